using System.Linq;

namespace CrmAriaConnector.Aria;

internal sealed class OneKindOfTarget : AriaRule<RecordExternalPaymentRequest>
{
    public override string Demand => "A recorded payment is applied to invoices, charges or master plan instances: one kind of them.";

    public override string Source => "guide of record_external_payment_m";

    protected override void Check(RecordExternalPaymentRequest request)
    {
        string[] targets = ["specific_charge_transaction_id", "invoice_no", "specific_master_plan_instances_list"];
        var given = targets.Where(request.Has).ToList();
        if (given.Count > 1)
            throw Refuse(given[1], request.Value(given[1]), $"Aria takes one kind of target; {given[0]} is given already.");
    }
}
