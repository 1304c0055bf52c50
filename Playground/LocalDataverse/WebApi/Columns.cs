using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>The OData names of columns and relationships.</summary>
internal static class Columns
{
    public static bool IsLookup(this ColumnMetadata column) => column.Kind is ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner;

    /// <summary>The property a column has in JSON: a lookup shows its id as _name_value.</summary>
    public static string PropertyName(this ColumnMetadata column) => column.IsLookup() ? $"_{column.LogicalName}_value" : column.LogicalName;

    /// <summary>The column behind a property of a table.</summary>
    /// <exception cref="WebApiException">The table has no such property.</exception>
    public static ColumnMetadata ColumnOf(this TableMetadata table, string property)
    {
        const string suffix = "_value";
        var name = property.StartsWith('_') && property.EndsWith(suffix, StringComparison.Ordinal) ? property[1..^suffix.Length] : property;
        if (!table.TryColumn(name, out var column) || column.PropertyName() != property)
            throw WebApiException.BadRequest($"Could not find a property named '{property}' on type 'Microsoft.Dynamics.CRM.{table.LogicalName}'.");
        return column;
    }

    /// <summary>The lookup a single-valued navigation property stands for, and the table it leads to.</summary>
    public static bool TryLookup(this OrganizationMetadata metadata, TableMetadata table, string navigation, [NotNullWhen(true)] out ColumnMetadata? column, out string target)
    {
        target = string.Empty;
        column = null;
        var relationship = metadata.Relationships.FirstOrDefault(each =>
            each.ReferencingTable == table.LogicalName && string.Equals(each.LookupNavigationProperty, navigation, StringComparison.Ordinal));
        if (relationship is not null)
        {
            target = relationship.ReferencedTable;
            return table.TryColumn(relationship.ReferencingColumn, out column);
        }
        // The platform's own lookups (owner, created by) go by the column's name.
        if (!table.TryColumn(navigation, out var own) || !own.IsLookup() || own.Targets.Length == 0)
            return false;
        column = own;
        target = own.Targets[0];
        return true;
    }

    public static RelationshipMetadata? Collection(this OrganizationMetadata metadata, TableMetadata table, string navigation) =>
        metadata.Relationships.FirstOrDefault(each =>
            each.ReferencedTable == table.LogicalName && string.Equals(each.CollectionNavigationProperty, navigation, StringComparison.Ordinal));

    /// <summary>The navigation property of a lookup's value; a lookup to several tables has one for each.</summary>
    public static string NavigationProperty(this OrganizationMetadata metadata, TableMetadata table, ColumnMetadata column, string target) =>
        metadata.Relationships.FirstOrDefault(each =>
            each.ReferencingTable == table.LogicalName && each.ReferencingColumn == column.LogicalName && each.ReferencedTable == target)?.LookupNavigationProperty
        ?? column.LogicalName;

    public static TableMetadata Table(this OrganizationMetadata metadata, string logicalName) => metadata.TryTable(logicalName, out var table)
        ? table
        : throw WebApiException.NotFound($"The organisation has no table '{logicalName}'.");

    public static TableMetadata? TableOfSet(this OrganizationMetadata metadata, string entitySetName) =>
        metadata.Tables.Values.FirstOrDefault(table => string.Equals(table.EntitySetName, entitySetName, StringComparison.OrdinalIgnoreCase));

    public static IReadOnlyList<string> Readable(this TableMetadata table) =>
        table.Columns.Values.Where(column => column.ValidForRead).Select(column => column.LogicalName).ToList();
}
