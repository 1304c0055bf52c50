using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk.Query;

namespace FakeXrmEasy;

/// <summary>Whether a filter holds for a row. As in Dataverse, a negated operator holds for an empty column.</summary>
internal static class Conditions
{
    public static bool Hold(FilterExpression filter, JoinedRow row, string scope)
    {
        var parts = filter.Conditions.Select(condition => Holds(condition, row, scope))
            .Concat(filter.Filters.Select(inner => Hold(inner, row, scope)));
        if (filter.Conditions.Count == 0 && filter.Filters.Count == 0)
            return true;
        return filter.FilterOperator == LogicalOperator.And ? parts.All(holds => holds) : parts.Any(holds => holds);
    }

    private static bool Holds(ConditionExpression condition, JoinedRow row, string scope)
    {
        var table = row.Table(string.IsNullOrEmpty(condition.EntityName) ? scope : condition.EntityName);
        var value = Comparison.ValueOf(table, condition.AttributeName);
        return condition.Operator switch
        {
            ConditionOperator.Null => Comparison.Plain(value) == null,
            ConditionOperator.NotNull => Comparison.Plain(value) != null,
            ConditionOperator.Equal => Comparison.AreEqual(value, Single(condition)),
            ConditionOperator.NotEqual => !Comparison.AreEqual(value, Single(condition)),
            ConditionOperator.In => Values(condition).Any(wanted => Comparison.AreEqual(value, wanted)),
            ConditionOperator.NotIn => !Values(condition).Any(wanted => Comparison.AreEqual(value, wanted)),
            ConditionOperator.GreaterThan => value != null && Comparison.Compare(value, Single(condition)) > 0,
            ConditionOperator.GreaterEqual => value != null && Comparison.Compare(value, Single(condition)) >= 0,
            ConditionOperator.LessThan => value != null && Comparison.Compare(value, Single(condition)) < 0,
            ConditionOperator.LessEqual => value != null && Comparison.Compare(value, Single(condition)) <= 0,
            ConditionOperator.Between => IsBetween(condition, value),
            ConditionOperator.NotBetween => !IsBetween(condition, value),
            ConditionOperator.On => value != null && Comparison.Compare(Day(value), Day(Single(condition))) == 0,
            ConditionOperator.OnOrBefore => value != null && Comparison.Compare(Day(value), Day(Single(condition))) <= 0,
            ConditionOperator.OnOrAfter => value != null && Comparison.Compare(Day(value), Day(Single(condition))) >= 0,
            ConditionOperator.Like => Comparison.IsLike(value, Single(condition)),
            ConditionOperator.NotLike => !Comparison.IsLike(value, Single(condition)),
            ConditionOperator.BeginsWith => Comparison.IsLike(value, Single(condition) + "%"),
            ConditionOperator.EndsWith => Comparison.IsLike(value, "%" + Single(condition)),
            ConditionOperator.Contains => Comparison.IsLike(value, "%" + Single(condition) + "%"),
            _ => throw new NotSupportedException($"The faked context does not know the operator {condition.Operator} on '{condition.AttributeName}'."),
        };
    }

    private static bool IsBetween(ConditionExpression condition, object value)
    {
        var bounds = Values(condition).ToList();
        if (bounds.Count != 2)
            throw new InvalidOperationException($"{condition.Operator} on '{condition.AttributeName}' needs two values, not {bounds.Count}.");
        return value != null && Comparison.Compare(value, bounds[0]) >= 0 && Comparison.Compare(value, bounds[1]) <= 0;
    }

    private static object Day(object value) => Convert.ToDateTime(value, CultureInfo.InvariantCulture).Date;

    private static object Single(ConditionExpression condition) => condition.Values.Count == 1 && condition.Values[0] != null
        ? condition.Values[0]
        : throw new InvalidOperationException($"{condition.Operator} on '{condition.AttributeName}' needs one value, not {condition.Values.Count}.");

    /// <summary>A list given as one value is meant as its members.</summary>
    private static IEnumerable<object> Values(ConditionExpression condition) =>
        condition.Values.SelectMany(value => value is IEnumerable list and not string and not byte[] ? list.Cast<object>() : new[] { value });
}
