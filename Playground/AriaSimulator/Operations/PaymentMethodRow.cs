using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>A stored payment method as answers show it: never more than the last digits.</summary>
internal static class PaymentMethodRow
{
    public static JsonObject Of(Account account, PaymentMethod method)
    {
        var row = new JsonObject
        {
            ["payment_method_no"] = method.No,
            ["pay_method_name"] = method.Name,
            ["client_payment_method_id"] = method.ClientId,
            ["pay_method_description"] = method.Description,
            ["pay_method_type"] = method.Type,
            ["suffix"] = method.Suffix,
            ["cc_expire_mm"] = method.ExpireMonth,
            ["cc_expire_yyyy"] = method.ExpireYear,
            ["cc_type"] = method.CardBrandName,
            ["bank_routing_num"] = method.Bank.RoutingNo,
            ["bill_agreement_id"] = method.Token,
            ["bank_swift_cd"] = method.Bank.SwiftCode,
            ["bank_country_cd"] = method.Bank.Country,
            ["mandate_id"] = method.Bank.MandateId,
            ["bank_id_cd"] = method.Bank.BankId,
            ["bank_branch_cd"] = method.Bank.BranchId,
        };
        ContactFields.Bill.Write(account.ContactWith(method.ContactNo ?? account.ContactNo), row);
        return row;
    }
}
