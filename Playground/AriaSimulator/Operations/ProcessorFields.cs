using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The proc_ fields: what the payment processor said.</summary>
internal static class ProcessorFields
{
    public static void Add(JsonObject answer, ProcessorAnswer? said)
    {
        if (said == null)
            return;

        answer["proc_status_code"] = said.StatusCode;
        answer["proc_status_text"] = said.StatusText;
        if (!said.Approved)
            return;

        answer["proc_cvv_response"] = "M";
        answer["proc_avs_response"] = "Y";
        answer["proc_payment_id"] = said.PaymentId;
        answer["proc_auth_code"] = said.AuthCode;
    }
}
