using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Changes a billing group (directive 0): texts, how it is paid, its statement contact, the master plans it invoices. With
/// details of a new payment method that method is added and becomes the primary one. Directive 1 disables a group nothing uses.
/// </summary>
internal sealed class UpdateAcctBillingGroup : IOperation
{
    public string Name => "update_acct_billing_group_m";

    public string Summary => "texts, terms or methods, a new primary method, statement contact, master plans; disable";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>(
    [
        "acct_no", "client_acct_id", "billing_group_no", "billing_group_name", "billing_group_description", "client_billing_group_id",
        "new_client_billing_group_id", "notify_method", "payment_option", "primary_payment_method_no", "client_primary_payment_method_id",
        "backup_payment_method_no", "client_backup_payment_method_id", "stmt_contact_no", "pay_method_name", "client_payment_method_id",
        "pay_method_description", "pay_method_type", "billing_group_directive", "master_plans_summary", "client_receipt_id",
        "payment_terms_no", "payment_terms_name", .. ContactFields.Statement.Names, .. ContactFields.Bill.Names, .. PaymentDetails.Names,
    ]);

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var group = BillingGroupLookup.Find(account, call.Request) ?? throw AriaFailure.Missing("billing_group_no");
        switch (call.Request.Long("billing_group_directive") ?? 0)
        {
            case 0:
                Update(call, account, group);
                break;
            case 1:
                Disable(account, group);
                break;
            default:
                throw AriaFailure.Invalid("billing_group_directive must be 0 or 1");
        }

        call.Did(ActionType.Account, "Billing group", "Billing group updated", "billing_group_no", group.No);
        return new JsonObject
        {
            ["billing_group_no_2"] = group.No,
            ["stmt_contact_no_2"] = group.StatementContactNo ?? account.ContactNo,
            ["billing_contact_info"] = Json.Rows(account.PaymentMethods.Where(method => method.IsEnabled && group.Uses(method)).Select(method => new JsonObject
            {
                ["payment_method_no"] = method.No,
                ["bill_contact_no"] = method.ContactNo ?? account.ContactNo,
            })),
        };
    }

    private static void Update(Call call, Account account, BillingGroup group)
    {
        var request = call.Request;
        group.Name = Clearing.Of(request, "billing_group_name", group.Name);
        group.Description = Clearing.Of(request, "billing_group_description", group.Description);
        group.NotifyMethod = NotifyMethods.Read(request, "notify_method") ?? group.NotifyMethod;
        if (request.Text("new_client_billing_group_id") is { } id)
            group.ClientId = account.BillingGroups.All(other => other == group || other.ClientId != id) ? id : throw new AriaFailure(ErrorCode.DuplicateEntry, $"new_client_billing_group_id {id} is in use");

        GroupPayment.Set(
            account,
            group,
            request,
            "primary_payment_method_no",
            "client_primary_payment_method_id",
            "backup_payment_method_no",
            "client_backup_payment_method_id");
        AddPrimaryMethod(call, account, group);
        SetContact(call, account, group);
        foreach (var row in request.Rows("master_plans_summary"))
            PlanEdit.Instance(account, row, PlanFields.Update).BillingGroupNo = group.No;
    }

    private static void AddPrimaryMethod(Call call, Account account, BillingGroup group)
    {
        if (call.Request.Long("pay_method_type") is not { } type)
            return;

        var method = PaymentDetails.Read(call.Request, type, call.Today);
        PaymentMethodBook.Add(call, account, method, call.Request.Text("client_payment_method_id"));
        method.Name = call.Request.Text("pay_method_name");
        method.Description = call.Request.Text("pay_method_description");
        if (ContactFields.Bill.AnyIn(call.Request))
            method.ContactNo = ContactBook.Write(call, account, null, ContactFields.Bill, call.Request);
        group.PrimaryMethodNo = method.No;
        GroupPayment.DemandTwoOfOneType(account, group);
    }

    private static void SetContact(Call call, Account account, BillingGroup group)
    {
        if (call.Request.Long("stmt_contact_no") is { } no)
            group.StatementContactNo = account.Contacts.Any(contact => contact.No == no) ? no : throw new AriaFailure(ErrorCode.ObjectNotFound, $"Contact not found: AriaNo ({no})");
        if (ContactFields.Statement.AnyIn(call.Request))
            group.StatementContactNo = ContactBook.Write(call, account, group.StatementContactNo, ContactFields.Statement, call.Request);
    }

    private static void Disable(Account account, BillingGroup group)
    {
        if (account.Instances.Any(instance => instance.ParentNo == null && instance.BillingGroupNo == group.No && !PlanStatus.IsEnded(instance.Status)))
            throw new AriaFailure(ErrorCode.ActionNotAllowed, "action not allowed: a master plan instance uses the billing group");
        group.IsEnabled = false;
    }
}
