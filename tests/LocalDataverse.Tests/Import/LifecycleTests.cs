using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.LocalDataverse.Import;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Tests.Import;

/// <summary>Importing again, upgrading and removing: what becomes of the metadata, and what it asks of the rows.</summary>
[TestFixture]
public class LifecycleTests
{
    private static readonly OrganizationMetadata Empty = PlatformMetadata.Create();
    private static readonly SolutionMetadata Fleet = Contoso.Fleet().Read();
    private static readonly OrganizationMetadata WithFleet = Empty.With(Fleet);

    [Test]
    public void Removal_leaves_nothing()
    {
        var after = ShippedZip.Organization.Without(ShippedZip.Solution);
        var changes = MetadataChanges.Between(Empty, after);
        Assert.Multiple(() =>
        {
            Assert.That(changes.AddedTables.Select(t => t.LogicalName), Is.Empty);
            Assert.That(changes.AddedColumns, Is.Empty);
            Assert.That(changes.AddedKeys, Is.Empty);
            Assert.That(after.Relationships, Is.EqualTo(Empty.Relationships));
            Assert.That(after.Roles.Select(r => r.Name), Is.EquivalentTo(Empty.Roles.Select(r => r.Name)));
            Assert.That(after.Roles.SelectMany(r => r.Privileges.Keys), Is.EquivalentTo(Empty.Roles.SelectMany(r => r.Privileges.Keys)));
            Assert.That(after.Views, Is.Empty);
            Assert.That(after.Forms, Is.Empty);
            Assert.That(after.Ribbons, Is.Empty);
            Assert.That(after.CustomApis, Is.Empty);
            Assert.That(after.Steps, Is.Empty);
            Assert.That(after.WebResources, Is.Empty);
            Assert.That(after.Choices, Is.Empty);
            Assert.That(after.FieldSecurityProfiles, Is.Empty);
            Assert.That(after.Apps, Is.Empty);
            Assert.That(after.Solutions, Is.Empty);
        });
    }

    [Test]
    public void Removing_one_of_two_leaves_the_other_whole()
    {
        var both = ShippedZip.Organization.With(Fleet);
        var after = both.Without("crmariaCONNECTOR");
        Assert.That(after.Solutions.Single().UniqueName, Is.EqualTo("ContosoFleet"));
        Assert.That(after.Tables.Keys, Is.EquivalentTo(WithFleet.Tables.Keys));
    }

    [Test]
    public void What_another_solution_needs_is_not_removed()
    {
        var both = WithFleet.With(Contoso.Quotes().Read());
        Assert.That(() => both.Without(Fleet), Throws.TypeOf<ImportException>().With.Message.Contains("ContosoFleet cannot be removed").And.Message.Contains("cto_fuel"));
    }

    [Test]
    public void What_is_not_there_or_is_unmanaged_is_not_removed()
    {
        Assert.That(() => WithFleet.Without("Gone"), Throws.TypeOf<ImportException>().With.Message.Contains("installed: ContosoFleet"));
        var unmanaged = Empty.With(Contoso.Fleet(managed: "0").Read());
        Assert.That(() => unmanaged.Without("ContosoFleet"), Throws.TypeOf<ImportException>().With.Message.Contains("unmanaged"));
    }

    [Test]
    public void The_same_zip_again_changes_nothing()
    {
        Assert.That(InstallRules.Outcome(WithFleet, Contoso.Fleet().Read()), Is.EqualTo(ImportOutcome.Unchanged));
        Assert.That(InstallRules.Outcome(Empty, Fleet), Is.EqualTo(ImportOutcome.New));
        var again = MetadataChanges.Between(WithFleet, WithFleet.With(Contoso.Fleet().Read()));
        Assert.That(new[] { again.AddedTables.Length, again.RemovedTables.Length, again.AddedColumns.Length, again.RemovedColumns.Length, again.NarrowedColumns.Length, again.AddedKeys.Length, again.RemovedKeys.Length, again.Impossible.Length }, Is.All.Zero);
    }

    [Test]
    public void A_newer_version_upgrades_and_a_rebuilt_one_updates_but_an_older_one_is_refused()
    {
        Assert.That(InstallRules.Outcome(WithFleet, Contoso.Fleet("1.0.0.1").Read()), Is.EqualTo(ImportOutcome.Upgraded));
        Assert.That(InstallRules.Outcome(WithFleet, Contoso.Fleet().Put("WebResources/cto_jsfleetjs0001", "// changed").Read()), Is.EqualTo(ImportOutcome.Updated));
        Assert.That(() => InstallRules.Outcome(WithFleet, Contoso.Fleet("0.9.0.0").Read()), Throws.TypeOf<ImportException>().With.Message.Contains("0.9.0.0"));
    }

    [Test]
    public void The_same_version_takes_nothing_away()
    {
        static ZipUnderTest Lacking(string version) => Contoso.Fleet(version)
            .Edit("customizations.xml", root => root.Descendants("attribute").Single(a => (string?)a.Attribute("PhysicalName") == "cto_Mileage").Remove());
        Assert.That(
            () => InstallRules.Outcome(WithFleet, Lacking("1.0.0.0").Read()),
            Throws.TypeOf<ImportException>().With.Message.Contains("lacks: column cto_vehicle.cto_mileage. ").And.Message.Contains("raise the version"));
        Assert.That(InstallRules.Outcome(WithFleet, Lacking("1.0.0.1").Read()), Is.EqualTo(ImportOutcome.Upgraded));
    }

    [Test]
    public void Managed_and_unmanaged_do_not_mix()
    {
        Assert.That(() => InstallRules.Outcome(WithFleet, Contoso.Fleet(managed: "0").Read()), Throws.TypeOf<ImportException>().With.Message.Contains("managed"));
    }

    [Test]
    public void An_upgrade_tells_what_the_rows_must_follow()
    {
        var zip = Contoso.Fleet("2.0.0.0")
            .Edit("customizations.xml", root => root.Descendants("attribute").Single(a => (string?)a.Attribute("PhysicalName") == "cto_Mileage").Remove())
            .Replace("customizations.xml", "<MaxValue>18</MaxValue>", "<MaxValue>8</MaxValue>")
            .Replace("customizations.xml", "<MaxLength>2000</MaxLength>", "<MaxLength>500</MaxLength>")
            .Replace("customizations.xml", "<AttributeName>cto_name</AttributeName>", "<AttributeName>cto_name</AttributeName><AttributeName>cto_wheels</AttributeName>")
            .Replace("customizations.xml", "PhysicalName=\"cto_For\"", "PhysicalName=\"cto_Customer\"")
            .Replace("customizations.xml", "cto_for<", "cto_customer<")
            .Replace("customizations.xml", "<ReferencingAttributeName>cto_For<", "<ReferencingAttributeName>cto_Customer<");
        var changes = MetadataChanges.Between(WithFleet, WithFleet.With(zip.Read()));
        Assert.Multiple(() =>
        {
            Assert.That(changes.RemovedColumns.Select(c => $"{c.Table}.{c.Column.LogicalName}"), Is.EquivalentTo(new[] { "cto_vehicle.cto_mileage", "cto_trip.cto_for" }));
            Assert.That(changes.AddedColumns.Select(c => $"{c.Table}.{c.Column.LogicalName}"), Is.EquivalentTo(new[] { "cto_trip.cto_customer" }));
            Assert.That(
                changes.NarrowedColumns.Select(c => $"{c.Table}.{c.Now.LogicalName}: {string.Join(", ", c.Reasons)}"),
                Is.EquivalentTo(new[] { "cto_vehicle.cto_wheels: at most 8 instead of 18", "cto_vehicle.cto_notes: at most 500 characters instead of 2000" }));
            Assert.That(changes.RemovedKeys.Select(k => string.Join("+", k.Key.Columns)), Is.EqualTo(new[] { "cto_name" }));
            Assert.That(changes.AddedKeys.Select(k => string.Join("+", k.Key.Columns)), Is.EqualTo(new[] { "cto_name+cto_wheels" }));
            Assert.That(changes.Impossible, Is.Empty);
        });
    }

    [Test]
    public void A_table_that_is_gone_from_the_new_version_goes_with_its_columns()
    {
        var zip = Contoso.Fleet("2.0.0.0")
            .Edit("customizations.xml", root =>
            {
                root.Descendants("Entity").Single(e => e.Element("Name")!.Value == "cto_Trip").Remove();
                root.Descendants("EntityRelationship").Remove();
                root.Descendants("RolePrivilege").Where(p => p.Attribute("name")!.Value == "prvReadcto_Trip").Remove();
            })
            .Replace("solution.xml", "<RootComponent type=\"1\" schemaName=\"cto_trip\" behavior=\"0\" />", "");
        var changes = MetadataChanges.Between(WithFleet, WithFleet.With(zip.Read()));
        Assert.That(changes.RemovedTables.Select(t => t.LogicalName), Is.EqualTo(new[] { "cto_trip" }));
        Assert.That(changes.RemovedColumns, Is.Empty, "they go with their table");
    }

    [TestCase("<Type>bigint</Type>", "<Type>uniqueidentifier</Type>", "cto_mileage of cto_vehicle", TestName = "A column never changes its kind")]
    [TestCase("<OwnershipTypeMask>OrgOwned</OwnershipTypeMask>", "<OwnershipTypeMask>UserOwned</OwnershipTypeMask>", "rows of cto_vehicle", TestName = "A table never changes its ownership")]
    public void What_never_changes_is_refused(string text, string inItsPlace, string named)
    {
        var next = Contoso.Fleet("2.0.0.0").Replace("customizations.xml", text, inItsPlace).Read();
        Assert.That(() => WithFleet.With(next), Throws.TypeOf<ImportException>().With.Message.Contains(named).And.Message.Contains("never changes"));
    }
}
