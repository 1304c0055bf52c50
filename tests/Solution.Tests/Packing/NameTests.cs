using System;
using CrmAriaConnector.SolutionPacker.Packaging;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.Solution.Tests.Packing;

/// <summary>Ids and keys made from names agree with what others publish.</summary>
public sealed class NameTests
{
    // RFC 9562, appendix A.4.
    [Test]
    public void An_id_is_made_as_the_standard_says() => Assert.That(
        NameBasedId.Create(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"),
        Is.EqualTo(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2")));

    // Keys the platform itself wrote into published solutions: gashupl/dataverse-sync, and Microsoft's automation kit.
    [TestCase("pg", "Pg.DataverseSync.Plugins", "Pg.DataverseSync.Plugins.CustomApi.GetUnsynchronizedTablesPlugin", "EC4D2C2540217F500B158475ABFCBCDB983BD649D2BC033B5F0A8F009E778EB9")]
    [TestCase("pg", "Pg.DataverseSync.Plugins", "Pg.DataverseSync.Plugins.SyncTables.SyncTableServiceBusEndpointStepPlugin", "8CB158CE65724CEEA85921CCCE2E58A1FE2E0A3EF9349D7B3459096606742B97")]
    [TestCase("autocoe", "AutomationSchedulePlugin", "AutoCoE.AutomationFlowSchedulePlugin.AutomationFlowSchedule", "2A743067763B0636E35DE38E9496464E69F0BAC3B06AD0D467898A11435DDE07")]
    [TestCase("autocoe", "AuditFetchAPI", "AuditFetchAPI.AuditFetchAPI", "0242A199F7C25F7233801FBB03EB9A97B8A1BD34BB161658AFB239C2D05D221A")]
    public void A_key_is_made_as_the_platform_makes_it(string prefix, string assembly, string type, string key) =>
        Assert.That(ExportKey.Of($"{prefix}_{assembly}", assembly, type), Is.EqualTo(key));
}
