using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// What ordering answers: the cart with tax and totals, and the invoice when one was made. A collection that failed is
/// told as an invoicing error beside error_code 0, and the order stays billed (assumed; voiding it is a tenant's choice).
/// </summary>
internal static class OrderAnswer
{
    public static JsonObject Of(Call call, ChangeOutcome? outcome, string statementCode = "statement_error_cd")
    {
        var answer = new JsonObject
        {
            ["invoicing_error_code_2"] = outcome?.Collection.Code ?? 0,
            ["invoicing_error_msg"] = outcome?.Collection.Text ?? "OK",
            [statementCode] = 0,
            ["statement_error_msg"] = "OK",
        };
        if (call.DoWrite && outcome?.Invoice is { } invoice)
        {
            answer["invoice_no"] = invoice.No;
            answer["transaction_id"] = invoice.TransactionId;
            ProcessorFields.Add(answer, outcome.Collection.Processor);
            call.Did(ActionType.Invoice, "Invoice", "Invoice generated", "invoice_no", invoice.No);
            CollectionAnswer.Note(call, outcome.Collection);
        }

        return answer;
    }

    /// <summary>The sums over the cart.</summary>
    public static void AddTotals(JsonObject answer, IReadOnlyCollection<InvoiceLine> lines, string suffix = "")
    {
        var totals = ChangeTotals.Of(lines);
        answer["total_charges_before_tax" + suffix] = Json.Amount(totals.Charges);
        answer["total_tax_charges" + suffix] = Json.Amount(totals.Tax);
        answer["total_charges_after_tax" + suffix] = Json.Amount(totals.Charges + totals.Tax);
        answer["total_credit" + suffix] = Json.Amount(totals.Credit + totals.TaxCredit);
    }

    /// <summary>One row of the cart.</summary>
    public static JsonObject CartRow(IReadOnlyList<InvoiceLine> lines, InvoiceLine line) => new()
    {
        ["line_no"] = line.LineNo,
        ["service_no"] = line.ServiceNo,
        ["service_name"] = line.ServiceName,
        ["service_is_tax_ind"] = Json.Flag(line.LineType == LineType.Tax),
        ["line_units"] = Json.Amount(line.Units),
        ["rate_per_unit"] = Json.Amount(line.RatePerUnit),
        ["line_amount"] = Json.Amount(line.Amount),
        ["description"] = line.Description,
        ["date_range_start"] = Json.Day(line.From),
        ["date_range_end"] = Json.Day(line.To),
        ["plan_name"] = line.PlanName,
        ["client_service_id"] = line.ClientServiceId,
        ["ref_charge_line_no"] = line.LineType == LineType.Tax ? lines.FirstOrDefault(charge => charge.Id == line.OfLineId)?.LineNo : null,
    };

    /// <summary>The cart and its taxes as create_order_m and update_order_m answer them.</summary>
    public static void AddCart(JsonObject answer, IReadOnlyList<InvoiceLine> lines)
    {
        answer["cart_invoice_line_items"] = Json.Rows(lines.Select(line => CartRow(lines, line)));
        AddTotals(answer, lines);
    }

    public static void Number(IReadOnlyList<InvoiceLine> lines)
    {
        for (var index = 0; index < lines.Count; index++)
            lines[index].LineNo = index + 1;
    }
}
