using System;
using System.Globalization;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>Reads the literals of addresses (keys, filters, function parameters) as values of a column or parameter.</summary>
internal static class Literal
{
    /// <summary>The value as queries and keys take it: numbers for choices, ids for lookups.</summary>
    public static object ForColumn(string literal, ColumnMetadata column)
    {
        var value = column.Kind switch
        {
            ColumnKind.Text or ColumnKind.Memo => Text(literal),
            ColumnKind.YesNo => bool.TryParse(literal, out var flag) ? flag : null,
            ColumnKind.WholeNumber or ColumnKind.Choice or ColumnKind.State or ColumnKind.Status => Integer(literal),
            ColumnKind.BigInt => long.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big) ? big : null,
            ColumnKind.Decimal or ColumnKind.Money => Number(literal),
            ColumnKind.Double => double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null,
            ColumnKind.Date or ColumnKind.DateAndTime => Moment(literal),
            ColumnKind.PrimaryKey or ColumnKind.UniqueIdentifier or ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner => Id(literal),
            _ => throw WebApiException.NotSupported($"The local Web API does not compare the column '{column.LogicalName}': its kind is {column.Kind}."),
        };
        return value ?? throw WebApiException.BadRequest($"'{literal}' is not a value of the column '{column.LogicalName}', which is of the kind {column.Kind}.");
    }

    /// <summary>The text between quotation marks, with doubled ones made single; null when there are none.</summary>
    public static string? Text(string literal) =>
        literal.Length >= 2 && literal[0] == '\'' && literal[^1] == '\'' ? literal[1..^1].Replace("''", "'", StringComparison.Ordinal) : null;

    /// <summary>An id, bare, in quotation marks or in braces.</summary>
    public static object? Id(string literal) => Guid.TryParse(Text(literal) ?? literal, out var id) ? id : null;

    public static object? Integer(string literal) =>
        int.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static object? Number(string literal) =>
        decimal.TryParse(literal, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A date (yyyy-mm-dd) or a moment with its zone; moments become UTC.</summary>
    public static object? Moment(string literal)
    {
        var text = Text(literal) ?? literal;
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date))
            return date;
        return text.Contains('T', StringComparison.Ordinal)
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;
    }
}
