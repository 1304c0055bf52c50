using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using RichardSzalay.MockHttp;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>What an answer says about whether the change was made.</summary>
[TestFixture]
public class OutcomeTests
{
    private const string Html = "<html><body><h1>Maintenance</h1></body></html>";

    private static AriaClient Answering(HttpStatusCode status, string body)
    {
        var options = Calls.Options();
        options.Retries.MaxRetries = 0;
        return Calls.Client(new ScriptedHandler((_, _) => new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") }), options);
    }

    [TestCase(HttpStatusCode.OK, """{"error_code":14046,"error_msg":"x"}""", AriaFailure.Aria, AriaOutcome.Refused)]
    [TestCase(HttpStatusCode.OK, """{"error_msg":"x","error_code":"1004"}""", AriaFailure.Aria, AriaOutcome.Refused)]
    [TestCase(HttpStatusCode.OK, """{"error_code":987654,"error_msg":"a code nobody lists"}""", AriaFailure.Aria, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.OK, """{"error_code":1001,"error_msg":"unexpected error"}""", AriaFailure.Aria, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.OK, """{"error_code":1012,"error_msg":"invalid input format"}""", AriaFailure.Aria, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.NotFound, """{"error_code":-1,"error_msg":"not attempted"}""", AriaFailure.Aria, AriaOutcome.NotExecuted)]
    [TestCase(HttpStatusCode.OK, Html, AriaFailure.NotJson, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.OK, "[]", AriaFailure.NotJson, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.OK, """{"status":"fine"}""", AriaFailure.NotJson, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.OK, """{"error_code":0} trailing""", AriaFailure.NotJson, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.OK, """{"error_code":0,"acct_plan_line_items":[{"line_""", AriaFailure.Truncated, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.OK, """{"error_code":0,""", AriaFailure.Truncated, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.OK, "", AriaFailure.Truncated, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.BadGateway, Html, AriaFailure.HttpError, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.ServiceUnavailable, "", AriaFailure.HttpError, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.InternalServerError, """{"error_code":0,"error_msg":"OK"}""", AriaFailure.HttpError, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.InternalServerError, """{"error_code":1009,"error_msg":"account does not exist"}""", AriaFailure.HttpError, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.GatewayTimeout, """{"error_code":504,"error_msg":"upstream timed out"}""", AriaFailure.HttpError, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.Forbidden, """{"error_code":1004,"error_msg":"authentication error"}""", AriaFailure.HttpError, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.NotFound, """{"error_code":1009,"error_msg":"account does not exist"}""", AriaFailure.HttpError, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.BadGateway, """{"error_code":-1,"error_msg":"not attempted"}""", AriaFailure.HttpError, AriaOutcome.Unknown)]
    [TestCase(HttpStatusCode.NotFound, Html, AriaFailure.HttpError, AriaOutcome.Unknown)]
    public void A_failed_change_is_refused_only_if_Aria_said_so_and_not_executed_only_if_that_is_proven(HttpStatusCode status, string body, AriaFailure failure, AriaOutcome outcome)
    {
        var change = Calls.Fail(() => Answering(status, body).SendAsync(Calls.Change()));
        Assert.That((change.Failure, change.Outcome), Is.EqualTo((failure, outcome)));
        Assert.That(change.Entry.Kind == ErrorKind.OutcomeUnknown, Is.EqualTo(outcome == AriaOutcome.Unknown));
        Assert.That(change.ReceiptId, Is.EqualTo("a1b2c3d4e5f6"));
        Assert.That(change.HttpStatus, Is.EqualTo((int)status));
    }

    [TestCase("""{"error_code":1001,"error_msg":"unexpected error"}""")]
    [TestCase("""{"error_code":987654,"error_msg":"a code nobody lists"}""")]
    [TestCase("""{"error_code":1012,"error_msg":"invalid input format"}""")]
    [TestCase(Html)]
    public void A_failed_reading_call_or_dry_run_is_never_unknown_and_moves_no_money(string body)
    {
        foreach (var failure in new[] { Calls.Fail(() => Answering(HttpStatusCode.OK, body).SendAsync(Calls.Read())), Calls.Fail(() => Answering(HttpStatusCode.OK, body).SendAsync(Calls.DryRun())) })
        {
            Assert.That(failure.Outcome, Is.Not.EqualTo(AriaOutcome.Unknown));
            Assert.That(failure.Entry.MoneyMoved, Is.EqualTo(MoneyMoved.No));
        }
    }

    [Test]
    public void Code_1012_on_a_change_without_a_receipt_is_a_refusal()
    {
        var aria = new AriaDouble().On("write_acct_comment_m", """{"error_code":1012,"error_msg":"invalid input format"}""");
        Assert.That(Calls.Fail(() => aria.Client().SendAsync(new WriteAcctCommentRequest { AcctNo = 6100200, Comment = "x" })).Outcome, Is.EqualTo(AriaOutcome.Refused));
    }

    /// <summary>The members of all these calls at once: of each operation its rules are kept.</summary>
    private const string Sound = """
        {"acct_no":1,"user_id":"x","password":"y","plan_instance_no":2,"assignment_directive":1,"status_cd":1,"credit_amount":1,"credit_reason_code":1,"amount_to_collect":1,"reference_code":"R","payment_amount":1,"bill_immediately":0,
        "order_line_items":[{"client_sku":"A","units":1}],"acct":[{"dunning_group":[{"dunning_group_idx":1}],"master_plans_detail":[{"plan_no":1}]}]}
        """;

    /// <summary>Whoever reads one of the two must not be told another thing by the other.</summary>
    [Test]
    public void No_change_counts_as_refused_where_the_catalogue_does_not_say_that_no_money_moved()
    {
        var catalogue = ErrorCatalogue.Default;
        var all = catalogue.Codes.Keys.Select(code => ("update_acct_plan_m", code)).Concat(catalogue.Overrides.SelectMany(own => own.Value.Keys.Select(code => (own.Key, code)))).Concat([("update_acct_plan_m", 987654L)]);
        foreach (var (operation, code) in all.Where(one => !one.Item1.StartsWith("get_", System.StringComparison.Ordinal)))
        {
            var change = Assert.Throws<AriaException>(() => Answering(HttpStatusCode.OK, $$"""{"error_code":{{code}},"error_msg":"x"}""").Send(operation, JObject.Parse(Sound)), $"{operation} {code}")!;
            Assert.That((change.Outcome, change.Entry.MoneyMoved), Is.EqualTo((AriaOutcome.Refused, MoneyMoved.No)).Or.EqualTo((AriaOutcome.Unknown, MoneyMoved.Unknown)), $"{operation} {code}");
        }
        Assert.That(Assert.Throws<AriaException>(() => Answering(HttpStatusCode.OK, """{"error_code":4011,"error_msg":"x"}""").Send("manage_pending_invoice_m", JObject.Parse(Sound)))!.Outcome, Is.EqualTo(AriaOutcome.Unknown));
    }

    [Test]
    public void What_came_with_a_bad_HTTP_status_stands_in_the_message_without_secrets()
    {
        var failure = Calls.Fail(() => Answering(HttpStatusCode.Forbidden, $$"""{"error_code":1004,"error_msg":"bad key {{Calls.AuthKeyCanary}}"}""").SendAsync(Calls.Read()));
        Assert.That(failure.Message, Does.Contain("HTTP 403, code 1004: bad key ***"));
        Assert.That(failure.ErrorCode, Is.Null, "it is not known to be Aria's");
    }

    [Test]
    public void The_failure_names_operation_code_cause_and_cure()
    {
        var failure = Calls.Fail(() => Answering(HttpStatusCode.OK, """{"error_code":14014,"error_msg":"invalid rate tier structure"}""").SendAsync(Calls.Change()));
        Assert.Multiple(() =>
        {
            Assert.That((failure.Operation, failure.ErrorCode, failure.RawMessage), Is.EqualTo(("update_acct_plan_m", (long?)14014, "invalid rate tier structure")));
            Assert.That(failure.Message, Does.Contain("update_acct_plan_m").And.Contain("14014").And.Contain(failure.Entry.Cause).And.Contain(failure.Entry.Cure));
        });
    }

    [Test]
    public async Task What_failed_beside_a_successful_change_is_a_warning()
    {
        var answer = await Answering(HttpStatusCode.OK, """
            {"error_code":0,"error_msg":"OK","collection_error_code":4001,"collection_error_msg":"declined","statement_error_code":0,"statement_error_msg":"OK"}
            """).SendAsync(Calls.Change());
        Assert.That(answer.Warnings, Has.Count.EqualTo(1));
        var warning = answer.Warnings[0];
        Assert.That((warning.Member, warning.Code, warning.Message, warning.Entry), Is.EqualTo(("collection_error_code", "4001", "declined", ErrorCatalogue.Default.Find(null, 4001))));
    }

    [Test]
    public async Task An_answer_behind_a_byte_order_mark_is_read()
    {
        using var mock = new MockHttpMessageHandler();
        mock.When("*").Respond(_ => new ByteArrayContent([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("""{"error_code":0,"version":"Größe"}""")]));
        Assert.That((await Calls.Client(mock).SendAsync(new GetCurrentSystemVersionRequest())).Version, Is.EqualTo("Größe"));
    }

    [Test]
    public async Task An_answer_in_Latin_1_is_read()
    {
        using var mock = new MockHttpMessageHandler();
        mock.When("*").Respond(_ => new ByteArrayContent(Encoding.GetEncoding(28591).GetBytes("""{"error_code":0,"version":"Größe"}""")));
        Assert.That((await Calls.Client(mock).SendAsync(new GetCurrentSystemVersionRequest())).Version, Is.EqualTo("Größe"));
    }

    [Test]
    public void An_untyped_call_has_the_same_envelope_and_the_same_failures()
    {
        var handler = new ScriptedHandler(
            (_, _) => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"error_code":0,"error_msg":"OK","comment_no":12}""") },
            (_, _) => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Html) });
        var client = Calls.Client(handler);

        var answer = client.Send("write_acct_comment_m", new JObject { ["acct_no"] = 6100200, ["comment"] = "called" });
        Assert.That((long?)answer["comment_no"], Is.EqualTo(12));
        Assert.That(handler.Bodies[0], Is.EqualTo("""{"rest_call":"write_acct_comment_m","output_format":"json","client_no":5550001,"auth_key":"canaryAuthKeyQ7","alt_caller_id":"robin.rep","acct_no":6100200,"comment":"called"}"""));

        var failure = Assert.Throws<AriaException>(() => client.Send("write_acct_comment_m", new JObject { ["acct_no"] = 6100200, ["comment"] = "called" }))!;
        Assert.That((failure.Failure, failure.Outcome), Is.EqualTo((AriaFailure.NotJson, AriaOutcome.Unknown)));
        Assert.Throws<AriaRuleException>(() => client.Send("create_order_m", new JObject { ["do_write"] = "false", ["client_receipt_id"] = "abc" }));
        Assert.That(handler.Bodies, Has.Count.EqualTo(2));
    }
}
