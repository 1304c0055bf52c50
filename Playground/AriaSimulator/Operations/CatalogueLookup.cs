using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Finds plans, services and schedules named in a request by number or by the caller's id.</summary>
internal static class CatalogueLookup
{
    public static Plan? Plan(Catalogue catalogue, AriaRow request, string noField = "plan_no", string idField = "client_plan_id")
    {
        if (request.Long(noField) is { } no)
            return catalogue.Plan(no) ?? throw NotFound("Plan", "AriaNo", no.ToString(CultureInfo.InvariantCulture));
        if (request.Text(idField) is { } id)
            return catalogue.Plans.FirstOrDefault(plan => plan.ClientId == id) ?? throw NotFound("Plan", "ClientId", id);
        return null;
    }

    public static Plan DemandedPlan(Catalogue catalogue, AriaRow request) =>
        Plan(catalogue, request) ?? throw AriaFailure.Missing("plan_no");

    public static Service? Service(Catalogue catalogue, Plan plan, AriaRow request, string noField = "service_no", string idField = "client_service_id")
    {
        if (request.Long(noField) is { } no)
        {
            return plan.Service(no) ?? throw (catalogue.Plans.Any(other => other.Service(no) != null)
                ? new AriaFailure(ErrorCode.InvalidPlanService, $"invalid plan/service combination: plan {plan.No} has no service {no}")
                : new AriaFailure(ErrorCode.InvalidServiceNo, "Invalid Service Number."));
        }

        if (request.Text(idField) is { } id)
        {
            return plan.Services.FirstOrDefault(service => service.ClientId == id)
                ?? throw new AriaFailure(ErrorCode.InvalidClientService, $"Invalid client service id: {id}");
        }

        return null;
    }

    /// <summary>The schedule a request names, which must be in the account's currency and assignable; null when it names none.</summary>
    public static RateSchedule? AssignableSchedule(Plan plan, AriaRow request, string currency, DateOnly call, DateOnly activation)
    {
        var schedule = Schedule(plan, request);
        if (schedule == null)
            return null;
        if (schedule.Currency != currency)
            throw AriaFailure.Invalid($"rate schedule {schedule.No} is in {schedule.Currency}; the account is billed in {currency}");
        if (!schedule.IsAssignable(call, activation))
            throw AriaFailure.Invalid($"rate schedule {schedule.No} is not available on the activation date");
        return schedule;
    }

    public static RateSchedule? Schedule(Plan plan, AriaRow request)
    {
        if (request.Long("alt_rate_schedule_no") is { } no)
            return plan.Schedule(no) ?? throw AriaFailure.Invalid($"alt_rate_schedule_no {no} is not a rate schedule of plan {plan.No}");
        if (request.Text("client_alt_rate_schedule_id") is { } id)
        {
            return plan.Schedules.FirstOrDefault(schedule => schedule.ClientId == id)
                ?? throw AriaFailure.Invalid($"client_alt_rate_schedule_id {id} is not a rate schedule of plan {plan.No}");
        }

        return null;
    }

    public static string? ClientScheduleId(Catalogue catalogue, long? scheduleNo) =>
        scheduleNo is { } no ? catalogue.PlanOfSchedule(no)?.Schedule(no)?.ClientId : null;

    public static JsonObject ScheduleFields(Plan plan, RateSchedule schedule, string displayField) => new()
    {
        ["schedule_no"] = schedule.No,
        ["schedule_name"] = schedule.Name,
        ["schedule_currency"] = schedule.Currency,
        ["recurring_billing_interval"] = schedule.IntervalMonths,
        ["usage_billing_interval"] = schedule.IntervalMonths,
        ["default_ind"] = Json.Flag(schedule.IsDefault && schedule.Currency == plan.Schedules[0].Currency),
        [displayField] = 1,
        ["default_ind_curr"] = Json.Flag(schedule.IsDefault),
        ["client_rate_schedule_id"] = schedule.ClientId,
        ["available_from_dt"] = Json.Day(schedule.AvailableFrom),
        ["available_to_dt"] = Json.Day(schedule.AvailableTo),
        ["followup_rs_no"] = schedule.FollowUpNo,
        ["client_followup_rs_id"] = schedule.FollowUpNo is { } next ? plan.Schedule(next)?.ClientId : null,
    };

    private static AriaFailure NotFound(string what, string how, string value) =>
        new(ErrorCode.ObjectNotFound, $"{what} not found: {how} ({value})");
}
