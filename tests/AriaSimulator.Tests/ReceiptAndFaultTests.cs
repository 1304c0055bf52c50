using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.Faults;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Receipts, and what a caller meets when the line breaks.</summary>
public sealed class ReceiptAndFaultTests
{
    private SimulatorClient aria = null!;

    [SetUp]
    public async Task Start() => aria = await SimulatorClient.Start();

    [TearDown]
    public async Task Stop() => await aria.DisposeAsync();

    private static object Change(string receipt, int acctNo = 4711001, int instance = 8800102, int directive = 4, string doWrite = "true", decimal units = 4) => new
    {
        acct_no = acctNo,
        plan_instance_no = instance,
        plan_units = units,
        assignment_directive = directive,
        effective_date = "2019-02-22",
        client_receipt_id = receipt,
        do_write = doWrite,
        alt_caller_id = "rep",
    };

    private async Task<string[]> Actions(string receipt, int acctNo = 4711001)
    {
        var answer = await aria.Succeed("get_all_actions_by_receipt_id_m", new { acct_no = acctNo, client_receipt_id = receipt });
        return answer["receipt_action"] is JsonArray rows ? [.. rows.Select(row => $"{row!["action_rec_id_label"]} {row["action_rec_id_val"]}")] : [];
    }

    private decimal Units() => aria.Server.Tenant.Account(4711001)!.Instance(8800102)!.Current.Units;

    [Test]
    public async Task A_spent_receipt_is_refused_for_every_account_of_the_tenant()
    {
        await aria.Succeed("update_acct_plan_m", Change("R1"));
        await aria.Fail(1012, "update_acct_plan_m", Change("R1"));
        await aria.Fail(1012, "update_acct_plan_m", Change("R1", 4711002, 8800202));
    }

    [Test]
    public async Task A_dry_run_and_a_failed_call_spend_no_receipt()
    {
        await aria.Succeed("update_acct_plan_m", Change("R1", doWrite: "false"));
        await aria.Fail(1016, "update_acct_plan_m", Change("R1", units: 0));
        Assert.That(await Actions("R1"), Is.Empty);
        await aria.Succeed("update_acct_plan_m", Change("R1"));
    }

    [Test]
    public async Task The_setting_keeps_the_receipt_of_a_failed_call_spent()
    {
        aria.Server.Tenant.Settings.NeverAllowUsedReceiptId = true;
        await aria.Fail(1016, "update_acct_plan_m", Change("R1", units: 0));
        await aria.Fail(1012, "update_acct_plan_m", Change("R1"));
    }

    [Test]
    public async Task A_receipt_tells_which_invoice_or_queue_row_came_of_it_and_only_to_its_own_account()
    {
        var now = await aria.Succeed("update_acct_plan_m", Change("NOW"));
        await aria.Succeed("update_acct_plan_m", Change("LATER", directive: 9));
        Assert.Multiple(async () =>
        {
            Assert.That(await Actions("NOW"), Is.EqualTo(new[] { "plan_instance_no 8800102", $"invoice_no {now["invoice_no"]}" }));
            Assert.That(await Actions("LATER"), Is.EqualTo(new[] { "plan_instance_no 8800102", "queue_id 990044" }));
            Assert.That(await Actions("NOW", 4711002), Is.Empty);
            Assert.That(await Actions("NEVER"), Is.Empty);
        });
    }

    [Test]
    public async Task A_dropped_request_breaks_the_connection_and_executes_nothing()
    {
        aria.Server.Faults.Add("update_acct_plan_m", FaultKind.DropRequest);
        Assert.ThrowsAsync<HttpRequestException>(() => aria.Call("update_acct_plan_m", Change("R1")));
        Assert.Multiple(async () =>
        {
            Assert.That(Units(), Is.EqualTo(3m));
            Assert.That(await Actions("R1"), Is.Empty);
        });
        await aria.Succeed("update_acct_plan_m", Change("R1"));
    }

    [Test]
    public async Task A_dropped_answer_breaks_the_connection_after_everything_was_done()
    {
        aria.Server.Faults.Add("update_acct_plan_m", FaultKind.DropAnswer, doWrite: true);
        await aria.Succeed("update_acct_plan_m", Change("R1", doWrite: "false"));
        Assert.ThrowsAsync<HttpRequestException>(() => aria.Call("update_acct_plan_m", Change("R1")));
        Assert.Multiple(async () =>
        {
            Assert.That(Units(), Is.EqualTo(4m));
            Assert.That(await Actions("R1"), Has.Length.EqualTo(2));
        });
    }

    [Test]
    public async Task A_fault_meets_only_its_operation_and_only_as_often_as_ordered()
    {
        aria.Server.Faults.Add("get_acct_balance_m", FaultKind.Html502, count: 2);
        await aria.Succeed("get_current_system_version_m");
        for (var call = 0; call < 2; call++)
        {
            using var response = await aria.Post(SimulatorClient.Request("get_acct_balance_m", new { acct_no = 4711001 }).ToJsonString());
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith("<html>"));
        }

        await aria.Succeed("get_acct_balance_m", new { acct_no = 4711001 });
    }

    [Test]
    public async Task A_truncated_answer_is_no_JSON_but_was_executed()
    {
        aria.Server.Faults.Add("update_acct_plan_m", FaultKind.Truncate);
        using var response = await aria.Post(SimulatorClient.Request("update_acct_plan_m", Change("R1")).ToJsonString());
        var body = await response.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(() => JsonNode.Parse(body), Throws.InstanceOf<JsonException>());
            Assert.That(Units(), Is.EqualTo(4m));
        });
    }

    [Test]
    public async Task Answers_can_be_spoiled_in_ways_a_tolerant_reader_survives_and_in_one_it_does_not()
    {
        aria.Server.Faults.Add("get_acct_balance_m", FaultKind.NumbersAsText);
        aria.Server.Faults.Add("get_invoice_history_m", FaultKind.EmptyArrays);
        aria.Server.Faults.Add("get_client_plans_basic_m", FaultKind.WrongTypes);
        var text = await aria.Call("get_acct_balance_m", new { acct_no = 4711001 });
        var empty = await aria.Call("get_invoice_history_m", new { acct_no = 4711001, start_bill_date = "2030-01-01" });
        var wrong = await aria.Call("get_client_plans_basic_m");
        Assert.Multiple(() =>
        {
            Assert.That(text["error_code"]!.ToJsonString(), Is.EqualTo("\"0\""));
            Assert.That(text["master_plan_instances"]![0]!["master_plan_instance_no"]!.ToJsonString(), Is.EqualTo("\"8800101\""));
            Assert.That(empty["invoice_hist"]!.ToJsonString(), Is.EqualTo("[]"));
            Assert.That(wrong["error_code"]!.ToJsonString(), Is.EqualTo("\"unexpected\""));
        });
    }

    [Test]
    public async Task Faults_are_ordered_listed_and_cancelled_over_HTTP_and_wrong_orders_get_a_sentence()
    {
        var listed = await aria.Admin(HttpMethod.Post, "faults", new { operation = "get_acct_balance_m", kind = "refuse", code = 1049, message = "no", ms = 1 });
        await aria.Fail(1049, "get_acct_balance_m", new { acct_no = 4711001 });
        var wrong = await aria.Admin(HttpMethod.Post, "faults", new { kind = "explode" });
        var unknown = await aria.Admin(HttpMethod.Post, "faults", new { kind = "refuse", often = 3 });
        await aria.Admin(HttpMethod.Post, "faults", new { kind = "dropRequest" });
        await aria.Admin(HttpMethod.Delete, "faults");
        Assert.Multiple(() =>
        {
            Assert.That((string?)listed[0]!["kind"], Is.EqualTo("Refuse"));
            Assert.That((string?)wrong["error"], Does.Contain("dropAnswer"));
            Assert.That((string?)unknown["error"], Does.Contain("often"));
            Assert.That(aria.Server.Faults.Waiting, Is.Empty);
        });
    }

    [Test]
    public async Task The_log_tells_each_call_without_key_or_password()
    {
        await aria.Succeed("set_session_auth_m", new { user_id = "brightwater", password = "brightwater-sample" });
        await aria.Succeed("update_acct_plan_m", Change("R1", doWrite: "false"));
        await aria.Fail(1009, "get_acct_balance_m", new { acct_no = 1 });
        var log = await aria.Admin(HttpMethod.Get, "requests");
        var text = log.ToJsonString();
        Assert.Multiple(() =>
        {
            Assert.That(log.AsArray().Select(entry => (string?)entry!["operation"]), Is.EqualTo(new[] { "set_session_auth_m", "update_acct_plan_m", "get_acct_balance_m" }));
            Assert.That((bool?)log[1]!["doWrite"], Is.False);
            Assert.That((string?)log[1]!["receiptId"], Is.EqualTo("R1"));
            Assert.That((int?)log[2]!["errorCode"], Is.EqualTo(1009));
            Assert.That(text, Does.Not.Contain("local-playground-key").And.Not.Contain("brightwater-sample"));
        });
        await aria.Admin(HttpMethod.Delete, "requests");
        Assert.That((await aria.Admin(HttpMethod.Get, "requests")).AsArray(), Is.Empty);
    }

    [Test]
    public async Task Concurrent_writers_lose_no_update()
    {
        var calls = Enumerable.Range(0, 32).Select(number => aria.Call("update_acct_plan_m", Change($"C{number}", units: number % 2 == 0 ? 4 : 5)));
        var answers = await Task.WhenAll(calls);
        var account = aria.Server.Tenant.Account(4711001)!;
        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => (int)answer["error_code"]!), Is.All.Zero);
            Assert.That(answers.Select(answer => (long)answer["invoice_no"]!).Distinct().Count(), Is.EqualTo(32));
            // Three invoices of the sample's history.
            Assert.That(account.Invoices, Has.Count.EqualTo(35));
            Assert.That(account.Invoices.Select(invoice => invoice.No), Is.Unique);
        });
    }
}
