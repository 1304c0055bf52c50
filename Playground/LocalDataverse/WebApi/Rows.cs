using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>Reads rows for one caller and writes them as JSON, related rows included.</summary>
internal sealed class Rows(OrganizationMetadata metadata, IOrganizationService service, Preferences preferences)
{
    private readonly RowWriter _writer = new(metadata, preferences);

    /// <summary>One row by id or alternate key.</summary>
    public (JsonObject Json, string? Etag) One(TableMetadata table, EntityReference reference, QueryOptions options)
    {
        if (options.Filter is not null || options.OrderBy is not null || options.Top is not null || options.Count || options.FetchXml is not null || options.SavedQuery is not null)
            throw WebApiException.BadRequest("A single row is read with $select and $expand only.");
        var columns = options.ColumnsOf(table);
        var row = Retrieve(reference, ToRead(table, columns, options.Expands));
        return (Written(table, row, columns, options.Expands), RowWriter.Etag(row));
    }

    /// <summary>The rows of a table, a page of them where there are more.</summary>
    public (JsonArray Value, int? Count, int? NextPage) Many(TableMetadata table, QueryOptions options, ConditionExpression? restriction = null)
    {
        if (options.FetchXml is not null || options.SavedQuery is not null)
            return Fetched(table, options);
        var columns = options.ColumnsOf(table);
        var query = options.ToQuery(table, preferences.MaxPageSize);
        query.ColumnSet = new ColumnSet(ToRead(table, columns, options.Expands));
        if (restriction is not null)
        {
            var both = new FilterExpression(LogicalOperator.And);
            both.AddCondition(restriction);
            both.AddFilter(query.Criteria);
            query.Criteria = both;
        }
        var answer = service.RetrieveMultiple(query);
        var value = new JsonArray(answer.Entities.Select(row => (JsonNode)Written(table, row, columns, options.Expands)).ToArray());
        return (value, options.Count ? Total(answer, value.Count, options) : null, answer.MoreRecords && options.Top is null ? options.Page + 1 : null);
    }

    private Entity Retrieve(EntityReference reference, params string[] columns) =>
        ((RetrieveResponse)service.Execute(new RetrieveRequest { Target = reference, ColumnSet = new ColumnSet(columns) })).Entity;

    private (JsonArray Value, int? Count, int? NextPage) Fetched(TableMetadata table, QueryOptions options)
    {
        if (options.Filter is not null || options.OrderBy is not null || options.Select is not null || options.Expands.Count > 0 || options.Top is not null || options.Count)
            throw WebApiException.NotSupported("The local Web API does not combine fetchXml or savedQuery with OData's own options.");
        var fetchXml = options.FetchXml
            ?? metadata.Views.FirstOrDefault(view => view.Id == options.SavedQuery && view.Table == table.LogicalName)?.FetchXml
            ?? throw WebApiException.NotFound($"The table '{table.LogicalName}' has no view {options.SavedQuery}.");
        var answer = service.RetrieveMultiple(new FetchExpression(fetchXml));
        return (new JsonArray(answer.Entities.Select(row => (JsonNode)_writer.WriteFetched(table, row)).ToArray()), null, null);
    }

    /// <summary>The chosen columns and those that lead to what is expanded.</summary>
    private string[] ToRead(TableMetadata table, IReadOnlyList<string> columns, IReadOnlyList<Expand> expands) => columns
        .Concat(expands.Select(expand => metadata.TryLookup(table, expand.Navigation, out var column, out _) ? column.LogicalName : table.PrimaryIdColumn))
        .Distinct(StringComparer.Ordinal)
        .ToArray();

    private JsonObject Written(TableMetadata table, Entity row, IReadOnlyList<string> columns, IReadOnlyList<Expand> expands)
    {
        var json = _writer.Write(table, row, columns);
        foreach (var expand in expands)
            json[expand.Navigation] = Expanded(table, row, expand);
        return json;
    }

    private JsonNode? Expanded(TableMetadata table, Entity row, Expand expand)
    {
        if (metadata.TryLookup(table, expand.Navigation, out var column, out var target))
        {
            // A lookup to several tables has a navigation property for each, and only one of them leads somewhere.
            return row.GetAttributeValue<EntityReference>(column.LogicalName) is { } reference && reference.LogicalName == target
                ? One(metadata.Table(target), reference, expand.Options).Json
                : null;
        }
        if (metadata.Collection(table, expand.Navigation) is { } relationship)
            return Related(relationship, row.Id, expand.Options).Value;
        throw WebApiException.BadRequest($"Could not find a property named '{expand.Navigation}' on type 'Microsoft.Dynamics.CRM.{table.LogicalName}'.");
    }

    /// <summary>The id behind an alternate key.</summary>
    public Guid IdOf(TableMetadata table, EntityReference reference) => Retrieve(reference, table.PrimaryIdColumn).Id;

    public EntityReference? LookupOf(TableMetadata table, EntityReference reference, ColumnMetadata lookup) =>
        Retrieve(reference, table.PrimaryIdColumn, lookup.LogicalName).GetAttributeValue<EntityReference>(lookup.LogicalName);

    public JsonNode? ValueOf(TableMetadata table, EntityReference reference, ColumnMetadata column)
    {
        var row = Retrieve(reference, table.PrimaryIdColumn, column.LogicalName);
        return RowWriter.Value(row.Contains(column.LogicalName) ? row[column.LogicalName] : null, column);
    }

    /// <summary>The rows that refer to one row by a relationship.</summary>
    public (JsonArray Value, int? Count, int? NextPage) Related(RelationshipMetadata relationship, Guid id, QueryOptions options) => Many(
        metadata.Table(relationship.ReferencingTable), options, new ConditionExpression(relationship.ReferencingColumn, ConditionOperator.Equal, id));

    private static int Total(EntityCollection answer, int onPage, QueryOptions options) =>
        options.Top is null && answer.TotalRecordCount >= 0 ? answer.TotalRecordCount : onPage;
}
