using System;
using System.Collections.Generic;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>Reads an OData $filter into a filter of the organisation service. What it does not know it names.</summary>
internal sealed class FilterParser
{
    private readonly TableMetadata _table;
    private readonly string _source;
    private readonly List<string> _tokens;
    private int _at;

    private FilterParser(TableMetadata table, string source)
    {
        _table = table;
        _source = source;
        _tokens = Tokenize(source);
    }

    public static FilterExpression Parse(TableMetadata table, string filter)
    {
        var parser = new FilterParser(table, filter);
        var expression = parser.Or(negated: false);
        if (parser._at < parser._tokens.Count)
            throw parser.Unreadable($"'{parser._tokens[parser._at]}' is not expected there");
        return expression;
    }

    private FilterExpression Or(bool negated) => Chain("or", negated ? LogicalOperator.And : LogicalOperator.Or, () => And(negated));

    private FilterExpression And(bool negated) => Chain("and", negated ? LogicalOperator.Or : LogicalOperator.And, () => Not(negated));

    private FilterExpression Chain(string word, LogicalOperator joined, Func<FilterExpression> part)
    {
        var first = part();
        if (!IsNext(word))
            return first;
        var all = new FilterExpression(joined);
        all.AddFilter(first);
        while (IsNext(word))
        {
            _at++;
            all.AddFilter(part());
        }
        return all;
    }

    private FilterExpression Not(bool negated)
    {
        if (IsNext("not"))
        {
            _at++;
            return Not(!negated);
        }
        if (IsNext("("))
        {
            _at++;
            var inner = Or(negated);
            Expect(")");
            return inner;
        }
        var single = new FilterExpression(LogicalOperator.And);
        single.AddCondition(Condition(negated));
        return single;
    }

    private ConditionExpression Condition(bool negated)
    {
        var word = Next();
        return IsNext("(") ? TextFunction(word, negated) : Comparison(word, negated);
    }

    private ConditionExpression TextFunction(string function, bool negated)
    {
        if (function is not ("contains" or "startswith" or "endswith"))
            throw WebApiException.NotSupported($"The local Web API does not support the function '{function}' in $filter; it knows contains, startswith and endswith.");
        Expect("(");
        var column = _table.ColumnOf(Next());
        Expect(",");
        var literal = Next();
        Expect(")");
        if (column.Kind is not (ColumnKind.Text or ColumnKind.Memo))
            throw WebApiException.BadRequest($"{function} takes a text column, and '{column.LogicalName}' is of the kind {column.Kind}.");
        var text = EscapeLike((string)Literal.ForColumn(literal, column));
        var pattern = (function == "startswith" ? "" : "%") + text + (function == "endswith" ? "" : "%");
        return new ConditionExpression(column.LogicalName, negated ? ConditionOperator.NotLike : ConditionOperator.Like, pattern);
    }

    private ConditionExpression Comparison(string property, bool negated)
    {
        if (property.Contains('/', StringComparison.Ordinal))
            throw WebApiException.NotSupported($"The local Web API does not filter by a column of a related row ('{property}').");
        var column = _table.ColumnOf(property);
        var comparison = Next();
        var literal = Next();
        if (literal == "null")
        {
            var isNull = comparison switch
            {
                "eq" => !negated,
                "ne" => negated,
                _ => throw Unreadable($"null can be compared with eq and ne, not with {comparison}"),
            };
            return new ConditionExpression(column.LogicalName, isNull ? ConditionOperator.Null : ConditionOperator.NotNull);
        }
        return new ConditionExpression(column.LogicalName, Operator(comparison, negated), Literal.ForColumn(literal, column));
    }

    private ConditionOperator Operator(string comparison, bool negated) => (comparison, negated) switch
    {
        ("eq", false) or ("ne", true) => ConditionOperator.Equal,
        ("ne", false) or ("eq", true) => ConditionOperator.NotEqual,
        ("gt", false) or ("le", true) => ConditionOperator.GreaterThan,
        ("ge", false) or ("lt", true) => ConditionOperator.GreaterEqual,
        ("lt", false) or ("ge", true) => ConditionOperator.LessThan,
        ("le", false) or ("gt", true) => ConditionOperator.LessEqual,
        _ => throw Unreadable($"'{comparison}' is none of eq, ne, gt, ge, lt, le"),
    };

    private static string EscapeLike(string text) => text
        .Replace("[", "[[]", StringComparison.Ordinal)
        .Replace("%", "[%]", StringComparison.Ordinal)
        .Replace("_", "[_]", StringComparison.Ordinal);

    private bool IsNext(string token) => _at < _tokens.Count && _tokens[_at] == token;

    private string Next() => _at < _tokens.Count ? _tokens[_at++] : throw Unreadable("it ends too early");

    private void Expect(string token)
    {
        var next = Next();
        if (next != token)
            throw Unreadable($"'{token}' is missing before '{next}'");
    }

    private WebApiException Unreadable(string why) => WebApiException.BadRequest($"The $filter '{_source}' cannot be read: {why}.");

    private static List<string> Tokenize(string source)
    {
        var tokens = new List<string>();
        var position = 0;
        while (position < source.Length)
        {
            var character = source[position];
            if (char.IsWhiteSpace(character))
            {
                position++;
                continue;
            }
            var start = position;
            if (character == '\'')
                position = EndOfText(source, position);
            else if (character is '(' or ')' or ',')
                position++;
            else
                while (position < source.Length && !char.IsWhiteSpace(source[position]) && source[position] is not ('(' or ')' or ',' or '\''))
                    position++;
            tokens.Add(source[start..position]);
        }
        return tokens;
    }

    private static int EndOfText(string source, int start)
    {
        for (var position = start + 1; position < source.Length; position++)
        {
            if (source[position] != '\'')
                continue;
            if (position + 1 < source.Length && source[position + 1] == '\'')
                position++;
            else
                return position + 1;
        }
        throw WebApiException.BadRequest($"The $filter '{source}' has a text without a closing quotation mark.");
    }
}
