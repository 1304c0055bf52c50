using System;
using CrmAriaConnector.Plugins.Tests.Support;

namespace CrmAriaConnector.Plugins.Tests.Pipeline;

/// <summary>Bad input gets a sentence that says what is wrong and what to do, and nothing is written.</summary>
public sealed class BadInputTests
{
    private readonly Platform _platform = new();

    private Answer Refused(string intent)
    {
        var answer = _platform.Preview(intent);
        Assert.That(answer.Success, Is.False);
        Assert.That(answer.Message, Does.EndWith(".").And.Length.GreaterThan(20));
        Assert.That(_platform.Writes, Is.Empty);
        Assert.That(_platform.Aria.Writes, Is.Empty);
        return answer;
    }

    [Test]
    public void An_unknown_account_number()
    {
        var answer = Refused(IntentJson.Update(acctNo: "99"));

        Assert.That(answer.Code, Is.EqualTo("UNKNOWN_ACCOUNT"));
        Assert.That(answer.Message, Does.Contain("99"));
    }

    [Test]
    public void A_plan_that_is_not_mirrored()
    {
        var answer = Refused(IntentJson.Update(instanceNo: "1"));

        Assert.That(answer.Code, Is.EqualTo("UNKNOWN_PLAN_INSTANCE"));
        Assert.That(answer.Message, Does.Contain("Refresh first"));
    }

    [TestCase("0", "more than 0")]
    [TestCase("-1", "more than 0")]
    [TestCase("1e12", "at most 1,000,000,000")]
    [TestCase("1000000000000", "at most 1,000,000,000")]
    [TestCase("1.1234567", "at most 6 decimals")]
    [TestCase("\"4\"", "must be a number")]
    [TestCase("null", "missing")]
    [TestCase("99999999999999999999999999999999999999", "")]
    public void Units_that_cannot_be(string units, string hint)
    {
        var answer = Refused(IntentJson.Update(units));

        Assert.That(answer.Code, Is.EqualTo("INVALID_UNITS"));
        Assert.That(answer.Message, Does.Contain(hint));
    }

    [Test]
    public void A_date_in_the_past_by_Arias_own_date()
    {
        var answer = Refused(IntentJson.Update(when: "OnDate", date: "2019-02-17"));

        Assert.That(answer.Code, Is.EqualTo("DATE_IN_PAST"));
        Assert.That(answer.Message, Does.Contain("2019-02-17").And.Contain("2019-02-18"));
    }

    [Test]
    public void Today_given_as_a_date()
    {
        var answer = Refused(IntentJson.Update(when: "OnDate", date: "2019-02-18"));

        Assert.That(answer.Code, Is.EqualTo("INVALID_DATE"));
        Assert.That(answer.Message, Does.Contain("Choose \"today\""));
    }

    [TestCase("2019-02-30")]
    [TestCase("22.02.2019")]
    [TestCase("2019-2-22")]
    public void A_day_that_is_none(string date) =>
        Assert.That(Refused(IntentJson.Update(when: "OnDate", date: date)).Code, Is.EqualTo("INVALID_DATE"));

    [Test]
    public void A_picked_date_without_a_day() =>
        Assert.That(Refused(IntentJson.Update(when: "OnDate")).Code, Is.EqualTo("INVALID_DATE"));

    [Test]
    public void A_day_beside_today() =>
        Assert.That(Refused(IntentJson.Update(date: "2019-02-22")).Code, Is.EqualTo("INVALID_DATE"));

    [Test]
    public void An_expired_rate_schedule()
    {
        // Winter ended on 31 January 2019.
        var answer = Refused(IntentJson.Update(schedule: "77006"));

        Assert.That(answer.Code, Is.EqualTo("RATE_SCHEDULE_NOT_ASSIGNABLE"));
        Assert.That(answer.Message, Does.Contain("Winter").And.Contain("2019-01-31"));
    }

    [Test]
    public void A_rate_schedule_of_the_future_even_for_a_day_when_it_is_in_effect()
    {
        // Spring begins on 20 February 2019; today is the 18th, the change is for the 22nd (seed: assignable only when in effect on the day of the call too).
        var answer = Refused(IntentJson.Update(schedule: "77007", when: "OnDate", date: "2019-02-22"));

        Assert.That(answer.Code, Is.EqualTo("RATE_SCHEDULE_NOT_ASSIGNABLE"));
        Assert.That(answer.Message, Does.Contain("2019-02-20"));
    }

    [Test]
    public void A_rate_schedule_of_another_plan() =>
        Assert.That(Refused(IntentJson.Update(schedule: "1")).Code, Is.EqualTo("RATE_SCHEDULE_NOT_ASSIGNABLE"));

    [Test]
    public void Nothing_to_change()
    {
        var answer = Refused(IntentJson.Update(units: "3"));

        Assert.That(answer.Code, Is.EqualTo("NOTHING_TO_CHANGE"));
        Assert.That(_platform.Aria.Of("update_acct_plan_m"), Is.Empty);
    }

    [Test]
    public void Naming_the_schedule_in_force_with_the_same_units_is_nothing_to_change() =>
        Assert.That(Refused(IntentJson.Update(units: "3", schedule: "77001")).Code, Is.EqualTo("NOTHING_TO_CHANGE"));

    [TestCase("[{\"seq\":1,\"from\":1,\"to\":10,\"ratePerUnit\":9}]", TestName = "Custom rates with another limit")]
    [TestCase("[{\"seq\":1,\"from\":1,\"to\":10,\"ratePerUnit\":9},{\"seq\":2,\"from\":11,\"to\":null,\"ratePerUnit\":8}]", TestName = "Custom rates with more steps")]
    [TestCase("[{\"seq\":1,\"from\":1,\"to\":10,\"ratePerUnit\":9},{\"seq\":2,\"from\":12,\"to\":null,\"ratePerUnit\":8}]", TestName = "Custom rates with a gap")]
    [TestCase("[{\"seq\":2,\"from\":1,\"to\":null,\"ratePerUnit\":9}]", TestName = "Custom rates numbered from two")]
    [TestCase("[{\"seq\":1,\"from\":1,\"to\":null,\"ratePerUnit\":-1}]", TestName = "Custom rates below zero")]
    [TestCase("[]", TestName = "No custom rate at all")]
    public void Custom_rates_that_do_not_fit(string rates) =>
        Assert.That(Refused($$"""{"kind":"AssignCustomRates","acctNo":"4711001","planInstanceNo":"8800102","serviceNo":"5120","scope":"Current","rates":{{rates}}}""").Code, Is.EqualTo("INVALID_CUSTOM_RATES"));

    [Test]
    public void Custom_rates_for_a_service_the_plan_does_not_have() =>
        Assert.That(Refused(IntentJson.RatesOfNow.Replace("5120", "1")).Code, Is.EqualTo("INVALID_CUSTOM_RATES"));

    [Test]
    public void A_queued_change_that_is_not_there() =>
        Assert.That(Refused(IntentJson.RatesOfQueue).Code, Is.EqualTo("INVALID_CUSTOM_RATES"));

    [Test]
    public void A_member_nobody_knows()
    {
        var answer = Refused(IntentJson.Update(extra: ",\"discount\":5"));

        Assert.That(answer.Code, Is.EqualTo("INVALID_INTENT"));
        Assert.That(answer.Message, Does.Contain("discount"));
    }

    [TestCase("")]
    [TestCase("no json")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{\"kind\":\"CancelPlan\"}")]
    [TestCase("{\"kind\":\"UpdatePlan\",\"kind\":\"UpdatePlan\"}")]
    public void Something_that_is_no_change(string intent) =>
        Assert.That(Refused(intent).Code, Is.EqualTo("INVALID_INTENT"));

    [Test]
    public void A_schedule_and_custom_rates_at_once() =>
        Assert.That(Refused(IntentJson.Update(schedule: "77005", extra: ",\"customRates\":[{\"serviceNo\":\"5120\",\"seq\":1,\"from\":1,\"ratePerUnit\":9}]")).Code, Is.EqualTo("INVALID_INTENT"));

    [Test]
    public void A_comment_that_is_too_long() =>
        Assert.That(Refused(IntentJson.Update(extra: $",\"comments\":\"{new string('x', 301)}\"")).Code, Is.EqualTo("INVALID_INTENT"));

    [Test]
    public void A_wrong_authorization_key()
    {
        _platform.Aria.Answers("get_virtual_datetime_m", Answers.Error(1004, "authentication error"));

        Assert.That(Refused(IntentJson.Seed).Code, Is.EqualTo("CONFIGURATION"));
    }

    [Test]
    public void A_missing_authorization_key()
    {
        _platform.Set("aria_connection", Platform.ConnectionId, "aria_authkey", null);

        Assert.That(Refused(IntentJson.Seed).Code, Is.EqualTo("CONFIGURATION"));
    }

    [Test]
    public void An_html_page_instead_of_json()
    {
        _platform.Aria.Answers("get_virtual_datetime_m", _ => FakeAria.Text("<html>Bad gateway</html>", "text/html"));

        var answer = Refused(IntentJson.Seed);

        Assert.That(answer.Code, Is.EqualTo("ARIA_BAD_ANSWER"));
        Assert.That(answer.Message, Does.Not.Contain("html"));
    }

    [Test]
    public void A_body_that_ends_in_the_middle()
    {
        _platform.Aria.Answers("update_acct_plan_m", _ => FakeAria.Json("{\"error_code\":0,\"error_m"));

        Assert.That(Refused(IntentJson.Seed).Code, Is.EqualTo("ARIA_BAD_ANSWER"));
    }

    [Test]
    public void A_refusal_of_Aria_carries_its_number_and_the_catalogues_words()
    {
        _platform.Aria.Answers("update_acct_plan_m", Answers.Error(14051, "raw words of the server"));

        var answer = Refused(IntentJson.Seed);

        Assert.That(answer.Code, Is.EqualTo("ARIA_14051"));
        Assert.That(answer.Message, Does.Not.Contain("raw words"));
    }

    [Test]
    public void An_account_no_one_is_linked_to()
    {
        _platform.Set("aria_account", Platform.LinkId, "aria_customerid", new Microsoft.Xrm.Sdk.EntityReference("account", Guid.NewGuid()));

        Assert.That(_platform.Refresh().Code, Is.EqualTo("NO_LINK"));
        Assert.That(_platform.Options().Code, Is.EqualTo("NO_LINK"));
    }

    [Test]
    public void A_server_that_cannot_be_reached()
    {
        _platform.Aria.Answers("get_virtual_datetime_m", _ => throw FakeAria.NeverConnected());

        Assert.That(Refused(IntentJson.Seed).Code, Is.EqualTo("ARIA_UNREACHABLE"));
    }
}
