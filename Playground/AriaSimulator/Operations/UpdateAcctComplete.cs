using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Changes the customer: ids, credentials, contact, status, fields, billing groups, payment methods, coupons. What it could
/// do to plans is refused by name; the plan operations do that.
/// </summary>
internal sealed class UpdateAcctComplete : IOperation
{
    private static readonly HashSet<string> GroupFields =
    [
        "billing_group_name", "billing_group_description", "billing_group_no", "client_billing_group_id", "bg_notify_method", "payment_option",
        "primary_payment_method_no", "client_primary_payment_method_id", "backup_payment_method_no", "client_backup_payment_method_id",
        "payment_terms_no", "payment_terms_name", .. ContactFields.Statement.Names,
    ];

    private static readonly HashSet<string> MethodFields =
    [
        "payment_method_no", "client_pay_method_id", "pay_method_name", "pay_method_description", "pay_method_type",
        .. ContactFields.Bill.Names, .. PaymentDetails.Names,
    ];

    public string Name => "update_acct_complete_m";

    public string Summary => "ids, credentials, contact, status, parent, supplemental fields, billing groups, payment methods, coupons; no plans";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>(
    [
        "acct_no", "client_acct_id", "client_receipt_id", "userid", "password", "secret_question", "secret_question_answer", "pin", "status_cd",
        "notify_method", "senior_acct_no", "test_acct_ind", "acct_coupons", "new_client_acct_id", "acct_supp_fields_update", "billing_groups_array",
        "payment_methods_array", "invoice_approval_required", .. ContactFields.Update.Names,
    ]);

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        SetIds(call, account);
        Credentials.Read(call.Request, account);
        if (call.Request.Has("password") || call.Request.Has("secret_question") || call.Request.Has("pin"))
            account.CredentialChanges++;
        if (ContactFields.Update.AnyIn(call.Request))
            ContactFields.Update.Read(call.Request, account.Contact);
        SetAccount(call, account);

        foreach (var field in call.Request.Rows("acct_supp_fields_update"))
        {
            SuppFieldBook.Change(
                call.Work.Catalogue,
                account,
                field.Text("acct_supp_field_name") ?? throw AriaFailure.Missing("acct_supp_field_name"),
                field.Text("acct_supp_field_value"),
                field.Long("acct_supp_field_directive") ?? SuppFieldBook.Add);
        }

        var methods = call.Request.Rows("payment_methods_array").Select(row => SetMethod(call, account, row)).ToList();
        var groups = call.Request.Rows("billing_groups_array").Select(row => SetGroup(call, account, row)).ToList();
        foreach (var coupon in call.Request.Rows("acct_coupons"))
            ApplyCouponToAcct.Apply(call, account, coupon.Text("acct_coupon_cd") ?? throw AriaFailure.Missing("acct_coupon_cd"), null);
        call.Did(ActionType.Account, "Account update", "Account updated", "acct_no", account.AcctNo);
        return new JsonObject
        {
            ["acct_contact_no_2"] = account.ContactNo,
            ["billing_contact_details"] = Json.Rows(methods.Select(method => new JsonObject { ["payment_method_no"] = method.No, ["bill_contact_no"] = method.ContactNo ?? account.ContactNo })),
            ["statement_contact_details"] = Json.Rows(groups.Select(group => new JsonObject { ["billing_group_no"] = group.No, ["stmt_contact_no"] = group.StatementContactNo ?? account.ContactNo })),
        };
    }

    private static void SetIds(Call call, Account account)
    {
        if (call.Request.Text("userid") is { } userId && userId != account.UserId)
            account.UserId = Credentials.NewUserId(call, userId, account);
        if (call.Request.Text("new_client_acct_id") is not { } id || id == account.ClientAcctId)
            return;
        if (call.Work.Accounts.Any(other => other.ClientAcctId == id))
            throw new AriaFailure(ErrorCode.DuplicateEntry, $"new_client_acct_id {id} is in use");
        account.ClientAcctId = id;
    }

    private static void SetAccount(Call call, Account account)
    {
        if (call.Request.Long("status_cd") is { } status && status != account.Status)
        {
            if (!AccountStatus.IsKnown(status) || status == AccountStatus.Archived)
                throw new AriaFailure(ErrorCode.InvalidAccountStatus, $"invalid account status code: {status}");
            AccountStatusChanger.Set(call.Work.Books, account, (int)status, call.Today);
        }

        account.NotifyMethod = NotifyMethods.Read(call.Request, "notify_method") ?? account.NotifyMethod;
        account.IsTest = Indicator.Read(call.Request, "test_acct_ind", absent: account.IsTest);
        account.ApprovesInvoices = call.Request.Flag("invoice_approval_required", absent: account.ApprovesInvoices);
        if (call.Request.Long("senior_acct_no") is { } senior)
            account.SeniorAcctNo = IsAbove(call.Work, senior, account) ? senior : throw new AriaFailure(ErrorCode.InvalidParent, "invalid parent account");
    }

    /// <summary>Whether an account exists and does not stand below the one it is to stand above.</summary>
    private static bool IsAbove(Work work, long seniorNo, Account account)
    {
        for (long? no = seniorNo; no is { } above; no = work.Find(above)!.SeniorAcctNo)
        {
            if (above == account.AcctNo || work.Find(above) == null)
                return false;
        }

        return true;
    }

    /// <summary>Changes a payment method, or adds one when the row names none; its billing groups stay with it.</summary>
    private static PaymentMethod SetMethod(Call call, Account account, AriaRow row)
    {
        ModelledRows.Check(row, MethodFields, "payment_methods_array");
        var existing = row.Has("payment_method_no") ? PaymentMethodBook.FindEnabled(account, row) : null;
        var method = existing;
        if (row.Long("pay_method_type") is { } type)
        {
            method = PaymentDetails.Read(row, type, call.Today);
            PaymentMethodBook.Add(call, account, method, row.Text("client_pay_method_id"));
            method.ContactNo = existing?.ContactNo;
        }

        if (method == null)
            throw AriaFailure.Missing("pay_method_type");
        method.Name = Clearing.Of(row, "pay_method_name", method.Name ?? existing?.Name);
        method.Description = Clearing.Of(row, "pay_method_description", method.Description ?? existing?.Description);
        if (ContactFields.Bill.AnyIn(row))
            method.ContactNo = ContactBook.Write(call, account, method.ContactNo, ContactFields.Bill, row);
        if (existing != null && method != existing)
            PaymentMethodBook.Replace(call, account, existing, method, disablesExisting: true);
        return method;
    }

    private static BillingGroup SetGroup(Call call, Account account, AriaRow row)
    {
        ModelledRows.Check(row, GroupFields, "billing_groups_array");
        var group = BillingGroupLookup.Find(account, row) ?? throw AriaFailure.Missing("billing_group_no");
        group.Name = Clearing.Of(row, "billing_group_name", group.Name);
        group.Description = Clearing.Of(row, "billing_group_description", group.Description);
        group.NotifyMethod = NotifyMethods.Read(row, "bg_notify_method") ?? group.NotifyMethod;
        if (ContactFields.Statement.AnyIn(row))
            group.StatementContactNo = ContactBook.Write(call, account, group.StatementContactNo, ContactFields.Statement, row);
        GroupPayment.Set(
            account,
            group,
            row,
            "primary_payment_method_no",
            "client_primary_payment_method_id",
            "backup_payment_method_no",
            "client_backup_payment_method_id");
        return group;
    }
}
