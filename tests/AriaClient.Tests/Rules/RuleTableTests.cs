using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmAriaConnector.Aria.Rows;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>For each rule a request that breaks it and the nearest one that does not.</summary>
[TestFixture]
public class RuleTableTests
{
    private static readonly AriaDate Day = new(2022, 4, 2);

    private static UpdateAcctPlanRequest Update(Action<UpdateAcctPlanRequest> change) => With(Calls.Change(), change);

    private static AssignAcctPlanRequest Assign(Action<AssignAcctPlanRequest> change) =>
        With(new AssignAcctPlanRequest { AcctNo = 6100200, NewPlanNo = 20200, ParentPlanInstanceNo = 7300401, AssignmentDirective = AssignmentDirective.NowFullProration }, change);

    private static UpdateAcctPlanMultiRequest Multi(params PlanUpdate[] rows) => With(new UpdateAcctPlanMultiRequest { AcctNo = 6100200, AssignmentDirective = AssignmentDirective.NowWithoutProration }, multi => multi.PlanUpdates.AddRange(rows));

    private static PlanUpdate Row(PlanDirective directive, long? existing = null, long? plan = null, AriaDate? day = null) => new() { PlanDirective = directive, ExistingPlanInstanceNo = existing, NewPlanNo = plan, EffectiveDate = day };

    private static EditAcctPlanQueuedChangesRequest Edit(EditQueuedChange row) => new() { AcctNo = 6100200, EditQueuedChanges = { row } };

    private static CollectFromAccountRequest Collect(Action<CollectFromAccountRequest> change) => With(new CollectFromAccountRequest { AcctNo = 6100200, AmountToCollect = 10 }, change);

    private static CreateOrderRequest Order(Action<CreateOrderRequest> change) => With(new CreateOrderRequest { AcctNo = 6100200, BillImmediately = BillImmediately.No, OrderLineItems = { new OrderLineItem { ClientSku = "ROUTER", Units = 1 } } }, change);

    private static RecordExternalPaymentRequest Payment(Action<RecordExternalPaymentRequest> change) => With(new RecordExternalPaymentRequest { AcctNo = 6100200, ReferenceCode = "R-1", PaymentAmount = 5 }, change);

    private static AssignCustomAcctPlanRatesRequest Custom(params decimal?[] ends)
    {
        var request = new AssignCustomAcctPlanRatesRequest { AcctNo = 6100200, PlanInstanceNo = 7300400, ServiceNo = 5120 };
        decimal from = 1;
        foreach (var end in ends)
        {
            request.CustomAcctRates.Add(new CustomAcctRate { RateSeqNo = request.CustomAcctRates.Count + 1, FromUnit = from, ToUnit = end, RatePerUnit = 1 });
            from = end + 1 ?? 0;
        }
        request.Known = new KnownPlan { ScheduleTiers = new Dictionary<long, IReadOnlyList<TierLimits>> { [5120] = [new TierLimits(1, 10), new TierLimits(11, null)] } };
        return request;
    }

    private static T With<T>(T request, Action<T> change)
    {
        change(request);
        return request;
    }

    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Case("AccountIsNamed", "acct_no", new WriteAcctCommentRequest { Comment = "x" }, new WriteAcctCommentRequest { Comment = "x", ClientAcctId = "QUAY" });
        yield return Case("AccountIsNamed", "account_no", new UpdateAcctStatusRequest { StatusCd = AccountStatus.Active }, new UpdateAcctStatusRequest { StatusCd = AccountStatus.Active, AccountNo = 1 });
        yield return Case("PlanInstanceIsNamed", "plan_instance_no", Update(u => u.PlanInstanceNo = null), Update(u => { u.PlanInstanceNo = null; u.ClientPlanInstanceId = "QUAY-1"; }));
        yield return Case("PlanInstanceIsNamed", "plan_inst_no", new ModifyAcctPlanUnitInstancesRequest { AcctNo = 1, AssignmentDirective = AssignmentDirective.NextAnniversary }, new ModifyAcctPlanUnitInstancesRequest { AcctNo = 1, PlanInstNo = 2, AssignmentDirective = AssignmentDirective.NextAnniversary });
        yield return Case("AssignmentDirectiveIsGiven", "assignment_directive", Assign(a => a.AssignmentDirective = null), Assign(_ => { }));
        yield return Case("EffectiveDateGoesWithDatedDirective", "effective_date", Assign(a => a.AssignmentDirective = AssignmentDirective.OnDateFullProration), Assign(a => { a.AssignmentDirective = AssignmentDirective.OnDateFullProration; a.EffectiveDate = Day; }));
        yield return Case("EffectiveDateGoesWithDatedDirective", "effective_date", Multi(Row(PlanDirective.Cancel, 1, day: Day)), With(Multi(Row(PlanDirective.Cancel, 1, day: Day)), m => m.AssignmentDirective = AssignmentDirective.OnDateWithoutProration));
        yield return Case("UnitInstancesChangeNowOrOnTheAnniversary", "assignment_directive", new ModifyAcctPlanUnitInstancesRequest { AcctNo = 1, PlanInstNo = 2, AssignmentDirective = AssignmentDirective.OnDateByCompanyRule }, new ModifyAcctPlanUnitInstancesRequest { AcctNo = 1, PlanInstNo = 2, AssignmentDirective = AssignmentDirective.NowByCompanyRule });
        yield return Case("OffsetGoesWithTheAnniversary", "offset_interval", Update(u => u.OffsetInterval = 1), Update(u => { u.OffsetInterval = 1; u.AssignmentDirective = AssignmentDirective.NextAnniversary; }));
        yield return Case("UnitsAreAboveZero", "plan_units", Multi(With(Row(PlanDirective.Update, 1), row => row.PlanUnits = 0)), Multi(With(Row(PlanDirective.Update, 1), row => row.PlanUnits = 0.5m)));
        yield return Case("UnitsAreAboveZero", "units", Order(o => o.OrderLineItems[0].Units = 0), Order(_ => { }));
        yield return Case("UnitsAreWithinTheLimits", "plan_units", Update(u => u.Known = new KnownPlan { MaxUnits = 3 }), Update(u => u.Known = new KnownPlan { MinUnits = 4, MaxUnits = 4 }));
        yield return Case("UnitsAreWithinTheLimits", "plan_units", Update(u => u.Known = new KnownPlan { MinUnits = 5 }), Update(_ => { }));
        yield return Case("UnitsAloneResendTheSchedule", "alt_rate_schedule_no", Update(u => u.Known = new KnownPlan { RateScheduleNo = 77005, IsDefaultRateSchedule = false }), Update(u => { u.Known = new KnownPlan { RateScheduleNo = 77005, IsDefaultRateSchedule = false }; u.AltRateScheduleNo = 77005; }));
        yield return Case("RateScheduleOrCustomRates", "alt_rate_schedule_no", Assign(a => { a.AltRateScheduleNo = 1; a.CustomRates.Add(Rate()); }), Assign(a => a.CustomRates.Add(Rate())));
        yield return Case("CustomRateTiersFollowOneAnother", "rate_seq_no", Custom([null]), Custom(10, null));
        yield return Case("CustomRateTiersFollowOneAnother", "to_unit", Custom(9, null), Custom(10, null));
        yield return Case("CustomRateTiersFollowOneAnother", "custom_rate_seq_no", Assign(a => a.CustomRates.Add(With(Rate(), rate => rate.CustomRateSeqNo = 2))), Assign(a => a.CustomRates.Add(Rate())));
        yield return Case("QueueIdGoesWithQueuedScope", "plan_queue_id", With(Custom(10, null), c => c.PlanQueueId = 1), With(Custom(10, null), c => { c.PlanQueueId = 1; c.PlanScope = PlanScope.Queued; }));
        yield return Case("QueueEditsNameTheirChange", "queue_id", Edit(new EditQueuedChange { PlanInstanceNo = 1, QueueEditDirective = QueueEditDirective.Delete }), Edit(new EditQueuedChange { QueueId = 1, QueueEditDirective = QueueEditDirective.Delete }));
        yield return Case("QueueEditsNameTheirChange", "queue_edit_directive", Edit(new EditQueuedChange { QueueId = 1 }), Edit(new EditQueuedChange { QueueId = 1, QueueEditDirective = QueueEditDirective.ExecuteNow }));
        yield return Case("QueueEditsNameTheirChange", "new_effective_date", Edit(new EditQueuedChange { QueueId = 1, QueueEditDirective = QueueEditDirective.ChangeDate }), Edit(new EditQueuedChange { QueueId = 1, QueueEditDirective = QueueEditDirective.ChangeDate, NewEffectiveDate = Day }));
        yield return Case("QueueEditsNameTheirChange", "assignment_directive", Edit(new EditQueuedChange { QueueId = 1, QueueEditDirective = QueueEditDirective.ChangeDate, NewEffectiveDate = Day, AssignmentDirective = AssignmentDirective.NowFullProration }), Edit(new EditQueuedChange { QueueId = 1, QueueEditDirective = QueueEditDirective.ChangeDate, NewEffectiveDate = Day, AssignmentDirective = AssignmentDirective.OnDateFullProration }));
        yield return Case("CollectByAmountOrByTargets", "specific_invoices_list", Collect(c => c.SpecificInvoicesList.Add(1)), Collect(c => { c.AmountToCollect = null; c.SpecificInvoicesList.Add(1); }));
        yield return Case("CollectByAmountOrByTargets", "amount_to_collect", Collect(c => { c.AmountToCollect = null; c.SpecificChargeTransactionId.Add(1); }), Collect(c => c.SpecificChargeTransactionId.Add(1)));
        yield return Case("CollectByAmountOrByTargets", "amount_to_collect", Collect(c => c.AmountToCollect = null), Collect(c => c.AmountToCollect = 0.01m));
        yield return Case("CollectByAmountOrByTargets", "amount_to_collect", Collect(c => c.AmountToCollect = 0), Collect(_ => { }));
        yield return Case("OneKindOfTarget", "invoice_no", Payment(p => { p.InvoiceNo.Add(1); p.SpecificChargeTransactionId.Add(1); }), Payment(p => p.InvoiceNo.Add(1)));
        yield return Case("AmountsAreAboveZero", "payment_amount", Payment(p => p.PaymentAmount = 0), Payment(_ => { }));
        yield return Case("AmountsAreAboveZero", "amount", new CreateAdvancedServiceCreditRequest { AcctNo = 1, Amount = -1 }, new CreateAdvancedServiceCreditRequest { AcctNo = 1, Amount = 1 });
        yield return Case("AmountsAreAboveZero", "percent_amount", new CreateAdvancedServiceCreditRequest { AcctNo = 1, PercentAmount = 100.5m }, new CreateAdvancedServiceCreditRequest { AcctNo = 1, PercentAmount = 100 });
        yield return Case("BillImmediatelyIsGiven", "bill_immediately", Order(o => o.BillImmediately = null), Order(_ => { }));
        yield return Case("StartDateOrBillDay", "alt_start_date", Assign(a => { a.AltBillDay = 5; a.AltStartDate = Day; }), Assign(a => a.AltBillDay = 5));
        yield return Case("StartDateOrBillDay", "alt_bill_day", Assign(a => a.AltBillDay = 32), Assign(a => a.AltBillDay = 31));
        yield return Case("StartDateOrBillDay", "alt_start_date", Creation(new AcctRow { AltBillDay = 5, AltStartDate = Day }), Creation(new AcctRow { AltStartDate = Day }));
        yield return Case("BillThroughDateNeedsProration", "override_bill_thru_date", Assign(a => a.OverrideBillThruDate = Day), Assign(a => { a.OverrideBillThruDate = Day; a.InvoicingOption = InvoicingOption.Prorated; }));
        yield return Case("BillThroughDateNeedsProration", "status_until_alt_start", Assign(a => { a.OverrideBillThruDate = Day; a.InvoicingOption = InvoicingOption.Prorated; a.StatusUntilAltStart = PlanStatus.PendingActivation; }), Assign(a => a.StatusUntilAltStart = PlanStatus.PendingActivation));
        yield return Case("ProratedMasterPlanSaysSo", "invoicing_option", Assign(a => a.ParentPlanInstanceNo = null), Assign(a => { a.ParentPlanInstanceNo = null; a.InvoicingOption = InvoicingOption.Prorated; }));
        yield return Case("ProratedMasterPlanSaysSo", "invoicing_option", With(Multi(Row(PlanDirective.Assign, plan: 1)), m => m.AssignmentDirective = AssignmentDirective.NowFullProration), Multi(Row(PlanDirective.Assign, plan: 1)));
        yield return Case("PlanChangesFitTogether", "existing_plan_instance_no", Multi(Row(PlanDirective.Update, 1), Row(PlanDirective.Cancel, 1)), Multi(Row(PlanDirective.Update, 1), Row(PlanDirective.Cancel, 2)));
        yield return Case("PlanChangesFitTogether", "existing_plan_instance_no", Multi(Row(PlanDirective.Cancel)), Multi(Row(PlanDirective.Cancel, 1)));
        yield return Case("PlanChangesFitTogether", "new_plan_no", Multi(Row(PlanDirective.Replace, 1)), Multi(Row(PlanDirective.Replace, 1, 2)));
        yield return Case("PlanChangesFitTogether", "plan_updates", Multi(), Multi(Row(PlanDirective.Assign, plan: 1)));
        yield return Case("PlanChangesFitTogether", "plan_directive", Multi(new PlanUpdate { ExistingPlanInstanceNo = 1 }), Multi(Row(PlanDirective.Update, 1)));
        yield return Case("ContactOfABillingGroupNamesIt", "billing_group_no", new UpdateContactRequest { AcctNo = 1, ContactInd = ContactIndicator.Statement }, new UpdateContactRequest { AcctNo = 1, ContactInd = ContactIndicator.AccountOnly });
        yield return Case("BackupMethodIsAnotherOne", "backup_payment_method_no", new UpdateAcctBillingGroupRequest { AcctNo = 1, PrimaryPaymentMethodNo = 2, BackupPaymentMethodNo = 2 }, new UpdateAcctBillingGroupRequest { AcctNo = 1, PrimaryPaymentMethodNo = 2, BackupPaymentMethodNo = 3 });
        yield return Case("StatusChangeIsDatedOneWay", "queue_days", new UpdateAcctPlanStatusRequest { AcctNo = 1, PlanInstanceNo = 2, QueueDays = -1 }, new UpdateAcctPlanStatusRequest { AcctNo = 1, PlanInstanceNo = 2, QueueDays = 0 });
        yield return Case("StatusChangeIsDatedOneWay", "queue_date", new UpdateAcctPlanStatusRequest { AcctNo = 1, PlanInstanceNo = 2, QueueDays = 1, QueueDate = Day }, new UpdateAcctPlanStatusRequest { AcctNo = 1, PlanInstanceNo = 2, QueueDate = Day });
        yield return Case("TextsFit", "comments", new ApplyServiceCreditRequest { AcctNo = 1, CreditAmount = 1, CreditReasonCode = 1, Comments = new string('x', 301) }, new ApplyServiceCreditRequest { AcctNo = 1, CreditAmount = 1, CreditReasonCode = 1, Comments = new string('x', 300) });
        yield return Case("TextsFit", "statement_message", Order(o => o.StatementMessage = new string('x', 1001)), Order(o => o.StatementMessage = new string('x', 1000)));
        yield return Case("LimitsAreInRange", "limit", new GetAcctPlansAllRequest { Limit = 1000 }, new GetAcctPlansAllRequest { Limit = 999 });
        yield return Case("LimitsAreInRange", "offset", new GetAcctPlansAllRequest { Offset = 999 }, new GetAcctPlansAllRequest { Offset = 998 });
        yield return Case("LimitsAreInRange", "record_limit", new GetAcctTransHistoryRequest { RecordLimit = 0 }, new GetAcctTransHistoryRequest { RecordLimit = 1 });
        yield return Case("ClockMovesForward", "offset_hours", new AdvanceVirtualDatetimeRequest { OffsetHours = 0 }, new AdvanceVirtualDatetimeRequest { OffsetHours = 1 });
        yield return Case("RequiredMembersAreGiven", "order_no", new CancelOrderRequest { AcctNo = 1 }, new CancelOrderRequest { AcctNo = 1, OrderNo = 2 });
        yield return Case("DryRunCarriesNoReceipt", "client_receipt_id", Update(u => u.DoWrite = false), Update(_ => { }));
        yield return Case("ReceiptIdIsAlphanumeric", "client_receipt_id", Update(u => u.ClientReceiptId = "a-b"), Update(u => u.ClientReceiptId = new string('a', 50)));

        static CustomRate Rate() => new() { CustomRateServiceNo = 5120, CustomRateSeqNo = 1, CustomRateFromUnit = 1, CustomRatePerUnit = 2 };

        static CreateAcctCompleteRequest Creation(AcctRow account) => new() { Acct = { account } };

        static TestCaseData Case(string rule, string field, AriaRequest broken, AriaRequest sound) => new TestCaseData(rule, field, broken, sound).SetArgDisplayNames(rule, field);
    }

    [TestCaseSource(nameof(Cases))]
    public void A_rule_refuses_what_breaks_it_by_name_and_lets_the_nearest_sound_request_pass(string rule, string field, AriaRequest broken, AriaRequest sound)
    {
        var refusal = Assert.Throws<AriaRuleException>(() => RuleBook.Check(broken))!;
        Assert.That((refusal.Rule, refusal.Field), Is.EqualTo((rule, field)), refusal.Message);
        Assert.That(refusal.Message, Does.Contain(field).And.Match(@"\.( |$)"));
        Assert.That(() => RuleBook.Check(sound), Throws.Nothing);
    }

    [Test]
    public void Every_rule_is_broken_by_a_case_above() =>
        Assert.That(Cases().Select(data => (string)data.Arguments[0]!).Distinct(), Is.EquivalentTo(RuleBook.All.Select(rule => rule.GetType().Name)));

    [Test]
    public void Readings_meet_every_rule_that_concerns_them() =>
        Assert.That(RuleBook.OfReads.Select(rule => rule.GetType()), Is.EqualTo(RuleBook.All.Where(rule => rule.ConcernsReads).Select(rule => rule.GetType())), "RuleBook: the rules of readings");

    [Test]
    public void The_page_of_rules_lists_each_with_its_source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CrmAriaConnector.sln")))
            folder = folder.Parent!;
        var page = File.ReadAllLines(Path.Combine(folder.FullName, "docs", "rules.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2);
        Assert.That(page, Is.EqualTo(RuleBook.All.Select(rule => $"| {rule.GetType().Name} | {rule.Demand} | {rule.Source} |")), "docs/rules.md: one line a rule, in the order of RuleBook");
    }
}
