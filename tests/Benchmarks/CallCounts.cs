using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.Playground;

namespace CrmAriaConnector.Benchmarks;

/// <summary>
/// How often the steps of a change call Aria and Dataverse, counted by the playground on the other side of the wire.
/// Counts are the same on every machine, so a broken promise ends the program with an error.
/// </summary>
internal static class CallCounts
{
    /// <summary>One dry run and at most two readings.</summary>
    private const int MostOfPreview = 3;

    /// <summary>What waits for the plan decides the price that is promised, so it is read where CRM shows something.</summary>
    private const int MostBesideAQueue = MostOfPreview + 1;

    /// <summary>The same once more with one reading less, then the change.</summary>
    private const int MostOfCommit = 3;

    /// <summary>Aria's day, the account, its plans, its queue, its statements, its orders.</summary>
    private const int MostOfRefresh = 6;

    private const string Update = """{"kind":"UpdatePlan","acctNo":"4711001","planInstanceNo":"8800102","units":4,"rateScheduleNo":"77005","when":"OnDate","effectiveDate":"2019-02-22","proration":"Full"}""";
    private const string Units = """{"kind":"UpdatePlan","acctNo":"4711001","planInstanceNo":"8800102","units":5,"when":"Today","proration":"Full"}""";
    private const string Rates = """{"kind":"AssignCustomRates","acctNo":"4711001","planInstanceNo":"8800102","serviceNo":"5120","scope":"Current","rates":[{"seq":1,"from":1,"to":null,"ratePerUnit":9.50}]}""";

    public static async Task RunAsync()
    {
        await using var playground = await PlaygroundHost.StartAsync(new PlaygroundOptions { RunAsyncSteps = false });
        var desk = new Desk(playground);
        var table = new Table("step", "Aria calls", "of them dry runs", "changes", "Dataverse requests", "of them writes");

        desk.Count("read the options", () => desk.Call("aria_GetOptions", ("PlanInstanceNo", "8800102")), table);
        Change("units and schedule, dated", Update, MostOfPreview);
        desk.Count("refresh that finds a change", desk.Refresh, table);
        var quiet = desk.Count("refresh that finds nothing new", desk.Refresh, table);
        Promise(quiet.Written == 0, "A refresh that finds nothing new writes no row.");
        Promise(quiet.Aria <= MostOfRefresh, "A refresh takes at most six readings for an account.");
        Change("units, today, another change queued", Units, MostBesideAQueue);
        Change("custom rates, another change queued", Rates, MostBesideAQueue);
        table.Print();

        void Change(string what, string intent, int most)
        {
            JsonObject operation = null!;
            var preview = desk.Count($"preview: {what}", () => operation = desk.Call("aria_PreviewChange", ("Intent", intent)), table);
            Promise(preview is { DryRuns: <= 1, Changes: 0 } && preview.Aria <= most, "A preview takes one dry run and at most two readings, and one of the queue where something is queued.");
            var id = Guid.Parse(operation["operationId"]!.GetValue<string>());
            desk.Count($"submit: {what}", () => operation = desk.Call("aria_SubmitOperation", ("OperationId", id)), table);
            var commit = desk.Count($"commit: {what}", () => operation = desk.Call("aria_CommitOperation", ("OperationId", id), ("Version", operation["version"]!.GetValue<string>())), table);
            Promise(commit is { Aria: <= MostOfCommit, Changes: 1 }, "A commit takes at most three calls, one of them the change.");
            Promise(operation["state"]!.GetValue<string>() == "Done", "The change is made.");
        }
    }

    private static void Promise(bool isKept, string promise)
    {
        if (!isKept)
            throw new InvalidOperationException("Not as promised: " + promise);
    }
}
