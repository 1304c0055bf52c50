using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Adds a payment method, or replaces one: new details make a new method, the billing groups move to it, and the old one
/// is disabled for good unless the call keeps it. Without new details only name, description and contact change.
/// A decline leaves everything on the old method (assumed).
/// </summary>
internal sealed class UpdatePaymentMethod : IOperation
{
    public string Name => "update_payment_method_m";

    public string Summary => "add, replace, disable; contact; do_collect; authorisation when cc_auth_amount is given";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>(
    [
        "acct_no", "client_acct_id", "payment_method_no", "client_payment_method_id", "new_client_payment_method_id", "disabled_ind",
        "bill_contact_no", "pay_method_name", "pay_method_description", "pay_method_type", "do_collect", "client_receipt_id", "cc_auth_amount",
        "disable_existing_on_update", "recurring_processing_model_ind", .. ContactFields.Bill.Names, .. PaymentDetails.Names,
    ]);

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var existing = Existing(account, call.Request);
        if (Indicator.Read(call.Request, "disabled_ind", absent: false))
        {
            var unwanted = existing ?? throw AriaFailure.Missing("payment_method_no");
            PaymentMethodBook.CheckUnused(account, unwanted);
            PaymentMethodBook.Disable(call, unwanted);
            return Answer(call, account, unwanted, []);
        }

        if (existing is { IsEnabled: false })
            throw new AriaFailure(ErrorCode.InvalidPayMethod, "invalid payment method: it is disabled and cannot be enabled again");

        var method = New(call, account, existing) ?? existing ?? throw AriaFailure.Missing("pay_method_type");
        Describe(call, account, method, existing);
        var collected = call.Request.Flag("do_collect", absent: false) ? Collect(call, account, method, existing) : [];
        if (method != existing && existing != null && !collected.Any(result => result.Result.Failed))
            PaymentMethodBook.Replace(call, account, existing, method, call.Request.Flag("disable_existing_on_update", absent: true));
        return Answer(call, account, method, collected);
    }

    /// <summary>The method to change. An id nobody has becomes the id of the new method when the call brings one.</summary>
    private static PaymentMethod? Existing(Account account, AriaRow request)
    {
        var names = request.Has("payment_method_no") || !request.Has("pay_method_type");
        var id = request.Text("client_payment_method_id");
        return names ? PaymentMethodBook.Find(account, request) : account.PaymentMethods.FirstOrDefault(method => method.ClientId != null && method.ClientId == id);
    }

    private static PaymentMethod? New(Call call, Account account, PaymentMethod? existing)
    {
        if (call.Request.Long("pay_method_type") is not { } type)
            return PaymentDetails.AnyIn(call.Request) ? throw AriaFailure.Missing("pay_method_type") : null;

        var method = PaymentDetails.Read(call.Request, type, call.Today);
        if (call.Request.Real("cc_auth_amount") > 0 && Processor.Charge(call.Work.Books, method, call.Today) is { Approved: false } refusal)
        {
            throw new AriaFailure(ErrorCode.AuthorizationFailed, "credit card authorization failed")
            {
                Outputs = new JsonObject { ["collection_info"] = Json.Rows([Refused(refusal)]) },
            };
        }

        var clientId = call.Request.Text("new_client_payment_method_id") ?? (existing == null ? call.Request.Text("client_payment_method_id") : null);
        PaymentMethodBook.Add(call, account, method, clientId);
        return method;
    }

    private static void Describe(Call call, Account account, PaymentMethod method, PaymentMethod? existing)
    {
        method.Name = Clearing.Of(call.Request, "pay_method_name", method.Name ?? existing?.Name);
        method.Description = Clearing.Of(call.Request, "pay_method_description", method.Description ?? existing?.Description);
        method.ContactNo ??= existing?.ContactNo;
        if (call.Request.Long("bill_contact_no") is { } no)
            method.ContactNo = account.Contacts.Any(contact => contact.No == no) ? no : throw new AriaFailure(ErrorCode.ObjectNotFound, $"Contact not found: AriaNo ({no})");
        if (ContactFields.Bill.AnyIn(call.Request))
            method.ContactNo = ContactBook.Write(call, account, method.ContactNo, ContactFields.Bill, call.Request);
    }

    private static List<(BillingGroup Group, CollectionResult Result)> Collect(Call call, Account account, PaymentMethod method, PaymentMethod? existing)
    {
        var results = new List<(BillingGroup, CollectionResult)>();
        foreach (var group in account.BillingGroups.Where(group => group.Uses(existing ?? method)))
        {
            var owed = Collections.OwedBy(account, group);
            if (owed > 0)
                results.Add((group, Collections.Charge(call.Work.Books, account, method, owed, null, call.Today)));
        }

        return results;
    }

    private static JsonObject Refused(ProcessorAnswer said)
    {
        var row = new JsonObject { ["collection_error_code"] = ErrorCode.AuthorizationFailed, ["collection_error_msg"] = "credit card authorization failed" };
        ProcessorFields.Add(row, said);
        return row;
    }

    private static JsonObject Answer(Call call, Account account, PaymentMethod method, List<(BillingGroup Group, CollectionResult Result)> collected)
    {
        call.Did(ActionType.PaymentMethod, "Payment method", "Payment method updated", "payment_method_no", method.No);
        foreach (var (_, result) in collected)
            CollectionAnswer.Note(call, result);
        return new JsonObject
        {
            ["seq_no"] = method.No,
            ["bill_contact_no_2"] = method.ContactNo ?? account.ContactNo,
            ["collection_info"] = Json.Rows(collected.Select(one =>
            {
                var row = new JsonObject
                {
                    ["collection_error_code"] = one.Result.Code,
                    ["collection_error_msg"] = one.Result.Text,
                    ["bill_group_no"] = one.Group.No,
                    ["client_bill_group_id"] = one.Group.ClientId,
                };
                ProcessorFields.Add(row, one.Result.Processor);
                return row;
            })),
        };
    }
}
