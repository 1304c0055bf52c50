using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Store;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>A value as text for people: English (United States), times in UTC. Other languages and zones are not modelled.</summary>
internal static class FormattedValue
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>Null for kinds the platform does not format.</summary>
    public static string? Of(ColumnMetadata column, object value, Func<RowReference, string?> nameOf) => (column.Kind, value) switch
    {
        (ColumnKind.Choice or ColumnKind.State or ColumnKind.Status, int option) => Label(column, option),
        (ColumnKind.YesNo, bool flag) => Label(column, flag ? 1 : 0) ?? (flag ? "Yes" : "No"),
        (ColumnKind.MultiChoice, int[] options) => string.Join("; ", options.Select(option => Label(column, option))),
        (ColumnKind.WholeNumber or ColumnKind.BigInt, _) => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString("N0", English),
        (ColumnKind.Decimal, decimal number) => number.ToString("N" + (column.Precision ?? 2).ToString(CultureInfo.InvariantCulture), English),
        (ColumnKind.Double, double number) => number.ToString("N" + (column.Precision ?? 2).ToString(CultureInfo.InvariantCulture), English),
        (ColumnKind.Money, decimal amount) => amount.ToString("C" + (column.Precision ?? 2).ToString(CultureInfo.InvariantCulture), English),
        (_, DateTime time) => time.ToString(column.Kind == ColumnKind.Date || column.DateBehavior == DateBehavior.DateOnly ? "M/d/yyyy" : "M/d/yyyy h:mm tt", English),
        (_, RowReference reference) => nameOf(reference),
        _ => null
    };

    public static string? Label(ColumnMetadata column, int option) => column.Choice?.Options.GetValueOrDefault(option);
}
