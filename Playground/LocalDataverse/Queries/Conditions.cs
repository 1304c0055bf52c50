using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Security;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.Queries;

/// <summary>Whether a row meets a condition. An empty column meets every "not" and no other comparison, as on the platform, whose SQL adds "or is null" to a negation.</summary>
internal sealed class Conditions(DateTime utcNow, AccessCheck access)
{
    public bool Holds(ConditionExpression condition, ColumnMetadata column, Row? row, Func<string, ColumnMetadata> columnOf)
    {
        var value = Value(row, column.LogicalName);
        if (condition.CompareColumns)
            return HoldsBetweenColumns(condition, value, row, columnOf);
        switch (condition.Operator)
        {
            case ConditionOperator.Null:
                return value is null;
            case ConditionOperator.NotNull:
                return value is not null;
            case ConditionOperator.EqualUserId:
                return value is RowReference user && user.Id == access.Principal.UserId || value is Guid id && id == access.Principal.UserId;
            case ConditionOperator.NotEqualUserId:
                return !(value is RowReference other && other.Id == access.Principal.UserId || value is Guid otherId && otherId == access.Principal.UserId);
            case ConditionOperator.EqualBusinessId:
                return value is RowReference unit && unit.Id == access.HomeUnit;
            case ConditionOperator.NotEqualBusinessId:
                return !(value is RowReference otherUnit && otherUnit.Id == access.HomeUnit);
        }
        if (value is null)
            return IsNegation(condition.Operator);
        if (DateConditions.TryHolds(condition, value, utcNow, out var holds))
            return holds;
        var values = Values(condition, column);
        return condition.Operator switch
        {
            ConditionOperator.Equal => Same(value, One(condition, values)),
            ConditionOperator.NotEqual => !Same(value, One(condition, values)),
            ConditionOperator.In => values.Any(candidate => Same(value, candidate)),
            ConditionOperator.NotIn => !values.Any(candidate => Same(value, candidate)),
            ConditionOperator.GreaterThan => Compare(value, One(condition, values)) > 0,
            ConditionOperator.GreaterEqual => Compare(value, One(condition, values)) >= 0,
            ConditionOperator.LessThan => Compare(value, One(condition, values)) < 0,
            ConditionOperator.LessEqual => Compare(value, One(condition, values)) <= 0,
            ConditionOperator.Between => Compare(value, Pair(condition, values).Low) >= 0 && Compare(value, Pair(condition, values).High) <= 0,
            ConditionOperator.NotBetween => Compare(value, Pair(condition, values).Low) < 0 || Compare(value, Pair(condition, values).High) > 0,
            ConditionOperator.Like => Like(value, One(condition, values)),
            ConditionOperator.NotLike => !Like(value, One(condition, values)),
            ConditionOperator.BeginsWith => Folded(value).StartsWith(Folded(One(condition, values)), StringComparison.Ordinal),
            ConditionOperator.DoesNotBeginWith => !Folded(value).StartsWith(Folded(One(condition, values)), StringComparison.Ordinal),
            ConditionOperator.EndsWith => Folded(value).EndsWith(Folded(One(condition, values)), StringComparison.Ordinal),
            ConditionOperator.DoesNotEndWith => !Folded(value).EndsWith(Folded(One(condition, values)), StringComparison.Ordinal),
            ConditionOperator.Contains => Folded(value).Contains(Folded(One(condition, values)), StringComparison.Ordinal),
            ConditionOperator.DoesNotContain => !Folded(value).Contains(Folded(One(condition, values)), StringComparison.Ordinal),
            ConditionOperator.ContainValues => value is int[] chosen && values.Any(candidate => chosen.Contains((int)candidate)),
            ConditionOperator.DoesNotContainValues => value is int[] held && !values.Any(candidate => held.Contains((int)candidate)),
            _ => throw Fault.NotSupported("the condition operator " + condition.Operator)
        };
    }

    /// <summary>The condition's values as rows hold them; references as their ids. Lists are flattened.</summary>
    public static IReadOnlyList<object> Values(ConditionExpression condition, ColumnMetadata column) =>
        condition.Values.SelectMany(value => value is IEnumerable and not string ? ((IEnumerable)value).Cast<object?>() : [value])
            .Select(value => Convert(column, value ?? throw Fault.Invalid($"The condition on '{column.LogicalName}' compares with null; use the Null operator.")))
            .ToList();

    private static object Convert(ColumnMetadata column, object value)
    {
        try
        {
            return (column.Kind, value) switch
            {
                (_, EntityReference reference) => reference.Id,
                (_, OptionSetValue option) => option.Value,
                (_, Money money) => money.Value,
                (_, Enum number) => System.Convert.ToInt32(number, CultureInfo.InvariantCulture),
                (ColumnKind.PrimaryKey or ColumnKind.UniqueIdentifier or ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner, string text) => Guid.Parse(text),
                (ColumnKind.WholeNumber or ColumnKind.Choice or ColumnKind.State or ColumnKind.Status or ColumnKind.MultiChoice, _) => System.Convert.ToInt32(value, CultureInfo.InvariantCulture),
                (ColumnKind.BigInt, _) => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
                (ColumnKind.Decimal or ColumnKind.Money, _) => System.Convert.ToDecimal(value, CultureInfo.InvariantCulture),
                (ColumnKind.Double, _) => System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
                (ColumnKind.YesNo, string text) => text is "1" or "true" or "True",
                (ColumnKind.YesNo, _) => System.Convert.ToBoolean(value, CultureInfo.InvariantCulture),
                (ColumnKind.Date or ColumnKind.DateAndTime, string text) => Plain(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)),
                (ColumnKind.Date or ColumnKind.DateAndTime, DateTime time) => Plain(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time),
                _ => value
            };
        }
        catch (Exception problem) when (problem is FormatException or InvalidCastException or OverflowException)
        {
            throw Fault.Invalid($"The value '{value}' of a condition does not fit column '{column.LogicalName}'.");
        }
    }

    private static bool IsNegation(ConditionOperator operation) => operation is ConditionOperator.NotEqual or ConditionOperator.NotIn or ConditionOperator.NotLike
        or ConditionOperator.NotBetween or ConditionOperator.NotOn or ConditionOperator.DoesNotBeginWith or ConditionOperator.DoesNotEndWith
        or ConditionOperator.DoesNotContain or ConditionOperator.DoesNotContainValues;

    private static DateTime Plain(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Unspecified);

    private static object? Value(Row? row, string column) => column == SystemColumns.Version ? row?.Version : row?[column];

    private static bool HoldsBetweenColumns(ConditionExpression condition, object? value, Row? row, Func<string, ColumnMetadata> columnOf)
    {
        var other = condition.Values is [string name] ? Value(row, columnOf(name).LogicalName) : throw Fault.Invalid("A comparison of columns names the other column.");
        if (value is null || other is null)
            return false;
        return condition.Operator switch
        {
            ConditionOperator.Equal => Same(value, other),
            ConditionOperator.NotEqual => !Same(value, other),
            ConditionOperator.GreaterThan => Compare(value, other) > 0,
            ConditionOperator.GreaterEqual => Compare(value, other) >= 0,
            ConditionOperator.LessThan => Compare(value, other) < 0,
            ConditionOperator.LessEqual => Compare(value, other) <= 0,
            _ => throw Fault.NotSupported($"comparing columns with the operator {condition.Operator}")
        };
    }

    private static object One(ConditionExpression condition, IReadOnlyList<object> values) =>
        values is [var value] ? value : throw Fault.Invalid($"The condition on '{condition.AttributeName}' with operator {condition.Operator} takes exactly one value.");

    private static (object Low, object High) Pair(ConditionExpression condition, IReadOnlyList<object> values) =>
        values is [var low, var high] ? (low, high) : throw Fault.Invalid($"The condition on '{condition.AttributeName}' with operator {condition.Operator} takes exactly two values.");

    private static bool Same(object value, object candidate) => (value, candidate) switch
    {
        (RowReference reference, Guid id) => reference.Id == id,
        (RowReference reference, RowReference other) => reference.Id == other.Id,
        (string text, string other) => Folding.Same(text, other),
        _ => value.Equals(candidate)
    };

    private static int Compare(object value, object other) => SortOrder.Instance.Compare(value, other);

    private static string Folded(object value) => value is string text ? Folding.Fold(text) : throw Fault.Invalid("Only text can be compared by its parts.");

    /// <summary>% any text, _ any character, [a-f] and [^a] sets, as the platform's SQL has them.</summary>
    private static bool Like(object value, object pattern)
    {
        var regex = Regex.Replace(Folded(pattern), @"\[(\^?)([^\]]+)\]|[%_]|[^%_\[]+|\[", part => part.Value switch
        {
            "%" => ".*",
            "_" => ".",
            _ when part.Groups[2].Success => $"[{part.Groups[1].Value}{part.Groups[2].Value.Replace(@"\", @"\\", StringComparison.Ordinal)}]",
            var literal => Regex.Escape(literal)
        });
        return Regex.IsMatch(Folded(value), "^" + regex + "$", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
