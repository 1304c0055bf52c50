using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>One navigation property to expand, with the options in its parentheses.</summary>
internal sealed record Expand(string Navigation, QueryOptions Options);

/// <summary>The OData options of a read. What is not supported is refused by name, never ignored.</summary>
internal sealed record QueryOptions
{
    /// <summary>The platform's largest page.</summary>
    public const int LargestPage = 5000;

    public IReadOnlyList<string>? Select { get; private init; }

    public string? Filter { get; private init; }

    public string? OrderBy { get; private init; }

    public int? Top { get; private init; }

    public bool Count { get; private init; }

    public int Page { get; private init; } = 1;

    /// <summary>Rows of a page as the page before had them; null on the first page.</summary>
    public int? PageSize { get; private init; }

    public IReadOnlyList<Expand> Expands { get; private init; } = [];

    public string? FetchXml { get; private init; }

    public Guid? SavedQuery { get; private init; }

    public static QueryOptions Parse(IEnumerable<KeyValuePair<string, string>> options)
    {
        var parsed = new QueryOptions();
        foreach (var (name, value) in options)
            parsed = parsed.With(name, value);
        return parsed;
    }

    private QueryOptions With(string name, string value) => name switch
    {
        "$select" => this with { Select = Names(value) },
        "$filter" => this with { Filter = value },
        "$orderby" => this with { OrderBy = value },
        "$top" => this with { Top = Positive(name, value) },
        "$count" => this with { Count = value == "true" },
        "$skiptoken" => value.Split('-') is [var page, var size]
            ? this with { Page = Positive(name, page), PageSize = Positive(name, size) }
            : throw WebApiException.BadRequest("$skiptoken is to be taken from an @odata.nextLink as it stands."),
        "$expand" => this with { Expands = ResourcePath.SplitOutside(value, ',').Select(ReadExpand).ToList() },
        "fetchXml" => this with { FetchXml = value },
        "savedQuery" => this with { SavedQuery = Guid.TryParse(value, out var id) ? id : throw WebApiException.BadRequest($"'{value}' is not the id of a view.") },
        _ when name.StartsWith('@') => this, // the value of a function's parameter
        _ => throw WebApiException.NotSupported($"The local Web API does not support the query option '{name}'."),
    };

    /// <summary>A page has the size of the one before it, whatever is preferred now; else rows would be missed.</summary>
    public int SizeOfPage(int? maxPageSize) => Math.Min(PageSize ?? maxPageSize ?? LargestPage, LargestPage);

    private static Expand ReadExpand(string text)
    {
        var part = text.Trim();
        var open = part.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return new Expand(part, new QueryOptions());
        if (!part.EndsWith(')'))
            throw WebApiException.BadRequest($"The $expand '{part}' has no closing parenthesis at its end.");
        var inner = ResourcePath.SplitOutside(part[(open + 1)..^1], ';').Select(option => option.Split('=', 2))
            .Select(pair => pair.Length == 2 ? KeyValuePair.Create(pair[0].Trim(), pair[1].Trim()) : throw WebApiException.BadRequest($"The option '{pair[0]}' in $expand has no value."));
        var options = Parse(inner);
        if (options.Expands.Count > 0)
            throw WebApiException.NotSupported("The local Web API does not support $expand within $expand.");
        return new Expand(part[..open].Trim(), options);
    }

    private static string[] Names(string value) => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int Positive(string name, string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw WebApiException.BadRequest($"{name} must be a number above 0, not '{value}'.");

    /// <summary>The columns to read; every readable one where none is chosen.</summary>
    public IReadOnlyList<string> ColumnsOf(TableMetadata table) => Select is null
        ? table.Readable()
        : Select.Select(property => table.ColumnOf(property).LogicalName).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>The query of the organisation service these options amount to.</summary>
    public QueryExpression ToQuery(TableMetadata table, int? maxPageSize)
    {
        var query = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(ColumnsOf(table).ToArray()) };
        if (Filter is not null)
            query.Criteria = FilterParser.Parse(table, Filter);
        foreach (var part in OrderBy is null ? [] : Names(OrderBy))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 2 || (words.Length == 2 && words[1] is not ("asc" or "desc")))
                throw WebApiException.BadRequest($"The $orderby '{part}' cannot be read; it takes a column and asc or desc.");
            query.AddOrder(table.ColumnOf(words[0]).LogicalName, words.Length == 2 && words[1] == "desc" ? OrderType.Descending : OrderType.Ascending);
        }
        if (Top is { } top)
        {
            if (Page > 1)
                throw WebApiException.BadRequest("$top and $skiptoken do not go together.");
            query.TopCount = top;
            return query;
        }
        query.PageInfo = new PagingInfo { Count = SizeOfPage(maxPageSize), PageNumber = Page, ReturnTotalRecordCount = Count };
        return query;
    }
}
