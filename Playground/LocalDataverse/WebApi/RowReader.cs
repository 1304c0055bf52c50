using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>Reads the Web API's JSON of a row: plain columns, lookups as name@odata.bind, annotations passed over.</summary>
public static class RowReader
{
    private const string Bind = "@odata.bind";

    /// <summary>The row as the organisation service takes it.</summary>
    /// <param name="metadata">What the organisation knows.</param>
    /// <param name="table">The row's table.</param>
    /// <param name="json">The body.</param>
    /// <exception cref="FormatException">The body names something the table does not have, or a value is of another type; the message says what.</exception>
    public static Entity Read(OrganizationMetadata metadata, string table, JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(json);
        return Explained(() => Read(metadata, metadata.Table(table), json));
    }

    /// <summary>The row an address such as /accounts(id) means.</summary>
    /// <param name="metadata">What the organisation knows.</param>
    /// <param name="address">An entity set with an id or an alternate key in parentheses, with or without the service root.</param>
    /// <exception cref="FormatException">It is not the address of a row; the message says why.</exception>
    public static EntityReference ReadAddress(OrganizationMetadata metadata, string address)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(address);
        return Explained(() => Reference(metadata, address));
    }

    private static T Explained<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (WebApiException failure)
        {
            throw new FormatException(failure.Message, failure);
        }
    }

    internal static Entity Read(OrganizationMetadata metadata, TableMetadata table, JsonObject json)
    {
        var row = new Entity(table.LogicalName);
        foreach (var (name, value) in json)
        {
            if (name.EndsWith(Bind, StringComparison.Ordinal))
            {
                var (column, reference) = Bound(metadata, table, name[..^Bind.Length], value);
                row[column] = reference!;
            }
            else if (!name.Contains('@', StringComparison.Ordinal))
            {
                Plain(metadata, table, row, name, value);
            }
        }
        return row;
    }

    internal static EntityReference Reference(OrganizationMetadata metadata, string address)
    {
        var path = address.Contains("/api/data/v", StringComparison.OrdinalIgnoreCase)
            ? address[(address.IndexOf('/', address.IndexOf("/api/data/v", StringComparison.OrdinalIgnoreCase) + "/api/data/v".Length) + 1)..]
            : address.TrimStart('/');
        var segments = ResourcePath.Parse(path);
        return segments is [{ Arguments: { } arguments } segment] && metadata.TableOfSet(segment.Name) is { } table
            ? RowAddress.Parse(table, arguments)
            : throw WebApiException.BadPayload($"'{address}' is not the address of a row, such as /accounts(id).");
    }

    private static (string Column, EntityReference? Reference) Bound(OrganizationMetadata metadata, TableMetadata table, string navigation, JsonNode? value)
    {
        if (!metadata.TryLookup(table, navigation, out var column, out _))
            throw WebApiException.BadPayload($"'{navigation}' is not a single-valued navigation property of '{table.LogicalName}'.");
        if (value is null)
            return (column.LogicalName, null);
        var reference = Reference(metadata, Scalar<string>(value, navigation + Bind, "the address of a row"));
        return column.Targets.Contains(reference.LogicalName)
            ? (column.LogicalName, reference)
            : throw WebApiException.BadPayload($"'{navigation}' of '{table.LogicalName}' does not lead to the table '{reference.LogicalName}'.");
    }

    private static void Plain(OrganizationMetadata metadata, TableMetadata table, Entity row, string name, JsonNode? value)
    {
        if (value is JsonObject or JsonArray)
            throw WebApiException.NotSupported($"The local Web API does not create related rows together with their parent ('{name}').");
        if (table.TryColumn(name, out var column) && !column.IsLookup())
        {
            if (column.Kind == ColumnKind.PrimaryKey && value is not null)
                row.Id = (Guid)Value(column, value)!;
            row[name] = value is null ? null! : Value(column, value)!;
            return;
        }
        if (column is not null || (name.StartsWith('_') && name.EndsWith("_value", StringComparison.Ordinal)) || metadata.TryLookup(table, name, out _, out _))
            throw WebApiException.BadPayload($"The lookup behind '{name}' is set by its navigation property with {Bind}, not by a value.");
        throw WebApiException.BadPayload($"Could not find a property named '{name}' on type 'Microsoft.Dynamics.CRM.{table.LogicalName}'.");
    }

    private static object? Value(ColumnMetadata column, JsonNode value) => column.Kind switch
    {
        ColumnKind.Text or ColumnKind.Memo => Scalar<string>(value, column.LogicalName, "text"),
        ColumnKind.YesNo => Scalar<bool>(value, column.LogicalName, "true or false"),
        ColumnKind.WholeNumber => Scalar<int>(value, column.LogicalName, "a whole number"),
        ColumnKind.BigInt => Scalar<long>(value, column.LogicalName, "a whole number"),
        ColumnKind.Decimal => Scalar<decimal>(value, column.LogicalName, "a number"),
        ColumnKind.Double => Scalar<double>(value, column.LogicalName, "a number"),
        ColumnKind.Money => new Money(Scalar<decimal>(value, column.LogicalName, "a number")),
        ColumnKind.Choice or ColumnKind.State or ColumnKind.Status => new OptionSetValue(Scalar<int>(value, column.LogicalName, "the number of a choice")),
        ColumnKind.Date or ColumnKind.DateAndTime => Literal.Moment(Scalar<string>(value, column.LogicalName, "a date"))
            ?? throw Mistyped(column.LogicalName, column.Kind == ColumnKind.Date ? "a date such as 2026-02-22" : "a moment such as 2026-02-22T09:30:00Z"),
        ColumnKind.PrimaryKey or ColumnKind.UniqueIdentifier => Literal.Id(Scalar<string>(value, column.LogicalName, "an id"))
            ?? throw Mistyped(column.LogicalName, "an id"),
        _ => throw WebApiException.NotSupported($"The local Web API does not write the column '{column.LogicalName}': its kind is {column.Kind}."),
    };

    internal static T Scalar<T>(JsonNode value, string name, string expected)
    {
        try
        {
            // Exact numbers only: 4.5 is no whole number, and "4" is a text.
            return value.GetValueKind() switch
            {
                JsonValueKind.String when typeof(T) != typeof(string) => throw Mistyped(name, expected),
                _ => value is JsonValue scalar && scalar.TryGetValue<T>(out var typed)
                    ? typed
                    : value.Deserialize<T>() ?? throw Mistyped(name, expected),
            };
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw Mistyped(name, expected);
        }
    }

    private static WebApiException Mistyped(string name, string expected) =>
        WebApiException.BadPayload(string.Format(CultureInfo.InvariantCulture, "The value of '{0}' must be {1}.", name, expected));
}
