using System.Linq;

namespace CrmAriaConnector.Aria;

internal sealed class BankCodesAreWellFormed : AriaRule
{
    public override string Demand => "A SWIFT code has 8 or 11 letters and digits, a bank id at most 10 digits.";

    public override string Source => "errors 6029 and 6032";

    public override void Check(AriaRequest request)
    {
        foreach (var bank in request.Holders("bank_swift_cd"))
            if (bank.Text("bank_swift_cd") is { Length: > 0 } swift && (swift.Length is not (8 or 11) || !swift.All(char.IsLetterOrDigit)))
                throw Refuse("bank_swift_cd", $"{swift.Length} characters", "A SWIFT code consists of 8 or 11 letters and digits. Check it.");
        foreach (var bank in request.Holders("bank_id_cd"))
            if (bank.Text("bank_id_cd") is { Length: > 0 } id && (id.Length > 10 || !id.All(char.IsDigit)))
                throw Refuse("bank_id_cd", $"{id.Length} characters", "A bank id is a number of at most 10 digits. Check it.");
    }
}
