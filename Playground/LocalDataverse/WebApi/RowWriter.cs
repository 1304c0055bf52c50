using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>Writes a row as the Web API shows it, with the annotations the caller prefers.</summary>
internal sealed class RowWriter(OrganizationMetadata metadata, Preferences preferences)
{
    private const string FormattedValue = "OData.Community.Display.V1.FormattedValue";
    private const string LookupLogicalName = "Microsoft.Dynamics.CRM.lookuplogicalname";
    private const string AssociatedNavigation = "Microsoft.Dynamics.CRM.associatednavigationproperty";

    /// <summary>The row; a chosen column without a value is null, as on the platform.</summary>
    public JsonObject Write(TableMetadata table, Entity row, IReadOnlyList<string> columns)
    {
        var json = new JsonObject();
        if (Etag(row) is { } etag)
            json["@odata.etag"] = etag;
        foreach (var name in columns)
            Column(json, table, table.Columns[name], row, row.Contains(name) ? row[name] : null);
        if (!json.ContainsKey(table.PrimaryIdColumn) && row.Id != Guid.Empty)
            json[table.PrimaryIdColumn] = row.Id.ToString("D");
        return json;
    }

    /// <summary>A row a FetchXML query answered, which chooses its columns itself and may bring those of linked tables.</summary>
    public JsonObject WriteFetched(TableMetadata table, Entity row)
    {
        var json = new JsonObject();
        if (Etag(row) is { } etag)
            json["@odata.etag"] = etag;
        foreach (var (name, value) in row.Attributes)
        {
            if (value is AliasedValue aliased)
            {
                var property = name.Replace(".", "_x002e_", StringComparison.Ordinal);
                json[property] = Value(aliased.Value, metadata.TryTable(aliased.EntityLogicalName, out var linked) && linked.TryColumn(aliased.AttributeLogicalName, out var column) ? column : null);
                Annotate(json, property, FormattedValue, Formatted(row, name));
            }
            else if (table.TryColumn(name, out var column))
            {
                Column(json, table, column, row, value);
            }
        }
        return json;
    }

    public static string? Etag(Entity row) => string.IsNullOrEmpty(row.RowVersion) ? null : $"W/\"{row.RowVersion}\"";

    private void Column(JsonObject json, TableMetadata table, ColumnMetadata column, Entity row, object? value)
    {
        var property = column.PropertyName();
        json[property] = Value(value, column);
        if (value is null)
            return;
        Annotate(json, property, FormattedValue, Formatted(row, column.LogicalName) ?? (value as EntityReference)?.Name);
        if (value is EntityReference reference)
        {
            Annotate(json, property, LookupLogicalName, reference.LogicalName);
            Annotate(json, property, AssociatedNavigation, metadata.NavigationProperty(table, column, reference.LogicalName));
        }
    }

    private void Annotate(JsonObject json, string property, string annotation, string? value)
    {
        if (value is not null && preferences.Wants(annotation))
            json[$"{property}@{annotation}"] = value;
    }

    private static string? Formatted(Entity row, string name) => row.FormattedValues.TryGetValue(name, out var text) ? text : null;

    public static JsonNode? Value(object? value, ColumnMetadata? column) => value switch
    {
        null => null,
        EntityReference reference => JsonValue.Create(reference.Id.ToString("D")),
        OptionSetValue choice => JsonValue.Create(choice.Value),
        Money money => JsonValue.Create(money.Value),
        Guid id => JsonValue.Create(id.ToString("D")),
        DateTime moment => JsonValue.Create(Moment(moment, column)),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        _ => throw WebApiException.NotSupported($"The local Web API does not write values of the type {value.GetType().Name}."),
    };

    private static string Moment(DateTime moment, ColumnMetadata? column) => column is { Kind: ColumnKind.Date } or { DateBehavior: DateBehavior.DateOnly }
        ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
