using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Approves a pending invoice (and collects only that), discards it, or makes it anew. Which number means which is assumed.</summary>
internal sealed class ManagePendingInvoice : IOperation
{
    private const long Approve = 1;
    private const long Discard = 2;
    private const long Regenerate = 3;

    public string Name => "manage_pending_invoice_m";

    public string Summary => "approve and collect, discard, regenerate; 3015, 5022, 1039";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>(
    [
        "invoice_no", "acct_no", "client_acct_id", "master_plan_instance_no", "client_master_plan_instance_id", "action_directive",
        "alt_collect_on_approve", "alt_send_statement_on_approve", "client_receipt_id", "recurring_processing_model_ind", .. AlternatePayment.Names,
    ]);

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = Account(call);
        var pending = Pending(call, account);
        var group = account.BillingGroups.First(group => group.No == pending.Invoice.BillingGroupNo);
        var answer = new JsonObject
        {
            ["acct_no"] = account.AcctNo,
            ["client_acct_id"] = account.ClientAcctId,
            ["billing_group_no"] = group.No,
            ["client_billing_group_id"] = group.ClientId,
        };
        switch (call.Request.Long("action_directive") ?? Approve)
        {
            case Approve:
                Collect(call, account, pending, answer);
                call.Did(ActionType.Invoice, "Invoice", "Pending invoice approved", "invoice_no", pending.Invoice.No);
                break;
            case Discard:
                PendingInvoices.Discard(account, pending);
                call.Did(ActionType.PendingInvoice, "Pending invoice", "Pending invoice discarded", "invoice_no", pending.Invoice.No);
                break;
            case Regenerate:
                PendingInvoices.Discard(account, pending);
                Biller.BillDue(call.Work.Books, account, call.Today);
                var renewed = account.Pending(group.No)?.Invoice.No;
                answer["new_invoice_no"] = renewed;
                call.Did(ActionType.PendingInvoice, "Pending invoice", "Pending invoice regenerated", "invoice_no", renewed ?? pending.Invoice.No);
                break;
            default:
                throw new AriaFailure(ErrorCode.InvalidActionDirective, "invalid action directive: it must be 1, 2 or 3");
        }

        return answer;
    }

    private static Account Account(Call call)
    {
        if (call.Request.Has("acct_no") || call.Request.Has("client_acct_id"))
            return call.EditAccount();

        var number = call.Request.Long("invoice_no") ?? throw AriaFailure.Missing("invoice_no");
        var owner = call.Work.Accounts.FirstOrDefault(account => account.PendingInvoices.Any(pending => pending.Invoice.No == number)) ?? throw Unknown();
        call.ReceiptAccount = owner.AcctNo;
        return call.Work.Change(owner.AcctNo);
    }

    private static PendingInvoice Pending(Call call, Account account)
    {
        if (call.Request.Long("invoice_no") is { } number)
            return account.PendingInvoices.FirstOrDefault(pending => pending.Invoice.No == number) ?? throw Unknown();

        var master = Call.Instance(account, call.Request, "master_plan_instance_no", "client_master_plan_instance_id");
        return account.PendingInvoices.FirstOrDefault(pending => master == null || PaymentTargets.IsOf(account, pending.Invoice, master))
            ?? throw new AriaFailure(ErrorCode.NoPendingInvoice, "there is no pending invoice");
    }

    private static AriaFailure Unknown() => new(ErrorCode.InvalidPendingInvoice, "invalid pending invoice number");

    private static void Collect(Call call, Account account, PendingInvoice pending, JsonObject answer)
    {
        _ = call.Request.Flag("alt_send_statement_on_approve", absent: true);
        PendingInvoices.Post(call.Work.Books, account, pending, call.Today);
        var result = call.Request.Flag("alt_collect_on_approve", absent: true) ? Collected(call, account, pending.Invoice) : CollectionResult.Ok;
        CollectionAnswer.Note(call, result);
        answer["collection_error_code"] = result.Code;
        answer["collection_error_msg"] = result.Text;
        answer["statement_error_code"] = 0;
        answer["statement_error_msg"] = "OK";
        ProcessorFields.Add(answer, result.Processor);
        if (result.Failed)
            answer["collection_errors"] = Json.Rows([new JsonObject { ["collection_error_code"] = result.Code, ["collection_error_msg"] = result.Text }]);
    }

    private static CollectionResult Collected(Call call, Account account, Invoice invoice)
    {
        if (AlternatePayment.Read(call) is not { } alternate)
            return Collections.OfChange(call.Work.Books, account, invoice, call.Today);

        var open = Balances.Open(account)[invoice.No];
        return open <= 0 ? CollectionResult.Ok : Collections.Charge(call.Work.Books, account, alternate, open, [invoice.No], call.Today);
    }
}
