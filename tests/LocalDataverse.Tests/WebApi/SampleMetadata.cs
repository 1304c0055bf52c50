using System.Collections.Generic;
using System.Collections.Immutable;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Tests.WebApi;

/// <summary>A small organisation model: projects with a customer and tasks, and operations with every type of parameter.</summary>
internal static class SampleMetadata
{
    public static readonly OrganizationMetadata Model = new()
    {
        Tables = new[] { Account, Project, User }.ToImmutableSortedDictionary(table => table.LogicalName, table => table),
        Relationships =
        [
            new RelationshipMetadata
            {
                SchemaName = "new_project_customer", ReferencedTable = "account", ReferencingTable = "new_project", ReferencingColumn = "new_customerid",
                LookupNavigationProperty = "new_customerid", CollectionNavigationProperty = "new_project_customer", Delete = CascadeBehavior.Restrict,
            },
        ],
        Roles = [],
        CustomApis =
        [
            new CustomApiMetadata
            {
                UniqueName = "new_Check", Binding = CustomApiBinding.Table, BoundTable = "account", IsFunction = false, IsPrivate = true,
                RequestParameters = [.. AllTypes("In")], ResponseProperties = [.. AllTypes("Out")],
            },
            new CustomApiMetadata { UniqueName = "new_Silent", Binding = CustomApiBinding.Global, IsFunction = false, IsPrivate = true },
            new CustomApiMetadata
            {
                UniqueName = "new_Sum", Binding = CustomApiBinding.Global, IsFunction = true, IsPrivate = false,
                RequestParameters = [new("Left", 2, false, null), new("Word", 10, true, null)], ResponseProperties = [new("Total", 2, false, null)],
            },
        ],
        WebResources =
        [
            new WebResourceMetadata("new_/page.html", "Page", 1, "<!DOCTYPE html>\n<p>Grüße</p>"u8.ToArray()),
            new WebResourceMetadata("new_/js/page.js", "Script", 3, "\"use strict\";"u8.ToArray()),
            new WebResourceMetadata("new_/texts.1033.resx", "Texts", 12, "<root/>"u8.ToArray()),
            new WebResourceMetadata("new_/img/a.svg", "Picture", 11, "<svg/>"u8.ToArray()),
        ],
    };

    private static IEnumerable<CustomApiParameter> AllTypes(string prefix) =>
    [
        new(prefix + "Boolean", 0, true, null), new(prefix + "DateTime", 1, true, null), new(prefix + "Decimal", 2, true, null), new(prefix + "Entity", 3, true, null),
        new(prefix + "EntityCollection", 4, true, null), new(prefix + "EntityReference", 5, true, null), new(prefix + "Float", 6, true, null), new(prefix + "Integer", 7, true, null),
        new(prefix + "Money", 8, true, null), new(prefix + "Picklist", 9, true, null), new(prefix + "String", 10, true, null), new(prefix + "StringArray", 11, true, null), new(prefix + "Guid", 12, true, null),
    ];

    private static TableMetadata Account => Table("account", "accounts", Column("accountid", ColumnKind.PrimaryKey), Column("name", ColumnKind.Text), Column("revenue", ColumnKind.Money));

    private static TableMetadata User => Table("systemuser", "systemusers", Column("systemuserid", ColumnKind.PrimaryKey), Column("fullname", ColumnKind.Text));

    private static TableMetadata Project => Table("new_project", "new_projects",
        Column("new_projectid", ColumnKind.PrimaryKey),
        Column("new_name", ColumnKind.Text),
        Column("new_number", ColumnKind.WholeNumber),
        Column("new_amount", ColumnKind.Decimal),
        Column("new_due", ColumnKind.Date),
        Column("new_started", ColumnKind.DateAndTime),
        Column("new_open", ColumnKind.YesNo),
        Column("new_stage", ColumnKind.Choice),
        Column("new_customerid", ColumnKind.Lookup) with { Targets = ["account"] },
        Column("ownerid", ColumnKind.Owner) with { Targets = ["systemuser", "team"] }) with
    {
        Keys = [new KeyMetadata("new_project_number", "Number", ["new_customerid", "new_number"]), new KeyMetadata("new_project_name", "Name", ["new_name"])],
    };

    private static TableMetadata Table(string name, string set, params ColumnMetadata[] columns) => new()
    {
        LogicalName = name,
        EntitySetName = set,
        Ownership = TableOwnership.User,
        PrimaryIdColumn = columns[0].LogicalName,
        PrimaryNameColumn = columns[1].LogicalName,
        DisplayName = name,
        CollectionName = set,
        Columns = columns.ToImmutableSortedDictionary(column => column.LogicalName, column => column),
    };

    private static ColumnMetadata Column(string name, ColumnKind kind) => new() { LogicalName = name, SchemaName = name, Kind = kind, DisplayName = name };
}
