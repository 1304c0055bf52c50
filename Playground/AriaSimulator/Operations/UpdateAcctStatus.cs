using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Sets the status of an account now or on a later day. Source of the effects: Aria, account statuses.</summary>
internal sealed class UpdateAcctStatus : IOperation
{
    public string Name => "update_acct_status_m";

    public string Summary => "all statuses, now or on a later day; deactivation ends all plans, archiving erases payment data";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "account_no", "client_acct_id", "status_cd", "queue_days", "queue_date", "comments", "client_receipt_id",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount("account_no");
        var status = call.Request.Long("status_cd") ?? throw new AriaFailure(ErrorCode.StatusMandatory, "status code is mandatory");
        if (!AccountStatus.IsKnown(status))
            throw new AriaFailure(ErrorCode.InvalidAccountStatus, $"invalid account status code: {status}");
        if (status == AccountStatus.Archived && account.Status != AccountStatus.Deactivated)
            throw new AriaFailure(ErrorCode.ActionNotAllowed, "action not allowed: only a deactivated account can be archived");

        var day = QueueDay(call);
        account.StatusReceiptId = call.Request.Text("client_receipt_id") ?? account.StatusReceiptId;
        WriteAcctComment.Write(call, account, call.Request.Text("comments"));
        call.Did(ActionType.Account, "Account status", day == null ? "Account status changed" : "Account status change queued", "acct_no", account.AcctNo);
        if (day == null)
            AccountStatusChanger.Set(call.Work.Books, account, (int)status, call.Today);
        else
            account.QueuedStatus = new QueuedStatus((int)status, day.Value);
        return [];
    }

    private static DateOnly? QueueDay(Call call)
    {
        var days = call.Request.Long("queue_days");
        var date = call.Request.Date("queue_date");
        if (days < 0)
            throw new AriaFailure(ErrorCode.QueueDaysNegative, "queue days must not be negative");
        if (days > 36_500)
            throw AriaFailure.Invalid("queue_days must not be more than 36500");
        if (date <= call.Today)
            throw new AriaFailure(ErrorCode.QueueDateNotInFuture, "queue date must be in the future");
        return date ?? (days is > 0 ? call.Today.AddDays((int)days) : null);
    }
}
