using System.Linq;
using CrmAriaConnector.Plugins.Tests.Support;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Plugins.Tests.Pipeline;

/// <summary>
/// The price said for the first whole period is what Aria will bill then, other queued changes of the plan included; where
/// that cannot be known it is not said. The plan has 3 units at 10.00 and is billed on 15 March 2019; today is 18 February.
/// </summary>
public sealed class PriceBesideAQueueTests
{
    private const string SixToday = """{"kind":"UpdatePlan","acctNo":"4711001","planInstanceNo":"8800102","units":6,"when":"Today","proration":"Full"}""";

    private readonly Platform _platform = new();

    private static string Change(int id = 1, long instance = 8800102, string day = "\"2019-03-15\"", int units = 1, int plan = 20200, int schedule = 77001, int status = 1, string rates = "null") => $$"""
        {"queue_id":{{id}},"plan_instance_no":{{instance}},"queued_action_status_cd":1,"current_plan_no":20200,"current_plan_name":"Extra Line","current_plan_units":3,"current_rate_schedule_no":77001,"current_plan_inst_status_2":1,
         "effective_date":{{day}},"target_plan_no":{{plan}},"target_plan_name":"{{(plan == 20200 ? "Extra Line" : "Extra Line Plus")}}","target_plan_units":{{units}},"target_rate_schedule_no":{{schedule}},"target_plan_inst_status_2":{{status}},"queued_plan_custom_rates":{{rates}}}
        """;

    private const string NinePerUnit = """[{"custom_rate_service_no":5120,"custom_rate_seq_no":1,"custom_rate_from_unit":1,"custom_rate_to_unit":null,"custom_rate_per_unit":9.0}]""";

    private JObject Preview(string intent, params string[] queued)
    {
        _platform.Aria.AnswersUpdate(Answers.NoLines, _ => FakeAria.Json(Answers.NoLines));
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", $$"""{"error_code":0,"error_msg":"OK","queued_change_details":[{{string.Join(",", queued)}}]}""");
        _platform.Refresh();
        _platform.Aria.Calls.Clear();
        var answer = _platform.Preview(intent);
        Assert.That(answer.Code, Is.EqualTo("OK"), answer.Message);
        return answer.Result;
    }

    private static decimal? FullAmount(JObject operation) => (decimal?)operation["money"]!["fullAmount"];

    private static string[] Notes(JObject operation) => [.. operation["warnings"]!
        .Where(warning => (string?)warning["code"] == "OTHER_CHANGE_QUEUED").Select(warning => (string)warning["text"]!)];

    [Test]
    public void Units_that_wait_for_the_bill_date_set_the_price_of_that_bill()
    {
        var operation = Preview(SixToday, Change());

        Assert.Multiple(() =>
        {
            Assert.That((string?)operation["money"]!["fullFrom"], Is.EqualTo("2019-03-15"));
            // On 15 March the queue makes it 1 unit at 10.00; 6 units, 60.00, are the price until then.
            Assert.That(FullAmount(operation), Is.EqualTo(10.00m));
            Assert.That((decimal)operation["after"]!["recurringAmount"]!, Is.EqualTo(60.00m));
            Assert.That(Notes(operation), Is.EqualTo(new[] { "A change is queued for this plan already for 2019-03-15: 1 unit. Both will be made." }));
        });
    }

    [Test]
    public void A_change_after_that_bill_does_not_touch_it() =>
        Assert.That(FullAmount(Preview(SixToday, Change(day: "\"2019-03-16\""))), Is.EqualTo(60.00m));

    [Test]
    public void Of_several_the_last_one_before_the_bill_counts() =>
        Assert.That(FullAmount(Preview(SixToday, Change(1, day: "\"2019-03-10\"", units: 2), Change(2, day: "\"2019-03-01\"", units: 9))), Is.EqualTo(20.00m));

    [Test]
    public void Units_that_change_before_a_dated_change_are_overtaken_by_it()
    {
        var operation = Preview(IntentJson.Update(units: "6", when: "OnDate", date: "2019-03-01", proration: "None"), Change(day: "\"2019-02-20\""));

        Assert.That(FullAmount(operation), Is.EqualTo(60.00m));
        Assert.That(Notes(operation).Single(), Does.EndWith("Both will be made, that one first, so the invoice may differ from this preview."));
    }

    [Test]
    public void Lines_of_a_dated_change_are_not_computed_when_another_comes_before_it()
    {
        var operation = Preview(IntentJson.Update(units: "6", when: "OnDate", date: "2019-03-01"), Change(day: "\"2019-02-20\""));

        Assert.That(operation["lines"]!.Type, Is.EqualTo(JTokenType.Null));
        Assert.That((decimal?)operation["money"]!["payAmount"], Is.Null);
    }

    private static readonly TestCaseData[] NotTold =
    [
        new TestCaseData(new[] { Change(plan: 20300) }).SetName("another plan"),
        new TestCaseData(new[] { Change(schedule: 77005) }).SetName("another rate schedule"),
        new TestCaseData(new[] { Change(rates: NinePerUnit) }).SetName("custom rates"),
        new TestCaseData(new[] { Change(status: -1) }).SetName("a cancellation"),
        new TestCaseData(new[] { Change(units: 3) }).SetName("a change that shows no difference"),
        new TestCaseData(new[] { Change(day: "null") }).SetName("a change without a date"),
        new TestCaseData(new[] { Change(day: "\"2019-02-18\"") }).SetName("a change of the same day"),
        new TestCaseData(new[] { Change(1), Change(2, units: 2) }).SetName("two changes of one day"),
        new TestCaseData(new[] { Change(instance: 8800101, status: -1) }).SetName("a cancellation of the plan above"),
    ];

    [TestCaseSource(nameof(NotTold))]
    public void A_price_that_the_queue_does_not_tell_is_not_said(params string[] queued)
    {
        var operation = Preview(SixToday, queued);

        Assert.That(FullAmount(operation), Is.Null);
        Assert.That(Notes(operation), Has.Length.EqualTo(queued.Length), "it is said why");
    }

    [Test]
    public void Units_of_the_plan_above_leave_the_price_alone() =>
        Assert.That(FullAmount(Preview(SixToday, Change(instance: 8800101))), Is.EqualTo(60.00m));

    [Test]
    public void Other_rates_than_those_of_the_queue_leave_the_price_unknown() =>
        Assert.That(FullAmount(Preview(IntentJson.Update(units: "6", extra: ""","customRates":[{"serviceNo":"5120","seq":1,"from":1,"to":null,"ratePerUnit":9.0}]"""), Change())), Is.Null);

    [Test]
    public void A_fraction_of_units_which_the_queue_cuts_leaves_the_price_unknown() =>
        Assert.That(FullAmount(Preview(IntentJson.Update(units: "6.5"), Change())), Is.Null);

    [Test]
    public void Custom_rates_of_a_plan_with_a_queued_change_promise_no_price()
    {
        var operation = Preview(IntentJson.RatesOfNow, Change());

        Assert.That(FullAmount(operation), Is.Null);
        // 3 × 9.50, until then
        Assert.That((decimal)operation["after"]!["recurringAmount"]!, Is.EqualTo(28.50m));
        Assert.That(Notes(operation), Has.Length.EqualTo(1));
    }

    [Test]
    public void Custom_rates_of_a_queued_change_do_not_count_that_change_as_another_one()
    {
        // 4 units × 8.50 from the bill of 15 March on
        var alone = Preview(IntentJson.RatesOfQueue, Change(990044, day: "\"2019-02-22\"", units: 4));
        Assert.That((FullAmount(alone), Notes(alone).Length), Is.EqualTo(((decimal?)34.00m, 0)));

        var beside = Preview(IntentJson.RatesOfQueue, Change(990044, day: "\"2019-02-22\"", units: 4), Change(2));
        Assert.That((FullAmount(beside), Notes(beside).Length), Is.EqualTo(((decimal?)null, 1)));
    }

    [Test]
    public void Custom_rates_of_a_queued_switch_to_another_plan_have_no_price() =>
        Assert.That(FullAmount(Preview(IntentJson.RatesOfQueue, Change(990044, plan: 20300))), Is.Null);

    [Test]
    public void Aria_is_asked_for_its_queue_only_where_CRM_shows_one()
    {
        Preview(SixToday);
        Assert.That(_platform.Aria.Of("get_acct_plan_queued_changes_m"), Is.Empty);

        Preview(SixToday, Change());
        Assert.That(_platform.Aria.Operations, Is.EqualTo(new[] { "get_virtual_datetime_m", "get_acct_plans_all_m", "get_acct_plan_queued_changes_m", "update_acct_plan_m" }));
    }
}
