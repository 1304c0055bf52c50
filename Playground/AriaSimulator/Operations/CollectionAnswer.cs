using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Answers of operations whose very purpose is to collect: a decline fails the call and tells what the processor said.</summary>
internal static class CollectionAnswer
{
    public static JsonObject Of(Call call, CollectionResult result)
    {
        if (result.Failed)
            throw Failure(result);

        Note(call, result);
        var answer = new JsonObject { ["transaction_id"] = result.Payment?.TransactionId };
        ProcessorFields.Add(answer, result.Processor);
        return answer;
    }

    /// <summary>Puts a payment on the receipt of the call.</summary>
    public static void Note(Call call, CollectionResult result)
    {
        if (result.Payment is not { } payment)
            return;

        payment.ReceiptId = call.Request.Text("client_receipt_id");
        call.Did(ActionType.Payment, "Payment", "Electronic payment collected", "transaction_id", payment.TransactionId);
    }

    private static AriaFailure Failure(CollectionResult result)
    {
        var outputs = new JsonObject
        {
            ["collection_errors"] = Json.Rows([new JsonObject { ["collection_error_code"] = result.Code, ["collection_error_msg"] = result.Text }]),
        };
        ProcessorFields.Add(outputs, result.Processor);
        return new AriaFailure(result.Code, result.Text) { Outputs = outputs };
    }
}
