using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>The <c>Entity</c> nodes: tables of the solution's own, what it adds to others' tables, and their views, forms and ribbons.</summary>
internal sealed class TableReader(ImportContext context, string solution, ImmutableArray<RelationshipMetadata> relationships, ImmutableArray<ChoiceMetadata> choices)
{
    private readonly ColumnReader _columns = new(context.Labels, choices.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase));

    public List<TableMetadata> Tables { get; } = [];

    public List<TableExtension> Extensions { get; } = [];

    public List<ViewMetadata> Views { get; } = [];

    public List<FormMetadata> Forms { get; } = [];

    public Dictionary<string, string> Ribbons { get; } = new(StringComparer.Ordinal);

    public void Read(Node customizations)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in customizations.Each("Entities", "Entity"))
        {
            var schemaName = node.RequiredText("Name");
            var table = schemaName.ToLowerInvariant();
            if (!names.Add(table))
                throw node.Refusal("the table stands twice; merge the two nodes");
            ReadTable(node, schemaName, table);
            ReadViews(node, table);
            ReadForms(node, table);
            if (node.Optional("RibbonDiffXml") is { } ribbon && ribbon.Whole() is { HasElements: true } diff)
                Ribbons.Add(table, Written(diff));
        }
    }

    private void ReadTable(Node node, string schemaName, string table)
    {
        var code = node.Number("ObjectTypeCode", 0);
        if (node.Optional("EntityInfo") is not { } info)
        {
            Extensions.Add(new TableExtension(table, ImmutableSortedDictionary<string, ColumnMetadata>.Empty, []));
            return;
        }
        var entity = info.Required("entity");
        if (!string.Equals(entity.RequiredAttribute("Name"), schemaName, StringComparison.OrdinalIgnoreCase))
            throw entity.Refusal($"<entity> is named {entity.Attribute("Name")}, but its table {schemaName}");
        var displayName = context.Labels.Of(entity, "LocalizedNames", "LocalizedName");
        var collectionName = context.Labels.Of(entity, "LocalizedCollectionNames", "LocalizedCollectionName");
        context.Labels.Of(entity, "Descriptions", "Description");

        var columns = ReadColumns(entity, table, out var primaryId, out var primaryName);
        var keys = entity.Each("EntityKeys", "EntityKey").Select(k => ReadKey(k, table, columns)).ToImmutableArray();
        var icon = entity.OptionalText("IconVectorName");
        var isReadOnly = entity.Flag("IsReadOnlyInMobileClient");
        RefuseSpecialKinds(entity);

        // Packages from before the Web API name no set.
        var entitySet = entity.OptionalText("EntitySetName") ?? table + "s";

        // A table that belongs to somebody else comes as a shell, without the properties of a table.
        if (entity.OptionalText("OwnershipTypeMask") is not { } ownership)
        {
            Extensions.Add(new TableExtension(table, columns, keys));
            return;
        }
        Tables.Add(new TableMetadata
        {
            LogicalName = table,
            EntitySetName = entitySet,
            Ownership = ownership switch
            {
                "UserOwned" => TableOwnership.User,
                "OrgOwned" => TableOwnership.Organization,
                var other => throw entity.Refusal($"tables owned by {other} are not supported by the local organisation; use UserOwned or OrgOwned"),
            },
            PrimaryIdColumn = primaryId ?? throw entity.Refusal("the table has no column of type primarykey; export it whole"),
            PrimaryNameColumn = primaryName,
            DisplayName = displayName ?? schemaName,
            CollectionName = collectionName ?? entitySet,
            ObjectTypeCode = code,
            Solution = solution,
            PrivilegeStem = schemaName,
            Icon = icon,
            IsReadOnlyInApps = isReadOnly,
            Columns = columns,
            Keys = keys,
        });
    }

    private static void RefuseSpecialKinds(Node entity)
    {
        if (entity.Flag("IsActivity"))
            throw entity.Refusal("activity tables are not supported by the local organisation; take the table out of the solution to import it here");
        if (entity.Flag("IsBPFEntity"))
            throw entity.Refusal("tables of business process flows are not supported by the local organisation; take the table out of the solution to import it here");
        if (entity.Flag("EnforceStateTransitions"))
            throw entity.Refusal("state transitions are not enforced by the local organisation; set <EnforceStateTransitions> to 0");
    }

    private ImmutableSortedDictionary<string, ColumnMetadata> ReadColumns(Node entity, string table, out string? primaryId, out string? primaryName)
    {
        primaryId = primaryName = null;
        var columns = ImmutableSortedDictionary.CreateBuilder<string, ColumnMetadata>(StringComparer.Ordinal);
        foreach (var node in entity.Each("attributes", "attribute"))
        {
            var column = _columns.Read(node);
            if (column.Kind is ColumnKind.Lookup or ColumnKind.Customer)
                column = column with { Targets = [.. relationships.Where(r => r.ReferencingTable == table && r.ReferencingColumn == column.LogicalName).Select(r => r.ReferencedTable).Distinct()] };
            if (columns.ContainsKey(column.LogicalName))
                throw node.Refusal("the column stands twice; leave one");
            columns.Add(column.LogicalName, column);
            if (column.Kind == ColumnKind.PrimaryKey)
                primaryId = column.LogicalName;
            if (ColumnReader.IsPrimaryName(node))
                primaryName = column.LogicalName;
        }
        return columns.ToImmutable();
    }

    private KeyMetadata ReadKey(Node node, string table, ImmutableSortedDictionary<string, ColumnMetadata> columns)
    {
        var name = node.RequiredText("LogicalName");
        if (!string.Equals(node.RequiredText("Name"), name, StringComparison.OrdinalIgnoreCase))
            throw node.Refusal("<Name> and <LogicalName> of the key must be the same name");
        var key = new KeyMetadata(
            name,
            context.Labels.Of(node, "displaynames", "displayname") ?? name,
            [.. node.Required("EntityKeyAttributes").Each("AttributeName").Select(n => n.Text.ToLowerInvariant())]);
        if (key.Columns.IsEmpty || key.Columns.Length > 16)
            throw node.Refusal($"a key has 1 to 16 columns, and this one {key.Columns.Length}");
        foreach (var column in key.Columns)
        {
            if (columns.TryGetValue(column, out var known) && (known.IsSecured || !CanBeKey(known.Kind)))
                throw node.Refusal($"the column {column} of {table} cannot be part of a key; use a text, number, date, choice or lookup column that is not column-secured");
        }
        return key;
    }

    private static bool CanBeKey(ColumnKind kind) => kind is ColumnKind.Text or ColumnKind.WholeNumber or ColumnKind.BigInt or ColumnKind.Decimal
        or ColumnKind.Choice or ColumnKind.Date or ColumnKind.DateAndTime or ColumnKind.Lookup;

    private void ReadViews(Node entity, string table)
    {
        foreach (var node in entity.Optional("SavedQueries")?.Each("savedqueries", "savedquery") ?? [])
        {
            var id = node.Id("savedqueryid");
            var layout = node.Optional("layoutxml")?.Content();
            Views.Add(new ViewMetadata(
                id,
                table,
                context.Labels.Of(node, "LocalizedNames", "LocalizedName") ?? id.ToString(),
                Written(node.Optional("fetchxml")?.Content()),
                Written(layout),
                node.Number("querytype"),
                node.Flag("isdefault"))
            {
                Columns = layout is null ? [] : Layouts.ViewColumns(layout),
            });
        }
    }

    private void ReadForms(Node entity, string table)
    {
        foreach (var type in entity.Each("FormXml", "forms"))
        {
            foreach (var node in type.Each("systemform"))
            {
                var id = node.Id("formid");
                var form = node.Required("form").Whole();
                Forms.Add(new FormMetadata(
                    id,
                    table,
                    context.Labels.Of(node, "LocalizedNames", "LocalizedName") ?? id.ToString(),
                    type.RequiredAttribute("type"),
                    Written(form))
                {
                    Columns = Layouts.FormColumns(form),
                });
            }
        }
    }

    private static string Written(XElement? xml) => xml?.ToString(SaveOptions.DisableFormatting) ?? string.Empty;
}
