using System.Linq;
using CrmAriaConnector.Plugins.Tests.Support;

namespace CrmAriaConnector.Plugins.Tests.Pipeline;

public sealed class CustomRatesTests
{
    private readonly Platform _platform = new();

    [Test]
    public void The_preview_is_computed_here_and_says_so()
    {
        var operation = _platform.Preview(IntentJson.RatesOfNow).Result;

        Assert.Multiple(() =>
        {
            Assert.That((bool)operation["confirmedByAria"]!, Is.False);
            // 3 × 10.00 before, 3 × 9.50 after
            Assert.That((decimal)operation["before"]!["recurringAmount"]!, Is.EqualTo(30.00m));
            Assert.That((decimal)operation["after"]!["recurringAmount"]!, Is.EqualTo(28.50m));
            Assert.That((decimal)operation["money"]!["payAmount"]!, Is.Zero);
            Assert.That((string?)operation["money"]!["fullFrom"], Is.EqualTo("2019-03-15"));
            Assert.That(operation["lines"], Is.Empty);
            Assert.That(operation["warnings"]!.Select(warning => (string?)warning["code"]), Is.EquivalentTo(new[] { "NOT_CONFIRMED_BY_ARIA", "NO_PRORATION" }));
            Assert.That((string?)operation["warnings"]![1]!["text"], Does.Contain("2019-03-15"));
        });
    }

    [Test]
    public void Preview_and_commit_stay_within_their_calls()
    {
        var preview = _platform.Preview(IntentJson.RatesOfNow);
        Assert.That(_platform.Aria.Operations, Is.EqualTo(new[] { "get_virtual_datetime_m", "get_acct_plans_all_m", "get_acct_plans_all_m" }), "the last is the mark");
        var submit = _platform.Submit(preview.OperationId);
        _platform.Aria.Calls.Clear();

        _platform.Commit(preview.OperationId, submit.Version);

        Assert.That(_platform.Aria.Operations, Is.EqualTo(new[] { "get_virtual_datetime_m", "get_acct_plans_all_m", "assign_custom_acct_plan_rates_m" }));
    }

    [Test]
    public void The_rates_of_the_current_plan_are_sent_with_scope_C()
    {
        var answer = _platform.Carry(IntentJson.RatesOfNow);

        var write = _platform.Aria.Writes.Single();
        Assert.Multiple(() =>
        {
            Assert.That(answer.State, Is.EqualTo("Done"));
            Assert.That((string?)write["plan_scope"], Is.EqualTo("C"));
            Assert.That(write.ContainsKey("plan_queue_id"), Is.False);
            Assert.That((long)write["service_no"]!, Is.EqualTo(5120));
            Assert.That((long)write["custom_acct_rates"]![0]!["rate_seq_no"]!, Is.EqualTo(1));
            Assert.That((decimal)write["custom_acct_rates"]![0]!["rate_per_unit"]!, Is.EqualTo(9.50m));
        });
    }

    [TestCase(IntentJson.RatesOfQueue)]
    [TestCase(IntentJson.RatesOfTheQueuedChange)]
    public void The_rates_of_the_queued_plan_are_sent_with_scope_Q_and_its_queue_id(string intent)
    {
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue);
        _platform.Refresh();

        var answer = _platform.Carry(intent);

        var write = _platform.Aria.Writes.Single();
        Assert.Multiple(() =>
        {
            Assert.That(answer.State, Is.EqualTo("Done"));
            Assert.That((string?)write["plan_scope"], Is.EqualTo("Q"));
            Assert.That((long)write["plan_queue_id"]!, Is.EqualTo(990044), "also when the intent leaves the choice");
            Assert.That((string?)answer.Result["effectiveDate"], Is.EqualTo("2019-02-22"));
            Assert.That((string?)answer.Result["after"]!["rateScheduleNo"], Is.EqualTo("77005"), "the queued plan's schedule");
            // 4 queued units × 8.50
            Assert.That((decimal)answer.Result["after"]!["recurringAmount"]!, Is.EqualTo(34.00m));
        });
    }

    [Test]
    public void Rates_that_are_in_force_already_are_nothing_to_change()
    {
        _platform.Aria.Answers("get_acct_plans_all_m", Answers.Plans(rate: "9.5"));

        Assert.That(_platform.Preview(IntentJson.RatesOfNow).Code, Is.EqualTo("NOTHING_TO_CHANGE"));
    }

    [Test]
    public void Other_rates_in_between_stop_the_commit()
    {
        var preview = _platform.Preview(IntentJson.RatesOfNow);
        var submit = _platform.Submit(preview.OperationId);
        _platform.Aria.Answers("get_acct_plans_all_m", Answers.Plans(rate: "11.0"));

        Assert.That(_platform.Commit(preview.OperationId, submit.Version).Code, Is.EqualTo("STALE"));
        Assert.That(_platform.Aria.Writes, Is.Empty);
    }
}
