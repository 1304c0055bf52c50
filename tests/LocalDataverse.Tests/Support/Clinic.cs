using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Tests.Support;

/// <summary>
/// A small solution of its own, so that these tests say what the platform does and not what the product needs: clinics have
/// patients (deleted with them), doctors (kept from deletion by them) and rooms (whose link is emptied).
/// </summary>
internal static class Clinic
{
    public const string Table = "vet_clinic";
    public const string Patient = "vet_patient";
    public const string Visit = "vet_visit";
    public const string Reader = "Vet Reader";
    public const string Nurse = "Vet Nurse";
    public const string Chief = "Vet Chief";
    public const string Profile = "Vet secrets";

    public static SolutionMetadata Solution() => new()
    {
        UniqueName = "Vet",
        DisplayName = "Vet",
        Version = new(1, 0),
        Description = "",
        IsManaged = true,
        Publisher = "Vet",
        ContentHash = "1",
        Tables =
        [
            TableOf(Table, TableOwnership.Organization,
                Text("vet_name", 100),
                Text("vet_code", 20),
                Text("vet_secret", 50) with { IsSecured = true }) with { Keys = [new KeyMetadata("vet_clinic_code", "Code", ["vet_code"])] },
            TableOf(Patient, TableOwnership.User,
                Text("vet_name", 100),
                Text("vet_chip", 20),
                Of("vet_clinicid", ColumnKind.Lookup) with { Targets = [Table] },
                Of("vet_previousid", ColumnKind.Lookup) with { Targets = [Table] },
                Of("vet_homeid", ColumnKind.Lookup) with { Targets = [Table] },
                Of("vet_weight", ColumnKind.Decimal) with { MinValue = 0, MaxValue = 1000, Precision = 2 },
                Of("vet_legs", ColumnKind.WholeNumber) with { MinValue = 0, MaxValue = 8 },
                Of("vet_price", ColumnKind.Money) with { MinValue = 0, MaxValue = 10000, Precision = 2 },
                Of("vet_kind", ColumnKind.Choice) with { Choice = new ChoiceMetadata("vet_kind", false, Options((10, "Dog"), (20, "Cat"), (30, "Axolotl"))) },
                Of("vet_tags", ColumnKind.MultiChoice) with { Choice = new ChoiceMetadata("vet_tags", false, Options((1, "Calm"), (2, "Bites"))) },
                Of("vet_insured", ColumnKind.YesNo) with { Choice = new ChoiceMetadata("vet_insured", false, Options((0, "No"), (1, "Yes"))), DefaultValue = false },
                Of("vet_born", ColumnKind.Date) with { DateBehavior = DateBehavior.DateOnly },
                Of("vet_seenon", ColumnKind.DateAndTime),
                Of("vet_note", ColumnKind.Memo) with { MaxLength = 200 }) with { Keys = [new KeyMetadata("vet_patient_chip", "Chip", ["vet_clinicid", "vet_chip"])] },
            TableOf(Visit, TableOwnership.User,
                Text("vet_name", 100),
                Of("vet_patientid", ColumnKind.Lookup) with { Targets = [Patient] }),
        ],
        Relationships =
        [
            Relationship("vet_clinic_patients", Table, Patient, "vet_clinicid", CascadeBehavior.Cascade),
            Relationship("vet_clinic_previous", Table, Patient, "vet_previousid", CascadeBehavior.RemoveLink),
            Relationship("vet_clinic_home", Table, Patient, "vet_homeid", CascadeBehavior.Restrict),
            Relationship("vet_patient_visits", Patient, Visit, "vet_patientid", CascadeBehavior.Cascade),
        ],
        Roles =
        [
            Role(1, Reader, PrivilegeDepth.Global, PrivilegeKind.Read),
            Role(2, Nurse, PrivilegeDepth.Basic, [.. System.Enum.GetValues<PrivilegeKind>()]),
            Role(3, Chief, PrivilegeDepth.Global, [.. System.Enum.GetValues<PrivilegeKind>()]),
            Role(4, "Vet Unit", PrivilegeDepth.Local, [.. System.Enum.GetValues<PrivilegeKind>()]),
            Role(5, "Vet Region", PrivilegeDepth.Deep, [.. System.Enum.GetValues<PrivilegeKind>()]),
        ],
        FieldSecurityProfiles = [new FieldSecurityProfileMetadata(new("aaaaaaaa-0000-0000-0000-000000000001"), Profile, [new FieldPermission(Table, "vet_secret", true, true, true)])],
    };

    public static TableMetadata TableOf(string name, TableOwnership ownership, params ColumnMetadata[] columns) => new()
    {
        LogicalName = name,
        EntitySetName = name + "s",
        Ownership = ownership,
        PrimaryIdColumn = name + "id",
        PrimaryNameColumn = "vet_name",
        DisplayName = name,
        CollectionName = name + "s",
        Columns = columns.Prepend(Of(name + "id", ColumnKind.PrimaryKey)).ToImmutableSortedDictionary(column => column.LogicalName, column => column),
    };

    public static ColumnMetadata Of(string name, ColumnKind kind) => new() { LogicalName = name, SchemaName = name, Kind = kind, DisplayName = name };

    public static ColumnMetadata Text(string name, int length) => Of(name, ColumnKind.Text) with { MaxLength = length };

    private static ImmutableSortedDictionary<int, string> Options(params (int Value, string Label)[] options) => options.ToImmutableSortedDictionary(option => option.Value, option => option.Label);

    private static RelationshipMetadata Relationship(string name, string referenced, string referencing, string column, CascadeBehavior delete) => new()
    {
        SchemaName = name,
        ReferencedTable = referenced,
        ReferencingTable = referencing,
        ReferencingColumn = column,
        LookupNavigationProperty = column,
        CollectionNavigationProperty = name,
        Delete = delete,
    };

    private static RoleMetadata Role(int number, string name, PrivilegeDepth depth, params PrivilegeKind[] kinds)
    {
        var tables = new List<(string Name, bool Owned)> { (Table, false), (Patient, true), (Visit, true) };
        return new RoleMetadata(new($"bbbbbbbb-0000-0000-0000-00000000000{number}"), name, tables
            .SelectMany(table => kinds.Where(kind => table.Owned || kind is not (PrivilegeKind.Assign or PrivilegeKind.Share))
                .Select(kind => KeyValuePair.Create($"prv{kind}{table.Name}", table.Owned ? depth : PrivilegeDepth.Global)))
            .ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value));
    }
}
