using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace CrmAriaConnector.LocalDataverse.Metadata;

/// <summary>The columns and relationships the platform gives every table, whether or not a solution lists them.</summary>
public static class StandardColumns
{
    public const string State = "statecode";
    public const string Status = "statuscode";

    /// <summary>The table with every system column it lacks; what it declares itself stays as it is.</summary>
    public static TableMetadata WithSystemColumns(this TableMetadata table, bool hasState = true)
    {
        var missing = For(table.LogicalName, table.Ownership, hasState).Where(c => !table.Columns.ContainsKey(c.LogicalName));
        return table with { Columns = table.Columns.AddRange(missing.Select(c => KeyValuePair.Create(c.LogicalName, c))) };
    }

    public static IEnumerable<ColumnMetadata> For(string table, TableOwnership ownership, bool hasState = true)
    {
        foreach (var (name, label) in new[] { ("CreatedBy", "Created By"), ("CreatedOnBehalfBy", "Created By (Delegate)"), ("ModifiedBy", "Modified By"), ("ModifiedOnBehalfBy", "Modified By (Delegate)") })
            yield return ByServer(PlatformColumns.Lookup(name, label, "systemuser"));
        foreach (var (name, label) in new[] { ("CreatedOn", "Created On"), ("ModifiedOn", "Modified On") })
            yield return ByServer(PlatformColumns.Time(name, label));
        yield return PlatformColumns.Time("OverriddenCreatedOn", "Record Created On") with { Kind = ColumnKind.Date, ValidForUpdate = false };
        yield return PlatformColumns.Whole("ImportSequenceNumber", "Import Sequence Number") with { ValidForUpdate = false };
        yield return PlatformColumns.Whole("TimeZoneRuleVersionNumber", "Time Zone Rule Version Number", -1);
        yield return PlatformColumns.Whole("UTCConversionTimeZoneCode", "UTC Conversion Time Zone Code", -1);
        yield return ByServer(PlatformColumns.Of("VersionNumber", "Version Number", ColumnKind.BigInt));
        if (ownership == TableOwnership.User)
        {
            yield return PlatformColumns.Of("OwnerId", "Owner", ColumnKind.Owner) with { RequiredLevel = RequiredLevel.SystemRequired, Targets = ["systemuser", "team"] };
            yield return ByServer(PlatformColumns.Lookup("OwningBusinessUnit", "Owning Business Unit", "businessunit"));
            yield return ByServer(PlatformColumns.Lookup("OwningTeam", "Owning Team", "team"));
            yield return ByServer(PlatformColumns.Lookup("OwningUser", "Owning User", "systemuser"));
        }
        else
        {
            yield return ByServer(PlatformColumns.Lookup("OrganizationId", "Organization Id", "organization"));
        }
        if (!hasState)
            yield break;
        yield return PlatformColumns.Of("statecode", "Status", ColumnKind.State) with
        {
            RequiredLevel = RequiredLevel.SystemRequired,
            ValidForCreate = false,
            Choice = new ChoiceMetadata($"{table}_statecode", false, PlatformColumns.Options((0, "Active"), (1, "Inactive")))
            {
                DefaultStatusOfState = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create(0, 1), KeyValuePair.Create(1, 2)]),
            },
        };
        yield return PlatformColumns.Of("statuscode", "Status Reason", ColumnKind.Status) with
        {
            Choice = new ChoiceMetadata($"{table}_statuscode", false, PlatformColumns.Options((1, "Active"), (2, "Inactive")))
            {
                StateOfStatus = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create(1, 0), KeyValuePair.Create(2, 1)]),
            },
        };
    }

    /// <summary>The relationships behind the system lookups of a table, named as the platform names them.</summary>
    public static IEnumerable<RelationshipMetadata> Relationships(TableMetadata table)
    {
        var name = table.LogicalName;
        // The platform's own tables follow an older custom.
        var (author, group) = table.Solution is null ? (name + "base", table.EntitySetName) : (name, name);
        IEnumerable<(string Schema, string Column, string Target)> known =
        [
            ($"lk_{author}_createdby", "createdby", "systemuser"),
            ($"lk_{author}_createdonbehalfby", "createdonbehalfby", "systemuser"),
            ($"lk_{author}_modifiedby", "modifiedby", "systemuser"),
            ($"lk_{author}_modifiedonbehalfby", "modifiedonbehalfby", "systemuser"),
            ($"business_unit_{group}", "owningbusinessunit", "businessunit"),
            ($"team_{group}", "owningteam", "team"),
            ($"user_{group}", "owninguser", "systemuser"),
            ($"organization_{group}", "organizationid", "organization"),
        ];
        return known
            .Where(r => table.Columns.TryGetValue(r.Column, out var column) && column.Kind == ColumnKind.Lookup)
            .Select(r => new RelationshipMetadata
            {
                SchemaName = r.Schema,
                ReferencedTable = r.Target,
                ReferencingTable = name,
                ReferencingColumn = r.Column,
                LookupNavigationProperty = r.Column,
                CollectionNavigationProperty = r.Schema,
                Delete = CascadeBehavior.NoCascade,
            });
    }

    private static ColumnMetadata ByServer(ColumnMetadata column) => column with { ValidForCreate = false, ValidForUpdate = false };
}
