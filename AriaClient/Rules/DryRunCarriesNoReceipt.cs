namespace CrmAriaConnector.Aria;

internal sealed class DryRunCarriesNoReceipt : AriaRule<IDryRun>
{
    public override string Demand => "A dry run carries no receipt id.";

    public override string Source => "assumed: whether a dry run uses a receipt id up is documented nowhere, so none is risked";

    protected override void Check(IDryRun request)
    {
        if (request is { DoWrite: false } and IReceipted { ClientReceiptId: { } receipt })
            throw Refuse("client_receipt_id", receipt, "A dry run carries no receipt id. Leave it out until the change is really sent.");
    }
}
