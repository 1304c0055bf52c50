using System;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Tests.Support;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmAriaConnector.LocalDataverse.Tests.Import;

/// <summary>Rows under an upgrade read from zips: they are kept, and never left holding what their column no longer takes.</summary>
[TestFixture]
internal sealed class UpgradeOfRowsTests
{
    [Test]
    public void A_key_may_move_to_other_columns_while_its_old_column_goes()
    {
        using var platform = new TestOrganization(Keyed("1.0.0.0", "cto_name"));
        var id = platform.System.Create(new Entity("cto_vehicle") { ["cto_name"] = "Van", ["cto_wheels"] = 4 });
        platform.Install(Keyed("2.0.0.0", "cto_wheels", without: "cto_Mileage"));

        var upsert = new Entity("cto_vehicle", "cto_wheels", 4) { ["cto_name"] = "Bus" };
        Assert.That(((UpsertResponse)platform.System.Execute(new UpsertRequest { Target = upsert })).Target.Id, Is.EqualTo(id));
        Assert.That(platform.Read("cto_vehicle", id)["cto_name"], Is.EqualTo("Bus"));
    }

    [Test]
    public void A_keys_own_column_may_go_with_the_key()
    {
        using var platform = new TestOrganization(Keyed("1.0.0.0", "cto_mileage"));
        var id = platform.System.Create(new Entity("cto_vehicle") { ["cto_name"] = "Van" });
        platform.Install(Keyed("2.0.0.0", "cto_name", without: "cto_Mileage"));
        Assert.That(platform.Read("cto_vehicle", id)["cto_name"], Is.EqualTo("Van"));
    }

    [TestCase("<MaxLength>2000</MaxLength>", "<MaxLength>5</MaxLength>", "cto_notes of cto_vehicle would take at most 5 characters instead of 2000, and 1 rows")]
    [TestCase("<MaxValue>18</MaxValue>", "<MaxValue>3</MaxValue>", "cto_wheels of cto_vehicle would take at most 3 instead of 18, and 2 rows")]
    [TestCase("<MinValue>-5</MinValue><MaxValue>5</MaxValue><Accuracy>3</Accuracy>", "<MinValue>-5</MinValue><MaxValue>5</MaxValue><Accuracy>1</Accuracy>", "cto_factor of cto_vehicle would take 1 digits after the point instead of 3, and 1 rows")]
    [TestCase("<option value=\"2\"><labels><label description=\"Roof rack\" languagecode=\"1033\" /></labels></option>", "", "cto_extras of cto_vehicle would take no longer the options 2, and 1 rows")]
    [TestCase("<ReferencedEntityName>Account</ReferencedEntityName>", "<ReferencedEntityName>Team</ReferencedEntityName>", "cto_for of cto_trip would take no longer rows of account, and 1 rows")]
    public void A_narrower_column_is_refused_while_rows_do_not_fit_and_nothing_changes(string text, string inItsPlace, string sentence)
    {
        using var platform = new TestOrganization(Contoso.Fleet().Read());
        var account = platform.System.Create(new Entity("account") { ["name"] = "Brightwater" });
        platform.System.Create(new Entity("cto_vehicle") { ["cto_name"] = "Cart", ["cto_wheels"] = 4 });
        var van = platform.System.Create(new Entity("cto_vehicle")
        {
            ["cto_name"] = "Van",
            ["cto_wheels"] = 4,
            ["cto_notes"] = "Leaks a little",
            ["cto_factor"] = 1.25m,
            ["cto_extras"] = new OptionSetValueCollection([new OptionSetValue(1), new OptionSetValue(2)]),
        });
        platform.System.Create(new Entity("cto_trip") { ["cto_name"] = "Round", ["cto_for"] = new EntityReference("account", account) });

        var next = Contoso.Fleet("2.0.0.0").Replace("customizations.xml", text, inItsPlace).Read();
        var refusal = Assert.Throws<ImportException>(() => platform.Install(next))!;

        Assert.That(refusal.Message, Does.Contain(sentence));
        Assert.That(platform.Organization.Solutions.Single().Version, Is.EqualTo(new Version(1, 0, 0, 0)));
        Assert.That(platform.Read("cto_vehicle", van)["cto_notes"], Is.EqualTo("Leaks a little"));
    }

    [Test]
    public void A_narrower_column_is_taken_when_every_row_fits()
    {
        using var platform = new TestOrganization(Contoso.Fleet().Read());
        var van = platform.System.Create(new Entity("cto_vehicle") { ["cto_name"] = "Van", ["cto_wheels"] = 3, ["cto_factor"] = 1.2m });
        platform.Install(Contoso.Fleet("2.0.0.0").Replace("customizations.xml", "<MaxValue>18</MaxValue>", "<MaxValue>3</MaxValue>").Replace("customizations.xml", "<Accuracy>3</Accuracy>", "<Accuracy>1</Accuracy>").Read());
        Assert.That(platform.Read("cto_vehicle", van)["cto_factor"], Is.EqualTo(1.2m));
        Assert.That(TestOrganization.Refused(() => platform.System.Update(new Entity("cto_vehicle", van) { ["cto_wheels"] = 4 })).Message, Does.Contain("cto_wheels"));
    }

    private static SolutionMetadata Keyed(string version, string column, string? without = null) => Contoso.Fleet(version)
        .Replace("customizations.xml", "<AttributeName>cto_name</AttributeName>", $"<AttributeName>{column}</AttributeName>")
        .Edit("customizations.xml", root => root.Descendants("attribute").Where(a => (string?)a.Attribute("PhysicalName") == without).ToList().ForEach(a => a.Remove()))
        .Read();
}
