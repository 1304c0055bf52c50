using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrmAriaConnector.Benchmarks;

/// <summary>
/// The simulator under load, with few and with many accounts, beside a bare Kestrel endpoint that returns the same bytes;
/// its memory per account, and how fast its clock runs.
/// </summary>
internal static class SimulatorLoad
{
    private const int Clients = 8;
    private const int FirstAccount = 1_000_000;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);
    private static readonly DateOnly Start = new(2019, 2, 15);

    public static async Task RunAsync()
    {
        await RequestsAsync(1_000);
        await RequestsAsync(100_000);
        await ClockAsync(1_000, years: 10);
    }

    private static async Task RequestsAsync(int accounts)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var aria = await AriaSimulatorServer.StartAsync(new AriaSimulatorOptions { TenantJson = Tenant(accounts) });
        var perAccount = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)accounts;
        using var http = new HttpClient();
        var address = new Uri(aria.BaseAddress, "v1/core");

        Console.WriteLine($"{accounts:N0} accounts, {perAccount / 1024:N1} KB of managed memory each, {Clients} clients at once:\n");
        var table = new Table("operation", "requests per second", "bare endpoint", "ratio");
        foreach (var (name, body) in new (string, Func<int, JsonObject>)[] { ("get_acct_details_all_m", Details), ("update_acct_plan_m, dry run", DryRun) })
        {
            var simulated = await RateAsync(http, address, accounts, body);
            var bare = await BareAsync(http, await AnswerAsync(http, address, body(0)), accounts, body);
            table.Row(name, $"{simulated:N0}", $"{bare:N0}", $"{simulated / bare:0.00}");
        }

        table.Print();
        Console.WriteLine();
    }

    private static async Task ClockAsync(int accounts, int years)
    {
        await using var aria = await AriaSimulatorServer.StartAsync(new AriaSimulatorOptions { TenantJson = Tenant(accounts) });
        var clock = Stopwatch.StartNew();
        aria.Tenant.AdvanceTo(Start.AddYears(years));
        var time = clock.Elapsed;
        var days = Start.AddYears(years).DayNumber - Start.DayNumber;
        var invoices = aria.Tenant.Account(FirstAccount)!.Invoices.Count;
        if (invoices != (12 * years) + 1)
            throw new InvalidOperationException($"Ten years made {invoices} invoices per account.");
        if (time > TimeSpan.FromMinutes(1))
            throw new InvalidOperationException($"{years} years took {time.TotalSeconds:N0} s; they must stay under a minute.");

        var table = new Table("clock", "time", "days per second", "invoices per second");
        table.Row($"{accounts:N0} accounts, {years} years", $"{time.TotalSeconds:N1} s", $"{days / time.TotalSeconds:N0}", $"{invoices * accounts / time.TotalSeconds:N0}");
        table.Print();
    }

    private static async Task<double> BareAsync(HttpClient http, byte[] answer, int accounts, Func<int, JsonObject> body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var bare = builder.Build();
        bare.MapPost("/v1/core", () => Results.Bytes(answer, "application/json"));
        await bare.StartAsync();
        return await RateAsync(http, new Uri(new Uri(bare.Urls.First()), "v1/core"), accounts, body);
    }

    private static async Task<double> RateAsync(HttpClient http, Uri address, int accounts, Func<int, JsonObject> body)
    {
        await AnswerAsync(http, address, body(0));
        var count = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            for (var call = client; clock.Elapsed < Round; call += Clients)
            {
                await AnswerAsync(http, address, body(call * 7919 % accounts));
                Interlocked.Increment(ref count);
            }
        })));
        return count / clock.Elapsed.TotalSeconds;
    }

    private static async Task<byte[]> AnswerAsync(HttpClient http, Uri address, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(address, content);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private static JsonObject Details(int account) => Request("get_acct_details_all_m", account, new() { ["include_supp_plans"] = 1 });

    private static JsonObject DryRun(int account) => Request("update_acct_plan_m", account, new()
    {
        ["plan_instance_no"] = FirstAccount + (2 * account) + 1,
        ["plan_units"] = 3,
        ["assignment_directive"] = 4,
        ["do_write"] = "false",
    });

    private static JsonObject Request(string operation, int account, JsonObject fields)
    {
        fields["rest_call"] = operation;
        fields["output_format"] = "json";
        fields["client_no"] = 9000123;
        fields["auth_key"] = "local-playground-key";
        fields["acct_no"] = FirstAccount + account;
        return fields;
    }

    /// <summary>Accounts with a master and a line each, billed once, on 15 February 2019; it is noon of that day.</summary>
    private static string Tenant(int accounts) => new JsonObject
    {
        ["clientNo"] = 9000123,
        ["authKey"] = "local-playground-key",
        ["now"] = "2019-02-15T12:00:00",
        ["plans"] = new JsonArray(Plan(10, isSupplemental: false, 40m), Plan(20, isSupplemental: true, 10m)),
        ["accounts"] = new JsonArray([.. Enumerable.Range(0, accounts).Select(Account)]),
    }.ToJsonString();

    private static JsonNode Account(int number)
    {
        var master = FirstAccount + (2 * number);
        return new JsonObject
        {
            ["acctNo"] = FirstAccount + number,
            ["userId"] = "customer" + number.ToString(CultureInfo.InvariantCulture),
            ["activeSince"] = "2019-02-15",
            ["billDay"] = 15,
            ["instances"] = new JsonArray(
                new JsonObject { ["no"] = master, ["planNo"] = 10 },
                new JsonObject { ["no"] = master + 1, ["planNo"] = 20, ["parentNo"] = master, ["units"] = 2 }),
        };
    }

    private static JsonNode Plan(long no, bool isSupplemental, decimal price) => new JsonObject
    {
        ["no"] = no,
        ["name"] = "Plan",
        ["isSupplemental"] = isSupplemental,
        ["services"] = new JsonArray(new JsonObject { ["no"] = no + 500, ["name"] = "Fee" }),
        ["schedules"] = new JsonArray(new JsonObject
        {
            ["no"] = no + 700,
            ["currency"] = "usd",
            ["isDefault"] = true,
            ["rates"] = new JsonArray(new JsonObject
            {
                ["serviceNo"] = no + 500,
                ["tiers"] = new JsonArray(new JsonObject { ["seq"] = 1, ["from"] = 1, ["ratePerUnit"] = price }),
            }),
        }),
    };
}
