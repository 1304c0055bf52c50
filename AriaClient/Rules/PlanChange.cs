using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>Members of plan changes that have several names, for rules that many operations share.</summary>
internal static class PlanChange
{
    public static readonly string[] Schedule = ["alt_rate_schedule_no", "client_alt_rate_schedule_id"];
    public static readonly string[] CustomRates = ["custom_rates", "update_acct_custom_rates"];
    public static readonly string[] ParentOfAssignment = ["parent_plan_instance_no", "client_parent_plan_instance_id"];
    public static readonly string[] Plan = ["new_plan_no", "new_client_plan_id"];
    private static readonly string[] Directives = ["assignment_directive", "master_plan_assign_directive"];

    /// <summary>The new total of units.</summary>
    public static readonly string[] TotalUnits = ["plan_units", "plan_instance_units", "supp_plan_units", "master_plan_units"];

    /// <summary>The name of the member that says when a change takes place; null where the object has none.</summary>
    public static string? DirectiveMember(this AriaObject owner) => Directives.FirstOrDefault(owner.Takes);

    public static AssignmentDirective? Directive(this AriaObject owner) =>
        owner.DirectiveMember() is { } name && owner.Long(name) is { } code ? new AssignmentDirective(code) : null;

    /// <summary>The request itself and its rows that hold a total of units, each with the member's name.</summary>
    public static IEnumerable<(AriaObject Change, string Member)> ChangesOfUnits(this AriaRequest request) =>
        TotalUnits.SelectMany(name => request.Holders(name).Select(holder => (holder, name)));

    /// <summary>What the caller knows of the plan a request or one of its rows is about.</summary>
    public static KnownPlan? KnownOf(this AriaRequest request, AriaObject change) => change switch
    {
        AriaRow row => request.KnownByRow.TryGetValue(row, out var known) ? known : null,
        _ => request.Known,
    };
}
