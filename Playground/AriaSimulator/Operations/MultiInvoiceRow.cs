using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The money of a multi call: per billing group, per line, and per plan and service.</summary>
internal static class MultiInvoiceRow
{
    /// <summary>What a billing group is charged; a dry run leaves the invoice's number out.</summary>
    public static JsonObject Of(Call call, Account account, GroupResult result)
    {
        var totals = ChangeTotals.Of(result.Lines);
        var instances = account.Instances.Where(instance => result.Lines.Any(line => line.PlanInstanceNo == instance.No) && account.IsBilled(instance)).ToList();
        var monthly = instances.Sum(instance => Prices.PerPeriod(call.Work.Catalogue, account, instance, call.Today) / instance.IntervalMonths);
        var row = new JsonObject
        {
            ["billing_group_no"] = result.Group.No,
            ["client_billing_group_id"] = result.Group.ClientId,
            ["invoice_no"] = call.DoWrite ? result.Invoice?.No : null,
            ["invoice_charges_before_tax"] = Json.Amount(totals.Charges),
            ["invoice_tax_charges"] = Json.Amount(totals.Tax),
            ["invoice_charges_after_tax"] = Json.Amount(totals.Charges + totals.Tax),
            ["invoice_credit_before_tax"] = Json.Amount(totals.Credit),
            ["invoice_tax_credits"] = Json.Amount(totals.TaxCredit),
            ["invoice_credits"] = Json.Amount(totals.Credit + totals.TaxCredit),
            ["invoice_total_amount"] = Json.Amount(totals.Total),
            ["expectd_activation_fee"] = 0m,
            ["expectd_mthly_recurring_cost"] = Json.Amount(Money.Round(monthly, account.Currency)),
            ["expectd_annu_recurring_cost"] = Json.Amount(Money.Round(monthly * 12, account.Currency)),
            ["invoice_item_details"] = Json.Rows(result.Lines.Select((line, index) => Item(call, account, line, index + 1))),
        };
        ProcessorFields.Add(row, result.Collection.Processor);
        return row;
    }

    /// <summary>What the lines of one row come to, per plan and service.</summary>
    public static JsonArray Prorations(IReadOnlyList<InvoiceLine> lines)
    {
        var owners = lines.ToDictionary(line => line.Id);
        return Json.Rows(lines
            .GroupBy(line => line.LineType == LineType.Tax && line.OfLineId is { } taxed && owners.TryGetValue(taxed, out var owner) ? (owner.PlanNo, owner.ServiceNo) : (line.PlanNo, line.ServiceNo))
            .Select(group => Proration(group.First(line => line.LineType != LineType.Tax), [.. group])));
    }

    private static JsonObject Proration(InvoiceLine line, IReadOnlyList<InvoiceLine> lines)
    {
        var totals = ChangeTotals.Of(lines);
        return new JsonObject
        {
            ["plan_no"] = line.PlanNo,
            ["client_plan_id"] = line.ClientPlanId,
            ["service_no"] = line.ServiceNo,
            ["client_service_id"] = line.ClientServiceId,
            ["proration_result_total"] = Json.Amount(totals.Total),
            ["proration_amount"] = Json.Amount(totals.Charges),
            ["proration_tax_charges"] = Json.Amount(totals.Tax),
            ["proration_tax_credits"] = Json.Amount(totals.TaxCredit),
            ["proration_surcharge_amount"] = 0m,
            ["proration_credit_amount"] = Json.Amount(totals.Credit),
            ["proration_start_date"] = Json.Day(lines.Min(each => each.From)),
            ["proration_end_date"] = Json.Day(lines.Max(each => each.To)),
        };
    }

    private static JsonObject Item(Call call, Account account, InvoiceLine line, int number)
    {
        var instance = line.PlanInstanceNo is { } no ? account.Instance(no) : null;
        // A dry run does not name instances it would only create.
        var isKnown = call.DoWrite || (instance != null && call.Work.IsCommitted(account.AcctNo, instance.No));
        return new JsonObject
        {
            ["invoice_line_no"] = number,
            ["line_type"] = line.LineType,
            ["plan_no"] = line.PlanNo,
            ["client_plan_id"] = line.ClientPlanId,
            ["plan_name"] = line.PlanName,
            ["service_no"] = line.ServiceNo == 0 ? null : line.ServiceNo,
            ["client_service_id"] = line.ClientServiceId,
            ["service_name"] = line.ServiceName,
            ["service_is_tax_ind"] = Json.Flag(line.LineType == LineType.Tax),
            ["plan_instance_no"] = isKnown ? instance?.No : null,
            ["client_plan_instance_id"] = isKnown ? instance?.ClientId : null,
            ["line_units"] = Json.Amount(line.Units),
            ["rate_per_unit"] = Json.Amount(line.RatePerUnit),
            ["line_amount"] = Json.Amount(line.Amount),
            ["line_base_units"] = Json.Amount(line.BaseUnits),
            ["proration_factor"] = Json.Amount(line.Factor),
            ["line_description"] = line.Description,
            ["start_date_range"] = Json.Day(line.From),
            ["end_date_range"] = Json.Day(line.To),
            ["adv_billing_period_total_days"] = line.PeriodDays == 0 ? null : line.PeriodDays,
            ["rate_schedule_no"] = line.RateScheduleNo,
            ["rate_schedule_tier_no"] = line.TierNo,
            ["proration_text"] = line.ProrationText,
            ["proration_remaining_days"] = line.ProrationText == null ? null : line.Days,
        };
    }
}
