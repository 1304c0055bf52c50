using System.Collections.Generic;

namespace CrmAriaConnector.Aria;

internal sealed class EffectiveDateGoesWithDatedDirective : AriaRule
{
    private const string Field = "effective_date";

    public override string Demand => "Directives 7 to 11 need an effective date, the others take none; an operation without an effective date takes 1 to 6 only.";

    public override string Source => "guide of edit_acct_plan_queued_changes_m and the API's release 19, where modify_acct_plan_unit_instances_m, create_order_with_plan_m and update_acct_complete_m have no effective_date; that a change without a day stays in the queue for good is refused here on purpose";

    public override void Check(AriaRequest request)
    {
        if (request.DirectiveMember() is not { } member || request.Directive() is not { } directive)
            return;
        // In a call of several changes the directive is common and each row has a day of its own.
        IReadOnlyList<AriaObject> changes = request is UpdateAcctPlanMultiRequest multi ? multi.PlanUpdates : [request];
        foreach (var change in changes)
        {
            if (!change.Takes(Field) && directive.IsDated)
                throw Refuse(member, directive.Code, $"{request.Operation} changes plans now or on the anniversary, not on a day: give a directive from 1 to 6.");
            if (directive.IsDated && !change.Has(Field))
                throw Refuse(Field, null, $"Assignment directive {directive} changes the plan on a day: give the day, or a directive from 1 to 6. Without a day the change would wait in the queue for good.");
            if (!directive.IsDated && change.Value(Field) is { } date)
                throw Refuse(Field, date, $"Assignment directive {directive} takes no day: leave it out, or give a directive from 7 to 11.");
        }
    }
}
