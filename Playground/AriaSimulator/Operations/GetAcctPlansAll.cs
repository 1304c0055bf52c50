using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Every plan instance of an account with the schedule, services and rates in force; custom rates show in place of the schedule's.</summary>
internal sealed class GetAcctPlansAll : IOperation
{
    public string Name => "get_acct_plans_all_m";

    public string Summary => "instances with schedule, services and rates in force; filters and paging";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "limit", "offset", "include_plan_services", "include_rate_schedule", "include_service_supp_fields",
        "include_product_fields", "include_plan_instance_fields", "include_surcharges", "include_contract_and_rollover_info",
        "include_dunning_info", "product_catalog_plan_filter", "service_no_filter", "master_plan_instance_filter",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var limit = Within(call, "limit", 1, 999, 100);
        var offset = Within(call, "offset", 0, 998, 0);
        foreach (var flag in Modelled.Where(name => name.StartsWith("include_", StringComparison.Ordinal)))
            _ = call.Request.Flag(flag, absent: true);

        var chosen = account.Instances.Where(instance => Matches(call, account, instance)).ToList();
        return new JsonObject
        {
            ["record_count"] = chosen.Count,
            ["all_acct_plans_m"] = Json.Rows(chosen.Skip((int)offset).Take((int)limit).Select(instance => Row(call, account, instance))),
        };
    }

    private static long Within(Call call, string field, long least, long most, long absent)
    {
        var value = call.Request.Long(field) ?? absent;
        return value >= least && value <= most ? value : throw AriaFailure.Invalid($"{field} must be from {least} to {most}");
    }

    private static bool Matches(Call call, Account account, PlanInstance instance)
    {
        var plan = call.Work.Catalogue.Plan(instance.PlanNo)!;
        var master = account.MasterOf(instance);
        return Any(call, "product_catalog_plan_filter", row => row.Long("plan_no") == plan.No || row.Text("client_plan_id") == plan.ClientId)
            && Any(call, "service_no_filter", row => plan.Services.Any(service => row.Long("service_no") == service.No || row.Text("client_service_id") == service.ClientId))
            && Any(call, "master_plan_instance_filter", row => row.Long("master_plan_instance_no") == master.No || row.Text("client_master_plan_instance_id") == master.ClientId);
    }

    private static bool Any(Call call, string filter, Func<AriaRow, bool> matches)
    {
        var rows = call.Request.Rows(filter);
        return rows.Count == 0 || rows.Any(matches);
    }

    private static JsonObject Row(Call call, Account account, PlanInstance instance)
    {
        var plan = call.Work.Catalogue.Plan(instance.PlanNo)!;
        var master = account.MasterOf(instance);
        var parent = instance.ParentNo is { } parentNo ? account.Instance(parentNo) : null;
        var billing = account.BillingGroups.First(group => group.No == master.BillingGroupNo);
        var dunning = account.DunningGroups.FirstOrDefault(group => group.No == master.DunningGroupNo);
        var row = new JsonObject
        {
            ["plan_no"] = plan.No,
            ["plan_name"] = plan.Name,
            ["plan_desc"] = plan.Description,
            ["plan_instance_no"] = instance.No,
            ["client_plan_instance_id"] = instance.ClientId,
            ["plan_date"] = Json.Day(instance.PlanDate),
            ["plan_units"] = Json.Amount(instance.Current.Units),
            ["last_bill_date"] = Json.Day(instance.LastBillDate),
            ["next_bill_date"] = Json.Day(instance.NextBillDate ?? instance.ActivatesOn),
            ["bill_thru_date"] = Json.Day(instance.BillThru),
            ["bill_day"] = instance.BillDay,
            ["recurring_billing_interval"] = instance.IntervalMonths,
            ["usage_billing_interval"] = instance.IntervalMonths,
            ["billing_ind"] = 1,
            ["display_ind"] = 1,
            ["initial_plan_status_cd"] = PlanStatus.Active,
            ["billing_group_no"] = billing.No,
            ["client_billing_group_id"] = billing.ClientId,
            ["default_notify_method"] = 10,
            ["prepaid_ind"] = 0,
            ["currency_cd"] = account.Currency,
            ["supp_plan_ind"] = Json.Flag(plan.IsSupplemental),
            ["plan_instance_status_cd"] = instance.Status,
            ["plan_instance_status_label"] = PlanStatus.Label(instance.Status),
            ["plan_instance_status_date"] = Json.Day(instance.StatusDate),
            ["plan_assignment_date"] = Json.Day(instance.PlanDate),
            ["client_receipt_id"] = instance.ReceiptId,
            ["client_plan_id"] = plan.ClientId,
            ["proration_invoice_timing_cd"] = plan.DeferProration ? "1" : "0",
            ["master_plan_instance_no"] = master.No,
            ["client_master_plan_instance_id"] = master.ClientId,
            ["parent_plan_instance_no"] = parent?.No,
            ["client_parent_plan_instance_id"] = parent?.ClientId,
            ["po_num"] = instance.PoNumber,
        };
        if (call.Request.Flag("include_dunning_info", absent: true))
        {
            row["dunning_group_no"] = dunning?.No;
            row["client_dunning_group_id"] = dunning?.ClientId;
            row["dunning_state"] = instance.DunningState;
        }

        if (call.Request.Flag("include_rate_schedule", absent: true))
            AddSchedule(row, plan, instance);
        if (call.Request.Flag("include_plan_services", absent: true))
            row["plan_instance_services"] = Json.Rows(plan.Services.Select(service => Service(call, plan, instance, service)));
        return row;
    }

    private static void AddSchedule(JsonObject row, Plan plan, PlanInstance instance)
    {
        var schedule = plan.Schedule(instance.Current.RateScheduleNo)!;
        row["rate_schedule_no"] = schedule.No;
        row["rate_schedule_name"] = schedule.Name;
        row["rate_sched_is_default_ind"] = Json.Flag(schedule.IsDefault);
        row["client_rate_schedule_id"] = schedule.ClientId;
        row["available_from_dt"] = Json.Day(schedule.AvailableFrom);
        row["available_to_dt"] = Json.Day(schedule.AvailableTo);
        row["followup_rs_no"] = schedule.FollowUpNo;
        row["client_followup_rs_id"] = schedule.FollowUpNo is { } next ? plan.Schedule(next)?.ClientId : null;
    }

    private static JsonObject Service(Call call, Plan plan, PlanInstance instance, Service service)
    {
        var custom = Prices.HasCustomRates(instance.Current, service.No);
        var schedule = plan.Schedule(instance.Current.RateScheduleNo)!;
        var row = CatalogueRows.Service(service);
        row["plan_service_rates"] = Json.Rows(GetClientPlanServiceRates.Tiers(
            Prices.Tiers(plan, instance.Current, service.No, call.Today),
            custom ? null : schedule.FutureChange(service.No, call.Today)?.Tiers,
            custom ? null : schedule.ClientId));
        return row;
    }
}
