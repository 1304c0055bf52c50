using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The lines of one invoice.</summary>
internal sealed class GetInvoiceDetails : IOperation
{
    public string Name => "get_invoice_details_m";

    public string Summary => "lines of an invoice, also of a pending one; of one master; tax details";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "acct_no", "client_acct_id", "invoice_no", "master_plan_instance_no", "client_master_plan_instance_id" };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var invoiceNo = call.Request.Long("invoice_no");
        var pending = account.PendingInvoices.Select(pending => pending.Invoice).FirstOrDefault(invoice => invoice.No == invoiceNo);
        var invoice = pending ?? account.Invoices.FirstOrDefault(invoice => invoice.No == invoiceNo)
            ?? throw new AriaFailure(ErrorCode.InvoiceNotFound, string.Create(CultureInfo.InvariantCulture, $"invoice does not exist: {invoiceNo}"));
        var group = account.BillingGroups.First(group => group.No == invoice.BillingGroupNo);
        var named = Call.Instance(account, call.Request, "master_plan_instance_no", "client_master_plan_instance_id");
        var lines = named == null ? invoice.Lines : invoice.Lines.Where(line => MasterOf(account, invoice, line) == account.MasterOf(named)).ToList();
        if (lines.Count == 0)
            throw new AriaFailure(ErrorCode.NoLineItems, "no line items provided");
        return new JsonObject
        {
            ["invoice_line_details"] = Json.Rows(lines.Select(line => Line(account, invoice, line))),
            ["tax_details"] = Json.Rows(lines.Where(line => line.LineType == LineType.Tax).Select((line, index) => TaxDetail.Of(invoice.Lines, line, index + 1))),
            ["invoice_type_cd"] = invoice.TypeCode,
            ["from_date"] = Json.Day(invoice.Lines.Min(line => line.From)),
            ["to_date"] = Json.Day(invoice.Lines.Max(line => line.To)),
            ["client_billing_group_no"] = group.ClientId,
            ["is_pending_ind_2"] = Json.Flag(pending != null),
            ["billing_group_no_2"] = group.No,
        };
    }

    private static JsonObject Line(Account account, Invoice invoice, InvoiceLine line)
    {
        var instance = line.PlanInstanceNo is { } no ? account.Instance(no) : null;
        var master = MasterOf(account, invoice, line);
        return new JsonObject
        {
            ["line_no"] = line.LineNo,
            ["line_type"] = line.LineType,
            ["service_no"] = line.ServiceNo == 0 ? null : line.ServiceNo,
            ["service_name"] = line.ServiceName,
            ["client_service_id"] = line.ClientServiceId,
            ["units"] = Json.Amount(line.Units),
            ["base_plan_units"] = Json.Amount(line.BaseUnits),
            ["rate_per_unit"] = Json.Amount(line.RatePerUnit),
            ["amount"] = Json.Amount(line.Amount),
            ["description"] = line.Description,
            ["date_range_start"] = Json.Day(line.From),
            ["date_range_end"] = Json.Day(line.To),
            ["plan_no"] = line.PlanNo,
            ["plan_name"] = line.PlanName,
            ["client_plan_id"] = line.ClientPlanId,
            ["proration_factor"] = Json.Amount(line.Factor),
            ["proration_text"] = line.ProrationText,
            ["proration_remaining_days"] = line.ProrationText == null ? null : line.Days,
            ["adv_billing_period_total_days"] = line.PeriodDays == 0 ? null : line.PeriodDays,
            ["rate_schedule_no"] = line.RateScheduleNo,
            ["rate_schedule_tier_no"] = line.TierNo,
            ["plan_instance_no"] = instance?.No,
            ["client_plan_instance_id"] = instance?.ClientId,
            ["client_sku"] = line.Sku,
            ["order_no"] = line.OrderNo,
            ["item_no"] = line.ItemNo,
            ["credit_coupon_code"] = line.CouponCode,
            ["tax_related_ind"] = Json.Flag(line.LineType == LineType.Tax),
            ["client_acct_id"] = account.ClientAcctId,
            ["master_plan_instance_no"] = master.No,
            ["client_mp_instance_id"] = master.ClientId,
            ["invoice_transaction_id"] = invoice.TransactionId,
        };
    }

    private static PlanInstance MasterOf(Account account, Invoice invoice, InvoiceLine line) =>
        line.PlanInstanceNo is { } no ? account.MasterOf(account.Instance(no)!) : account.Instance(invoice.MasterInstanceNo)!;
}
