using System;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>A call without types knows as much of its operation as one with types.</summary>
[TestFixture]
public class UntypedCallTests
{
    private const string Ok = """{"error_code":0,"error_msg":"OK"}""";

    private static AriaClientOptions Options() => new(Calls.ClientNo, new AriaSecret(Calls.AuthKeyCanary)) { AltCallerId = "robin.rep", ApplicationId = "CRM", CorrelationId = "c-1" };

    private static async Task<(JObject Body, AriaHttpRequest Request)> Sent(string operation, JObject members)
    {
        var aria = new AriaDouble().On(operation, Ok);
        await new AriaClient(Options(), aria).SendAsync(operation, members);
        return (aria.Calls.Single(), aria.Requests.Single());
    }

    [Test]
    public async Task Who_calls_is_told_where_the_operation_takes_it_and_only_there()
    {
        var (credit, _) = await Sent("cancel_recurring_credits_m", new JObject { ["acct_no"] = 1 });
        Assert.That(((string?)credit["alt_caller_id"], (string?)credit["application_id"]), Is.EqualTo(("robin.rep", "CRM")));
        Assert.That(credit["optional_transaction_qualifiers"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""[{"qualifier_name":"correlation_id","qualifier_value":"c-1"}]"""));
        var (countries, _) = await Sent("get_client_countries_m", []);
        Assert.That(countries.Properties().Select(member => member.Name), Is.EquivalentTo(new[] { "rest_call", "output_format", "client_no", "auth_key" }));
        var (own, _) = await Sent("cancel_recurring_credits_m", new JObject { ["alt_caller_id"] = "lee.lead" });
        Assert.That((string?)own["alt_caller_id"], Is.EqualTo("lee.lead"));
    }

    [Test]
    public async Task The_correlation_goes_beside_the_callers_own_qualifiers_and_is_cut_to_what_Aria_takes()
    {
        var aria = new AriaDouble().On("cancel_recurring_credits_m", Ok);
        var options = Options();
        options.CorrelationId = new string('c', 150);
        await new AriaClient(options, aria).SendAsync("cancel_recurring_credits_m", JObject.Parse("""{"optional_transaction_qualifiers":[{"qualifier_name":"desk","qualifier_value":"7"}]}"""));
        Assert.That(aria.Calls.Single()["optional_transaction_qualifiers"]!.ToString(Newtonsoft.Json.Formatting.None),
            Is.EqualTo($$"""[{"qualifier_name":"desk","qualifier_value":"7"},{"qualifier_name":"correlation_id","qualifier_value":"{{new string('c', 100)}}"}]"""));
    }

    [TestCase("get_client_countries_m", "{}", false)]
    [TestCase("keep_alive_m", "{}", true)]
    [TestCase("authenticate_caller_m", "{}", false)]
    [TestCase("apply_cm_m", """{"do_write":"false"}""", false)]
    [TestCase("apply_cm_m", """{"do_write":"true"}""", true)]
    [TestCase("void_invoice_m", """{"do_write":"false"}""", true)]
    [TestCase("operation_of_a_later_release_m", """{"do_write":"false"}""", true)]
    public async Task Only_what_is_known_to_change_nothing_is_taken_for_harmless(string operation, string members, bool mayChange) =>
        Assert.That((await Sent(operation, JObject.Parse(members))).Request.MayChangeAria, Is.EqualTo(mayChange));

    [TestCase("get_client_countries_m", 15)]
    [TestCase("write_acct_comment_m", 25)]
    [TestCase("collect_from_account_m", 45)]
    [TestCase("gen_invoice_m", 45)]
    public async Task The_time_out_goes_by_what_the_operation_does(string operation, int seconds) =>
        Assert.That((await Sent(operation, new JObject { ["acct_no"] = 1, ["comment"] = "x", ["amount_to_collect"] = 1 })).Request.Timeout, Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [Test]
    public void Secrets_are_known_by_their_names_at_every_depth()
    {
        var request = new UntypedRequest("update_payment_method_m", JObject.Parse("""{"cc_number":"4111-canary","rows":[{"bank_acct_num":"bank-canary","suffix":"1111"}]}"""));
        Assert.That(request.ToJson(), Does.Not.Contain("canary").And.Contain("1111"));
        var aria = new AriaDouble().On("update_payment_method_m", """{"error_code":4009,"error_msg":"card 4111-canary, account bank-canary refused"}""");
        var failure = Assert.Throws<AriaException>(() => aria.Client().Send("update_payment_method_m", JObject.Parse("""{"acct_no":1,"cc_number":"4111-canary","rows":[{"bank_acct_num":"bank-canary"}]}""")))!;
        Assert.That(failure.ToString(), Does.Not.Contain("canary"));
        Assert.That(aria.Calls.Single().ToString(), Does.Contain("4111-canary").And.Contain("bank-canary"), "Aria itself gets them");
    }

    /// <summary>A rule met by types only would be left by whoever writes the same call as JSON.</summary>
    [TestCase("edit_acct_plan_queued_changes_m", """{"acct_no":1,"edit_queued_changes":[{"plan_instance_no":2,"queue_edit_directive":0}]}""", "QueueEditsNameTheirChange", "queue_id")]
    [TestCase("collect_from_account_m", """{"acct_no":"1","amount_to_collect":"5.00","specific_invoices_list":[{"invoice_no":7}]}""", "CollectByAmountOrByTargets", "specific_invoices_list")]
    [TestCase("update_acct_plan_m", """{"acct_no":1,"plan_instance_no":2,"plan_units":3}""", "AssignmentDirectiveIsGiven", "assignment_directive")]
    [TestCase("advance_virtual_datetime_m", "{}", "RequiredMembersAreGiven", "offset_hours")]
    [TestCase("get_acct_trans_history_m", """{"acct_no":1,"record_limit":1000}""", "LimitsAreInRange", "record_limit")]
    [TestCase("create_order_m", """{"do_write":"false","client_receipt_id":"abc"}""", "DryRunCarriesNoReceipt", "client_receipt_id")]
    [TestCase("void_invoice_m", """{"client_receipt_id":"a-b"}""", "ReceiptIdIsAlphanumeric", "client_receipt_id")]
    public void A_call_without_types_meets_the_same_rules(string operation, string members, string rule, string field)
    {
        var aria = new AriaDouble();
        var refusal = Assert.Throws<AriaRuleException>(() => aria.Client().Send(operation, JObject.Parse(members)))!;
        Assert.That((refusal.Rule, refusal.Field), Is.EqualTo((rule, field)), refusal.Message);
        Assert.That(aria.Calls, Is.Empty);
    }

    [Test]
    public async Task A_value_that_is_not_of_its_members_type_is_left_to_Aria() =>
        Assert.That((string?)(await Sent("update_acct_plan_m", JObject.Parse("""{"acct_no":"A-1","plan_instance_no":2,"plan_units":3,"assignment_directive":"soon"}"""))).Body["acct_no"], Is.EqualTo("A-1"));

    [Test]
    public void A_refusal_of_a_call_without_types_shows_no_secret()
    {
        var refusal = Assert.Throws<AriaRuleException>(() => new AriaDouble().Client().Send("set_session_auth_m", new JObject { ["user_id"] = "x", ["password"] = "canary" + new string('x', 40) }))!;
        Assert.That((refusal.Field, refusal.Value), Is.EqualTo(("password", "46 characters")));
        Assert.That(refusal.ToString(), Does.Not.Contain("canary"));
    }

    [Test]
    public void Additional_members_of_a_typed_request_are_masked_as_well() =>
        Assert.That(new GetAcctBalanceRequest { UnknownMembers = { ["password"] = "canary" } }.ToJson(), Does.Not.Contain("canary"));
}
