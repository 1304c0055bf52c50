using System.Linq;
using System.ServiceModel;
using CrmAriaConnector.Plugins.Tests.Support;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Plugins.Tests.Pipeline;

public sealed class CommitTests
{
    private readonly Platform _platform = new();

    [Test]
    public void A_confirmed_change_is_sent_once_with_its_receipt_and_recorded_as_done()
    {
        var answer = _platform.Carry(IntentJson.Seed);

        var write = _platform.Aria.Writes.Single();
        Assert.Multiple(() =>
        {
            Assert.That(answer.Success, Is.True, answer.Message);
            Assert.That(answer.Message, Is.Empty);
            Assert.That(answer.State, Is.EqualTo("Done"));
            Assert.That((string?)answer.Result["queueId"], Is.EqualTo("990044"));
            Assert.That((string?)write["client_receipt_id"], Is.EqualTo(answer.OperationId.ToString("N")));
            Assert.That((string?)write["do_write"], Is.EqualTo("true"));
            Assert.That((long)write["assignment_directive"]!, Is.EqualTo(9));
            Assert.That((string?)write["effective_date"], Is.EqualTo("2019-02-22"));
        });
    }

    [Test]
    public void A_dated_change_has_no_lines_yet_and_that_is_no_difference()
    {
        var answer = _platform.Carry(IntentJson.Seed);

        Assert.That(answer.Result["actualLines"]!.Type, Is.EqualTo(JTokenType.Null));
        Assert.That((bool)answer.Result["differs"]!, Is.False);
    }

    [Test]
    public void An_immediate_change_shows_the_lines_and_the_invoice()
    {
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun, _ => FakeAria.Json(Answers.WriteWithLines));

        var answer = _platform.Carry(IntentJson.Update(schedule: "77005"));

        Assert.Multiple(() =>
        {
            Assert.That(answer.State, Is.EqualTo("Done"));
            Assert.That((string?)answer.Result["invoiceNo"], Is.EqualTo("31500077"));
            // 27.00 − 22.50
            Assert.That((decimal)answer.Result["actualTotals"]!["total"]!, Is.EqualTo(4.50m));
            Assert.That((bool)answer.Result["differs"]!, Is.False);
            Assert.That(_platform.Row("aria_operation", answer.OperationId).GetAttributeValue<decimal?>("aria_actualtotal"), Is.EqualTo(4.50m));
        });
    }

    [Test]
    public void An_invoice_that_is_a_cent_off_the_promise_is_done_and_reported_as_different()
    {
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun, _ => FakeAria.Json(Answers.WriteWithLines.Replace("\"line_amount\":27.0", "\"line_amount\":27.01")));

        var answer = _platform.Carry(IntentJson.Update(schedule: "77005"));

        Assert.That(answer.State, Is.EqualTo("Done"));
        Assert.That((bool)answer.Result["differs"]!, Is.True);
        Assert.That((string?)answer.Result["message"], Does.Contain("not what the preview showed"));
    }

    [Test]
    public void A_commit_takes_three_calls_to_Aria()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        var submit = _platform.Submit(preview.OperationId);
        _platform.Aria.Calls.Clear();

        _platform.Commit(preview.OperationId, submit.Version);

        Assert.That(_platform.Aria.Operations, Is.EqualTo(new[] { "get_virtual_datetime_m", "update_acct_plan_m", "update_acct_plan_m" }));
        Assert.That((string?)_platform.Aria.Calls[1]["do_write"], Is.EqualTo("false"));
    }

    [Test]
    public void One_write_follows_Arias_answer_and_one_takes_the_row_before()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        var submit = _platform.Submit(preview.OperationId);
        _platform.Writes.Clear();
        var writesBeforeAria = -1;
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun, _ =>
        {
            writesBeforeAria = _platform.Writes.Count;
            return FakeAria.Json(Answers.DatedWrite);
        });

        _platform.Commit(preview.OperationId, submit.Version);

        Assert.That(writesBeforeAria, Is.EqualTo(1));
        Assert.That(_platform.Writes, Is.EqualTo(new[] { "update aria_operation", "update aria_operation" }));
    }

    [Test]
    public void A_second_submit_is_told_that_the_preview_is_used_up()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        _platform.Submit(preview.OperationId);

        Assert.That(_platform.Submit(preview.OperationId).Code, Is.EqualTo("NOT_PREVIEWED"));
    }

    [Test]
    public void A_second_commit_throws_and_sends_nothing()
    {
        var done = _platform.Carry(IntentJson.Seed);

        var stopped = Assert.Throws<InvalidPluginExecutionException>(() => _platform.Commit(done.OperationId));

        Assert.That(stopped!.HttpStatus, Is.EqualTo(PluginHttpStatusCode.PreconditionFailed));
        Assert.That(_platform.Aria.Writes.Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_commit_without_submit_throws()
    {
        var preview = _platform.Preview(IntentJson.Seed);

        Assert.Throws<InvalidPluginExecutionException>(() => _platform.Commit(preview.OperationId));
        Assert.That(_platform.Aria.Writes, Is.Empty);
    }

    [Test]
    public void A_commit_with_another_version_throws()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        _platform.Submit(preview.OperationId);

        Assert.Throws<InvalidPluginExecutionException>(() => _platform.Commit(preview.OperationId, "another version"));
        Assert.That(_platform.Aria.Writes, Is.Empty);
    }

    [Test]
    public void An_operation_of_another_customer_is_out_of_reach()
    {
        var preview = _platform.Preview(IntentJson.Seed);

        var stopped = Assert.Throws<InvalidPluginExecutionException>(() =>
            _platform.CallFor(Platform.OtherCustomerId, new CustomApis.SubmitOperationPlugin(_platform.Aria, () => _platform.Now), ("OperationId", preview.OperationId)));

        Assert.That(stopped!.HttpStatus, Is.EqualTo(PluginHttpStatusCode.Forbidden));
    }

    [Test]
    public void Rights_are_asked_for_again_at_submit_and_at_commit()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        _platform.Rights = 1;
        Assert.Throws<InvalidPluginExecutionException>(() => _platform.Submit(preview.OperationId));
        _platform.Rights = 3;
        var submit = _platform.Submit(preview.OperationId);
        _platform.Rights = 1;

        Assert.Throws<InvalidPluginExecutionException>(() => _platform.Commit(preview.OperationId, submit.Version));
        Assert.That(_platform.Aria.Writes, Is.Empty);
    }

    [Test]
    public void Only_who_previewed_a_change_may_confirm_it()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        _platform.Caller = Platform.OtherUserId;
        _platform.Writes.Clear();

        var submit = _platform.Submit(preview.OperationId);

        Assert.That((submit.Code, submit.State, submit.Message), Is.EqualTo(("NOT_YOURS", "Previewed", "This change was previewed by Robin Rep; preview it yourself to confirm it. Nothing was sent from here.")));
        Assert.That(_platform.Writes, Is.Empty);

        _platform.Caller = Platform.UserId;
        var version = _platform.Submit(preview.OperationId).Version;
        _platform.Caller = Platform.OtherUserId;
        _platform.Writes.Clear();
        var commit = _platform.Commit(preview.OperationId, version);

        Assert.That((commit.Code, commit.State), Is.EqualTo(("NOT_YOURS", "Submitted")));
        Assert.That(_platform.Writes, Is.Empty);
        Assert.That(_platform.Aria.Writes, Is.Empty);

        // What became of it may be asked by anybody who works on the customer.
        _platform.Now = _platform.Now.AddMinutes(1);
        Assert.That(_platform.Resolve(preview.OperationId).Code, Is.EqualTo("UNKNOWN_OUTCOME"));
    }

    [Test]
    public void While_one_change_is_on_its_way_another_on_the_account_is_refused_with_who_is_at_it()
    {
        _platform.Caller = Platform.OtherUserId;
        var first = _platform.Preview(IntentJson.Seed);
        _platform.Submit(first.OperationId);
        _platform.Caller = Platform.UserId;
        var second = _platform.Preview(IntentJson.Update("5"));

        var answer = _platform.Submit(second.OperationId);

        Assert.That(answer.Code, Is.EqualTo("BUSY"));
        Assert.That(answer.Message, Does.Contain("Sam Support").And.Not.Contain("UTC"));
        Assert.That((string?)answer.Result["open"]!["submittedOn"], Is.EqualTo("2026-01-01T10:00:00Z"));
        Assert.That(_platform.State(second.OperationId), Is.Zero);
    }

    [Test]
    public void Submit_writes_the_link_first_so_that_two_submits_wait_for_each_other()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        _platform.Writes.Clear();

        _platform.Submit(preview.OperationId);

        Assert.That(_platform.Writes, Is.EqualTo(new[] { "update aria_account", "update aria_operation" }));
    }

    [Test]
    public void A_promise_one_cent_off_stops_the_commit_and_shows_both_sets_of_lines()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        var submit = _platform.Submit(preview.OperationId);
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun.Replace("\"line_amount\":27.0", "\"line_amount\":27.01"), _ => FakeAria.Json(Answers.DatedWrite));

        var answer = _platform.Commit(preview.OperationId, submit.Version);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Code, Is.EqualTo("STALE"));
            Assert.That(answer.State, Is.EqualTo("Stale"));
            Assert.That((decimal)answer.Result["lines"]![1]!["amount"]!, Is.EqualTo(27.00m));
            Assert.That((decimal)answer.Result["actualLines"]![1]!["amount"]!, Is.EqualTo(27.01m));
            Assert.That(answer.Message, Does.Contain("no money moved"));
            Assert.That(_platform.Aria.Writes, Is.Empty);
        });
    }

    [Test]
    public void Another_day_stops_an_immediate_change()
    {
        var preview = _platform.Preview(IntentJson.Update(schedule: "77005"));
        var submit = _platform.Submit(preview.OperationId);
        _platform.Aria.Answers("get_virtual_datetime_m", Answers.Today.Replace("2019-02-18", "2019-02-19"));

        Assert.That(_platform.Commit(preview.OperationId, submit.Version).Code, Is.EqualTo("STALE"));
        Assert.That(_platform.Aria.Writes, Is.Empty);
    }

    [Test]
    public void Another_day_does_not_stop_a_change_for_a_later_date()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        var submit = _platform.Submit(preview.OperationId);
        _platform.Aria.Answers("get_virtual_datetime_m", Answers.Today.Replace("2019-02-18", "2019-02-19"));

        Assert.That(_platform.Commit(preview.OperationId, submit.Version).State, Is.EqualTo("Done"));
    }

    [Test]
    public void A_date_that_came_in_between_is_refused()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        var submit = _platform.Submit(preview.OperationId);
        _platform.Aria.Answers("get_virtual_datetime_m", Answers.Today.Replace("2019-02-18", "2019-02-23"));

        var answer = _platform.Commit(preview.OperationId, submit.Version);

        Assert.That(answer.Code, Is.EqualTo("DATE_IN_PAST"));
        Assert.That(answer.State, Is.EqualTo("Refused"));
        Assert.That(_platform.Aria.Writes, Is.Empty);
    }

    [Test]
    public void A_change_of_the_plan_in_between_stops_a_change_that_has_no_lines()
    {
        _platform.Aria.AnswersUpdate(Answers.NoLines, _ => FakeAria.Json(Answers.DatedWrite));
        var preview = _platform.Preview(IntentJson.Update(when: "NextBillDate"));
        var submit = _platform.Submit(preview.OperationId);
        _platform.Aria.Answers("get_acct_plans_all_m", Answers.Plans(units: 5));

        var answer = _platform.Commit(preview.OperationId, submit.Version);

        Assert.That(answer.Code, Is.EqualTo("STALE"));
        Assert.That(_platform.Aria.Writes, Is.Empty);
    }

    [Test]
    public void A_change_without_lines_passes_when_the_plan_is_as_it_was()
    {
        _platform.Aria.AnswersUpdate(Answers.NoLines, _ => FakeAria.Json(Answers.DatedWrite));

        Assert.That(_platform.Carry(IntentJson.Update(when: "NextBillDate")).State, Is.EqualTo("Done"));
        Assert.That(_platform.Carry(IntentJson.Update(when: "OnDate", date: "2019-02-22")).State, Is.EqualTo("Done"));
        Assert.That(_platform.Aria.Writes.Count(), Is.EqualTo(2));
    }

    [Test]
    public void What_Aria_refuses_is_refused_with_its_number_and_nothing_is_open()
    {
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun, _ => FakeAria.Json(Answers.Error(14051)));

        var answer = _platform.Carry(IntentJson.Seed);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Code, Is.EqualTo("ARIA_14051"));
            Assert.That(answer.State, Is.EqualTo("Refused"));
            Assert.That((int)answer.Result["errorCode"]!, Is.EqualTo(14051));
            Assert.That(_platform.Carry(IntentJson.Seed.Replace("22", "23")).Code, Is.EqualTo("ARIA_14051"), "the account is free for the next change");
        });
    }

    [Test]
    public void A_write_that_never_left_is_not_done()
    {
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun, _ => throw FakeAria.NeverConnected());

        var answer = _platform.Carry(IntentJson.Seed);

        Assert.That(answer.Code, Is.EqualTo("ARIA_UNREACHABLE"));
        Assert.That(answer.State, Is.EqualTo("NotDone"));
    }

    [Test]
    public void An_Aria_that_cannot_be_asked_before_the_write_leaves_it_not_done()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        var submit = _platform.Submit(preview.OperationId);
        _platform.Aria.Answers("get_virtual_datetime_m", _ => throw FakeAria.CutOff());

        Assert.That(_platform.Commit(preview.OperationId, submit.Version).State, Is.EqualTo("NotDone"));
        Assert.That(_platform.Aria.Writes, Is.Empty);
    }

    [TestCase("cut")]
    [TestCase("1001")]
    [TestCase("1012")]
    [TestCase("987654")]
    [TestCase("504")]
    [TestCase("html")]
    [TestCase("truncated")]
    public void A_lost_answer_is_unknown_is_sent_once_and_blocks_the_account(string how)
    {
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun, _ => how switch
        {
            "cut" => throw FakeAria.CutOff(),
            "504" => FakeAria.Json(Answers.Error(14051), System.Net.HttpStatusCode.GatewayTimeout),
            "html" => FakeAria.Text("<html></html>", "text/html"),
            "truncated" => FakeAria.Json("{\"error_code\":0,\"err"),
            _ => FakeAria.Json(Answers.Error(long.Parse(how, System.Globalization.CultureInfo.InvariantCulture))),
        });

        var answer = _platform.Carry(IntentJson.Seed);
        var next = _platform.Preview(IntentJson.Update("5"));
        var blocked = _platform.Submit(next.OperationId);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Code, Is.EqualTo("UNKNOWN_OUTCOME"));
            Assert.That(answer.State, Is.EqualTo("Unknown"));
            Assert.That(answer.Message, Does.StartWith("We do not know yet"));
            Assert.That(_platform.Aria.Writes.Count(), Is.EqualTo(1));
            Assert.That(blocked.Code, Is.EqualTo("BUSY"));
            Assert.That(blocked.Message, Does.Contain("not known yet"));
        });
    }

    private const string Declined = "\"collection_error_code\":4001,\"collection_error_msg\":\"x\",\"proc_status_code\":\"530\",";

    [TestCase("\"collection_error_code\":0,\"proc_payment_id\":\"PX-552310\",", "Collected")]
    [TestCase("\"collection_error_code\":0,", "NoneNamed", Description = "payment terms: billed, and nothing collected now")]
    [TestCase(Declined, "Failed")]
    [TestCase("\"collection_error_code\":\"DECLINED\",", "Failed")]
    [TestCase("\"collection_error_code\":null,\"collection_error_msg\":\"x\",", "Failed")]
    public void Billed_and_collected_are_told_apart_by_Arias_answer(string told, string payment)
    {
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun, _ => FakeAria.Json(Answers.WriteWithLines.Replace("\"invoice_no\"", told + "\"invoice_no\"")));

        Assert.That((string?)_platform.Carry(IntentJson.Update(schedule: "77005")).Result["payment"], Is.EqualTo(payment));
    }

    [Test]
    public void A_change_that_waits_has_billed_nothing_and_of_a_lost_answer_nothing_is_told()
    {
        Assert.That((string?)_platform.Carry(IntentJson.Seed).Result["payment"], Is.EqualTo("NothingBilled"));

        _platform.Aria.AnswersUpdate(Answers.SeedDryRun, _ => throw FakeAria.CutOff());
        Assert.That(_platform.Carry(IntentJson.Update(schedule: "77005")).Result["payment"]!.Type, Is.EqualTo(JTokenType.Null));
    }

    [TestCase(Declined, "Collecting the payment failed.")]
    [TestCase("\"collection_error_code\":\"DECLINED\",", "A service behind Aria, such as a tax engine or a payment processor, reported an error.")]
    [TestCase("\"collection_error_code\":null,\"collection_error_msg\":\"x\",", "A service behind Aria, such as a tax engine or a payment processor, reported an error.")]
    public void A_failed_collection_is_told_without_asking_to_repeat_the_change(string told, string cause)
    {
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun, _ => FakeAria.Json(Answers.WriteWithLines.Replace("\"invoice_no\"", told + "\"invoice_no\"")));

        var answer = _platform.Carry(IntentJson.Update(schedule: "77005"));

        Assert.That(answer.State, Is.EqualTo("Done"));
        Assert.That((string?)answer.Result["message"], Is.EqualTo(
            $"The change is made and billed, but the money was not collected. {cause} Do not repeat the change. The amount is owed on the account: ask the customer for another way to pay, and have it collected in Aria."));
    }

    [Test]
    public void A_row_submitted_long_ago_is_looked_up_and_never_sent()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        var submit = _platform.Submit(preview.OperationId);
        _platform.Aria.Calls.Clear();
        _platform.Now = _platform.Now.AddSeconds(11);

        var answer = _platform.Commit(preview.OperationId, submit.Version);

        Assert.That(answer.State, Is.EqualTo("Unknown"));
        Assert.That(_platform.Aria.Operations, Is.EqualTo(new[] { "get_all_actions_by_receipt_id_m" }));
    }

    [Test]
    public void When_the_outcome_cannot_be_written_the_message_tells_the_truth_of_Aria()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        var submit = _platform.Submit(preview.OperationId);
        _platform.FailWrite = (_, row) => row?.Contains("aria_finishedon") == true
            ? new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = -2147220891, Message = "a customer's own plug-in" }, new FaultReason("no"))
            : null;

        var stopped = Assert.Throws<InvalidPluginExecutionException>(() => _platform.Commit(preview.OperationId, submit.Version));

        Assert.That(stopped!.Message, Does.StartWith("Aria carried out the change (queued as 990044).").And.Contain("Do not repeat"));
    }

    [Test]
    public void A_customers_plug_in_that_stops_the_first_write_stops_the_sending()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        var submit = _platform.Submit(preview.OperationId);
        _platform.FailWrite = (write, _) => write == "update aria_operation"
            ? new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = -2147220891 }, new FaultReason("no"))
            : null;

        Assert.Throws<InvalidPluginExecutionException>(() => _platform.Commit(preview.OperationId, submit.Version));
        Assert.That(_platform.Aria.Writes, Is.Empty);
        Assert.That(_platform.State(preview.OperationId), Is.EqualTo(1));
    }

    [Test]
    public void Two_commits_of_one_row_cannot_both_send_because_the_second_loses_the_row()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        var submit = _platform.Submit(preview.OperationId);
        _platform.FailWrite = (write, _) => write == "update aria_operation"
            ? new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = -2147088254 }, new FaultReason("no"))
            : null;

        var stopped = Assert.Throws<InvalidPluginExecutionException>(() => _platform.Commit(preview.OperationId, submit.Version));

        Assert.That(stopped!.HttpStatus, Is.EqualTo(PluginHttpStatusCode.PreconditionFailed));
        Assert.That(_platform.Aria.Writes, Is.Empty);
    }
}
