using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>The test tenant with more plans: another master, supplementals billed by month, quarter and year.</summary>
internal static class PlanTenant
{
    public const long MasterPlan = 10;
    public const long DearMasterPlan = 11;
    public const long MonthlyPlan = 30;
    public const long QuarterlyPlan = 31;
    public const long YearlyPlan = 32;

    /// <summary>An account billed on a day of the month since a day; its master costs 30.00, or what is said, and the line nothing.</summary>
    public static TenantDefinition New(string now, string activeSince, int billDay, decimal masterPrice = 30m, int masterInterval = 1)
    {
        var definition = TestTenant.New(now, activeSince, billDay, 0m, 0m, interval: masterInterval);
        var schedule = definition.Plans[0].Schedules[0];
        schedule.Rates[0].Tiers[0] = schedule.Rates[0].Tiers[0] with { RatePerUnit = masterPrice };
        definition.Plans.Add(TestTenant.Plan(DearMasterPlan, 151, isSupplemental: false, TestTenant.Schedule(161, 151, 60m, isDefault: true)));
        definition.Plans.Add(Supplemental(MonthlyPlan, 20m, 1));
        definition.Plans.Add(Supplemental(QuarterlyPlan, 90m, 3));
        definition.Plans.Add(Supplemental(YearlyPlan, 900m, 12));
        return definition;
    }

    public static Plan Supplemental(long no, decimal price, int interval) =>
        TestTenant.Plan(no, no + 500, isSupplemental: true, TestTenant.Schedule(no + 700, no + 500, price, isDefault: true, interval: interval));

    public static Plan PlanOf(this TenantDefinition definition, long no) => definition.Plans.Single(plan => plan.No == no);
}
