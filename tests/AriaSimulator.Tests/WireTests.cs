using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>How calls and answers travel: Aria's transport rules and the settled order of checks.</summary>
public sealed class WireTests
{
    private SimulatorClient aria = null!;

    [SetUp]
    public async Task Start() => aria = await SimulatorClient.Start();

    [TearDown]
    public async Task Stop() => await aria.DisposeAsync();

    [Test]
    public async Task An_unknown_call_gets_404_and_minus_one()
    {
        using var response = await aria.Post("""{"rest_call":"no_such_call_m","client_no":1}""");
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((int?)answer["error_code"], Is.EqualTo(-1));
            Assert.That((string?)answer["error_msg"], Is.EqualTo("not attempted"));
        });
    }

    [TestCase("{\"rest_call\":\"get_acct_balance_m\",", TestName = "A cut-off body gets 1012")]
    [TestCase("[]", TestName = "A body that is no object gets 1012")]
    [TestCase("", TestName = "An empty body gets 1012")]
    public async Task Unreadable(string body)
    {
        using var response = await aria.Post(body);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((int?)answer["error_code"], Is.EqualTo(1012));
        });
    }

    [Test]
    public async Task GET_is_refused()
    {
        using var response = await aria.Http.GetAsync("/v1/core?rest_call=get_current_system_version_m");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task Business_errors_come_with_HTTP_200()
    {
        using var response = await aria.Post(SimulatorClient.Request("get_acct_balance_m", new { acct_no = 1 }).ToJsonString());
        Assert.Multiple(async () =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/json"));
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("1009").And.EndsWith("\n"));
        });
    }

    [Test]
    public async Task The_legacy_path_takes_form_bodies()
    {
        using var response = await aria.PostForm("/api/ws/api_ws_class_dispatcher.php", new Dictionary<string, string>
        {
            ["rest_call"] = "get_acct_balance_m",
            ["output_format"] = "json",
            ["client_no"] = "9000123",
            ["auth_key"] = "local-playground-key",
            ["acct_no"] = "4711001",
        });
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That((string?)answer["acct_balance"], Is.EqualTo("70"));
    }

    [TestCase("custom_rate_service_no[0]", "custom_rate_seq_no[0]", "custom_rate_per_unit[0]", 0, TestName = "A form field with an index fills the row of its array")]
    [TestCase("custom_rates[0][custom_rate_service_no]", "custom_rates[0][custom_rate_seq_no]", "custom_rates[0][custom_rate_per_unit]", 0, TestName = "A form field behind array and index fills the row")]
    [TestCase("custom_rates[custom_rate_service_no][0]", "custom_rates[custom_rate_seq_no][0]", "custom_rates[custom_rate_per_unit][0]", 1016, TestName = "A form field in the wrong order gets 1016")]
    public async Task Form_arrays(string service, string seq, string rate, int expected)
    {
        using var response = await aria.PostForm("/v1/core", new Dictionary<string, string>
        {
            ["rest_call"] = "update_acct_plan_m",
            ["output_format"] = "json",
            ["client_no"] = "9000123",
            ["auth_key"] = "local-playground-key",
            ["acct_no"] = "4711001",
            ["plan_instance_no"] = "8800102",
            ["assignment_directive"] = "4",
            ["do_write"] = "false",
            [service] = "5120",
            [seq] = "1",
            [rate] = "8.00",
        });
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That((int?)answer["error_code"], Is.EqualTo(expected), () => (string?)answer["error_msg"] ?? "");
        if (expected == 0)
            // 18 Feb to 14 Mar are 25 of 28 days; 3 x 8.00 x 25 / 28 = 21.43.
            Assert.That((decimal?)answer["total_charges_before_tax"], Is.EqualTo(21.43m));
    }

    /// <summary>Settled: unknown call, parse, credentials, receipt, required, unknown field, types, existence, rules.</summary>
    [Test]
    public async Task S14_checks_come_in_the_settled_order()
    {
        await aria.Succeed("update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, plan_units = 3, assignment_directive = 3, client_receipt_id = "used" });
        var request = SimulatorClient.Request("update_acct_plan_m", new
        {
            auth_key = "wrong",
            client_receipt_id = "used",
            no_such_field = 1,
            plan_units = "many",
            plan_instance_no = 1,
            assignment_directive = 99,
        });

        async Task<int> Code() => (int)(await aria.Send(request))["error_code"]!;
        var codes = new List<int> { await Code() };
        request["auth_key"] = "local-playground-key";
        codes.Add(await Code());
        request["client_receipt_id"] = "fresh";
        codes.Add(await Code());
        request["acct_no"] = 1;
        codes.Add(await Code());
        request.Remove("no_such_field");
        var text = (string?)(await aria.Send(request))["error_msg"];
        request["plan_units"] = 4;
        codes.Add(await Code());
        request["acct_no"] = 4711001;
        codes.Add(await Code());
        request["plan_instance_no"] = 8800102;
        codes.Add(await Code());

        Assert.Multiple(() =>
        {
            // credentials 1004, receipt 1012, required acct_no 1010, unknown field 1016, then 1009, 14046 and the rule 1016.
            Assert.That(codes, Is.EqualTo(new[] { 1004, 1012, 1010, 1016, 1009, 14046, 1016 }));
            Assert.That(text, Is.EqualTo("plan_units is not a valid double."));
        });
    }

    [Test]
    public async Task An_unknown_field_inside_a_row_is_refused() =>
        Assert.That(
            await aria.Fail(1016, "update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, custom_rates = new[] { new { rate_per_unit = 1 } } }),
            Is.EqualTo("rate_per_unit is not a parameter of update_acct_plan_m.custom_rates"));

    [TestCase("acct_no", "abc", 1016, "acct_no is not a valid long.", TestName = "A word for a long gets 1016")]
    [TestCase("acct_no", "99999999999999999999999", 1012, "Unable to parse input json - invalid format", TestName = "A number too long gets 1012")]
    [TestCase("effective_date", "22.02.2019", 1024, "invalid date: effective_date must be yyyy-mm-dd, not '22.02.2019'", TestName = "A date in another spelling gets 1024")]
    [TestCase("effective_date", "2019-02-17", 1024, "invalid date: effective_date must not be in the past", TestName = "A past date gets 1024")]
    [TestCase("effective_date", "9999-12-31", 1024, "invalid date: effective_date must not be more than 50 years ahead", TestName = "A date in a far century gets 1024")]
    [TestCase("do_write", "perhaps", 1033, "do_write must be true or false", TestName = "A flag that is neither true nor false gets 1033")]
    [TestCase("client_acct_id", "a\u0001b", 25020, "illegal characters entered in client_acct_id", TestName = "A control character gets 25020")]
    [TestCase("client_receipt_id", "with-dash", 1012, "invalid input format: client_receipt_id must be 1 to 50 letters and digits", TestName = "A receipt with other characters gets 1012")]
    public async Task Bad_values(string field, string value, int code, string text)
    {
        var request = SimulatorClient.Request("update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, plan_units = 4, assignment_directive = 9, effective_date = "2019-02-22" });
        request[field] = value;
        var answer = await aria.Send(request);
        Assert.Multiple(() =>
        {
            Assert.That((int?)answer["error_code"], Is.EqualTo(code));
            Assert.That((string?)answer["error_msg"], Is.EqualTo(text));
        });
    }

    [TestCase("plan_units", 0, TestName = "Zero units are refused")]
    [TestCase("plan_units", -1, TestName = "Negative units are refused")]
    [TestCase("plan_units", 1e12, TestName = "A trillion units are refused")]
    [TestCase("assignment_directive", 12, TestName = "An unknown directive is refused")]
    [TestCase("alt_rate_schedule_no", 78001, TestName = "A schedule of another plan is refused")]
    [TestCase("alt_rate_schedule_no", 77011, TestName = "A schedule in another currency is refused")]
    [TestCase("proration_invoice_timing", 2, TestName = "An unknown invoice timing is refused")]
    public async Task Bad_rules(string field, double value)
    {
        var before = aria.Server.Tenant.Snapshot();
        var request = SimulatorClient.Request("update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, plan_units = 4, assignment_directive = 4 });
        request[field] = value;
        var answer = await aria.Send(request);
        Assert.Multiple(() =>
        {
            Assert.That((int?)answer["error_code"], Is.EqualTo(1016));
            Assert.That(aria.Server.Tenant.Snapshot(), Is.EqualTo(before), "a refused call leaves nothing behind");
        });
    }

    [Test]
    public async Task An_account_is_named_by_number_before_the_caller_s_id()
    {
        var byNumber = await aria.Succeed("get_acct_details_all_m", new { acct_no = 4711002, client_acct_id = "CRM-000451" });
        var byId = await aria.Succeed("get_acct_details_all_m", new { client_acct_id = "CRM-000451" });
        Assert.Multiple(async () =>
        {
            Assert.That((long?)byNumber["acct_no_2"], Is.EqualTo(4711002));
            Assert.That((long?)byId["acct_no_2"], Is.EqualTo(4711001));
            Assert.That(await aria.Fail(1009, "get_acct_details_all_m", new { client_acct_id = "CRM-9" }), Is.EqualTo("Account not found: ClientId (CRM-9)"));
            Assert.That(await aria.Fail(1009, "get_acct_details_all_m", new { acct_no = 9 }), Is.EqualTo("Account not found: AriaNo (9)"));
            Assert.That(await aria.Fail(1010, "get_acct_details_all_m"), Is.EqualTo("Missing required parameter: acct_no"));
        });
    }

    [Test]
    public async Task S15_numbers_as_text_and_booleans_for_text_flags_are_accepted_unless_types_are_strict()
    {
        var lenient = SimulatorClient.Request("update_acct_plan_m", new { acct_no = "4711001", plan_instance_no = "8800102", plan_units = "4", assignment_directive = "4", do_write = false });
        await using var strict = await SimulatorClient.Start(strictTypes: true);
        var accepted = await aria.Send((JsonObject)lenient.DeepClone());
        var refusedNumber = await strict.Send((JsonObject)lenient.DeepClone());
        var refusedFlag = await strict.Send(SimulatorClient.Request("update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, do_write = false }));
        Assert.Multiple(() =>
        {
            Assert.That((int?)accepted["error_code"], Is.Zero);
            Assert.That((string?)refusedNumber["error_msg"], Is.EqualTo("acct_no is not a valid long."));
            Assert.That((string?)refusedFlag["error_msg"], Is.EqualTo("do_write is not a valid string."));
        });
    }

    [Test]
    public async Task An_operation_the_simulator_does_not_model_says_so_by_name()
    {
        var text = await aria.Fail(1104, "get_acct_message_m", new { acct_no = 4711001, message_id = 1 });
        Assert.That(text, Is.EqualTo("get_acct_message_m is not modelled by this simulator."));
    }

    [Test]
    public async Task A_field_the_simulator_does_not_act_on_is_refused_by_name_and_not_ignored()
    {
        var text = await aria.Fail(1016, "update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, promo_cd = "SPRING" });
        Assert.That(text, Is.EqualTo("promo_cd of update_acct_plan_m is not modelled by this simulator."));
    }

    /// <summary>One successful call per modelled operation, in an order that works.</summary>
    private static readonly (string Operation, object Fields)[] Examples =
    [
        ("get_current_system_version_m", new { }),
        ("get_virtual_datetime_m", new { }),
        ("set_session_auth_m", new { user_id = "brightwater", password = "brightwater-sample" }),
        ("get_client_plans_basic_m", new { include_rs_summary = "true" }),
        ("get_rate_schedules_for_plan_m", new { plan_no = 20200, currency_cd = "usd" }),
        ("get_client_plan_service_rates_m", new { plan_no = 20300, service_no = 5130 }),
        ("update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, plan_units = 4, assignment_directive = 9, effective_date = "2019-02-22", include_plan_instance_queue = "true", client_receipt_id = "R1", alt_caller_id = "rep" }),
        ("assign_custom_acct_plan_rates_m", new { acct_no = 4711001, plan_instance_no = 8800102, service_no = 5120, plan_scope = "Q", plan_queue_id = 990044, custom_acct_rates = new[] { new { rate_seq_no = 1, rate_per_unit = 9.5 } } }),
        ("get_acct_plan_queued_changes_m", new { acct_no = 4711001 }),
        ("get_all_actions_by_receipt_id_m", new { acct_no = 4711001, client_receipt_id = "R1" }),
        ("get_acct_details_all_m", new { acct_no = 4711001, include_supp_plans = 1, include_billing_groups = 1, include_payment_methods = 1 }),
        ("get_acct_plans_all_m", new { acct_no = 4711001 }),
        ("get_acct_balance_m", new { acct_no = 4711001 }),
        ("get_invoice_history_m", new { acct_no = 4711001 }),
        ("get_invoice_details_m", new { acct_no = 4711001, invoice_no = 31500002 }),
        ("create_acct_complete_m", CreateAccountTests.Acct(10100, new { })),
        ("edit_acct_plan_queued_changes_m", new { acct_no = 4711001, edit_queued_changes = new[] { new { queue_id = 990044, queue_edit_directive = 1 } } }),
        ("advance_virtual_datetime_m", new { offset_hours = 24 }),
    ];

    internal static IEnumerable<(string Operation, object Fields)> AllExamples => [.. Examples, .. MoneyExamples.All, .. CustomerExamples.All, .. PlanExamples.All];

    [Test]
    public async Task Every_answer_of_every_modelled_operation_lists_every_declared_output_with_its_type()
    {
        var faults = new List<string>();
        foreach (var (operation, fields) in AllExamples)
        {
            var answer = await aria.Succeed(operation, fields);
            faults.AddRange(ContractText.Faults(operation, answer));
            faults.AddRange(ProjectContract.Faults(operation, answer));
        }

        var login = await aria.Succeed("set_session_auth_m", new { user_id = "brightwater", password = "brightwater-sample" });
        faults.AddRange(ContractText.Faults("validate_session_m", await aria.Succeed("validate_session_m", new { session_id = (string?)login["session_id"] })));
        Assert.Multiple(() =>
        {
            Assert.That(faults, Is.Empty);
            Assert.That(
                AllExamples.Select(example => example.Operation).Append("validate_session_m").Distinct(),
                Is.EquivalentTo(Operations.OperationRegistry.All.Select(operation => operation.Name)),
                "each modelled operation needs an example here");
        });
    }

    [Test]
    public async Task Every_operation_of_the_contract_answers_a_wrong_key_with_all_its_outputs_null()
    {
        var faults = new List<string>();
        foreach (var operation in ContractText.Operations)
        {
            var answer = await aria.Send(new JsonObject { ["rest_call"] = operation, ["output_format"] = "json", ["client_no"] = 9000123, ["auth_key"] = "wrong" });
            faults.AddRange(ContractText.Faults(operation, answer).Where(fault => !fault.StartsWith("set_usg_threshold_m.error_code", System.StringComparison.Ordinal)));
            if (answer["error_code"]!.ToString() != "1004" || answer.Any(member => member.Value != null && !member.Key.StartsWith("error_", System.StringComparison.Ordinal)))
                faults.Add($"{operation} answered {answer.ToJsonString()}");
        }

        Assert.Multiple(() =>
        {
            Assert.That(faults, Is.Empty);
            Assert.That(ContractText.Operations.Count(), Is.EqualTo(249), "the contract has 249 operations");
        });
    }
}
