using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Plugins.Previews;

internal enum LineType
{
    Charge,
    Credit,
    Tax,
    TaxCredit,
    Other,
}

/// <summary>
/// One line of an invoice, promised or made. The amount of a Credit and of a TaxCredit is negative, so that the lines
/// add up to the total; the rate per unit is a price and never negative.
/// </summary>
internal sealed record MoneyLine
{
    public int LineNo { get; init; }

    public LineType Type { get; init; }

    public string? ServiceNo { get; init; }

    public string? Service { get; init; }

    public string? Description { get; init; }

    /// <summary>First day the line covers.</summary>
    public AriaDate? From { get; init; }

    /// <summary>Last day the line covers.</summary>
    public AriaDate? To { get; init; }

    /// <summary>Days covered, both ends counted.</summary>
    public int? Days { get; init; }

    /// <summary>Days of the whole billing period the covered days are part of.</summary>
    public int? PeriodDays { get; init; }

    /// <summary>Units billed: base units × factor.</summary>
    public decimal? Units { get; init; }

    public decimal? BaseUnits { get; init; }

    /// <summary>The part of the period billed, 0 to 1.</summary>
    public decimal? Factor { get; init; }

    public decimal? RatePerUnit { get; init; }

    public decimal Amount { get; init; }
}
