using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.Faults;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>
/// Many clients at once, with faults on. ARIA_SIMULATOR_SECONDS makes the rehearsal as long as wanted; a short one is run
/// with all tests.
/// </summary>
public sealed class ConcurrencyTests
{
    private const int Clients = 32;
    private static readonly FaultKind[] Faults = [FaultKind.DropRequest, FaultKind.DropAnswer, FaultKind.Html502, FaultKind.Truncate, FaultKind.TooManyRequests];

    /// <summary>What a client knows of the calls it made.</summary>
    private sealed class Diary
    {
        public ConcurrentBag<string> Sent { get; } = [];

        public ConcurrentDictionary<string, long> Answered { get; } = new();

        public ConcurrentBag<string> Refused { get; } = [];
    }

    [Test]
    public async Task Thirty_two_clients_with_faults_on_lose_no_update_and_break_nothing()
    {
        var seconds = double.Parse(Environment.GetEnvironmentVariable("ARIA_SIMULATOR_SECONDS") ?? "3", CultureInfo.InvariantCulture);
        await using var aria = await SimulatorClient.Start();
        var diary = new Diary();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            for (var call = 0; clock.Elapsed.TotalSeconds < seconds; call++)
                await Act(aria, diary, new Random((client * 100_000) + call), string.Create(CultureInfo.InvariantCulture, $"C{client}N{call}"));
        })));

        aria.Server.Faults.Clear();
        var accounts = new[] { 4711001, 4711002, 4711003 }.Select(no => aria.Server.Tenant.Account(no)!).ToList();
        using var snapshot = JsonDocument.Parse(aria.Server.Tenant.Snapshot());
        var receipts = snapshot.RootElement.GetProperty("receipts").EnumerateArray().Select(receipt => receipt.GetProperty("id").GetString()!).ToHashSet();
        var invoiceNos = accounts.SelectMany(account => account.Invoices).Select(invoice => invoice.No).ToHashSet();
        Assert.Multiple(() =>
        {
            Assert.That(diary.Answered, Is.Not.Empty);
            Assert.That(diary.Refused, Is.Empty, "no call fails on its own");
            Assert.That(diary.Answered.Keys, Is.SubsetOf(receipts), "what was answered was kept");
            Assert.That(receipts, Is.SubsetOf(diary.Sent), "nothing was done that nobody sent");
            Assert.That(diary.Answered.Values, Is.Unique, "each answered change has an invoice of its own");
            Assert.That(diary.Answered.Values, Is.SubsetOf(invoiceNos));
            foreach (var account in accounts)
                DemandBalance(account);
        });
    }

    private static void DemandBalance(Account account)
    {
        Assert.That(account.Balance(), Is.EqualTo(account.Invoices.Sum(invoice => invoice.Total) - account.Payments.Sum(payment => payment.Amount)));
        Assert.That(account.Invoices.Select(invoice => invoice.Total), Is.All.GreaterThanOrEqualTo(0m));
        Assert.That(account.AllLines().Select(line => line.Id), Is.Unique);
        foreach (var line in account.AllLines().Where(line => line.LineType == LineType.Recurring))
            Assert.That(-account.AllLines().Where(credit => credit.LineType == LineType.Credit && credit.OfLineId == line.Id).Sum(credit => credit.Amount), Is.LessThanOrEqualTo(line.Amount));
    }

    /// <summary>One change with a receipt, sometimes a dry run or a read before it, sometimes a fault in its way.</summary>
    private static async Task Act(SimulatorClient aria, Diary diary, Random random, string receipt)
    {
        if (random.Next(6) == 0)
            aria.Server.Faults.Add("update_acct_plan_m", Faults[random.Next(Faults.Length)]);
        var (account, instance) = random.Next(3) switch { 0 => (4711001, 8800102), 1 => (4711002, 8800202), _ => (4711003, 8800302) };
        var fields = new
        {
            acct_no = account,
            plan_instance_no = instance,
            plan_units = 1 + random.Next(9),
            assignment_directive = 4,
            client_receipt_id = receipt,
        };
        if (random.Next(4) == 0)
            await Try(() => aria.Call("get_acct_details_all_m", new { acct_no = account, include_supp_plans = 1 }));

        diary.Sent.Add(receipt);
        if (await Try(() => aria.Call("update_acct_plan_m", fields)) is not { } answer)
            return;
        if ((int)answer["error_code"]! != 0)
            diary.Refused.Add($"{answer["error_code"]} {answer["error_msg"]}");
        else if (answer["invoice_no"] is { } invoice)
            diary.Answered[receipt] = (long)invoice;
    }

    private static async Task<System.Text.Json.Nodes.JsonObject?> Try(Func<Task<System.Text.Json.Nodes.JsonObject>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException)
        {
            return null;
        }
    }
}
