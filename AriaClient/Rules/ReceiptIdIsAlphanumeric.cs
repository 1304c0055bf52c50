using System.Text.RegularExpressions;

namespace CrmAriaConnector.Aria;

internal sealed class ReceiptIdIsAlphanumeric : AriaRule<IReceipted>
{
    private static readonly Regex Allowed = new(@"\A[0-9A-Za-z]{1,50}\z", RegexOptions.CultureInvariant);

    public override string Demand => "A receipt id consists of 1 to 50 letters and digits.";

    public override string Source => "error 1012 in Aria's error pages; length from the API's release 19";

    protected override void Check(IReceipted request)
    {
        if (request.ClientReceiptId is { } receipt && !Allowed.IsMatch(receipt))
            throw Refuse("client_receipt_id", receipt, "A receipt id consists of 1 to 50 letters and digits. A GUID without dashes will do.");
    }
}
