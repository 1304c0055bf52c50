using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Tests.Import;

/// <summary>Solutions that are not ours import just as well, alone and on top of each other.</summary>
[TestFixture]
public class OtherPublishersTests
{
    private static readonly OrganizationMetadata Organization = Contoso.Quotes().ImportInto(Contoso.Fleet().ImportInto(PlatformMetadata.Create()));

    [TestCase("cto_name", ColumnKind.Text)]
    [TestCase("cto_notes", ColumnKind.Memo)]
    [TestCase("cto_wheels", ColumnKind.WholeNumber)]
    [TestCase("cto_mileage", ColumnKind.BigInt)]
    [TestCase("cto_consumption", ColumnKind.Double)]
    [TestCase("cto_price", ColumnKind.Money)]
    [TestCase("cto_factor", ColumnKind.Decimal)]
    [TestCase("cto_isleased", ColumnKind.YesNo)]
    [TestCase("cto_fuel", ColumnKind.Choice)]
    [TestCase("cto_extras", ColumnKind.MultiChoice)]
    [TestCase("cto_builton", ColumnKind.Date)]
    [TestCase("cto_servicedon", ColumnKind.DateAndTime)]
    [TestCase("cto_vehicleid", ColumnKind.PrimaryKey)]
    [TestCase("organizationid", ColumnKind.Lookup)]
    [TestCase("statecode", ColumnKind.State)]
    [TestCase("statuscode", ColumnKind.Status)]
    [TestCase("versionnumber", ColumnKind.BigInt)]
    public void A_column_of_each_kind_is_read(string column, ColumnKind kind) =>
        Assert.That(Organization.Tables["cto_vehicle"].Columns[column].Kind, Is.EqualTo(kind));

    [Test]
    public void The_limits_of_a_column_are_those_of_the_zip()
    {
        var columns = Organization.Tables["cto_vehicle"].Columns;
        Assert.Multiple(() =>
        {
            Assert.That((columns["cto_wheels"].MinValue, columns["cto_wheels"].MaxValue), Is.EqualTo(((decimal?)0, (decimal?)18)));
            Assert.That((columns["cto_factor"].MinValue, columns["cto_factor"].MaxValue, columns["cto_factor"].Precision), Is.EqualTo(((decimal?)-5, (decimal?)5, (int?)3)));
            Assert.That(columns["cto_notes"].MaxLength, Is.EqualTo(2000));
            Assert.That(columns["cto_isleased"].DefaultValue, Is.True);
            Assert.That(columns["cto_isleased"].Choice!.Options, Is.EqualTo(new Dictionary<int, string> { [0] = "Owned", [1] = "Leased" }));
            Assert.That(columns["cto_fuel"].DefaultValue, Is.EqualTo(100000001));
            Assert.That(columns["cto_fuel"].Choice!.Options[100000001], Is.EqualTo("Petrol"), "the label of the solution's base language");
            Assert.That(columns["cto_builton"].DateBehavior, Is.EqualTo(DateBehavior.DateOnly));
            Assert.That(columns["cto_servicedon"].DateBehavior, Is.EqualTo(DateBehavior.TimeZoneIndependent));
        });
    }

    [Test]
    public void The_platform_adds_its_columns_by_ownership()
    {
        var vehicle = Organization.Tables["cto_vehicle"];
        var trip = Organization.Tables["cto_trip"];
        Assert.Multiple(() =>
        {
            Assert.That(vehicle.Columns.ContainsKey("ownerid"), Is.False);
            Assert.That(trip.Columns["ownerid"].Kind, Is.EqualTo(ColumnKind.Owner));
            Assert.That(trip.Columns["owninguser"].Targets, Is.EqualTo(new[] { "systemuser" }));
            Assert.That(vehicle.ObjectTypeCode, Is.GreaterThanOrEqualTo(10_000));
            Assert.That(trip.ObjectTypeCode, Is.GreaterThanOrEqualTo(10_000).And.Not.EqualTo(vehicle.ObjectTypeCode));
            Assert.That(Organization.Relationships.Select(r => r.SchemaName), Has.Member("lk_cto_trip_createdby").And.Member("business_unit_cto_trip").And.Member("organization_cto_vehicle"));
        });
    }

    [Test]
    public void A_customer_lookup_points_to_both_tables()
    {
        Assert.That(Organization.Tables["cto_trip"].Columns["cto_for"].Targets, Is.EquivalentTo(new[] { "account", "contact" }));
        Assert.That(Organization.Relationships.Single(r => r.SchemaName == "cto_trip_for_contact").LookupNavigationProperty, Is.EqualTo("cto_For_contact"));
    }

    [Test]
    public void The_administrator_and_nobody_else_gets_the_privileges_of_a_new_table()
    {
        var administrator = Organization.Roles.Single(r => r.Name == PlatformMetadata.SystemAdministrator);
        var basic = Organization.Roles.Single(r => r.Name == PlatformMetadata.BasicUser);
        Assert.Multiple(() =>
        {
            Assert.That(administrator.Privileges["prvAssigncto_Trip"], Is.EqualTo(PrivilegeDepth.Global));
            Assert.That(administrator.Privileges.ContainsKey("prvAssigncto_Vehicle"), Is.False, "rows of the organisation are not assigned");
            Assert.That(basic.Privileges.Keys.Where(p => p.Contains("cto_", StringComparison.OrdinalIgnoreCase)), Is.Empty);
            Assert.That(Organization.Roles.Single(r => r.Name == "Driver").Privileges["prvreadCTO_TRIP"], Is.EqualTo(PrivilegeDepth.Basic), "names are compared without case");
        });
    }

    [Test]
    public void A_view_shows_columns_of_a_joined_table_too()
    {
        var view = Organization.Views.Single();
        Assert.That(view.Columns, Is.EqualTo(new[] { "cto_name", "v.cto_fuel" }));
        Assert.That(view.FetchXml, Does.StartWith("<fetch>"));
        Assert.That(Organization.Forms.Single().Columns, Is.EqualTo(new[] { "cto_name", "cto_vehicleid" }));
    }

    [Test]
    public void Web_resources_are_the_bytes_of_the_zip()
    {
        var script = Organization.WebResources.Single(w => w.Name == "cto_/js/fleet.js");
        Assert.That(Encoding.UTF8.GetString(script.Content), Is.EqualTo("var Fleet = { print: function () { } };"));
        Assert.That(script.Dependencies, Is.EqualTo(new[] { "cto_/strings/fleet.1033.resx" }));
    }

    [Test]
    public void A_column_and_a_key_are_added_to_an_existing_table()
    {
        var account = Organization.Tables["account"];
        Assert.Multiple(() =>
        {
            Assert.That(account.Columns["cto_debtorno"].MaxLength, Is.EqualTo(10));
            Assert.That(account.Columns["name"].MaxLength, Is.EqualTo(160), "what was there stays");
            Assert.That(account.Keys.Single().Columns, Is.EqualTo(new[] { "cto_debtorno" }));
            Assert.That(account.Columns["cto_preferredfuel"].Choice!.Options.Values, Is.EqualTo(new[] { "Petrol", "Electric" }), "a choice of the other solution");
        });
    }

    [Test]
    public void Custom_APIs_without_a_plug_in_import()
    {
        var quote = Organization.CustomApis.Single(a => a.UniqueName == "cto_Quote");
        var today = Organization.CustomApis.Single(a => a.UniqueName == "cto_Today");
        Assert.Multiple(() =>
        {
            Assert.That(quote.PluginTypeName, Is.Null);
            Assert.That((quote.Binding, quote.BoundTable), Is.EqualTo((CustomApiBinding.Table, "account")));
            Assert.That(quote.RequestParameters, Is.EqualTo(new[] { new CustomApiParameter("Vehicle", 5, true, "account") }));
            Assert.That(quote.ResponseProperties, Is.EqualTo(new[] { new CustomApiParameter("Price", 2, false, null) }));
            Assert.That((today.Binding, today.IsFunction, today.IsPrivate), Is.EqualTo((CustomApiBinding.Global, true, true)));
        });
    }

    [Test]
    public void Two_solutions_share_one_ribbon()
    {
        var second = Contoso.Fleet().Replace("solution.xml", "ContosoFleet", "ContosoFleetTwo").Replace("customizations.xml", "cto.trip.Print\"", "cto.trip.Mail\"").Read();
        var ribbon = Organization.With(second).Ribbons["cto_trip"];
        Assert.That(ribbon, Does.Contain("\"cto.trip.Print\"").And.Contain("\"cto.trip.Mail\""));
    }

    [Test]
    public void A_choice_of_two_solutions_has_the_options_of_both()
    {
        var second = Contoso.Fleet().Replace("solution.xml", "ContosoFleet", "ContosoFleetTwo").Replace("customizations.xml", "100000002", "100000003").Replace("customizations.xml", "Petrol", "Gasoline").Read();
        var options = Organization.With(second).Tables["account"].Columns["cto_preferredfuel"].Choice!.Options;
        Assert.That(options, Is.EqualTo(new Dictionary<int, string> { [100000001] = "Gasoline", [100000002] = "Electric", [100000003] = "Electric" }));
    }

    /// <summary>An export with a system table as a whole restates its properties; they stay the platform's.</summary>
    [Test]
    public void A_solution_may_restate_a_table_of_the_platform()
    {
        var zip = Contoso.Quotes().Replace("customizations.xml", "</EntityKeys>\n    </entity>", "</EntityKeys><EntitySetName>accounts</EntitySetName><OwnershipTypeMask>UserOwned</OwnershipTypeMask></entity>")
            .Replace("customizations.xml", "<attributes>", "<attributes><attribute PhysicalName=\"AccountId\"><Type>primarykey</Type><Name>accountid</Name><LogicalName>accountid</LogicalName></attribute>");
        var account = zip.ImportInto(Contoso.Fleet().ImportInto(PlatformMetadata.Create())).Tables["account"];
        Assert.That((account.PrimaryNameColumn, account.Solution, account.ObjectTypeCode), Is.EqualTo(("name", (string?)null, 1)));
        Assert.That(account.Columns.ContainsKey("cto_debtorno"), Is.True);
    }
}
