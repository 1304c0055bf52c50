using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The invoice_info rows some writes answer with.</summary>
internal static class InvoiceInfo
{
    /// <summary>One row per invoice. A dry run leaves the invoice's number out, and that of an instance it would only create.</summary>
    public static JsonArray Rows(Account account, IEnumerable<Invoice> invoices, bool invoiceExists, bool instanceExists) =>
        Json.Rows(invoices.Select(invoice => Row(account, invoice, invoiceExists, instanceExists)));

    private static JsonObject Row(Account account, Invoice invoice, bool invoiceExists, bool instanceExists)
    {
        var totals = ChangeTotals.Of(invoice.Lines);
        return new JsonObject
        {
            ["invoice_no"] = invoiceExists ? invoice.No : null,
            ["billing_group_no"] = instanceExists ? invoice.BillingGroupNo : null,
            ["client_plan_instance_id"] = account.Instance(invoice.MasterInstanceNo)?.ClientId,
            ["invoice_charges_before_tax"] = Json.Amount(totals.Charges),
            ["invoice_tax_charges"] = Json.Amount(totals.Tax),
            ["invoice_charges_after_tax"] = Json.Amount(totals.Charges + totals.Tax),
            ["invoice_credit_amount"] = Json.Amount(totals.Credit + totals.TaxCredit),
            ["invoice_total_amount"] = Json.Amount(totals.Total),
            ["total_credit"] = Json.Amount(totals.Credit + totals.TaxCredit),
            ["total_tax_credit"] = Json.Amount(totals.TaxCredit),
            ["total_credit_before_tax"] = Json.Amount(totals.Credit),
            ["total"] = Json.Amount(totals.Total),
            ["invoice_items"] = Json.Rows(invoice.Lines.Select(line => Item(account, line, instanceExists))),
        };
    }

    private static JsonObject Item(Account account, InvoiceLine line, bool instanceExists) => new()
    {
        ["invoice_line_no"] = line.LineNo,
        ["plan_no"] = line.PlanNo,
        ["client_plan_id"] = line.ClientPlanId,
        ["plan_instance_no"] = instanceExists ? line.PlanInstanceNo : null,
        ["client_plan_instance_id"] = line.PlanInstanceNo is { } no ? account.Instance(no)?.ClientId : null,
        ["plan_name"] = line.PlanName,
        ["service_no"] = line.ServiceNo == 0 ? null : line.ServiceNo,
        ["client_service_id"] = line.ClientServiceId,
        ["service_name"] = line.ServiceName,
        ["units"] = Json.Amount(line.Units),
        ["rate_per_unit"] = Json.Amount(line.RatePerUnit),
        ["line_amount"] = Json.Amount(line.Amount),
        ["line_description"] = line.Description,
        ["start_date_range"] = Json.Day(line.From),
        ["end_date_range"] = Json.Day(line.To),
        ["line_type"] = line.LineType,
        ["base_plan_units"] = Json.Amount(line.BaseUnits),
        ["proration_factor"] = Json.Amount(line.Factor),
        ["proration_text"] = line.ProrationText,
        ["proration_remaining_days"] = line.ProrationText == null ? null : line.Days,
        ["adv_billing_period_total_days"] = line.PeriodDays == 0 ? null : line.PeriodDays,
        ["rate_schedule_no"] = line.RateScheduleNo,
        ["rate_schedule_tier_no"] = line.TierNo,
    };
}
