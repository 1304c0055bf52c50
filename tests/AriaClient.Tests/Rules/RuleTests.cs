using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;

namespace CrmAriaConnector.Aria.Tests;

[TestFixture]
public class RuleTests
{
    private static AriaRuleException Refusal(AriaRequest request) => Assert.Throws<AriaRuleException>(() => RuleBook.Check(request))!;

    private static UpdateAcctPlanRequest Update(Action<UpdateAcctPlanRequest> change)
    {
        var request = Calls.Change();
        change(request);
        return request;
    }

    private static AssignCustomAcctPlanRatesRequest Rates(params (long? Seq, decimal? From, decimal? To, decimal? Rate)[] tiers)
    {
        var request = new AssignCustomAcctPlanRatesRequest { AcctNo = 6100200, PlanInstanceNo = 7300400, ServiceNo = 4410 };
        request.CustomAcctRates.AddRange(tiers.Select(tier => new CustomAcctRate { RateSeqNo = tier.Seq, FromUnit = tier.From, ToUnit = tier.To, RatePerUnit = tier.Rate }));
        return request;
    }

    [Test]
    public void What_the_rules_allow_passes()
    {
        Assert.That(() => RuleBook.Check(Calls.Change()), Throws.Nothing);
        Assert.That(() => RuleBook.Check(Calls.DryRun()), Throws.Nothing);
        Assert.That(() => RuleBook.Check(Rates((1, 1, 10, 8.5m), (2, 11, null, 7m))), Throws.Nothing);
        Assert.That(() => RuleBook.Check(Update(r => { r.AssignmentDirective = AssignmentDirective.OnDateFullProration; r.EffectiveDate = new AriaDate(2021, 5, 3); })), Throws.Nothing);
        Assert.That(() => RuleBook.Check(Update(r => { r.AcctNo = null; r.ClientAcctId = "C-17"; })), Throws.Nothing);
    }

    [Test]
    public void The_assignment_directive_is_always_given() =>
        Assert.That(Refusal(Update(r => r.AssignmentDirective = null)).Field, Is.EqualTo("assignment_directive"));

    [TestCase(7)]
    [TestCase(11)]
    public void A_dated_directive_needs_its_day(long code)
    {
        var refusal = Refusal(Update(r => r.AssignmentDirective = new AssignmentDirective(code)));
        Assert.That((refusal.Rule, refusal.Field, refusal.Value), Is.EqualTo(("EffectiveDateGoesWithDatedDirective", "effective_date", (string?)null)));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(6)]
    public void A_directive_without_a_day_takes_none(long code)
    {
        var refusal = Refusal(Update(r => { r.AssignmentDirective = new AssignmentDirective(code); r.EffectiveDate = new AriaDate(2021, 5, 3); }));
        Assert.That((refusal.Field, refusal.Value), Is.EqualTo(("effective_date", "2021-05-03")));
    }

    [Test]
    public void A_dry_run_carries_no_receipt_id()
    {
        var refusal = Refusal(Update(r => r.DoWrite = false));
        Assert.That((refusal.Field, refusal.Value), Is.EqualTo(("client_receipt_id", "a1b2c3d4e5f6")));
    }

    [TestCase("with-dash")]
    [TestCase("")]
    [TestCase("ümlaut")]
    [TestCase("line\n")]
    [TestCase("123456789012345678901234567890123456789012345678901")]
    public void A_receipt_id_is_letters_and_digits_and_not_too_long(string receipt) =>
        Assert.That(Refusal(Update(r => r.ClientReceiptId = receipt)).Rule, Is.EqualTo("ReceiptIdIsAlphanumeric"));

    [TestCase(0)]
    [TestCase(-1)]
    public void Units_are_above_zero(int units) => Assert.That(Refusal(Update(r => r.PlanUnits = units)).Field, Is.EqualTo("plan_units"));

    [Test]
    public void A_rate_schedule_and_custom_rates_exclude_each_other()
    {
        var rate = new CustomRate { CustomRateServiceNo = 4410, CustomRateSeqNo = 1, CustomRateFromUnit = 1, CustomRatePerUnit = 9 };
        Assert.That(Refusal(Update(r => { r.AltRateScheduleNo = 81002; r.CustomRates = [rate]; })).Field, Is.EqualTo("alt_rate_schedule_no"));
        Assert.That(Refusal(Update(r => { r.ClientAltRateScheduleId = "LOYAL"; r.CustomRates = [rate]; })).Field, Is.EqualTo("client_alt_rate_schedule_id"));
    }

    [Test]
    public void Account_and_plan_instance_are_named()
    {
        Assert.That(Refusal(Update(r => r.AcctNo = null)).Field, Is.EqualTo("acct_no"));
        Assert.That(Refusal(Update(r => r.PlanInstanceNo = null)).Field, Is.EqualTo("plan_instance_no"));
    }

    [Test]
    public void Tiers_follow_one_another_from_the_first()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Refusal(Rates()).Field, Is.EqualTo("custom_acct_rates"));
            Assert.That(Refusal(Rates((2, 1, null, 8))).Field, Is.EqualTo("rate_seq_no"), "begins at 2");
            Assert.That(Refusal(Rates((1, 1, 10, 8), (3, 11, null, 7))).Field, Is.EqualTo("rate_seq_no"), "2 is missing");
            Assert.That(Refusal(Rates((1, 1, 10, 8), (2, 13, null, 7))).Field, Is.EqualTo("from_unit"), "gap");
            Assert.That(Refusal(Rates((1, 1, 10, 8), (2, 10, null, 7))).Field, Is.EqualTo("from_unit"), "overlap");
            Assert.That(Refusal(Rates((1, 1, null, 8), (2, 11, null, 7))).Field, Is.EqualTo("rate_seq_no"), "after an open tier");
            Assert.That(Refusal(Rates((1, 5, 5, 8))).Field, Is.EqualTo("to_unit"), "from not below to");
            Assert.That(Refusal(Rates((1, 1, null, null))).Field, Is.EqualTo("rate_per_unit"));
            Assert.That(Refusal(Rates((1, null, null, 8))).Field, Is.EqualTo("from_unit"));
        });
    }

    [Test]
    public void The_custom_rates_of_a_plan_update_are_checked_service_by_service()
    {
        CustomRate Rate(long service, long seq, decimal from, decimal? to) => new() { CustomRateServiceNo = service, CustomRateSeqNo = seq, CustomRateFromUnit = from, CustomRateToUnit = to, CustomRatePerUnit = 5 };
        Assert.That(() => RuleBook.Check(Update(r => r.CustomRates = [Rate(1, 1, 1, 10), Rate(2, 1, 1, null), Rate(1, 2, 11, null)])), Throws.Nothing);
        Assert.That(Refusal(Update(r => r.CustomRates = [Rate(1, 1, 1, 10), Rate(2, 2, 11, null)])).Field, Is.EqualTo("custom_rate_seq_no"));
        Assert.That(Refusal(Update(r => r.CustomRates = [new CustomRate { CustomRateSeqNo = 1 }])).Field, Is.EqualTo("custom_rate_service_no"));
    }

    [Test]
    public void A_queue_id_goes_with_the_queued_scope_only()
    {
        var request = Rates((1, 1, null, 8));
        request.PlanQueueId = 990;
        Assert.That(Refusal(request).Field, Is.EqualTo("plan_queue_id"));
        request.PlanScope = PlanScope.Queued;
        Assert.That(() => RuleBook.Check(request), Throws.Nothing);
    }

    [Test]
    public void Nothing_is_sent_when_a_rule_is_broken_and_the_refusal_names_rule_source_field_and_value()
    {
        var handler = new ScriptedHandler((_, _) => new HttpResponseMessage());
        var refusal = Assert.ThrowsAsync<AriaRuleException>(() => (Task)Calls.Client(handler).SendAsync(Update(r => r.PlanUnits = 0)))!;
        Assert.Multiple(() =>
        {
            Assert.That(handler.Bodies, Is.Empty);
            Assert.That((refusal.Rule, refusal.Field, refusal.Value), Is.EqualTo(("UnitsAreAboveZero", "plan_units", "0")));
            Assert.That(refusal.RuleSource, Is.Not.Empty);
            Assert.That(refusal.Message, Does.Contain("plan_units").And.Contain("above zero"));
        });
    }
}
