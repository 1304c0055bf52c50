using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.Playground;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Benchmarks;

/// <summary>A representative at a playground, with a customer open; every action is counted on the other side of the wire.</summary>
internal sealed class Desk(PlaygroundHost playground)
{
    private const string Representative = "Robin Rep";
    private const string Customer = "Brightwater Clinics";

    private static readonly string[] Writes = ["Create", "Update", "Delete", "Upsert"];

    private readonly IOrganizationService _service = playground.Organization.ServiceFor(playground.UserId(Representative));
    private readonly EntityReference _customer = Find(playground);

    /// <summary>Does something, and adds a row that tells what it took.</summary>
    public Counted Count(string action, Action act, Table table)
    {
        var aria = playground.Simulator.Requests.Entries.Count;
        var dataverse = playground.Organization.Requests.Count;
        act();
        var calls = playground.Simulator.Requests.Entries.Skip(aria).ToList();
        var requests = playground.Organization.Requests.Skip(dataverse).Where(request => request.Depth > 1).ToList();
        var dryRuns = calls.Count(call => !call.DoWrite);
        var counted = new Counted(
            calls.Count,
            dryRuns,
            calls.Count(call => call.DoWrite && call.Operation?.StartsWith("get_", StringComparison.Ordinal) == false),
            requests.Count,
            requests.Count(request => Writes.Contains(request.MessageName)));
        table.Row([action, .. new[] { counted.Aria, counted.DryRuns, counted.Changes, counted.Dataverse, counted.Written }.Select(count => count.ToString(CultureInfo.InvariantCulture))]);
        return counted;
    }

    /// <summary>Calls a Custom API on the customer and returns its result.</summary>
    /// <exception cref="InvalidOperationException">It refused.</exception>
    public JsonObject Call(string api, params (string Name, object Value)[] parameters)
    {
        var request = new OrganizationRequest(api) { ["Target"] = _customer };
        foreach (var (name, value) in parameters)
            request[name] = value;
        var answer = _service.Execute(request);
        return (bool)answer["Success"]
            ? JsonNode.Parse((string)answer["ResultJson"])!.AsObject()
            : throw new InvalidOperationException($"{api}: {answer["Code"]} {answer["Message"]}");
    }

    public void Refresh() => Call("aria_RefreshAccount");

    private static EntityReference Find(PlaygroundHost playground)
    {
        var query = new Microsoft.Xrm.Sdk.Query.QueryByAttribute("account") { ColumnSet = new Microsoft.Xrm.Sdk.Query.ColumnSet(false) };
        query.AddAttributeValue("name", Customer);
        return playground.Organization.ServiceFor(playground.Organization.SystemUserId).RetrieveMultiple(query).Entities.Single().ToEntityReference();
    }
}

/// <summary>What one action took.</summary>
/// <param name="Aria">Calls to Aria.</param>
/// <param name="DryRuns">Those of them that only computed a change.</param>
/// <param name="Changes">Those of them that changed something.</param>
/// <param name="Dataverse">Requests of the plug-in to Dataverse.</param>
/// <param name="Written">Those of them that write a row.</param>
internal sealed record Counted(int Aria, int DryRuns, int Changes, int Dataverse, int Written);
