using System;
using CrmAriaConnector.Aria;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Rows;

/// <summary>How column values are read and written, so that every table does it alike.</summary>
internal static class RowValues
{
    /// <summary>The option values of the publisher begin here.</summary>
    private const int OptionBase = 727900000;

    public const string ModifiedOn = "modifiedon";
    public const string State = "statecode";

    /// <summary>The platform's state of a row: 0 active, 1 inactive.</summary>
    public static bool IsActive(this Entity row) => row.GetAttributeValue<OptionSetValue>(State)?.Value != 1;

    /// <summary>A currency as Aria writes it, in small letters.</summary>
    public static string? Currency(this Entity row, string column) => row.Text(column)?.ToLowerInvariant();

    public static string? Text(this Entity row, string column) =>
        row.GetAttributeValue<string>(column) is { Length: > 0 } text ? text : null;

    public static decimal? Number(this Entity row, string column) => row.GetAttributeValue<decimal?>(column);

    public static int? Whole(this Entity row, string column) => row.GetAttributeValue<int?>(column);

    public static bool Flag(this Entity row, string column) => row.GetAttributeValue<bool?>(column) ?? false;

    public static AriaDate? Day(this Entity row, string column) =>
        row.GetAttributeValue<DateTime?>(column) is { } value ? new AriaDate(value.Year, value.Month, value.Day) : null;

    public static DateTime? Time(this Entity row, string column) =>
        row.GetAttributeValue<DateTime?>(column) is { } value ? DateTime.SpecifyKind(value, DateTimeKind.Utc) : null;

    public static EntityReference? Lookup(this Entity row, string column) => row.GetAttributeValue<EntityReference>(column);

    /// <summary>The place of a choice in its list, from 0; null when the column is empty.</summary>
    public static int? Choice(this Entity row, string column) =>
        row.GetAttributeValue<OptionSetValue>(column) is { } option ? option.Value - OptionBase : null;

    public static OptionSetValue Option(int place) => new(OptionBase + place);

    public static object? Of(AriaDate? day) => day is { } value ? value.ToDateTime() : null;

    /// <summary>Times are kept to the second: that is all the platform's own columns hold.</summary>
    public static DateTime Seconds(DateTime utc) => new(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second, DateTimeKind.Utc);

    /// <summary>A currency as CRM keeps it, in the capitals of ISO 4217.</summary>
    public static string? OfCurrency(string? code) => Cut(code, 3)?.ToUpperInvariant();

    /// <summary>Text cut to what the column holds; empty text is no value.</summary>
    public static string? Cut(string? text, int length) =>
        string.IsNullOrEmpty(text) ? null : text!.Length <= length ? text : text.Substring(0, length);
}
