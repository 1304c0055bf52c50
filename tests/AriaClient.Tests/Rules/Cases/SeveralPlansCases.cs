using System;
using System.Collections.Generic;
using CrmAriaConnector.Aria.Rows;
using static CrmAriaConnector.Aria.Tests.RuleCase;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>Rules of several changes in one call, of the queue, and of the dates of master plans.</summary>
internal static class SeveralPlansCases
{
    private static readonly KnownPlan OwnSchedule = new() { RateScheduleNo = 77005, IsDefaultRateSchedule = false };

    private static UpdateAcctPlanMultiRequest Multi(params PlanUpdate[] rows) =>
        With(new UpdateAcctPlanMultiRequest { AcctNo = AcctNo, AssignmentDirective = AssignmentDirective.NowWithoutProration }, multi => multi.PlanUpdates.AddRange(rows));

    private static PlanUpdate Row(PlanDirective directive, long? existing = null, long? plan = null) => new() { PlanDirective = directive, ExistingPlanInstanceNo = existing, NewPlanNo = plan };

    /// <summary>Two rows; what is known is known of the second.</summary>
    private static UpdateAcctPlanMultiRequest Knowing(KnownPlan known, Action<PlanUpdate>? change = null)
    {
        var row = With(Row(PlanDirective.Update, 2), r => r.PlanUnits = 4);
        change?.Invoke(row);
        var multi = Multi(With(Row(PlanDirective.Update, 1), r => r.PlanUnits = 400), row);
        multi.KnownByRow[row] = known;
        return multi;
    }

    private static UpdateAcctPlanMultiRequest Prorated(PlanUpdate row) => With(Multi(row), m => m.AssignmentDirective = AssignmentDirective.NowFullProration);

    private static UpdateAcctPlanMultiRequest Groups(Action<AcctBillingGroup> change) => With(Multi(Row(PlanDirective.Cancel, 1)), m =>
    {
        m.AcctPaymentMethods.Add(new AcctPaymentMethod { PaymentMethodIdx = 1 });
        m.AcctPaymentMethods.Add(new AcctPaymentMethod { PaymentMethodIdx = 2 });
        m.AcctBillingGroups.Add(With(new AcctBillingGroup { BillingGroupIdx = 1 }, change));
        m.AcctDunningGroups.Add(new AcctDunningGroup { DunningGroupIdx = 1 });
    });

    private static EditAcctPlanQueuedChangesRequest Edit(QueueEditDirective? directive, Action<EditQueuedChange>? change = null) =>
        new() { AcctNo = AcctNo, EditQueuedChanges = { With(new EditQueuedChange { QueueId = 1, QueueEditDirective = directive }, change ?? (_ => { })) } };

    private static EditAcctPlanQueuedChangesRequest Move() => Edit(QueueEditDirective.ChangeDate, e => e.NewEffectiveDate = Day);

    private static AssignAcctPlanRequest BillThrough() => With(PlanCases.Master(), a => a.OverrideBillThruDate = Day);

    public static IEnumerable<RuleCase> All() =>
    [
        new("PlanChangesFitTogether", "plan_updates", null, Multi(), Multi(Row(PlanDirective.Assign, plan: 1))),
        new("PlanChangesFitTogether", "plan_directive", null, Multi(new PlanUpdate { ExistingPlanInstanceNo = 1 }), Multi(Row(PlanDirective.Update, 1))),
        new("PlanChangesFitTogether", "existing_plan_instance_no", null, Multi(Row(PlanDirective.Replace, plan: 1)), Multi(Row(PlanDirective.Replace, 1, 2))),
        new("PlanChangesFitTogether", "existing_plan_instance_no", null, Multi(Row(PlanDirective.Update)), Multi(With(Row(PlanDirective.Update), r => r.ExistingClientPlanInstanceId = "QUAY-1"))),
        new("PlanChangesFitTogether", "existing_plan_instance_no", null, Multi(Row(PlanDirective.Cancel)), Multi(Row(PlanDirective.Cancel, 1))),
        new("PlanChangesFitTogether", "new_plan_no", null, Multi(Row(PlanDirective.Replace, 1)), Multi(With(Row(PlanDirective.Replace, 1), r => r.NewClientPlanId = "LINE"))),
        new("PlanChangesFitTogether", "new_plan_no", null, Multi(Row(PlanDirective.Assign)), Multi(With(Row(PlanDirective.Assign), r => r.NewClientPlanId = "LINE"))),
        new("PlanChangesFitTogether", "existing_plan_instance_no", "1", Multi(Row(PlanDirective.Update, 1), Row(PlanDirective.Cancel, 1)), Multi(Row(PlanDirective.Update, 1), Row(PlanDirective.Cancel, 2))),
        new("PlanChangesFitTogether", "existing_client_plan_instance_id", "A",
            Multi(With(Row(PlanDirective.Update), r => r.ExistingClientPlanInstanceId = "A"), With(Row(PlanDirective.Cancel), r => r.ExistingClientPlanInstanceId = "A")),
            Multi(With(Row(PlanDirective.Update), r => r.ExistingClientPlanInstanceId = "A"), With(Row(PlanDirective.Cancel), r => r.ExistingClientPlanInstanceId = "B"))),
        new("PlanChangesFitTogether", "parent_plan_instance_idx", "1",
            Multi(With(Row(PlanDirective.Assign, plan: 2), r => r.ParentPlanInstanceIdx = 1), With(Row(PlanDirective.Assign, plan: 1), r => r.PlanInstanceIdx = 1)),
            Multi(With(Row(PlanDirective.Assign, plan: 1), r => r.PlanInstanceIdx = 1), With(Row(PlanDirective.Assign, plan: 2), r => r.ParentPlanInstanceIdx = 1))),

        new("EffectiveDateGoesWithDatedDirective", "effective_date", "2022-04-02", Multi(Row(PlanDirective.Cancel, 1), With(Row(PlanDirective.Cancel, 2), r => r.EffectiveDate = Day)), Multi(Row(PlanDirective.Cancel, 1), Row(PlanDirective.Cancel, 2))),
        Of("EffectiveDateGoesWithDatedDirective", "effective_date", null,
            () => With(Multi(With(Row(PlanDirective.Cancel, 1), r => r.EffectiveDate = Day), With(Row(PlanDirective.Cancel, 2), r => r.EffectiveDate = Day.AddDays(1))), m => m.AssignmentDirective = AssignmentDirective.OnDateWithoutProration),
            m => m.PlanUpdates[1].EffectiveDate = null),
        new("OffsetGoesWithTheAnniversary", "offset_interval", "1", Multi(With(Row(PlanDirective.Cancel, 1), r => r.OffsetInterval = 1)), With(Multi(With(Row(PlanDirective.Cancel, 1), r => r.OffsetInterval = 1)), m => m.AssignmentDirective = AssignmentDirective.NextAnniversary)),

        new("UnitsAreAboveZero", "plan_units", "0", Multi(With(Row(PlanDirective.Update, 1), r => r.PlanUnits = 0)), Multi(With(Row(PlanDirective.Update, 1), r => r.PlanUnits = 0.5m))),
        new("UnitsAreWithinTheLimits", "plan_units", "4", Knowing(new KnownPlan { MinUnits = 5 }), Knowing(new KnownPlan { MinUnits = 4 })),
        new("UnitsAreWithinTheLimits", "plan_units", "4", Knowing(new KnownPlan { MaxUnits = 3 }), Knowing(new KnownPlan { MaxUnits = 4 })),
        new("UnitsAloneResendTheSchedule", "alt_rate_schedule_no", null, Knowing(OwnSchedule), Knowing(OwnSchedule, r => r.AltRateScheduleNo = 77005)),
        new("UnitsAloneResendTheSchedule", "alt_rate_schedule_no", null, Knowing(OwnSchedule), Knowing(OwnSchedule, r => { r.PlanDirective = PlanDirective.Replace; r.NewPlanNo = 3; })),
        new("RateScheduleIsAssignable", "alt_rate_schedule_no", "81002",
            Knowing(new KnownPlan { Today = Day, NamedSchedule = new RateScheduleWindow(Day.AddDays(1), null) }, r => r.AltRateScheduleNo = 81002),
            Knowing(new KnownPlan { Today = Day, NamedSchedule = new RateScheduleWindow(Day, null) }, r => r.AltRateScheduleNo = 81002)),
        Of("RateScheduleIsAssignable", "alt_rate_schedule_no", "81002",
            () => With(Knowing(new KnownPlan { Today = Day, NamedSchedule = new RateScheduleWindow(null, Day) }, r => r.AltRateScheduleNo = 81002), m => m.AltStartDate = Day),
            m => m.AltStartDate = Day.AddDays(1)),

        new("ProratedMasterPlanSaysSo", "invoicing_option", null, Prorated(Row(PlanDirective.Assign, plan: 1)), With(Prorated(Row(PlanDirective.Assign, plan: 1)), m => m.InvoicingOption = InvoicingOption.Prorated)),
        new("ProratedMasterPlanSaysSo", "invoicing_option", null, Prorated(Row(PlanDirective.Assign, plan: 1)), Prorated(With(Row(PlanDirective.Assign, plan: 1), r => r.ParentPlanInstanceNo = 9))),
        new("ProratedMasterPlanSaysSo", "invoicing_option", null, Prorated(Row(PlanDirective.Assign, plan: 1)), Prorated(With(Row(PlanDirective.Assign, plan: 1), r => r.ParentClientPlanInstanceId = "M"))),
        new("ProratedMasterPlanSaysSo", "invoicing_option", null, Prorated(Row(PlanDirective.Assign, plan: 1)), Prorated(Row(PlanDirective.Replace, 7, 1))),
        new("ProratedMasterPlanSaysSo", "invoicing_option", null, Prorated(Row(PlanDirective.Assign, plan: 1)), Multi(Row(PlanDirective.Assign, plan: 1))),
        Of("ProratedMasterPlanSaysSo", "invoicing_option", null,
            () => With(Prorated(With(Row(PlanDirective.Replace, 7, 1), r => r.PlanInstanceIdx = 1)), m => m.PlanUpdates.Add(With(Row(PlanDirective.Assign, plan: 2), r => r.ParentPlanInstanceIdx = 1))),
            m => m.PlanUpdates[1].ParentPlanInstanceIdx = null),
        Of("ProratedMasterPlanSaysSo", "invoicing_option", "1", PlanCases.Master, a => a.InvoicingOption = InvoicingOption.Full),
        Of("ProratedMasterPlanSaysSo", "invoicing_option", null, () => With(PlanCases.Master(), a => { a.InvoicingOption = null; a.AssignmentDirective = AssignmentDirective.NowWithoutProration; }), a => a.AssignmentDirective = AssignmentDirective.NowChargeOnly),
        Of("ProratedMasterPlanSaysSo", "invoicing_option", null, () => With(PlanCases.Master(), a => { a.InvoicingOption = null; a.AssignmentDirective = AssignmentDirective.NowByCompanyRule; }), a => a.AssignmentDirective = AssignmentDirective.NowCreditOnly),
        Of("ProratedMasterPlanSaysSo", "invoicing_option", null, PlanCases.Supplemental, a => a.ParentPlanInstanceNo = null),
        Of("ProratedMasterPlanSaysSo", "invoicing_option", null, () => With(PlanCases.Supplemental(), a => { a.ParentPlanInstanceNo = null; a.ClientParentPlanInstanceId = "M"; }), a => a.ClientParentPlanInstanceId = null),

        Of("StartDateOrBillDay", "alt_start_date", "2022-04-02", () => With(PlanCases.Master(), a => a.AltBillDay = 5), a => a.AltStartDate = Day),
        Of("StartDateOrBillDay", "override_bill_thru_date", "2022-04-02", BillThrough, a => a.AltBillDay = 5),
        Of("StartDateOrBillDay", "alt_bill_day", "32", () => With(PlanCases.Master(), a => a.AltBillDay = 31), a => a.AltBillDay = 32),
        Of("StartDateOrBillDay", "alt_bill_day", "0", () => With(PlanCases.Master(), a => a.AltBillDay = 1), a => a.AltBillDay = 0),

        Of("OverriddenDatesNeedProration", "override_bill_thru_date", "2022-04-02", () => With(BillThrough(), a => a.AssignmentDirective = AssignmentDirective.NowWithoutProration), a => a.InvoicingOption = null),
        Of("OverriddenDatesNeedProration", "override_dates_mp_instance_no", "9", () => With(PlanCases.Master(), a => { a.AssignmentDirective = AssignmentDirective.NowWithoutProration; a.OverrideDatesMpInstanceNo = 9; }), a => a.InvoicingOption = InvoicingOption.Full),
        Of("OverriddenDatesNeedProration", "override_dates_client_mp_instance_id", "M", () => With(Multi(Row(PlanDirective.Assign, plan: 1)), m => { m.OverrideDatesClientMpInstanceId = "M"; m.InvoicingOption = InvoicingOption.Prorated; }), m => m.InvoicingOption = null),
        Of("OverriddenDatesNeedProration", "override_bill_thru_date", "2022-04-02", () => With(BillThrough(), a => a.AltStartDate = Day.AddDays(-1)), a => a.AltStartDate = Day),
        Of("OverriddenDatesNeedProration", "override_bill_thru_date", "2022-04-02", BillThrough, a => a.ParentPlanInstanceNo = 7300401),
        Of("OverriddenDatesNeedProration", "override_bill_thru_date", "2022-04-02", BillThrough, a => a.ClientParentPlanInstanceId = "M"),
        Of("OverriddenDatesNeedProration", "status_until_alt_start", "32", () => With(PlanCases.Master(), a => a.StatusUntilAltStart = PlanStatus.PendingActivation), a => a.OverrideBillThruDate = Day),
        Of("OverriddenDatesNeedProration", "status_until_alt_start_cd", "32", () => With(Multi(With(Row(PlanDirective.Assign, plan: 1), r => r.StatusUntilAltStartCd = PlanStatus.PendingActivation)), m => m.InvoicingOption = InvoicingOption.Prorated), m => m.OverrideBillThruDate = Day),

        new("BackupMethodIsAnotherOne", "backup_payment_method_no", "2", Groups(g => g.PrimaryPaymentMethodNo = g.BackupPaymentMethodNo = 2), Groups(g => { g.PrimaryPaymentMethodNo = 1; g.BackupPaymentMethodNo = 2; })),
        new("BackupMethodIsAnotherOne", "backup_client_payment_method_id", "2", Groups(g => { g.PrimaryClientPaymentMethodId = "2"; g.BackupClientPaymentMethodId = 2; }), Groups(g => { g.PrimaryClientPaymentMethodId = "1"; g.BackupClientPaymentMethodId = 2; })),
        new("BackupMethodIsAnotherOne", "backup_payment_method_idx", "2", Groups(g => g.PrimaryPaymentMethodIdx = g.BackupPaymentMethodIdx = 2), Groups(g => { g.PrimaryPaymentMethodIdx = 1; g.BackupPaymentMethodIdx = 2; })),
        Of("BackupMethodIsAnotherOne", "existing_backup_payment_method_no", "2", () => With(PlanCases.Master(), a => { a.ExistingPrimaryPaymentMethodNo = 1; a.ExistingBackupPaymentMethodNo = 2; }), a => a.ExistingPrimaryPaymentMethodNo = 2),
        Of("BackupMethodIsAnotherOne", "existing_client_backup_payment_method_id", "B", () => With(PlanCases.Master(), a => { a.ExistingClientPrimaryPaymentMethodId = "A"; a.ExistingClientBackupPaymentMethodId = "B"; }), a => a.ExistingClientPrimaryPaymentMethodId = "B"),

        Of("DunningStateFits", "dunning_state", "0", () => Multi(With(Row(PlanDirective.Update, 1), r => { r.DunningState = new DunningState(0); r.PlanStatusCd = PlanStatus.Active; })), m => m.PlanUpdates[0].PlanStatusCd = null),

        new("IndexesMeetTheirRow", "primary_payment_method_idx", "3", Groups(g => g.PrimaryPaymentMethodIdx = 3), Groups(g => g.PrimaryPaymentMethodIdx = 2)),
        new("IndexesMeetTheirRow", "backup_payment_method_idx", "3", Groups(g => g.BackupPaymentMethodIdx = 3), Groups(g => g.BackupPaymentMethodIdx = 1)),
        Of("IndexesMeetTheirRow", "billing_group_idx", "2", () => With(Groups(_ => { }), m => m.PlanUpdates[0].BillingGroupIdx = 1), m => m.PlanUpdates[0].BillingGroupIdx = 2),
        Of("IndexesMeetTheirRow", "dunning_group_idx", "2", () => With(Groups(_ => { }), m => m.PlanUpdates[0].DunningGroupIdx = 1), m => m.PlanUpdates[0].DunningGroupIdx = 2),

        new("QueueEditsNameTheirChange", "queue_id", null, Edit(QueueEditDirective.Delete, e => { e.QueueId = null; e.PlanInstanceNo = 1; }), Edit(QueueEditDirective.Delete)),
        new("QueueEditsNameTheirChange", "queue_edit_directive", null, Edit(null), Edit(QueueEditDirective.ExecuteNow)),
        Of("QueueEditsNameTheirChange", "new_effective_date", null, Move, e => e.EditQueuedChanges[0].NewEffectiveDate = null),
        Of("QueueEditsNameTheirChange", "new_effective_date", "2022-04-02", Move, e => e.EditQueuedChanges[0].QueueEditDirective = QueueEditDirective.Delete),
        Of("QueueEditsNameTheirChange", "assignment_directive", "4", () => With(Move(), e => e.EditQueuedChanges[0].AssignmentDirective = AssignmentDirective.OnDateFullProration), e => e.EditQueuedChanges[0].AssignmentDirective = AssignmentDirective.NowFullProration),
    ];
}
