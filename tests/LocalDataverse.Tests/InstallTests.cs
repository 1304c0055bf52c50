using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Tests.Import;
using CrmAriaConnector.LocalDataverse.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.Tests;

/// <summary>Import, import again, upgrade, removal: rows live as long as what holds them.</summary>
[TestFixture]
internal sealed class InstallTests
{
    [Test]
    public void The_second_import_of_the_same_solution_changes_nothing()
    {
        using var platform = new TestOrganization();
        var patient = platform.NewPatient("Rex");
        var metadata = platform.Organization.Metadata;
        Assert.That(platform.Install(Clinic.Solution()).Outcome, Is.EqualTo(ImportOutcome.Unchanged));
        Assert.That(platform.Organization.Metadata, Is.SameAs(metadata));
        Assert.That(platform.Read(Clinic.Patient, patient)["vet_name"], Is.EqualTo("Rex"));
    }

    [Test]
    public void An_upgrade_keeps_the_rows_adds_what_is_new_and_takes_what_is_gone()
    {
        using var platform = new TestOrganization();
        var nurse = platform.User("Nina Nurse", Clinic.Nurse, Clinic.Chief);
        var patient = platform.System.Create(new Entity(Clinic.Patient) { ["vet_name"] = "Rex", ["vet_note"] = "gone with its column", ["vet_weight"] = 3.5m });
        var next = Clinic.Solution() with { Version = new Version(1, 1), ContentHash = "2" };
        next = next with
        {
            Tables = [.. next.Tables.Select(table => table.LogicalName != Clinic.Patient ? table : table with { Columns = table.Columns.Remove("vet_note").Add("vet_colour", Clinic.Text("vet_colour", 20)) })],
            Roles = [.. next.Roles.Where(role => role.Name != Clinic.Chief)],
        };

        Assert.That(platform.Install(next).Outcome, Is.EqualTo(ImportOutcome.Upgraded));
        platform.System.Update(new Entity(Clinic.Patient, patient) { ["vet_colour"] = "brown" });

        var row = platform.Read(Clinic.Patient, patient);
        Assert.Multiple(() =>
        {
            Assert.That((row["vet_name"], row["vet_weight"], row["vet_colour"]), Is.EqualTo(((object)"Rex", (object)3.5m, (object)"brown")));
            Assert.That(TestOrganization.Refused(() => platform.System.Retrieve(Clinic.Patient, patient, new ColumnSet("vet_note"))).ErrorCode, Is.EqualTo(-2147217149));
            Assert.That(platform.Organization.Users.Single(user => user.Id == nurse).Roles, Is.EqualTo(new[] { "Basic User", Clinic.Nurse }));
            Assert.That(platform.Organization.Solutions.Single().Version, Is.EqualTo(new Version(1, 1)));
        });
    }

    [Test]
    public void A_new_key_over_rows_that_are_equal_in_it_is_refused_and_nothing_changes()
    {
        using var platform = new TestOrganization();
        platform.NewClinic("Paws");
        platform.NewClinic("PAWS");
        var next = Clinic.Solution() with { Version = new Version(1, 1), ContentHash = "2" };
        next = next with { Tables = [.. next.Tables.Select(table => table.LogicalName != Clinic.Table ? table : table with { Keys = table.Keys.Add(new KeyMetadata("vet_clinic_name", "Name", ["vet_name"])) })] };
        Assert.That(Assert.Throws<ImportException>(() => platform.Install(next))!.Message, Does.Contain("vet_clinic_name").And.Contain("2 rows"));
        Assert.That(platform.Organization.Solutions.Single().Version, Is.EqualTo(new Version(1, 0)));
        Assert.DoesNotThrow(() => platform.NewClinic("paws"));
    }

    [Test]
    public void A_column_does_not_change_its_kind()
    {
        using var platform = new TestOrganization();
        var next = Clinic.Solution() with { Version = new Version(1, 1), ContentHash = "2" };
        next = next with { Tables = [.. next.Tables.Select(table => table.LogicalName != Clinic.Patient ? table : table with { Columns = table.Columns.SetItem("vet_legs", Clinic.Text("vet_legs", 20)) })] };
        Assert.That(Assert.Throws<ImportException>(() => platform.Install(next))!.Message, Does.Contain("vet_legs"));
    }

    [Test]
    public void An_older_solution_is_refused()
    {
        using var platform = new TestOrganization();
        Assert.Throws<ImportException>(() => platform.Install(Clinic.Solution() with { Version = new Version(0, 9), ContentHash = "0" }));
    }

    [Test]
    public void Plug_ins_from_other_sources_and_plug_ins_that_are_not_there_are_refused()
    {
        using var platform = new TestOrganization();
        SolutionMetadata With(string hash, string type) => Clinic.Solution() with
        {
            Version = new Version(2, 0),
            ContentHash = hash + type,
            PluginAssemblies = [new PluginAssemblyMetadata("Vet", "vet_Vet", hash, ["Vet.There"])],
            CustomApis = [new CustomApiMetadata { UniqueName = "vet_X", Binding = CustomApiBinding.Global, PluginAssemblyName = "Vet", PluginTypeName = type }],
        };
        platform.Plugins.Add("Vet.There", _ => { });
        Assert.That(Assert.Throws<ImportException>(() => platform.Install(With("others", "Vet.There")))!.Message, Does.Contain("other sources"));
        Assert.That(Assert.Throws<ImportException>(() => platform.Install(With("sources", "Vet.Absent")))!.Message, Does.Contain("Vet.Absent"));
        Assert.That(platform.Install(With("sources", "Vet.There")).Outcome, Is.EqualTo(ImportOutcome.Upgraded));
    }

    [Test]
    public void The_shipped_zip_imports_once_and_leaves_nothing_when_it_is_removed()
    {
        using var folder = new TemporaryFolder();
        using (var organization = Shipped(folder.Path))
        {
            Assert.That(organization.ImportSolution(ShippedZip.ManagedPath).Outcome, Is.EqualTo(ImportOutcome.New));
            var own = ShippedZip.Solution.Tables.Select(table => table.LogicalName).Except(["account"]).ToList();
            var role = ShippedZip.Solution.Roles[0].Name;
            var user = organization.CreateUser("Robin Rep", "", role);
            organization.AssignProfile(user, ShippedZip.Solution.FieldSecurityProfiles[0].Name);
            Assert.That(organization.ImportSolution(ShippedZip.ManagedPath).Outcome, Is.EqualTo(ImportOutcome.Unchanged));
            var table = own.First(name => organization.Metadata.Tables[name].Ownership == TableOwnership.Organization);
            organization.ServiceFor(organization.SystemUserId).Create(new Entity(table));

            organization.RemoveSolution(ShippedZip.Solution.UniqueName);

            Assert.Multiple(() =>
            {
                Assert.That(organization.Solutions, Is.Empty);
                Assert.That(organization.Metadata.Tables.Keys.Intersect(own), Is.Empty);
                Assert.That(organization.Metadata, Is.EqualTo(PlatformMetadata.Create()).Using<OrganizationMetadata>((one, other) => one.Tables.Count == other.Tables.Count && one.CustomApis.Length == other.CustomApis.Length && one.Steps.Length == other.Steps.Length && one.WebResources.Length == other.WebResources.Length && one.Roles.Length == other.Roles.Length));
                Assert.That(organization.Users.Single().Roles, Is.EqualTo(new[] { "Basic User" }));
                Assert.That(organization.RibbonXml("account"), Is.Empty);
                Assert.Throws<ImportException>(() => organization.RemoveSolution(ShippedZip.Solution.UniqueName));
            });
        }
        var prefix = ShippedZip.Solution.Tables.Select(table => table.LogicalName).First(name => name.Contains('_', StringComparison.Ordinal)).Split('_')[0] + "_";
        Assert.That(NamesInDatabase(folder.Path).Where(name => name.Contains(prefix, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_release_upgrades_the_one_before_it_and_keeps_the_rows()
    {
        using var folder = new TemporaryFolder();
        using var organization = Shipped(folder.Path);
        var now = ShippedZip.Solution.Version;
        var previous = ZipUnderTest.Shipped()
            .Replace("solution.xml", $"<Version>{now}</Version>", "<Version>1.0.0.0</Version>")
            .Edit("customizations.xml", root => NeedsAttention(root).Remove());
        File.WriteAllBytes(Path.Combine(folder.Path, "previous.zip"), previous.Bytes());
        Assert.That(organization.ImportSolution(Path.Combine(folder.Path, "previous.zip")).Outcome, Is.EqualTo(ImportOutcome.New));
        var service = organization.ServiceFor(organization.SystemUserId);
        var row = service.Create(new Entity("aria_connection") { ["aria_name"] = "Aria", ["aria_clientno"] = "9000123", ["aria_environment"] = new OptionSetValue(727900000) });

        Assert.That(organization.ImportSolution(ShippedZip.ManagedPath).Outcome, Is.EqualTo(ImportOutcome.Upgraded));

        Assert.Multiple(() =>
        {
            Assert.That(organization.Solutions.Single().Version, Is.EqualTo(now));
            Assert.That(service.Retrieve("aria_connection", row, new ColumnSet("aria_clientno"))["aria_clientno"], Is.EqualTo("9000123"));
            Assert.That(organization.Metadata.Views.Count(view => view.Table == "aria_connection" && view.Name == "Needs attention"), Is.EqualTo(1));
            Assert.That(Assert.Throws<ImportException>(() => organization.ImportSolution(Path.Combine(folder.Path, "previous.zip")))!.Message, Does.Contain("the zip is older"));
        });

        static XElement NeedsAttention(XElement root) => root.Descendants("savedquery").Single(view =>
            view.Descendants("entity").Any(entity => (string?)entity.Attribute("name") == "aria_connection")
            && view.Descendants("LocalizedName").Any(name => (string?)name.Attribute("description") == "Needs attention"));
    }

    [Test]
    public void The_shipped_views_run_and_those_of_what_needs_attention_show_that()
    {
        using var folder = new TemporaryFolder();
        using var organization = Shipped(folder.Path);
        organization.ImportSolution(ShippedZip.ManagedPath);
        var service = organization.ServiceFor(organization.SystemUserId);
        Guid Connection(string number) => service.Create(new Entity("aria_connection") { ["aria_name"] = number, ["aria_clientno"] = number, ["aria_environment"] = new OptionSetValue(727900000) });
        var connection = Connection("1");
        var deactivated = Connection("2");
        service.Update(new Entity("aria_connection", deactivated) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        var link = new EntityReference("aria_account", service.Create(new Entity("aria_account")
        {
            ["aria_name"] = "Brightwater",
            ["aria_acctno"] = "4711001",
            ["aria_customerid"] = new EntityReference("account", service.Create(new Entity("account") { ["name"] = "Brightwater" })),
            ["aria_connectionid"] = new EntityReference("aria_connection", connection),
        }));
        Guid Plan(string number, int status) => service.Create(new Entity("aria_planinstance") { ["aria_name"] = number, ["aria_planinstanceno"] = number, ["aria_ariaaccountid"] = link, ["aria_status"] = status });
        Guid Change(string number, DateTime on) => service.Create(new Entity("aria_queuedchange") { ["aria_name"] = number, ["aria_queueid"] = number, ["aria_ariaaccountid"] = link, ["aria_effectivedate"] = on });
        Plan("1", status: 1);
        var suspended = Plan("2", status: 0);
        var overdue = Change("1", DateTime.UtcNow.Date.AddDays(-2));
        Change("2", DateTime.UtcNow.Date.AddDays(2));

        Guid[] Shown(ViewMetadata view) => service.RetrieveMultiple(new FetchExpression(view.FetchXml.Replace("{0}", "%", StringComparison.Ordinal))).Entities.Select(row => row.Id).ToArray();
        Guid[] Attention(string table) => Shown(ShippedZip.Solution.Views.Single(view => view.Table == table && view.Name == "Needs attention"));
        Assert.Multiple(() =>
        {
            foreach (var view in ShippedZip.Solution.Views)
                Assert.That(() => Shown(view), Throws.Nothing, $"{view.Table}: {view.Name}");
            Assert.That(Attention("aria_connection"), Is.EqualTo(new[] { deactivated }));
            Assert.That(Attention("aria_planinstance"), Is.EqualTo(new[] { suspended }));
            Assert.That(Attention("aria_queuedchange"), Is.EqualTo(new[] { overdue }));
        });
    }

    [Test]
    public void A_kept_organisation_opens_with_its_solution_its_users_and_its_rows()
    {
        using var folder = new TemporaryFolder();
        Guid account, user;
        string version;
        using (var organization = Shipped(folder.Path))
        {
            organization.ImportSolution(ShippedZip.ManagedPath);
            user = organization.CreateUser("Robin Rep", "Representative", ShippedZip.Solution.Roles[0].Name);
            account = organization.ServiceFor(user).Create(new Entity("account") { ["name"] = "Brightwater" });
            version = organization.ServiceFor(user).Retrieve("account", account, new ColumnSet("name")).RowVersion;
        }
        using (var organization = Shipped(folder.Path))
        {
            var row = organization.ServiceFor(user).Retrieve("account", account, new ColumnSet(true));
            var service = organization.ServiceFor(organization.SystemUserId);
            service.Update(new Entity("account", account) { ["name"] = "New" });
            Assert.Multiple(() =>
            {
                Assert.That(organization.ImportSolution(ShippedZip.ManagedPath).Outcome, Is.EqualTo(ImportOutcome.Unchanged));
                Assert.That((row["name"], row.RowVersion), Is.EqualTo(((object)"Brightwater", version)));
                Assert.That(organization.Users.Single().FullName, Is.EqualTo("Robin Rep"));
                Assert.That(ulong.Parse(service.Retrieve("account", account, new ColumnSet("name")).RowVersion, System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThan(ulong.Parse(version, System.Globalization.CultureInfo.InvariantCulture)));
            });
        }
    }

    [Test]
    public void A_reset_empties_the_tables_and_keeps_the_people()
    {
        using var platform = new TestOrganization();
        var nurse = platform.User("Nina Nurse", Clinic.Nurse);
        platform.NewPatient("Rex", service: platform.As(nurse));
        platform.Organization.Faults.KillBeforeCommit("Create", 1);

        platform.Organization.Reset();

        Assert.That((platform.Count(Clinic.Patient), platform.Organization.Traces.Count, platform.Organization.Users.Single().Id), Is.EqualTo((0, 0, nurse)));
        Assert.DoesNotThrow(() => platform.NewPatient("Rex", service: platform.As(nurse)));
    }

    private static Organization Shipped(string folder) => Organization.Open(new OrganizationOptions(folder, new ShippedPlugins()));

    private static string[] NamesInDatabase(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "organization.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT m.name || ' ' || COALESCE(group_concat(c.name), '') FROM sqlite_master m LEFT JOIN pragma_table_info(m.name) c GROUP BY m.name";
        using var reader = command.ExecuteReader();
        var names = ImmutableArray.CreateBuilder<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names.ToArray();
    }

    /// <summary>Says it has the zip's plug-ins; none is run here.</summary>
    private sealed class ShippedPlugins : IPluginHost
    {
        public string SourceHashOf(string assemblyName) => ShippedZip.Solution.PluginAssemblies.Single(assembly => assembly.Name == assemblyName).SourceHash!;

        public IPlugin Create(string assemblyName, string typeName) => new DelegatePlugin(_ => { });
    }
}
