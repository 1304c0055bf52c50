using System;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Plans and services as the reading operations answer them.</summary>
internal static class CatalogueRows
{
    /// <summary>What every answer tells of a plan.</summary>
    public static JsonObject Plan(Catalogue catalogue, Plan plan)
    {
        var row = new JsonObject
        {
            ["plan_no"] = plan.No,
            ["plan_name"] = plan.Name,
            ["plan_desc"] = plan.Description,
            ["supp_plan_ind"] = Json.Flag(plan.IsSupplemental),
            ["billing_ind"] = 1,
            ["display_ind"] = 1,
            ["default_notify_method"] = 10,
            ["prepaid_ind"] = 0,
            ["currency_cd"] = plan.Schedules[0].Currency,
            ["client_plan_id"] = plan.ClientId,
            ["initial_plan_status_cd"] = PlanStatus.Active,
        };
        if (plan.Rollover is { } rollover)
        {
            row["rollover_plan_no"] = rollover.PlanNo;
            row["client_rollover_plan_id"] = catalogue.Plan(rollover.PlanNo)?.ClientId;
            row["rollover_months"] = rollover.Unit == DurationUnit.Month ? rollover.Duration : null;
            row["rollover_plan_uom_cd"] = (int)rollover.Unit;
        }

        return row;
    }

    /// <summary>A service, without its rates.</summary>
    public static JsonObject Service(Service service) => new()
    {
        ["service_no"] = service.No,
        ["service_desc"] = service.Name,
        ["is_recurring_ind"] = Json.Flag(service.Kind is ServiceKind.RecurringInAdvance or ServiceKind.RecurringInArrears),
        ["is_usage_based_ind"] = Json.Flag(service.Kind == ServiceKind.Usage),
        ["taxable_ind"] = Json.Flag(service.IsTaxable),
        ["is_tax_ind"] = 0,
        ["is_arrears_ind"] = Json.Flag(service.Kind == ServiceKind.RecurringInArrears),
        ["is_setup_ind"] = Json.Flag(service.Kind == ServiceKind.Activation),
        ["is_misc_ind"] = 0,
        ["is_donation_ind"] = 0,
        ["is_order_based_ind"] = 0,
        ["is_cancellation_ind"] = Json.Flag(service.Kind == ServiceKind.Cancellation),
        ["display_ind"] = 1,
        ["tiered_pricing_rule"] = (int)service.TierRule,
        ["is_min_fee_ind"] = 0,
        ["client_service_id"] = service.ClientId,
        ["fulfillment_based_ind"] = Json.Flag(service.IsFulfilmentBased),
    };

    /// <summary>The services of a plan with the rates of its default schedule, or with those of all schedules.</summary>
    public static JsonArray Services(Plan plan, string currency, bool allSchedules, DateOnly day) => Json.Rows(plan.Services.Select(service =>
    {
        var row = Service(service);
        if (plan.DefaultSchedule(currency) is { } schedule)
            row["plan_service_rates"] = Rates(schedule, service, day);
        if (allSchedules)
            row["all_plan_service_rates"] = Json.Rows(plan.Schedules.Select(each => AllRates(plan, each, service, day)));
        return row;
    }));

    /// <summary>The schedules of a plan, the default first, then by number.</summary>
    public static JsonArray Schedules(Plan plan) => Json.Rows(plan.Schedules
        .OrderByDescending(schedule => schedule.IsDefault && schedule.Currency == plan.Schedules[0].Currency)
        .ThenBy(schedule => schedule.No)
        .Select(schedule => CatalogueLookup.ScheduleFields(plan, schedule, "schedule_display_ind")));

    private static JsonObject AllRates(Plan plan, RateSchedule schedule, Service service, DateOnly day)
    {
        var change = schedule.FutureChange(service.No, day);
        return new JsonObject
        {
            ["schedule_no"] = schedule.No,
            ["client_rate_schedule_id"] = schedule.ClientId,
            ["future_rate"] = Json.Flag(change != null),
            ["future_change_date"] = Json.Day(change?.From),
            ["followup_rs_no"] = schedule.FollowUpNo,
            ["client_followup_rs_id"] = schedule.FollowUpNo is { } next ? plan.Schedule(next)?.ClientId : null,
            ["plan_service_rates"] = Rates(schedule, service, day),
        };
    }

    private static JsonArray Rates(RateSchedule schedule, Service service, DateOnly day) =>
        Json.Rows(GetClientPlanServiceRates.Tiers(schedule.TiersOn(service.No, day), schedule.FutureChange(service.No, day)?.Tiers, schedule.ClientId));
}
