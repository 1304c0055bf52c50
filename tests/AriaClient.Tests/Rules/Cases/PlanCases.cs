using System;
using System.Collections.Generic;
using CrmAriaConnector.Aria.Rows;
using static CrmAriaConnector.Aria.Tests.RuleCase;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>Rules of changing one plan: who and what is named, when, how many, by which schedule.</summary>
internal static class PlanCases
{
    private const long Instance = 7300400;
    private static readonly KnownPlan OwnSchedule = new() { RateScheduleNo = 77005, IsDefaultRateSchedule = false };

    public static UpdateAcctPlanRequest Update() => Calls.Change();

    public static AssignAcctPlanRequest Supplemental() =>
        new() { AcctNo = AcctNo, NewPlanNo = 20200, ParentPlanInstanceNo = 7300401, AssignmentDirective = AssignmentDirective.NowFullProration };

    public static AssignAcctPlanRequest Master() =>
        new() { AcctNo = AcctNo, NewPlanNo = 20100, AssignmentDirective = AssignmentDirective.NowFullProration, InvoicingOption = InvoicingOption.Prorated };

    public static ReplaceAcctPlanRequest Replace() => new() { AcctNo = AcctNo, PlanInstanceNo = Instance, NewPlanNo = 20300, AssignmentDirective = AssignmentDirective.NowFullProration };

    public static CancelAcctPlanRequest Cancel() => new() { AcctNo = AcctNo, PlanInstanceNo = Instance, AssignmentDirective = AssignmentDirective.NextAnniversary };

    public static ModifyAcctPlanUnitInstancesRequest UnitInstances() => new() { AcctNo = AcctNo, PlanInstNo = Instance, NewPlanUnits = 0, AssignmentDirective = AssignmentDirective.NowCreditOnly };

    public static UpdateAcctPlanStatusRequest Status() => new() { AcctNo = AcctNo, PlanInstanceNo = Instance, StatusCd = PlanStatus.Active };

    public static UpdateAcctCompleteRequest Complete() =>
        new() { AcctNo = AcctNo, MasterPlanInstanceNo = Instance, MasterPlanUnits = 4, MasterPlanAssignDirective = AssignmentDirective.NextAnniversary };

    public static CreateOrderWithPlanRequest OrderWithPlan() => new()
    {
        AcctNo = AcctNo,
        SuppPlanUnits = 1,
        AssignmentDirective = AssignmentDirective.NowCreditOnly,
        BillImmediately = BillImmediately.No,
        OrderLineItems = { new OrderLineItem { ClientSku = "ROUTER", Units = 1 } },
    };

    public static UpdateAcctPlanUnitInstanceRequest Fulfilment(long directive) => new()
    {
        AcctNo = AcctNo,
        PlanUnitInstNo = 1,
        PlanUnitInstanceServices = { new PlanUnitInstanceService { ServiceNo = 1, FulfillmentDirective = new FulfillmentDirective(directive) } },
    };

    public static IEnumerable<RuleCase> All() =>
    [
        Of("DryRunCarriesNoReceipt", "client_receipt_id", "a1b2c3d4e5f6", Update, u => u.DoWrite = false),
        Of("ReceiptIdIsAlphanumeric", "client_receipt_id", "a-b", () => With(Update(), u => u.ClientReceiptId = new string('a', 50)), u => u.ClientReceiptId = "a-b"),
        Of("ReceiptIdIsAlphanumeric", "client_receipt_id", new string('a', 51), Update, u => u.ClientReceiptId = new string('a', 51)),

        new("AccountIsNamed", "acct_no", null, new WriteAcctCommentRequest { Comment = "x" }, new WriteAcctCommentRequest { Comment = "x", ClientAcctId = "QUAY" }),
        new("AccountIsNamed", "account_no", null, new UpdateAcctStatusRequest { StatusCd = AccountStatus.Active }, new UpdateAcctStatusRequest { StatusCd = AccountStatus.Active, AccountNo = 1 }),

        .. Instances(Update, u => u.PlanInstanceNo = null, u => u.ClientPlanInstanceId = "QUAY-1"),
        .. Instances(Replace, u => u.PlanInstanceNo = null, u => u.ClientPlanInstanceId = "QUAY-1"),
        .. Instances(Cancel, u => u.PlanInstanceNo = null, u => u.ClientPlanInstanceId = "QUAY-1"),
        .. Instances(Status, u => u.PlanInstanceNo = null, u => u.ClientPlanInstanceId = "QUAY-1"),
        .. Instances(() => new RemoveAcctPlanCustomRatesRequest { AcctNo = 1, PlanInstanceNo = 2 }, u => u.PlanInstanceNo = null, u => u.ClientPlanInstanceId = "QUAY-1"),
        .. Instances(() => RateCases.Custom(10, null), u => u.PlanInstanceNo = null, u => u.ClientPlanInstanceId = "QUAY-1"),
        .. Instances(UnitInstances, u => u.PlanInstNo = null, u => u.ClientPlanInstId = "QUAY-1", "plan_inst_no"),

        Of("PlanIsNamed", "new_plan_no", null, Supplemental, a => a.NewPlanNo = null),
        Of("PlanIsNamed", "new_plan_no", null, () => With(Supplemental(), a => { a.NewPlanNo = null; a.NewClientPlanId = "LINE"; }), a => a.NewClientPlanId = null),
        Of("PlanIsNamed", "new_plan_no", null, Replace, r => r.NewPlanNo = null),

        Of("AssignmentDirectiveIsGiven", "assignment_directive", null, Supplemental, a => a.AssignmentDirective = null),
        .. CompleteNeedsItsDirective(),
        new("AssignmentDirectiveIsGiven", "assignment_directive", null, With(OrderWithPlan(), o => o.AssignmentDirective = null), OrderWithPlan()),

        .. Dated(7), .. Dated(11),
        .. Undated(1), .. Undated(2), .. Undated(6),
        Of("EffectiveDateGoesWithDatedDirective", "assignment_directive", "7", UnitInstances, u => u.AssignmentDirective = AssignmentDirective.OnDateByCompanyRule),
        Of("EffectiveDateGoesWithDatedDirective", "assignment_directive", "9", OrderWithPlan, o => o.AssignmentDirective = AssignmentDirective.OnDateFullProration),
        Of("EffectiveDateGoesWithDatedDirective", "master_plan_assign_directive", "11", Complete, c => c.MasterPlanAssignDirective = AssignmentDirective.OnDateCreditOnly),

        Of("OffsetGoesWithTheAnniversary", "offset_interval", "1", () => With(Update(), u => { u.OffsetInterval = 1; u.AssignmentDirective = AssignmentDirective.NextAnniversary; }), u => u.AssignmentDirective = AssignmentDirective.NowFullProration),
        Of("OffsetGoesWithTheAnniversary", "offset_interval", "0", () => With(Cancel(), u => u.OffsetInterval = 1), u => u.OffsetInterval = 0),
        Of("OffsetGoesWithTheAnniversary", "offset_interval", "-1", () => With(Cancel(), u => u.OffsetInterval = 1), u => u.OffsetInterval = -1),
        Of("OffsetGoesWithTheAnniversary", "offset_interval", "2", () => With(Complete(), c => c.OffsetInterval = 2), c => c.MasterPlanAssignDirective = AssignmentDirective.NowFullProration),

        Of("UnitsAreAboveZero", "plan_units", "0", () => With(Update(), u => u.PlanUnits = 0.5m), u => u.PlanUnits = 0),
        Of("UnitsAreAboveZero", "plan_units", "-1", Update, u => u.PlanUnits = -1),
        Of("UnitsAreAboveZero", "supp_plan_units", "0", OrderWithPlan, o => o.SuppPlanUnits = 0),
        Of("UnitsAreAboveZero", "master_plan_units", "0", Complete, c => c.MasterPlanUnits = 0),
        Of("UnitsAreAboveZero", "new_plan_units", "-1", UnitInstances, u => u.NewPlanUnits = -1),

        Of("UnitsAreWithinTheLimits", "plan_units", "4", () => With(Update(), u => u.Known = new KnownPlan { MinUnits = 4, MaxUnits = 4 }), u => u.Known = new KnownPlan { MaxUnits = 3.5m }),
        Of("UnitsAreWithinTheLimits", "plan_units", "4", () => With(Update(), u => u.Known = new KnownPlan()), u => u.Known = new KnownPlan { MinUnits = 5 }),
        Of("UnitsAreWithinTheLimits", "master_plan_units", "4", () => With(Complete(), c => c.Known = new KnownPlan { MaxUnits = 4 }), c => c.Known = new KnownPlan { MaxUnits = 3 }),

        Of("UnitsAloneResendTheSchedule", "alt_rate_schedule_no", null, () => With(Update(), u => { u.Known = OwnSchedule; u.AltRateScheduleNo = 77005; }), u => u.AltRateScheduleNo = null),
        Of("UnitsAloneResendTheSchedule", "alt_rate_schedule_no", null, () => With(Update(), u => { u.Known = OwnSchedule; u.ClientAltRateScheduleId = "LOYAL"; }), u => u.ClientAltRateScheduleId = null),
        Of("UnitsAloneResendTheSchedule", "alt_rate_schedule_no", null, () => With(Update(), u => { u.Known = OwnSchedule; u.CustomRates.Add(RateCases.Rate()); }), u => u.CustomRates.Clear()),
        Of("UnitsAloneResendTheSchedule", "alt_rate_schedule_no", null, () => With(Update(), u => { u.Known = OwnSchedule; u.PlanUnits = null; }), u => u.PlanUnits = 4),
        Of("UnitsAloneResendTheSchedule", "alt_rate_schedule_no", null, () => With(Update(), u => u.Known = new KnownPlan { RateScheduleNo = 1, IsDefaultRateSchedule = true }), u => u.Known = OwnSchedule),
        Of("UnitsAloneResendTheSchedule", "alt_rate_schedule_no", null, () => With(Complete(), c => { c.Known = OwnSchedule; c.MasterPlanNo = 5; }), c => c.MasterPlanNo = null),
        Of("UnitsAloneResendTheSchedule", "alt_rate_schedule_no", null, () => With(Complete(), c => { c.Known = OwnSchedule; c.ClientMasterPlanId = "LINE"; }), c => c.ClientMasterPlanId = null),
        Of("UnitsAloneResendTheSchedule", "alt_rate_schedule_no", null, () => With(Complete(), c => { c.Known = OwnSchedule; c.AltRateScheduleNo = 77005; }), c => c.AltRateScheduleNo = null),
        // Another plan has schedules of its own, so a replacement resends none.
        Of("UnitsAreAboveZero", "plan_units", "0", () => With(Replace(), r => { r.Known = OwnSchedule; r.PlanUnits = 4; }), r => r.PlanUnits = 0),

        Of("StatusChangeIsDatedOneWay", "queue_days", "-1", () => With(Status(), s => s.QueueDays = 0), s => s.QueueDays = -1),
        Of("StatusChangeIsDatedOneWay", "queue_date", "2022-04-02", () => With(Status(), s => s.QueueDate = Day), s => s.QueueDays = 1),

        Of("DunningStateFits", "dunning_state", "2", () => With(Status(), s => s.DunningState = new DunningState(1)), s => s.DunningState = new DunningState(2)),
        Of("DunningStateFits", "dunning_state", "0", () => With(Status(), s => s.DunningState = new DunningState(0)), s => s.StatusCd = null),
        Of("DunningStateFits", "dunning_state", "0", () => With(Update(), s => { s.DunningState = new DunningState(0); s.PlanStatus = PlanStatus.Active; }), s => s.PlanStatus = null),
        Of("DunningStateFits", "degrade_date", "2022-04-02", () => With(Status(), s => { s.DunningState = new DunningState(1); s.DegradeDate = Day; }), s => s.DunningState = null),
        Of("DunningStateFits", "degrade_date", "2022-04-02", () => With(Status(), s => { s.DunningState = new DunningState(1); s.DegradeDate = Day; }), s => s.DunningState = new DunningState(0)),

        Of("FutureFulfilmentNamesItsDay", "service_fulfillment_date", null, () => With(Fulfilment(2), f => f.PlanUnitInstanceServices[0].ServiceFulfillmentDate = Day), f => f.PlanUnitInstanceServices[0].ServiceFulfillmentDate = null),
        new("FutureFulfilmentNamesItsDay", "service_fulfillment_date", null, Fulfilment(2), Fulfilment(1)),
    ];

    private static IEnumerable<RuleCase> Instances<T>(Func<T> sound, Action<T> leaveOut, Action<T> byId, string field = "plan_instance_no") where T : AriaRequest =>
    [
        Of("PlanInstanceIsNamed", field, null, sound, leaveOut),
        new("PlanInstanceIsNamed", field, null, With(sound(), leaveOut), With(sound(), request => { leaveOut(request); byId(request); })),
    ];

    /// <summary>What changes the plan by update_acct_complete_m needs a directive; what is about the account does not.</summary>
    private static IEnumerable<RuleCase> CompleteNeedsItsDirective()
    {
        var account = new UpdateAcctCompleteRequest { AcctNo = AcctNo, MasterPlanInstanceNo = Instance, Email = "quay@example.com" };
        foreach (var change in new Action<UpdateAcctCompleteRequest>[]
        {
            c => c.MasterPlanNo = 1, c => c.ClientMasterPlanId = "LINE", c => c.MasterPlanUnits = 2, c => c.AltRateScheduleNo = 3, c => c.ClientAltRateScheduleId = "LOYAL",
            c => c.UpdateAcctCustomRates.Add(new UpdateAcctCustomRate { CustomRateServiceNo = 1, CustomRateSeqNo = 1, CustomRateFromUnit = 1, CustomRatePerUnit = 2 }),
        })
            yield return new RuleCase("AssignmentDirectiveIsGiven", "master_plan_assign_directive", null, With(new UpdateAcctCompleteRequest { AcctNo = AcctNo, MasterPlanInstanceNo = Instance }, change), account);
    }

    private static IEnumerable<RuleCase> Dated(long code) =>
        [Of("EffectiveDateGoesWithDatedDirective", "effective_date", null, () => With(Supplemental(), a => { a.AssignmentDirective = new AssignmentDirective(code); a.EffectiveDate = Day; }), a => a.EffectiveDate = null)];

    private static IEnumerable<RuleCase> Undated(long code) =>
        [Of("EffectiveDateGoesWithDatedDirective", "effective_date", "2022-04-02", () => With(Cancel(), a => a.AssignmentDirective = new AssignmentDirective(code)), a => a.EffectiveDate = Day)];
}
