using System;
using System.Linq;
using CrmAriaConnector.Plugins.CustomApis;
using CrmAriaConnector.Plugins.Tests.Support;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Plugins.Tests.Pipeline;

public sealed class PreviewOfAnUpdateTests
{
    private readonly Platform _platform = new();

    [Test]
    public void The_published_story_is_promised_to_the_cent()
    {
        var operation = _platform.Preview(IntentJson.Seed).Result;

        // Seed: 22 February–14 March is 21 of 28 days, factor 0.75. Credit 3 × 10.00 × 0.75, charge 4 × 9.00 × 0.75.
        Assert.Multiple(() =>
        {
            Assert.That((string?)operation["state"], Is.EqualTo("Previewed"));
            Assert.That((bool)operation["confirmedByAria"]!, Is.True);
            Assert.That((string?)operation["billingDay"], Is.EqualTo("2019-02-18"));
            Assert.That((string?)operation["effectiveDate"], Is.EqualTo("2019-02-22"));
            Assert.That((decimal)operation["totals"]!["credits"]!, Is.EqualTo(22.50m));
            Assert.That((decimal)operation["totals"]!["charges"]!, Is.EqualTo(27.00m));
            Assert.That((decimal)operation["totals"]!["total"]!, Is.EqualTo(4.50m));
            Assert.That((string?)operation["money"]!["payOn"], Is.EqualTo("2019-02-22"));
            Assert.That((decimal)operation["money"]!["payAmount"]!, Is.EqualTo(4.50m));
            Assert.That((string?)operation["money"]!["fullFrom"], Is.EqualTo("2019-03-15"));
            // 4 × 9.00
            Assert.That((decimal)operation["money"]!["fullAmount"]!, Is.EqualTo(36.00m));
            Assert.That((string?)operation["after"]!["rateScheduleName"], Is.EqualTo("Loyalty"));
            Assert.That((string?)operation["owner"], Is.EqualTo("Robin Rep"));
        });
    }

    [Test]
    public void The_lines_show_days_and_signs()
    {
        var lines = (JArray)_platform.Preview(IntentJson.Seed).Result["lines"]!;

        Assert.Multiple(() =>
        {
            Assert.That((string?)lines[0]["type"], Is.EqualTo("Credit"));
            Assert.That((decimal)lines[0]["amount"]!, Is.EqualTo(-22.50m));
            Assert.That((decimal)lines[0]["ratePerUnit"]!, Is.EqualTo(10.00m));
            Assert.That((string?)lines[1]["type"], Is.EqualTo("Charge"));
            Assert.That((decimal)lines[1]["amount"]!, Is.EqualTo(27.00m));
            // 22 February to 14 March, both counted; the period 15 February–14 March has 28 days.
            Assert.That((int)lines[1]["days"]!, Is.EqualTo(21));
            Assert.That((int)lines[1]["periodDays"]!, Is.EqualTo(28));
        });
    }

    [Test]
    public void A_preview_takes_one_dry_run_and_two_readings_at_most()
    {
        _platform.Preview(IntentJson.Seed);

        Assert.That(_platform.Aria.Operations, Is.EqualTo(new[] { "get_virtual_datetime_m", "get_rate_schedules_for_plan_m", "update_acct_plan_m" }));

        _platform.Aria.Calls.Clear();
        _platform.Preview(IntentJson.Update());

        Assert.That(_platform.Aria.Operations, Is.EqualTo(new[] { "get_virtual_datetime_m", "get_acct_plans_all_m", "update_acct_plan_m" }));
    }

    [Test]
    public void The_dry_run_asks_for_exactly_the_change_and_carries_no_receipt()
    {
        _platform.Preview(IntentJson.Seed);

        var call = _platform.Aria.Of("update_acct_plan_m").Single();
        Assert.Multiple(() =>
        {
            Assert.That((string?)call["do_write"], Is.EqualTo("false"));
            Assert.That(call.ContainsKey("client_receipt_id"), Is.False);
            Assert.That((decimal)call["plan_units"]!, Is.EqualTo(4m));
            Assert.That((long)call["alt_rate_schedule_no"]!, Is.EqualTo(77005));
            // 9: on the effective date, fully prorated.
            Assert.That((long)call["assignment_directive"]!, Is.EqualTo(9));
            Assert.That((string?)call["effective_date"], Is.EqualTo("2019-02-22"));
            Assert.That((string?)call["include_plan_instance_queue"], Is.EqualTo("true"));
            Assert.That((string?)call["alt_caller_id"], Does.StartWith("d365:b0000000").And.Length.EqualTo(30));
            Assert.That((string?)call["application_id"], Is.EqualTo("CrmAriaConnector"));
        });
    }

    [TestCase("Today", "CompanyDefault", 2)]
    [TestCase("Today", "None", 3)]
    [TestCase("Today", "Full", 4)]
    [TestCase("Today", "ChargeOnly", 5)]
    [TestCase("Today", "CreditOnly", 6)]
    [TestCase("NextBillDate", "Full", 1)]
    [TestCase("OnDate", "CompanyDefault", 7)]
    [TestCase("OnDate", "None", 8)]
    [TestCase("OnDate", "Full", 9)]
    [TestCase("OnDate", "ChargeOnly", 10)]
    [TestCase("OnDate", "CreditOnly", 11)]
    public void The_directive_is_always_sent_and_says_when_and_how(string when, string proration, long directive)
    {
        _platform.Preview(IntentJson.Update(when: when, date: when == "OnDate" ? "2019-02-22" : null, proration: proration));

        var call = _platform.Aria.Of("update_acct_plan_m").Single();
        Assert.That((long)call["assignment_directive"]!, Is.EqualTo(directive));
        Assert.That(call.ContainsKey("effective_date"), Is.EqualTo(when == "OnDate"));
    }

    [Test]
    public void The_row_keeps_intent_request_and_promise_owned_by_the_caller_and_without_credentials()
    {
        var answer = _platform.Preview(IntentJson.Seed);

        var row = _platform.Row("aria_operation", answer.OperationId);
        Assert.Multiple(() =>
        {
            Assert.That(row.GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(Platform.UserId));
            Assert.That(row.GetAttributeValue<EntityReference>("aria_customerid").Id, Is.EqualTo(Platform.CustomerId));
            Assert.That(row.GetAttributeValue<string>("aria_intent"), Is.EqualTo(IntentJson.Seed));
            Assert.That(row.GetAttributeValue<string>("aria_receiptid"), Is.EqualTo(answer.OperationId.ToString("N")));
            Assert.That(row.GetAttributeValue<string>("aria_fingerprint"), Has.Length.EqualTo(64));
            Assert.That(row.GetAttributeValue<decimal?>("aria_total"), Is.EqualTo(4.50m));
            Assert.That(row.GetAttributeValue<DateTime?>("aria_billingday"), Is.EqualTo(new DateTime(2019, 2, 18)));
            Assert.That(row.GetAttributeValue<OptionSetValue>("aria_state").Value, Is.EqualTo(727900000));
            Assert.That(row.GetAttributeValue<string>("aria_request"), Does.Not.Contain("auth").And.Not.Contain("client_no"));
        });
    }

    [Test]
    public void The_companys_rule_is_named_where_it_is_known()
    {
        var operation = _platform.Preview(IntentJson.Update(proration: "CompanyDefault")).Result;

        Assert.That((string?)operation["proration"], Is.EqualTo("Full"));
        Assert.That((bool)operation["prorationIsCompanyDefault"]!, Is.True);
    }

    [Test]
    public void A_schedule_in_force_that_is_not_the_default_is_sent_again()
    {
        _platform.Aria.Answers("get_acct_plans_all_m", Answers.Plans(isDefault: 0));

        _platform.Preview(IntentJson.Update());

        Assert.That((long)_platform.Aria.Of("update_acct_plan_m").Single()["alt_rate_schedule_no"]!, Is.EqualTo(77001));
    }

    [Test]
    public void A_schedule_that_is_in_force_only_by_an_old_mirror_is_not_silently_left_out()
    {
        _platform.Aria.Answers("get_acct_plans_all_m", Answers.Plans(schedule: 77005));

        var answer = _platform.Preview(IntentJson.Update(schedule: "77001"));

        Assert.That(answer.Code, Is.EqualTo("STALE"));
        Assert.That(answer.Message, Does.Contain("Refresh"));
        Assert.That(_platform.Aria.Of("update_acct_plan_m"), Is.Empty);
    }

    [Test]
    public void The_default_schedule_is_not_sent()
    {
        _platform.Preview(IntentJson.Update());

        Assert.That(_platform.Aria.Of("update_acct_plan_m").Single().ContainsKey("alt_rate_schedule_no"), Is.False);
    }

    [Test]
    public void A_schedule_in_force_that_can_no_longer_be_given_is_not_sent_and_the_preview_says_so()
    {
        _platform.Aria.Answers("get_acct_plans_all_m", Answers.Plans(isDefault: 0, scheduleTo: "\"2019-01-31\""));

        var operation = _platform.Preview(IntentJson.Update()).Result;

        Assert.That(_platform.Aria.Of("update_acct_plan_m").Single().ContainsKey("alt_rate_schedule_no"), Is.False);
        Assert.That(operation["warnings"]!.Select(warning => (string?)warning["code"]), Does.Contain("SCHEDULE_NOT_RESENT"));
    }

    [Test]
    public void Custom_rates_in_force_survive_other_units_because_no_schedule_is_sent()
    {
        // A plan whose schedule has an id, and rates without one: the rates are the customer's own.
        _platform.Aria.Answers("get_acct_plans_all_m", Answers.Plans(isDefault: 0).Replace("\"rate_schedule_no\":77001", "\"client_rate_schedule_id\":\"XL_USD\",\"rate_schedule_no\":77001"));

        _platform.Preview(IntentJson.Update());

        Assert.That(_platform.Aria.Of("update_acct_plan_m").Single().ContainsKey("alt_rate_schedule_no"), Is.False);
    }

    [Test]
    public void Naming_a_schedule_warns_that_custom_rates_end()
    {
        var plan = _platform.Table("aria_planinstance").Single();
        _platform.Set("aria_planinstance", plan.Id, "aria_rates", plan.GetAttributeValue<string>("aria_rates").Replace("\"isCustom\":false", "\"isCustom\":true"));

        var operation = _platform.Preview(IntentJson.Seed).Result;

        Assert.That(operation["warnings"]!.Select(warning => (string?)warning["code"]), Does.Contain("DROPS_CUSTOM_RATES"));
    }

    [Test]
    public void Another_change_that_waits_for_the_same_plan_is_named()
    {
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue);
        _platform.Refresh();

        var operation = _platform.Preview(IntentJson.Update()).Result;

        Assert.That(operation["warnings"]!.Select(warning => (string?)warning["code"]), Does.Contain("OTHER_CHANGE_QUEUED"));
        Assert.That(operation["warnings"]!.Select(warning => (string?)warning["text"]), Does.Contain("A change is queued for this plan already for 2019-02-22: 4 units, another rate schedule. Both will be made."));
    }

    [Test]
    public void A_dated_change_without_lines_of_Aria_is_computed_here_and_labelled()
    {
        _platform.Aria.AnswersUpdate(Answers.NoLines, _ => FakeAria.Json(Answers.DatedWrite));

        var operation = _platform.Preview(IntentJson.Update(when: "OnDate", date: "2019-02-22")).Result;

        // 3 → 4 units at 10.00, 21 of 28 days: credit 30.00 × 0.75 = 22.50, charge 40.00 × 0.75 = 30.00.
        Assert.Multiple(() =>
        {
            Assert.That((bool)operation["confirmedByAria"]!, Is.False);
            Assert.That(operation["lines"]!.Select(line => (decimal)line["amount"]!), Is.EqualTo(new[] { -22.50m, 30.00m }));
            Assert.That((decimal)operation["totals"]!["total"]!, Is.EqualTo(7.50m));
            Assert.That(operation["warnings"]!.Select(warning => (string?)warning["code"]), Does.Contain("NOT_CONFIRMED_BY_ARIA"));
        });
    }

    [Test]
    public void Where_neither_Aria_nor_the_connector_knows_an_amount_none_is_invented()
    {
        _platform.Aria.AnswersUpdate(Answers.NoLines, _ => FakeAria.Json(Answers.DatedWrite));

        // The rates of another schedule are not known here.
        var operation = _platform.Preview(IntentJson.Seed).Result;

        Assert.Multiple(() =>
        {
            Assert.That(operation["lines"]!.Type, Is.EqualTo(JTokenType.Null));
            Assert.That(operation["totals"]!.Type, Is.EqualTo(JTokenType.Null));
            Assert.That(operation["money"]!["payAmount"]!.Type, Is.EqualTo(JTokenType.Null));
            Assert.That(operation["warnings"]!.Select(warning => (string?)warning["code"]), Does.Contain("NO_AMOUNT"));
        });
    }

    [Test]
    public void A_change_on_the_bill_date_costs_nothing_now_and_the_new_price_from_then()
    {
        _platform.Aria.AnswersUpdate(Answers.NoLines, _ => FakeAria.Json(Answers.DatedWrite));

        var operation = _platform.Preview(IntentJson.Update(when: "NextBillDate")).Result;

        Assert.Multiple(() =>
        {
            Assert.That((string?)operation["effectiveDate"], Is.EqualTo("2019-03-15"));
            Assert.That((decimal)operation["money"]!["payAmount"]!, Is.Zero);
            Assert.That((string?)operation["money"]!["fullFrom"], Is.EqualTo("2019-03-15"));
            // 4 × 10.00
            Assert.That((decimal)operation["money"]!["fullAmount"]!, Is.EqualTo(40.00m));
            Assert.That((string?)operation["proration"], Is.EqualTo("None"));
        });
    }

    [Test]
    public void Custom_rates_go_with_the_change_and_are_priced()
    {
        _platform.Aria.AnswersUpdate(Answers.NoLines, _ => FakeAria.Json(Answers.DatedWrite));

        var operation = _platform.Preview(IntentJson.Update(when: "NextBillDate",
            extra: ",\"customRates\":[{\"serviceNo\":\"5120\",\"seq\":1,\"from\":1,\"to\":null,\"ratePerUnit\":9.50}]")).Result;

        var rate = (JObject)_platform.Aria.Of("update_acct_plan_m").Single()["custom_rates"]![0]!;
        Assert.Multiple(() =>
        {
            Assert.That((long)rate["custom_rate_service_no"]!, Is.EqualTo(5120));
            Assert.That((decimal)rate["custom_rate_per_unit"]!, Is.EqualTo(9.50m));
            // 4 × 9.50
            Assert.That((decimal)operation["money"]!["fullAmount"]!, Is.EqualTo(38.00m));
        });
    }

    [Test]
    public void Lines_that_do_not_add_up_to_Arias_total_are_pointed_out()
    {
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun.Replace("\"total\":4.5", "\"total\":5.0"), _ => FakeAria.Json(Answers.DatedWrite));

        var operation = _platform.Preview(IntentJson.Seed).Result;

        Assert.That(operation["warnings"]!.Select(warning => (string?)warning["code"]), Does.Contain("TOTAL_DIFFERS"));
    }

    [Test]
    public void Who_may_not_change_the_customer_is_stopped_before_anything_is_read()
    {
        _platform.Rights = 1;

        var stopped = Assert.Throws<InvalidPluginExecutionException>(() => _platform.Preview(IntentJson.Seed));

        Assert.That(stopped!.Message, Does.Contain("may not change this customer"));
        Assert.That(_platform.Aria.Calls, Is.Empty);
    }

    [Test]
    public void An_account_of_another_customer_is_refused_without_telling_whose_it_is()
    {
        var answer = _platform.CallFor(Platform.OtherCustomerId, new PreviewChangePlugin(_platform.Aria, () => _platform.Now), ("Intent", IntentJson.Seed));

        Assert.That(answer.Code, Is.EqualTo("NOT_THIS_CUSTOMER"));
        Assert.That(answer.Message, Does.Contain("4711001").And.Not.Contain("Alderbrook"));
        Assert.That(_platform.Aria.Calls, Is.Empty);
    }
}
