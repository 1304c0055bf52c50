using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The stored payment methods of an account and the terms its billing groups are on.</summary>
internal sealed class GetAcctPaymentMethodsAndTerms : IOperation
{
    private const long Terms = 1;
    private const long Methods = 2;
    private const long Both = 3;

    public string Name => "get_acct_payment_methods_and_terms_m";

    public string Summary => "stored methods (last digits only) and terms, by status and kind";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "payment_method_no", "filter_status", "payments_returned",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var status = call.Request.Long("filter_status") ?? 2;
        if (status is < 0 or > 2)
            throw AriaFailure.Invalid("filter_status must be 0, 1 or 2");
        var wanted = call.Request.Long("payments_returned") ?? Both;
        if (wanted is < Terms or > Both)
            throw AriaFailure.Invalid("payments_returned must be 1, 2 or 3");
        var no = call.Request.Long("payment_method_no");
        if (no != null && account.PaymentMethod(no.Value) == null)
            throw new AriaFailure(ErrorCode.UnknownPaymentMethodNo, $"payment method {no} is not on the account");

        var answer = new JsonObject();
        if (wanted != Terms)
        {
            answer["account_payment_methods"] = Json.Rows(account.PaymentMethods
                .Where(method => (no == null || method.No == no) && (status == 2 || method.IsEnabled == (status == 1)))
                .Select(method => Row(account, method)));
        }

        if (wanted != Methods)
        {
            answer["account_payment_terms"] = Json.Rows(account.BillingGroups
                .Select(group => group.Terms).OfType<PaymentTerms>().Distinct()
                .Select(terms => new JsonObject
                {
                    ["payment_terms_type"] = "Net Terms",
                    ["payment_terms_name"] = terms.Name,
                    ["payment_terms_no"] = terms.No,
                }));
        }

        return answer;
    }

    private static JsonObject Row(Account account, PaymentMethod method)
    {
        var row = PaymentMethodRow.Of(account, method);
        row["status"] = Json.Flag(method.IsEnabled);
        row["persistent_ind"] = Json.Flag(method.IsPersistent);
        row["from_date"] = Json.Day(method.From);
        row["to_date"] = Json.Day(method.To);
        row["bill_info_api_receipt_id"] = method.ReceiptId;
        return row;
    }
}
