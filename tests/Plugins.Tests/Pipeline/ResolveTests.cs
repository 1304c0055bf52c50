using System;
using System.Linq;
using System.Net.Http;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Tests.Support;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Tests.Pipeline;

public sealed class ResolveTests
{
    private readonly Platform _platform = new();

    private Guid Lost(string intent = IntentJson.Seed)
    {
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun, _ => throw FakeAria.CutOff());
        _platform.Aria.Answers("assign_custom_acct_plan_rates_m", _ => throw FakeAria.CutOff());
        var operation = _platform.Carry(intent).OperationId;
        _platform.Aria.Calls.Clear();
        _platform.Writes.Clear();
        return operation;
    }

    [Test]
    public void A_receipt_that_is_found_means_done_with_its_identifiers()
    {
        var operation = Lost();
        _platform.Aria.Answers("get_all_actions_by_receipt_id_m", Answers.Receipt);

        var answer = _platform.Resolve(operation);

        Assert.Multiple(() =>
        {
            Assert.That(answer.State, Is.EqualTo("Done"));
            Assert.That((string?)answer.Result["invoiceNo"], Is.EqualTo("31500077"));
            Assert.That((string?)answer.Result["queueId"], Is.EqualTo("990044"));
            Assert.That((string?)_platform.Aria.Calls.Single()["client_receipt_id"], Is.EqualTo(operation.ToString("N")));
            Assert.That(_platform.Writes, Is.EqualTo(new[] { "update aria_operation" }));
        });
    }

    /// <summary>A change that only waits in the queue has no invoice to look at.</summary>
    [TestCase("invoice_no", "Aria made the change, but its answer was lost. What it billed is on the invoice, not here.")]
    [TestCase("queue_id", "Aria made the change, but its answer was lost. Whether it billed anything is seen in the statements, not here.")]
    public void The_invoice_is_named_only_where_there_is_one(string label, string sentence)
    {
        var operation = Lost();
        _platform.Aria.Answers("get_all_actions_by_receipt_id_m",
            $$"""{"error_code":0,"error_msg":"OK","receipt_action":[{"action_type_id":1,"action_rec_id_label":"{{label}}","action_rec_id_val":"990044"}]}""");

        _platform.Resolve(operation);

        Assert.That(_platform.Row("aria_operation", operation).GetAttributeValue<string>("aria_message"), Is.EqualTo(sentence));
    }

    [Test]
    public void An_empty_receipt_is_no_proof_before_the_quiet_period_is_over()
    {
        var operation = Lost();

        for (var i = 0; i < 3; i++)
        {
            _platform.Now = _platform.Now.AddMinutes(1);
            var answer = _platform.Resolve(operation);
            Assert.That(answer.State, Is.EqualTo("Unknown"));
            Assert.That(answer.Code, Is.EqualTo("UNKNOWN_OUTCOME"));
            // Submitted at 10:00:00, quiet for five minutes. The page knows the reader's clock, the sentence does not.
            Assert.That((string?)answer.Result["quietUntil"], Is.EqualTo("2026-01-01T10:05:00Z"));
            Assert.That(answer.Message, Does.Contain("in 2 looks made more than 5 minutes after it was confirmed").And.Not.Match(@"\d:\d\d|UTC"));
        }
    }

    [Test]
    public void No_failure_of_a_look_makes_the_sentence_ask_to_repeat_the_change()
    {
        var operation = Lost();
        var catalogue = ErrorCatalogue.Default;
        var failures = catalogue.Codes.Keys.Concat(catalogue.Overrides.Values.SelectMany(own => own.Keys)).Distinct()
            .Select(code => (Func<HttpResponseMessage>)(() => FakeAria.Json(Answers.Error(code))))
            .Concat([
                () => throw FakeAria.CutOff(), () => throw FakeAria.NeverConnected(), () => throw new OperationCanceledException(),
                () => FakeAria.Text("<html></html>", "text/html"), () => FakeAria.Json("{\"error_code\":0,\"err"), () => FakeAria.Json(Answers.Error(424242)),
            ]).ToList();
        Assert.That(failures, Has.Count.GreaterThan(150));

        foreach (var failure in failures)
        {
            _platform.Aria.Answers("get_all_actions_by_receipt_id_m", _ => failure());
            var answer = _platform.Resolve(operation);
            Assert.That(answer.State, Is.EqualTo("Unknown"), answer.Message);
            Assert.That(answer.Message, Does.StartWith("We do not know yet whether Aria made the change"));
            Assert.That(answer.Message, Does.Not.Match(@"(?i)\btry\b|again later|repeat|nothing was changed|preview it again|was not made"));
        }
    }

    [Test]
    public void Two_empty_receipts_after_the_quiet_period_mean_not_done_and_earlier_ones_do_not_count()
    {
        var operation = Lost();
        _platform.Now = _platform.Now.AddMinutes(1);
        _platform.Resolve(operation);
        _platform.Now = _platform.Now.AddMinutes(4);
        Assert.That(_platform.Resolve(operation).State, Is.EqualTo("Unknown"));

        var answer = _platform.Resolve(operation);

        Assert.That(answer.State, Is.EqualTo("NotDone"));
        Assert.That((string?)answer.Result["message"], Does.Contain("No money moved"));
        Assert.That(_platform.Aria.Writes, Is.Empty);
    }

    [Test]
    public void One_empty_receipt_is_not_enough_however_late_it_comes()
    {
        var operation = Lost();
        _platform.Now = _platform.Now.AddHours(1);

        Assert.That(_platform.Resolve(operation).State, Is.EqualTo("Unknown"));
        Assert.That(_platform.Resolve(operation).State, Is.EqualTo("NotDone"));
    }

    [Test]
    public void No_data_found_counts_as_an_empty_receipt()
    {
        var operation = Lost();
        _platform.Now = _platform.Now.AddMinutes(5);
        _platform.Aria.Answers("get_all_actions_by_receipt_id_m", Answers.Error(1002, "no data found"));

        Assert.That(_platform.Resolve(operation).State, Is.EqualTo("Unknown"));
        Assert.That(_platform.Row("aria_operation", operation).GetAttributeValue<int?>("aria_emptyreads"), Is.EqualTo(1));
    }

    [Test]
    public void An_Aria_that_cannot_be_asked_proves_nothing_and_writes_nothing()
    {
        var operation = Lost();
        _platform.Aria.Answers("get_all_actions_by_receipt_id_m", _ => throw FakeAria.NeverConnected());

        var answer = _platform.Resolve(operation);

        Assert.That(answer.Code, Is.EqualTo("ARIA_UNREACHABLE"));
        Assert.That(answer.Message, Does.StartWith("We do not know yet"));
        Assert.That(_platform.Writes, Is.Empty);
    }

    [Test]
    public void A_change_that_was_just_submitted_is_left_alone()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        _platform.Submit(preview.OperationId);
        _platform.Aria.Calls.Clear();

        var answer = _platform.Resolve(preview.OperationId);

        Assert.That(answer.Code, Is.EqualTo("UNKNOWN_OUTCOME"));
        Assert.That(_platform.State(preview.OperationId), Is.EqualTo(1));
        Assert.That(_platform.Aria.Calls, Is.Empty);
    }

    [Test]
    public void A_closed_browser_between_submit_and_commit_ends_as_not_done()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        _platform.Submit(preview.OperationId);
        _platform.Now = _platform.Now.AddMinutes(6);

        _platform.Resolve(preview.OperationId);
        var answer = _platform.Resolve(preview.OperationId);

        Assert.That(answer.State, Is.EqualTo("NotDone"));
        Assert.That(_platform.Aria.Writes, Is.Empty);
    }

    [Test]
    public void The_state_is_written_only_when_it_changes_because_each_writing_starts_the_follow_up()
    {
        var operation = Lost();
        var states = 0;
        _platform.FailWrite = (_, row) =>
        {
            states += row?.Contains("aria_state") == true ? 1 : 0;
            return null;
        };

        _platform.Resolve(operation);

        Assert.That(states, Is.Zero);
    }

    [Test]
    public void Resolving_needs_no_more_than_reading_the_customer()
    {
        var operation = Lost();
        _platform.Rights = 1;
        Assert.That(_platform.Resolve(operation).State, Is.EqualTo("Unknown"));

        _platform.Rights = 0;
        Assert.Throws<InvalidPluginExecutionException>(() => _platform.Resolve(operation));
    }

    [Test]
    public void An_operation_that_is_settled_is_answered_as_it_is()
    {
        var done = _platform.Carry(IntentJson.Seed);
        _platform.Aria.Calls.Clear();

        Assert.That(_platform.Resolve(done.OperationId).State, Is.EqualTo("Done"));
        Assert.That(_platform.Aria.Calls, Is.Empty);
    }

    [Test]
    public void An_error_that_does_not_tell_is_looked_up_and_stays_in_the_sentence()
    {
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun, _ => FakeAria.Json(Answers.Error(987654)));
        var carried = _platform.Carry(IntentJson.Seed);
        _platform.Now = _platform.Now.AddMinutes(6);
        _platform.Resolve(carried.OperationId);

        var answer = _platform.Resolve(carried.OperationId);

        Assert.That(carried.Message, Does.StartWith("We do not know yet").And.Contain("answered with error 987654"));
        Assert.That(answer.State, Is.EqualTo("NotDone"));
        Assert.That((string?)answer.Result["message"], Does.Contain("answered with error 987654").And.Not.Contain("never arrived"));
    }

    [Test]
    public void Custom_rates_have_no_receipt_and_are_read_back()
    {
        var operation = Lost(IntentJson.RatesOfNow);
        Assert.That(_platform.Resolve(operation).State, Is.EqualTo("Unknown"));

        _platform.Aria.Answers("get_acct_plans_all_m", Answers.Plans(rate: "9.5"));
        var answer = _platform.Resolve(operation);

        Assert.That(answer.State, Is.EqualTo("Done"));
        Assert.That(_platform.Aria.Operations, Does.Not.Contain("get_all_actions_by_receipt_id_m"));
    }

    [Test]
    public void Custom_rates_that_stay_away_are_not_done_after_the_quiet_period()
    {
        var operation = Lost(IntentJson.RatesOfNow);
        _platform.Now = _platform.Now.AddMinutes(6);
        _platform.Resolve(operation);

        Assert.That(_platform.Resolve(operation).State, Is.EqualTo("NotDone"));
    }

    [Test]
    public void Custom_rates_of_a_queued_plan_are_read_back_from_the_queue()
    {
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue);
        _platform.Refresh();
        var operation = Lost(IntentJson.RatesOfQueue);
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue.Replace("\"queued_plan_custom_rates\":null",
            "\"queued_plan_custom_rates\":[{\"custom_rate_service_no\":5120,\"custom_rate_seq_no\":1,\"custom_rate_from_unit\":1,\"custom_rate_to_unit\":null,\"custom_rate_per_unit\":8.5}]"));

        var answer = _platform.Resolve(operation);

        Assert.That((answer.State, (string?)answer.Result["queueId"]), Is.EqualTo(("Done", "990044")));
    }

    /// <summary>The queued change of the story, carried out; Aria need not list its rates any more.</summary>
    private static readonly string Executed = Answers.Queue.Replace("\"queued_action_status_cd\":1", "\"queued_action_status_cd\":2");

    // A queue row that has run is no sign that the change never arrived: its rates may be in force and billed.
    [TestCase("8.5", "Done")]
    [TestCase("9.0", "Unknown")]
    [TestCase("10.0", "NotDone")]
    public void Custom_rates_of_a_queued_plan_that_was_carried_out_are_looked_for_in_force(string rateInForce, string state)
    {
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue);
        _platform.Refresh();
        var operation = Lost(IntentJson.RatesOfQueue);
        _platform.Now = _platform.Now.AddMinutes(6);
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Executed).Answers("get_acct_plans_all_m", Answers.Plans(rate: rateInForce));

        _platform.Resolve(operation);

        Assert.That(_platform.Resolve(operation).State, Is.EqualTo(state));
    }

    [Test]
    public void What_Arias_answers_cannot_settle_says_so_and_promises_no_further_look()
    {
        var operation = Lost(IntentJson.RatesOfNow);
        _platform.Now = _platform.Now.AddMinutes(6);
        _platform.Aria.Answers("get_acct_plans_all_m", Answers.Plans(rate: "9.75"));

        for (var look = 0; look < 3; look++)
        {
            var answer = _platform.Resolve(operation);
            Assert.That(answer.State, Is.EqualTo("Unknown"));
            Assert.That(answer.Message, Does.Contain("somebody else has changed it").And.Contain("administrator").And.Not.Contain("one more look"));
        }
    }
}
