using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.Plugins.Previews;

/// <summary>The sums of a set of lines. Credits is positive; Total = Charges + Tax − Credits.</summary>
internal sealed record Totals
{
    public decimal Charges { get; init; }

    /// <summary>Tax less tax credited.</summary>
    public decimal Tax { get; init; }

    public decimal Credits { get; init; }

    public decimal Total { get; init; }

    public static Totals Of(IReadOnlyCollection<MoneyLine> lines)
    {
        var charges = lines.Where(line => line.Type is LineType.Charge or LineType.Other).Sum(line => line.Amount);
        var tax = lines.Where(line => line.Type is LineType.Tax or LineType.TaxCredit).Sum(line => line.Amount);
        var credits = -lines.Where(line => line.Type is LineType.Credit).Sum(line => line.Amount);
        return new Totals { Charges = charges, Tax = tax, Credits = credits, Total = charges + tax - credits };
    }
}
