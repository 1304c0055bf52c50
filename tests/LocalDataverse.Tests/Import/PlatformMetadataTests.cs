using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Tests.Import;

/// <summary>The platform beneath every solution: what plug-ins, pages and roles lean on.</summary>
[TestFixture]
public class PlatformMetadataTests
{
    private static readonly OrganizationMetadata Platform = PlatformMetadata.Create();

    [Test]
    public void It_holds_the_tables_a_solution_leans_on() =>
        Assert.That(Platform.Tables.Keys, Is.EquivalentTo(new[] { "account", "businessunit", "contact", "organization", "role", "systemuser", "team", "transactioncurrency" }));

    [TestCase("account", 1, "accounts", "accountid", "name")]
    [TestCase("contact", 2, "contacts", "contactid", "fullname")]
    [TestCase("systemuser", 8, "systemusers", "systemuserid", "fullname")]
    [TestCase("team", 9, "teams", "teamid", "name")]
    [TestCase("businessunit", 10, "businessunits", "businessunitid", "name")]
    [TestCase("organization", 1019, "organizations", "organizationid", "name")]
    [TestCase("role", 1036, "roles", "roleid", "name")]
    [TestCase("transactioncurrency", 9105, "transactioncurrencies", "transactioncurrencyid", "currencyname")]
    public void Tables_are_named_and_numbered_as_on_the_platform(string table, int code, string set, string id, string name)
    {
        var known = Platform.Tables[table];
        Assert.That((known.ObjectTypeCode, known.EntitySetName, known.PrimaryIdColumn, known.PrimaryNameColumn), Is.EqualTo((code, set, id, (string?)name)));
        Assert.That(known.Columns[id].Kind, Is.EqualTo(ColumnKind.PrimaryKey));
        Assert.That(known.Columns.ContainsKey(name), Is.True);
    }

    [TestCase("name", 160)]
    [TestCase("accountnumber", 20)]
    [TestCase("telephone1", 50)]
    [TestCase("emailaddress1", 100)]
    [TestCase("websiteurl", 200)]
    [TestCase("address1_line1", 250)]
    [TestCase("address1_city", 80)]
    [TestCase("address1_stateorprovince", 50)]
    [TestCase("address1_postalcode", 20)]
    [TestCase("address1_country", 80)]
    public void Account_takes_texts_as_long_as_on_the_platform(string column, int length) =>
        Assert.That(Platform.Tables["account"].Columns[column].MaxLength, Is.EqualTo(length));

    [Test]
    public void A_state_and_its_statuses_belong_together()
    {
        foreach (var table in Platform.Tables.Values.Where(t => t.Columns.ContainsKey("statecode")))
        {
            var state = table.Columns["statecode"].Choice!;
            var status = table.Columns["statuscode"].Choice!;
            Assert.That(state.DefaultStatusOfState.All(s => status.StateOfStatus[s.Value] == s.Key), table.LogicalName);
            Assert.That(state.Options, Is.EqualTo(new Dictionary<int, string> { [0] = "Active", [1] = "Inactive" }), table.LogicalName);
        }
    }

    [Test]
    public void A_basic_user_works_on_own_rows_and_sees_who_is_there()
    {
        var basic = Platform.Roles.Single(r => r.Name == "Basic User").Privileges;
        Assert.Multiple(() =>
        {
            foreach (var kind in new[] { "Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share" })
                Assert.That(basic[$"prv{kind}Account"], Is.EqualTo(PrivilegeDepth.Basic), kind);
            Assert.That(basic["prvReadUser"], Is.EqualTo(PrivilegeDepth.Global), "the platform calls the table systemuser User in its privileges");
            Assert.That(basic["prvReadBusinessUnit"], Is.EqualTo(PrivilegeDepth.Global));
            Assert.That(basic.Keys.Where(p => p.StartsWith("prvWrite", StringComparison.Ordinal)), Is.EquivalentTo(new[] { "prvWriteAccount", "prvWriteContact" }));
        });
    }

    [Test]
    public void Solutions_may_name_the_built_in_roles_by_their_templates() =>
        Assert.That(
            Platform.Roles.Select(r => r.Id),
            Is.SupersetOf(new[] { new Guid("627090ff-40a3-4053-8790-584edc5be201"), new Guid("119f245c-3cc8-4b62-b31c-d1a046ced15d") }));

    [Test]
    public void Customer_service_works_on_the_customers_of_its_business_unit_and_deletes_none()
    {
        var service = Platform.Roles.Single(role => role.Name == "Customer Service Representative").Privileges;

        Assert.Multiple(() =>
        {
            Assert.That(service["prvWriteAccount"], Is.EqualTo(PrivilegeDepth.Local));
            Assert.That(service["prvReadContact"], Is.EqualTo(PrivilegeDepth.Local));
            Assert.That(service.Keys.Where(name => name.StartsWith("prvDelete", StringComparison.Ordinal)), Is.Empty);
        });
    }
}
