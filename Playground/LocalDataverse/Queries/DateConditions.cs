using System;
using System.Globalization;
using CrmAriaConnector.LocalDataverse.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.Queries;

/// <summary>Conditions relative to the organisation's clock. Days begin at midnight UTC: users' time zones are not modelled.</summary>
internal static class DateConditions
{
    public static bool TryHolds(ConditionExpression condition, object value, DateTime utcNow, out bool holds)
    {
        holds = false;
        if (value is not DateTime time || Span(condition, utcNow) is not { } span)
            return false;
        holds = time >= span.From && time < span.To;
        if (condition.Operator == ConditionOperator.NotOn)
            holds = !holds;
        return true;
    }

    /// <summary>From inclusive, to exclusive; null for operators that are not about dates.</summary>
    private static (DateTime From, DateTime To)? Span(ConditionExpression condition, DateTime now)
    {
        var today = now.Date;
        var month = new DateTime(today.Year, today.Month, 1);
        var year = new DateTime(today.Year, 1, 1);
        var after = now.AddTicks(1);
        return condition.Operator switch
        {
            ConditionOperator.On or ConditionOperator.NotOn => (Day(condition), Day(condition).AddDays(1)),
            ConditionOperator.OnOrBefore => (DateTime.MinValue, Day(condition).AddDays(1)),
            ConditionOperator.OnOrAfter => (Day(condition), DateTime.MaxValue),
            ConditionOperator.Yesterday => (today.AddDays(-1), today),
            ConditionOperator.Today => (today, today.AddDays(1)),
            ConditionOperator.Tomorrow => (today.AddDays(1), today.AddDays(2)),
            ConditionOperator.Last7Days => (today.AddDays(-7), after),
            ConditionOperator.Next7Days => (now, today.AddDays(8)),
            ConditionOperator.LastMonth => (month.AddMonths(-1), month),
            ConditionOperator.ThisMonth => (month, month.AddMonths(1)),
            ConditionOperator.NextMonth => (month.AddMonths(1), month.AddMonths(2)),
            ConditionOperator.LastYear => (year.AddYears(-1), year),
            ConditionOperator.ThisYear => (year, year.AddYears(1)),
            ConditionOperator.NextYear => (year.AddYears(1), year.AddYears(2)),
            ConditionOperator.LastXHours => (now.AddHours(-Number(condition)), after),
            ConditionOperator.NextXHours => (now, now.AddHours(Number(condition))),
            ConditionOperator.LastXDays => (today.AddDays(-Number(condition)), after),
            ConditionOperator.NextXDays => (now, today.AddDays(Number(condition) + 1)),
            ConditionOperator.LastXWeeks => (today.AddDays(-7 * Number(condition)), after),
            ConditionOperator.NextXWeeks => (now, today.AddDays(7 * Number(condition) + 1)),
            ConditionOperator.LastXMonths => (today.AddMonths(-Number(condition)), after),
            ConditionOperator.NextXMonths => (now, today.AddMonths(Number(condition)).AddDays(1)),
            ConditionOperator.LastXYears => (today.AddYears(-Number(condition)), after),
            ConditionOperator.NextXYears => (now, today.AddYears(Number(condition)).AddDays(1)),
            ConditionOperator.OlderThanXMinutes => (DateTime.MinValue, now.AddMinutes(-Number(condition))),
            ConditionOperator.OlderThanXHours => (DateTime.MinValue, now.AddHours(-Number(condition))),
            ConditionOperator.OlderThanXDays => (DateTime.MinValue, today.AddDays(-Number(condition))),
            ConditionOperator.OlderThanXWeeks => (DateTime.MinValue, today.AddDays(-7 * Number(condition))),
            ConditionOperator.OlderThanXMonths => (DateTime.MinValue, today.AddMonths(-Number(condition))),
            ConditionOperator.OlderThanXYears => (DateTime.MinValue, today.AddYears(-Number(condition))),
            _ => null
        };
    }

    private static DateTime Day(ConditionExpression condition) => condition.Values is [var value]
        ? value is DateTime time ? time.Date : DateTime.TryParse(value?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var parsed) ? parsed.Date : throw Wrong(condition)
        : throw Wrong(condition);

    private static int Number(ConditionExpression condition) =>
        condition.Values is [var value] && int.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(condition);

    private static Exception Wrong(ConditionExpression condition) =>
        Fault.Invalid($"The condition on '{condition.AttributeName}' with operator {condition.Operator} needs one {(condition.Operator is ConditionOperator.On or ConditionOperator.NotOn or ConditionOperator.OnOrAfter or ConditionOperator.OnOrBefore ? "date" : "number")}.");
}
