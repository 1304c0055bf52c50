using System.Collections.Generic;
using CrmAriaConnector.Aria.Rows;
using static CrmAriaConnector.Aria.Tests.RuleCase;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>Rules of rate schedules and custom rates.</summary>
internal static class RateCases
{
    private const long Service = 5120;
    private static readonly KnownPlan TwoTiers = new()
    {
        ScheduleTiers = new Dictionary<long, IReadOnlyList<TierLimits>> { [Service] = [new TierLimits(1, 10), new TierLimits(11, null)] },
        ServiceNumbers = new Dictionary<string, long> { ["LINE"] = Service },
    };

    /// <summary>Tiers from 1 that end at the given units, against a schedule of 1 to 10 and from 11.</summary>
    public static AssignCustomAcctPlanRatesRequest Custom(params decimal?[] ends)
    {
        var request = new AssignCustomAcctPlanRatesRequest { AcctNo = AcctNo, PlanInstanceNo = 7300400, ServiceNo = Service, Known = TwoTiers };
        decimal from = 1;
        foreach (var end in ends)
        {
            request.CustomAcctRates.Add(new CustomAcctRate { RateSeqNo = request.CustomAcctRates.Count + 1, FromUnit = from, ToUnit = end, RatePerUnit = 1 });
            from = end + 1 ?? 0;
        }
        return request;
    }

    public static CustomRate Rate() => new() { CustomRateServiceNo = Service, CustomRateSeqNo = 1, CustomRateFromUnit = 1, CustomRatePerUnit = 2 };

    private static AssignCustomAcctPlanRatesRequest ById() => With(Custom(10, null), c => { c.ServiceNo = null; c.ClientServiceId = "LINE"; });

    private static AssignAcctPlanRequest Assign() => With(PlanCases.Supplemental(), a => a.CustomRates.Add(Rate()));

    private static UpdateAcctCompleteRequest Complete() =>
        With(PlanCases.Complete(), c => c.UpdateAcctCustomRates.Add(new UpdateAcctCustomRate { CustomRateServiceNo = Service, CustomRateSeqNo = 1, CustomRateFromUnit = 1, CustomRatePerUnit = 2 }));

    private static UpdateAcctPlanRequest Named(KnownPlan known) => With(PlanCases.Update(), u => { u.AltRateScheduleNo = 81002; u.Known = known; });

    private static KnownPlan Window(AriaDate? from, AriaDate? to, AriaDate? activation = null) => new() { NamedSchedule = new RateScheduleWindow(from, to), Today = Day, ActivationDay = activation };

    private static UpdateAcctPlanRequest OnDay(int day) => With(Named(Window(null, Day.AddDays(10))), u => { u.AssignmentDirective = AssignmentDirective.OnDateFullProration; u.EffectiveDate = Day.AddDays(day); });

    private static AssignAcctPlanRequest From(int day) => With(PlanCases.Master(), a => { a.AltRateScheduleNo = 81002; a.Known = Window(null, Day.AddDays(10)); a.AltStartDate = Day.AddDays(day); });

    public static IEnumerable<RuleCase> All() =>
    [
        Of("RateScheduleOrCustomRates", "alt_rate_schedule_no", "1", Assign, a => a.AltRateScheduleNo = 1),
        Of("RateScheduleOrCustomRates", "client_alt_rate_schedule_id", "LOYAL", Assign, a => a.ClientAltRateScheduleId = "LOYAL"),
        Of("RateScheduleOrCustomRates", "alt_rate_schedule_no", "1", Complete, c => c.AltRateScheduleNo = 1),

        // Day is 2 April 2022. A schedule can be given from its first day on, not ahead of it for a later day.
        new("RateScheduleIsAssignable", "alt_rate_schedule_no", "81002", Named(Window(Day.AddDays(1), null)), Named(Window(Day, null))),
        new("RateScheduleIsAssignable", "alt_rate_schedule_no", "81002", Named(Window(Day.AddDays(1), null, Day.AddDays(20))), Named(Window(Day, null, Day.AddDays(20)))),
        new("RateScheduleIsAssignable", "alt_rate_schedule_no", "81002", Named(Window(Day, null, Day.AddDays(-1))), Named(Window(Day, null, Day))),
        new("RateScheduleIsAssignable", "alt_rate_schedule_no", "81002", Named(Window(null, Day.AddDays(-1))), Named(Window(null, Day))),
        new("RateScheduleIsAssignable", "alt_rate_schedule_no", "81002", Named(Window(null, Day, Day.AddDays(1))), Named(Window(null, Day, Day))),
        new("RateScheduleIsAssignable", "alt_rate_schedule_no", "81002", OnDay(11), OnDay(10)),
        new("RateScheduleIsAssignable", "alt_rate_schedule_no", "81002", From(11), From(10)),
        Of("RateScheduleIsAssignable", "client_alt_rate_schedule_id", "LOYAL", () => With(PlanCases.Update(), u => u.Known = Window(Day.AddDays(1), null)), u => u.ClientAltRateScheduleId = "LOYAL"),

        Of("CustomRateTiersFollowOneAnother", "custom_acct_rates", null, () => Custom(10, null), c => c.CustomAcctRates.Clear()),
        Of("CustomRateTiersFollowOneAnother", "service_no", null, () => Custom(10, null), c => c.ServiceNo = null),
        new("CustomRateTiersFollowOneAnother", "rate_seq_no", "1", Custom([null]), Custom(10, null)),
        new("CustomRateTiersFollowOneAnother", "to_unit", "9", Custom(9, null), Custom(10, null)),
        new("CustomRateTiersFollowOneAnother", "to_unit", "20", Custom(10, 20), Custom(10, null)),
        Of("CustomRateTiersFollowOneAnother", "from_unit", "2", () => Custom(10, null), c => c.CustomAcctRates[0].FromUnit = 2),
        Of("CustomRateTiersFollowOneAnother", "to_unit", "9", ById, c => { c.CustomAcctRates[0].ToUnit = 9; c.CustomAcctRates[1].FromUnit = 10; }),
        // What nobody knows the schedule of cannot be held against it.
        Of("CustomRateTiersFollowOneAnother", "from_unit", null, () => With(ById(), c => { c.ClientServiceId = "OTHER"; c.CustomAcctRates.RemoveAt(1); }), c => c.CustomAcctRates[0].FromUnit = null),
        Of("CustomRateTiersFollowOneAnother", "custom_rate_seq_no", "2", Assign, a => a.CustomRates[0].CustomRateSeqNo = 2),
        Of("CustomRateTiersFollowOneAnother", "custom_rate_from_unit", null, Assign, a => a.CustomRates[0].CustomRateFromUnit = null),
        Of("CustomRateTiersFollowOneAnother", "custom_rate_to_unit", "1", Assign, a => a.CustomRates[0].CustomRateToUnit = 1),
        Of("CustomRateTiersFollowOneAnother", "custom_rate_per_unit", null, Assign, a => a.CustomRates[0].CustomRatePerUnit = null),
        Of("CustomRateTiersFollowOneAnother", "custom_rate_service_no", null, () => With(Assign(), a => { a.CustomRates[0].CustomRateServiceNo = null; a.CustomRates[0].CustomRateClientServiceId = "LINE"; }), a => a.CustomRates[0].CustomRateClientServiceId = null),
        // The tiers of two services are counted apart.
        Of("CustomRateTiersFollowOneAnother", "custom_rate_seq_no", "1",
            () => With(Assign(), a => a.CustomRates = [With(Rate(), r => { r.CustomRateServiceNo = null; r.CustomRateClientServiceId = "LINE"; }), With(Rate(), r => { r.CustomRateServiceNo = null; r.CustomRateClientServiceId = "DATA"; })]),
            a => a.CustomRates[1].CustomRateClientServiceId = "LINE"),
        new("CustomRateTiersFollowOneAnother", "custom_rate_seq_no", "1", With(Assign(), a => a.Known = TwoTiers), Assign()),
        Of("CustomRateTiersFollowOneAnother", "custom_rate_seq_no", "3", Complete, c => c.UpdateAcctCustomRates[0].CustomRateSeqNo = 3),

        Of("QueueIdGoesWithQueuedScope", "plan_queue_id", "1", () => With(Custom(10, null), c => { c.PlanQueueId = 1; c.PlanScope = PlanScope.Queued; }), c => c.PlanScope = null),
        Of("QueueIdGoesWithQueuedScope", "plan_queue_id", "1", () => With(Custom(10, null), c => c.PlanScope = PlanScope.Current), c => c.PlanQueueId = 1),
    ];
}
