using System.Linq;

namespace CrmAriaConnector.Aria;

internal sealed class ReceiptIdIsAlphanumeric : AriaRule<IReceipted>
{
    private const int LongestReceipt = 50;

    public override string Demand => "A receipt id consists of 1 to 50 letters and digits.";

    public override string Source => "error 1012 in Aria's error pages; length from the API's release 19";

    public override bool ConcernsReads => true;

    protected override void Check(IReceipted request)
    {
        if (request.ClientReceiptId is { } receipt && (receipt.Length is 0 or > LongestReceipt || !receipt.All(IsLetterOrDigit)))
            throw Refuse("client_receipt_id", receipt, "A receipt id consists of 1 to 50 letters and digits. A GUID without dashes will do.");
    }

    private static bool IsLetterOrDigit(char character) => character is >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z';
}
