using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>One call that passed the general checks, with the look-ups most operations share.</summary>
internal sealed class Call
{
    public Call(Work work, AriaRow request)
    {
        Work = work;
        Request = request;
        DoWrite = request.Flag("do_write", absent: true);
        work.IsDryRun = !DoWrite;
    }

    public Work Work { get; }

    public AriaRow Request { get; }

    public bool DoWrite { get; }

    public DateOnly Today => Work.Today;

    /// <summary>What the receipt of this call will list.</summary>
    public List<ReceiptAction> Actions { get; } = [];

    /// <summary>The account the receipt of this call belongs to.</summary>
    public long ReceiptAccount { get; set; }

    public string? Caller => Request.Text("alt_caller_id");

    /// <summary>The account of acct_no (some operations spell it account_no), else of client_acct_id.</summary>
    public Account Account(string numberField = "acct_no")
    {
        var account = FindAccount(numberField);
        ReceiptAccount = account.AcctNo;
        return account;
    }

    /// <summary>The account to write to. An archived one is refused with 5018.</summary>
    public Account EditAccount(string numberField = "acct_no")
    {
        var account = Account(numberField);
        return account.Status == AccountStatus.Archived
            ? throw new AriaFailure(ErrorCode.NotEditable, "account is archived and not editable")
            : Work.Change(account.AcctNo);
    }

    /// <summary>The account named by number, by the caller's id, or by log-in name, in this order.</summary>
    public Account AccountOrUser() =>
        !Request.Has("acct_no") && !Request.Has("client_acct_id") && Request.Text("user_id") is { } user ? AccountOfUser(user) : Account();

    /// <summary>The account with this log-in name.</summary>
    public Account AccountOfUser(string userId)
    {
        var account = Work.Accounts.FirstOrDefault(account => account.UserId == userId)
            ?? throw new AriaFailure(ErrorCode.AccountNotFound, $"Account not found: Userid ({userId})");
        ReceiptAccount = account.AcctNo;
        return account;
    }

    /// <summary>The instance named by number, else by the caller's id; null when neither was given.</summary>
    public static PlanInstance? Instance(Account account, AriaRow request, string noField = "plan_instance_no", string idField = "client_plan_instance_id")
    {
        if (request.Long(noField) is { } no)
            return account.Instance(no) ?? throw new AriaFailure(ErrorCode.InvalidPlanInstanceNo, "Invalid Plan instance number");
        if (request.Text(idField) is { } id)
        {
            return account.Instances.FirstOrDefault(instance => instance.ClientId == id)
                ?? throw new AriaFailure(ErrorCode.InvalidPlanInstanceId, "Invalid client Plan instance identifier");
        }

        return null;
    }

    public void Did(int typeId, string label, string description, string idLabel, long id) =>
        Actions.Add(new ReceiptAction(typeId, label, description, idLabel, id, Today, Caller));

    private Account FindAccount(string numberField)
    {
        if (Request.Long(numberField) is { } acctNo)
        {
            return Work.Find(acctNo)
                ?? throw new AriaFailure(ErrorCode.AccountNotFound, string.Create(CultureInfo.InvariantCulture, $"Account not found: AriaNo ({acctNo})"));
        }

        var clientId = Request.Text("client_acct_id") ?? throw AriaFailure.Missing(numberField);
        return Work.Accounts.FirstOrDefault(account => account.ClientAcctId == clientId)
            ?? throw new AriaFailure(ErrorCode.AccountNotFound, $"Account not found: ClientId ({clientId})");
    }
}
