using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>The same calls without the wire, for tests that make thousands of them.</summary>
internal sealed class InProcessAria : IDisposable
{
    private readonly Dispatcher dispatcher;

    public InProcessAria(TenantDefinition definition)
    {
        Tenant = new Tenant(definition.Json(), null);
        dispatcher = new Dispatcher(Tenant, strictTypes: false);
        dispatcher.Failed += (operation, failure) => TestContext.Out.WriteLine($"{operation}: {failure}");
    }

    public Tenant Tenant { get; }

    public Account Account => Tenant.Account(TestTenant.Account)!;

    /// <summary>Calls; every answer must be as the project's contract has it.</summary>
    public JsonObject Call(string operation, object fields)
    {
        var answer = dispatcher.Execute(Contract.Current.Find(operation)!, new RawRequest(operation, SimulatorClient.Request(operation, fields), null));
        Assert.That(ProjectContract.Faults(operation, answer), Is.Empty);
        return answer;
    }

    /// <summary>Calls for the test tenant's account and demands success.</summary>
    public JsonObject Do(string operation, object fields)
    {
        var answer = Call(operation, WithAccount(fields));
        Assert.That((int?)answer["error_code"], Is.Zero, () => $"{operation}: {answer["error_msg"]}");
        return answer;
    }

    /// <summary>Calls for the test tenant's account and demands an error code; returns the text that came with it.</summary>
    public string Refuse(int code, string operation, object fields)
    {
        var answer = Call(operation, WithAccount(fields));
        Assert.That((int?)answer["error_code"], Is.EqualTo(code), () => $"{operation}: {answer["error_msg"]}");
        return (string?)answer["error_msg"] ?? "";
    }

    private static JsonObject WithAccount(object fields)
    {
        var all = JsonSerializer.SerializeToNode(fields)!.AsObject();
        all["acct_no"] ??= TestTenant.Account;
        return all;
    }

    public PlanInstance Instance(long no) => Account.Instance(no)!;

    /// <summary>The amounts of the newest invoice, without those of the free master plan.</summary>
    public decimal[] NewestInvoice() => [.. Account.Invoices[^1].Lines.Where(line => line.Amount != 0).Select(line => line.Amount)];

    public JsonObject Update(int directive, decimal? units = null, long? schedule = null, string? on = null, bool doWrite = true)
    {
        var answer = Call("update_acct_plan_m", new
        {
            acct_no = TestTenant.Account,
            plan_instance_no = TestTenant.Line,
            plan_units = units,
            alt_rate_schedule_no = schedule,
            assignment_directive = directive,
            effective_date = on,
            do_write = doWrite ? "true" : "false",
        });
        Assert.That((int?)answer["error_code"], Is.Zero, () => (string?)answer["error_msg"] ?? "");
        return answer;
    }

    public static IReadOnlyList<JsonNode> Lines(JsonObject answer) =>
        answer["acct_plan_line_items"] is JsonArray lines ? [.. lines.Select(line => line!)] : [];

    public static IReadOnlyList<decimal> Amounts(JsonObject answer) => [.. Lines(answer).Select(line => (decimal)line["line_amount"]!)];

    public void GoTo(string day) => Tenant.AdvanceTo(Dates.Day(day));

    public void Dispose() => Tenant.Dispose();
}
