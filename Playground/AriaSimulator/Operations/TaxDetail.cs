using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>A tax_details row: which line is the tax, which one it taxes, at what rate. The simulated tax is a state's.</summary>
internal static class TaxDetail
{
    private const int State = 1;

    public static JsonObject Of(IReadOnlyList<InvoiceLine> lines, InvoiceLine tax, int number) => new()
    {
        ["tax_detail_line"] = number,
        ["seq_num"] = tax.LineNo,
        ["taxed_seq_num"] = lines.FirstOrDefault(line => line.Id == tax.OfLineId)?.LineNo,
        ["debit"] = Json.Amount(tax.Amount),
        ["tax_authority_level"] = State,
        ["tax_rate"] = Json.Amount(tax.TaxRate),
        ["orig_was_tax_inclusive"] = 0,
        ["tax_srv_tax_type_desc"] = tax.ServiceName,
    };
}
