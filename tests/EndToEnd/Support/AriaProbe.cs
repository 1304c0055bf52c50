using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.Playground;

namespace CrmAriaConnector.EndToEnd.Support;

/// <summary>Looks at the simulated Aria from outside with bare HTTP, so that what it sees owes nothing to the product.</summary>
internal sealed class AriaProbe : IDisposable
{
    private readonly HttpClient http;

    public AriaProbe(PlaygroundHost playground) => http = new HttpClient { BaseAddress = playground.Simulator.BaseAddress };

    public async Task<JsonObject> Call(string operation, JsonObject fields)
    {
        var request = new JsonObject
        {
            ["rest_call"] = operation,
            ["output_format"] = "json",
            ["client_no"] = 9000123,
            ["auth_key"] = "local-playground-key",
        };
        foreach (var (name, value) in fields)
            request[name] = value?.DeepClone();
        using var response = await http.PostAsJsonAsync("/v1/core", request);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.That((int?)answer["error_code"], Is.Zero, () => $"{operation}: {answer["error_msg"]}");
        return answer;
    }

    public async Task<JsonObject> Plan(long instanceNo, long acctNo = 4711001)
    {
        var answer = await Call("get_acct_plans_all_m", new JsonObject { ["acct_no"] = acctNo });
        return answer["all_acct_plans_m"]!.AsArray().Select(row => row!.AsObject()).Single(row => (long)row["plan_instance_no"]! == instanceNo);
    }

    public async Task<decimal> Units(long instanceNo = 8800102, long acctNo = 4711001) => (decimal)(await Plan(instanceNo, acctNo))["plan_units"]!;

    public async Task<JsonObject[]> Waiting(long acctNo = 4711001)
    {
        var answer = await Call("get_acct_plan_queued_changes_m", new JsonObject { ["acct_no"] = acctNo, ["queued_action_status_cd"] = 1 });
        return answer["queued_change_details"] is JsonArray rows ? [.. rows.Select(row => row!.AsObject())] : [];
    }

    /// <summary>The invoices of one day, with their lines.</summary>
    public async Task<(JsonObject Invoice, JsonObject[] Lines)[]> Invoices(string day, long acctNo = 4711001)
    {
        var history = await Call("get_invoice_history_m", new JsonObject { ["acct_no"] = acctNo, ["start_bill_date"] = day, ["end_bill_date"] = day });
        var found = history["invoice_hist"] is JsonArray rows ? rows.Select(row => row!.AsObject()).ToArray() : [];
        var invoices = new (JsonObject, JsonObject[])[found.Length];
        for (var index = 0; index < found.Length; index++)
        {
            var details = await Call("get_invoice_details_m", new JsonObject { ["acct_no"] = acctNo, ["invoice_no"] = (long)found[index]["invoice_no"]! });
            invoices[index] = (found[index], [.. details["invoice_line_details"]!.AsArray().Select(line => line!.AsObject())]);
        }

        return invoices;
    }

    public async Task<decimal> Balance(long acctNo = 4711001)
    {
        var answer = await Call("get_acct_balance_m", new JsonObject { ["acct_no"] = acctNo });
        return decimal.Parse(answer["acct_balance"]!.ToString(), CultureInfo.InvariantCulture);
    }

    public Task MoveClock(string day) => Admin("clock", new JsonObject { ["date"] = day });

    public Task Fault(string operation, string kind, bool? doWrite = null, int count = 1, int code = 1001) =>
        Admin("faults", new JsonObject { ["operation"] = operation, ["kind"] = kind, ["doWrite"] = doWrite, ["count"] = count, ["code"] = code });

    public async Task ForgetFaults() => (await http.DeleteAsync(new Uri("/_sim/faults", UriKind.Relative))).EnsureSuccessStatusCode();

    public Task ChangePrice(long schedule, long service, decimal rate) =>
        Admin("catalog/price", new JsonObject { ["schedule"] = schedule, ["service"] = service, ["ratePerUnit"] = rate });

    /// <summary>How often an operation arrived to write, whatever became of it.</summary>
    public async Task<int> Writes(string operation = "update_acct_plan_m") => (await Log())
        .Count(entry => (string?)entry["operation"] == operation && (bool)entry["doWrite"]!);

    public async Task<JsonObject[]> Log() =>
        [.. (await http.GetFromJsonAsync<JsonArray>("/_sim/requests"))!.Select(entry => entry!.AsObject())];

    public async Task ForgetLog() => (await http.DeleteAsync(new Uri("/_sim/requests", UriKind.Relative))).EnsureSuccessStatusCode();

    public void Dispose() => http.Dispose();

    private async Task Admin(string what, JsonObject order)
    {
        using var response = await http.PostAsJsonAsync(string.Create(CultureInfo.InvariantCulture, $"/_sim/{what}"), order);
        Assert.That(response.IsSuccessStatusCode, Is.True, await response.Content.ReadAsStringAsync());
    }
}
