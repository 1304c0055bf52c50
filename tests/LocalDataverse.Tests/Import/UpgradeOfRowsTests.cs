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

    private static SolutionMetadata Keyed(string version, string column, string? without = null) => Contoso.Fleet(version)
        .Replace("customizations.xml", "<AttributeName>cto_name</AttributeName>", $"<AttributeName>{column}</AttributeName>")
        .Edit("customizations.xml", root => root.Descendants("attribute").Where(a => (string?)a.Attribute("PhysicalName") == without).ToList().ForEach(a => a.Remove()))
        .Read();
}
