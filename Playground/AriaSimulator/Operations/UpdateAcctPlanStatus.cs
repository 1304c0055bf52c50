using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Changes the status or the dunning state of an instance, now or on a later day. There is no dry run of it.</summary>
internal sealed class UpdateAcctPlanStatus : IOperation
{
    public string Name => "update_acct_plan_status_m";

    public string Summary => "status at once or queued, dunning state, anniversary after billing begins again";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "plan_instance_no", "client_plan_instance_id", "status_cd", "dunning_state", "degrade_date",
        "queue_days", "queue_date", "force_bill_date_reset", "comments", "client_receipt_id",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.Work.Change(call.Account().AcctNo);
        PlanRules.DemandLiveAccount(account);
        var instance = PlanEdit.Instance(account, call.Request, PlanFields.Update);
        var status = StatusReader.Read(call.Request, "status_cd");
        if (status == null && !call.Request.Has("dunning_state"))
            throw AriaFailure.Missing("status_cd");
        if (status is { } ended && PlanStatus.IsEnded(ended))
            PlanRules.DemandCancellable(instance);

        var date = Date(call);
        StatusReader.SetDunning(call.Request, instance);
        instance.ReceiptId = call.Request.Text("client_receipt_id") ?? instance.ReceiptId;
        call.Did(ActionType.PlanInstance, "Plan status", "Plan status changed", "plan_instance_no", instance.No);
        if (status == null || (status == instance.Status && date == call.Today))
            return [];

        var update = new PlanUpdate { Status = status, DateReset = StatusReader.DateReset(call.Request) };
        // Aria prorates nothing for a status; what a new anniversary charges is charged in full.
        var directive = new AssignmentDirective(8, ChangeTime.OnDate, ProrationRule.None);
        var command = PlanCommand.Of(call, ChangeKind.Status, instance, update, directive, date, defers: false);
        if (!command.IsNow)
            PlanCommands.Enqueue(call, account, command.Change);
        else if (PlanChanger.Apply(call.Work.Books, account, instance, update, ProrationRule.None, false, call.Today).Invoice is { } invoice)
            call.Did(ActionType.Invoice, "Invoice", "Invoice generated", "invoice_no", invoice.No);
        return [];
    }

    private static DateOnly Date(Call call)
    {
        var days = call.Request.Long("queue_days");
        var date = call.Request.Date("queue_date");
        if (days < 0)
            throw new AriaFailure(ErrorCode.QueueDaysNegative, "queue days must not be negative");
        if (date <= call.Today)
            throw new AriaFailure(ErrorCode.QueueDateNotInFuture, "queue date must be in the future");
        if (days != null && date != null)
            throw AriaFailure.Invalid("queue_days and queue_date are alternatives; send one of them");
        if (days > 366L * call.Work.Settings.FarthestYears)
            throw AriaFailure.Invalid($"queue_days must not lie more than {call.Work.Settings.FarthestYears} years ahead");
        return date ?? call.Today.AddDays((int)(days ?? 0));
    }
}
