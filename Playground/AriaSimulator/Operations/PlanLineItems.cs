using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The lines of a change and their sums, as plan-changing operations answer them.</summary>
internal static class PlanLineItems
{
    public static JsonArray Rows(IEnumerable<InvoiceLine> lines) => Json.Rows(lines.Select(line => new JsonObject
    {
        ["line_no"] = line.LineNo,
        ["line_type"] = line.LineType,
        ["service_no"] = line.ServiceNo,
        ["service_name"] = line.ServiceName,
        ["line_units"] = Json.Amount(line.Units),
        ["rate_per_unit"] = Json.Amount(line.RatePerUnit),
        ["line_amount"] = Json.Amount(line.Amount),
        ["line_base_units"] = Json.Amount(line.BaseUnits),
        ["proration_factor"] = Json.Amount(line.Factor),
        ["description"] = line.Description,
        ["date_range_start"] = Json.Day(line.From),
        ["date_range_end"] = Json.Day(line.To),
        ["plan_no"] = line.PlanNo,
        ["plan_name"] = line.PlanName,
        ["client_service_id"] = line.ClientServiceId,
        ["client_plan_id"] = line.ClientPlanId,
    }));
}

/// <summary>The sums over a change's lines; credits are positive.</summary>
internal sealed record ChangeTotals(decimal Charges, decimal Tax, decimal Credit, decimal TaxCredit)
{
    public decimal Total => Charges + Tax - Credit - TaxCredit;

    public static ChangeTotals Of(IReadOnlyCollection<InvoiceLine> lines)
    {
        var taxes = lines.Where(line => line.LineType == LineType.Tax).ToList();
        var others = lines.Where(line => line.LineType != LineType.Tax).ToList();
        return new ChangeTotals(
            others.Where(line => line.LineType != LineType.Credit).Sum(line => line.Amount),
            taxes.Where(line => line.Amount > 0).Sum(line => line.Amount),
            -others.Where(line => line.LineType == LineType.Credit).Sum(line => line.Amount),
            -taxes.Where(line => line.Amount < 0).Sum(line => line.Amount));
    }

    public void Add(JsonObject answer)
    {
        answer["total_charges_before_tax"] = Json.Amount(Charges);
        answer["total_tax_charges"] = Json.Amount(Tax);
        answer["total_charges_after_tax"] = Json.Amount(Charges + Tax);
        answer["total_credit"] = Json.Amount(Credit + TaxCredit);
        answer["total_tax_credit"] = Json.Amount(TaxCredit);
        answer["total_credit_before_tax"] = Json.Amount(Credit);
        answer["total"] = Json.Amount(Total);
        answer["proration_result_amount"] = Json.Amount(Total);
        answer["proration_tax_amount"] = Json.Amount(TaxCredit);
        answer["proration_credit_result_amount"] = Json.Amount(Credit + TaxCredit);
        answer["proration_credit_amount"] = Json.Amount(Credit);
    }
}
