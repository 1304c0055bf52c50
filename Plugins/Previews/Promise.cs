using System.Collections.Generic;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Intents;

namespace CrmAriaConnector.Plugins.Previews;

/// <summary>What the representative was shown before confirming: the change, its lines, its sums, and what to mind.</summary>
internal sealed record Promise
{
    public string? Currency { get; init; }

    /// <summary>False: the figures were computed by the connector, Aria gave none.</summary>
    public bool ConfirmedByAria { get; init; }

    /// <summary>Aria's own date when the preview was made.</summary>
    public AriaDate BillingDay { get; init; }

    /// <summary>The day the change takes effect; null where it is not known.</summary>
    public AriaDate? EffectiveDate { get; init; }

    public When When { get; init; }

    /// <summary>The rule that applies, with the company's own resolved where it is known.</summary>
    public Proration Proration { get; init; }

    public bool ProrationIsCompanyDefault { get; init; }

    public PlanName Plan { get; init; } = new();

    public PlanTerms Before { get; init; } = new();

    public PlanTerms After { get; init; } = new();

    /// <summary>Null: Aria gave none and nothing could be computed.</summary>
    public IReadOnlyList<MoneyLine>? Lines { get; init; }

    public Totals? Totals { get; init; }

    public MoneySummary Money { get; init; } = new();

    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>True where the lines are Aria's own: they show a change of the plan by themselves.</summary>
    public bool HasLinesOfAria => ConfirmedByAria && Lines is { Count: > 0 };
}

internal sealed record PlanName
{
    public string InstanceNo { get; init; } = "";

    public string? Name { get; init; }
}

/// <summary>What a plan instance has, before or after.</summary>
internal sealed record PlanTerms
{
    public decimal? Units { get; init; }

    public string? RateScheduleNo { get; init; }

    public string? RateScheduleName { get; init; }

    /// <summary>The recurring price of one billing period; null where it could not be computed.</summary>
    public decimal? RecurringAmount { get; init; }
}

/// <summary>The three figures of the sentences read to the customer.</summary>
internal sealed record MoneySummary
{
    /// <summary>The day of the first invoice the change causes; null where it causes none of its own.</summary>
    public AriaDate? PayOn { get; init; }

    /// <summary>Null where the amount is not known; negative for money back.</summary>
    public decimal? PayAmount { get; init; }

    /// <summary>The day the new price is billed for a whole period for the first time.</summary>
    public AriaDate? FullFrom { get; init; }

    /// <summary>The price of that whole period, before tax.</summary>
    public decimal? FullAmount { get; init; }

    public int? IntervalMonths { get; init; }
}

internal sealed record Warning
{
    public string Code { get; init; } = "";

    public string Text { get; init; } = "";

    public static Warning Of(string code, string text) => new() { Code = code, Text = text };
}
