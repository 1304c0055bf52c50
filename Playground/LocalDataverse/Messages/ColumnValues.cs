using System;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>Turns the SDK's values into stored ones, holding them against the column's constraints, and back. References are only shaped here; whether the row is there is asked by the writer.</summary>
internal static class ColumnValues
{
    private static readonly DateTime Earliest = new(1753, 1, 1);

    /// <summary>The stored value; null clears the column.</summary>
    /// <exception cref="System.ServiceModel.FaultException">The value has the wrong type or breaks a constraint.</exception>
    public static object? Read(TableMetadata table, ColumnMetadata column, object? value)
    {
        if (value is null)
            return null;
        return (column.Kind, value) switch
        {
            (ColumnKind.PrimaryKey or ColumnKind.UniqueIdentifier, Guid id) => id,
            (ColumnKind.Text or ColumnKind.Memo, string text) => Text(table, column, text),
            (ColumnKind.WholeNumber, int number) => InRange(table, column, number),
            (ColumnKind.BigInt, long or int) => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            (ColumnKind.Decimal, decimal number) => Number(table, column, number),
            (ColumnKind.Money, Money money) => Number(table, column, money.Value),
            (ColumnKind.Double, double number) => Floating(table, column, number),
            (ColumnKind.YesNo, bool flag) => flag,
            (ColumnKind.Choice or ColumnKind.State or ColumnKind.Status, OptionSetValue option) => Choice(table, column, option.Value),
            (ColumnKind.MultiChoice, OptionSetValueCollection options) => options.Count == 0 ? null : options.Select(option => Choice(table, column, option.Value)).Distinct().Order().ToArray(),
            (ColumnKind.Date or ColumnKind.DateAndTime, DateTime time) => Time(table, column, time),
            (ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner, EntityReference reference) => Reference(table, column, reference),
            _ => throw Fault.Invalid($"Incorrect attribute value type {value.GetType().FullName} for column '{column.LogicalName}' of table '{table.LogicalName}', which is {column.Kind}.")
        };
    }

    /// <summary>As the SDK shows it. A reference's name is given by the caller.</summary>
    public static object Write(ColumnMetadata column, object value, Func<RowReference, string?> nameOf) => (column.Kind, value) switch
    {
        (ColumnKind.Choice or ColumnKind.State or ColumnKind.Status, int option) => new OptionSetValue(option),
        (ColumnKind.MultiChoice, int[] options) => new OptionSetValueCollection(options.Select(option => new OptionSetValue(option)).ToList()),
        (ColumnKind.Money, decimal amount) => new Money(amount),
        (_, DateTime time) => DateTime.SpecifyKind(time, column.DateBehavior == DateBehavior.UserLocal ? DateTimeKind.Utc : DateTimeKind.Unspecified),
        (_, RowReference reference) => new EntityReference(reference.Table, reference.Id) { Name = nameOf(reference) },
        _ => value
    };

    private static string? Text(TableMetadata table, ColumnMetadata column, string text)
    {
        if (text.Length == 0)
            return null;
        if (column.MaxLength is { } most && text.Length > most)
            throw Fault.Of(ErrorCodes.TextTooLong, $"A validation error occurred. The length of the '{column.LogicalName}' attribute of the '{table.LogicalName}' entity exceeded the maximum allowed length of '{most}'.");
        return text;
    }

    private static int InRange(TableMetadata table, ColumnMetadata column, int number)
    {
        DemandRange(table, column, number);
        return number;
    }

    /// <summary>Digits beyond the column's precision are rounded away, as the platform does.</summary>
    private static decimal Number(TableMetadata table, ColumnMetadata column, decimal number)
    {
        DemandRange(table, column, number);
        return column.Precision is { } digits ? Math.Round(number, digits, MidpointRounding.AwayFromZero) : number;
    }

    private static double Floating(TableMetadata table, ColumnMetadata column, double number)
    {
        if (!double.IsFinite(number) || Math.Abs(number) >= (double)decimal.MaxValue)
            throw OutOfRange(table, column, number.ToString(CultureInfo.InvariantCulture));
        DemandRange(table, column, (decimal)number);
        return column.Precision is { } digits ? Math.Round(number, digits, MidpointRounding.AwayFromZero) : number;
    }

    private static int Choice(TableMetadata table, ColumnMetadata column, int option) =>
        column.Choice is null || column.Choice.Options.ContainsKey(option)
            ? option
            : throw Fault.Of(ErrorCodes.ChoiceOutOfRange, $"A validation error occurred. The value {option} of '{column.LogicalName}' on record of type '{table.LogicalName}' is outside the valid range. Accepted values: {string.Join(',', column.Choice.Options.Keys)}.");

    /// <summary>To the second, as the platform keeps it; a bare date loses its time of day.</summary>
    private static DateTime Time(TableMetadata table, ColumnMetadata column, DateTime time)
    {
        if (column.DateBehavior == DateBehavior.UserLocal && time.Kind == DateTimeKind.Local)
            time = time.ToUniversalTime();
        if (time < Earliest)
            throw OutOfRange(table, column, time.ToString("O", CultureInfo.InvariantCulture));
        var whole = column.DateBehavior == DateBehavior.DateOnly ? time.Date : new DateTime(time.Ticks - time.Ticks % TimeSpan.TicksPerSecond);
        return DateTime.SpecifyKind(whole, DateTimeKind.Unspecified);
    }

    private static RowReference Reference(TableMetadata table, ColumnMetadata column, EntityReference reference) =>
        column.Targets.IsEmpty || column.Targets.Contains(reference.LogicalName)
            ? new RowReference(reference.LogicalName, reference.Id)
            : throw Fault.Invalid($"Column '{column.LogicalName}' of table '{table.LogicalName}' cannot refer to table '{reference.LogicalName}', only to {string.Join(", ", column.Targets)}.");

    private static void DemandRange(TableMetadata table, ColumnMetadata column, decimal number)
    {
        if (number < column.MinValue || number > column.MaxValue)
            throw OutOfRange(table, column, number.ToString(CultureInfo.InvariantCulture));
    }

    private static Exception OutOfRange(TableMetadata table, ColumnMetadata column, string value)
    {
        var code = column.Kind switch
        {
            ColumnKind.WholeNumber or ColumnKind.BigInt => ErrorCodes.IntegerOutOfRange,
            ColumnKind.Date or ColumnKind.DateAndTime => ErrorCodes.DateOutOfRange,
            _ => ErrorCodes.DecimalOutOfRange,
        };
        return Fault.Of(code, $"A validation error occurred. The value of '{column.LogicalName}' on record of type '{table.LogicalName}' is outside the valid range: {value} (from {column.MinValue?.ToString(CultureInfo.InvariantCulture) ?? "any"} to {column.MaxValue?.ToString(CultureInfo.InvariantCulture) ?? "any"}).");
    }
}
