using System.Collections.Generic;
using CrmAriaConnector.Plugins.Previews;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>What Aria answered to a change it carried out.</summary>
internal sealed record SentChange
{
    /// <summary>The lines billed; null where nothing was billed now or Aria gave none.</summary>
    public IReadOnlyList<MoneyLine>? Lines { get; init; }

    public Totals? Totals { get; init; }

    public string? InvoiceNo { get; init; }

    public string? QueueId { get; init; }

    /// <summary>What was billed is not what was promised.</summary>
    public bool Differs { get; init; }

    public Payment Payment { get; init; }

    /// <summary>What failed beside the change itself, for instance collecting the payment; empty when nothing did.</summary>
    public string Remark { get; init; } = "";
}
