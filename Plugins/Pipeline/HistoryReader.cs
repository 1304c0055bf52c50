using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Readings;
using CrmAriaConnector.Plugins.Rows;
using CrmAriaConnector.Plugins.Settings;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>
/// Reads statements and orders beside the figures of an account. A tenant's key may not call these operations, and Aria
/// may be slow: what cannot be read is told in words and costs nothing else.
/// </summary>
internal sealed class HistoryReader(CallContext call, BillingReader billing, Guid linkId, string acctNo, DateTime started)
{
    private readonly List<string> _notRead = [];

    /// <summary>What could not be read; empty when all was.</summary>
    public string NotRead => string.Join(" ", _notRead);

    /// <summary>The recent statements, and as far back as one that CRM shows as unpaid.</summary>
    public History? Statements(AriaDate today) => Read("Statements", () =>
    {
        var since = call.System
            .Query(StatementRow.Table, [HistoryRow.CreateDate], (HistoryRow.Link, linkId), (StatementRow.IsPaid, false), (HistoryRow.IsWithdrawn, false))
            .Select(row => row.Day(HistoryRow.CreateDate))
            .Concat([today.AddMonths(-PipelineSettings.StatementMonths)])
            .Min()!.Value.AddDays(-1);
        return new History(billing.Statements(acctNo, since).Select(StatementRow.Figures).ToList(), since);
    });

    /// <summary>The newest orders.</summary>
    public History? Orders() => Read("Orders", () =>
    {
        var orders = billing.Orders(acctNo, PipelineSettings.NewestOrders);
        return new History(orders.Select(OrderRow.Figures).ToList(), orders.Count < PipelineSettings.NewestOrders ? null : orders.Min(order => order.CreateDate));
    });

    private History? Read(string what, Func<History> read)
    {
        if (call.UtcNow - started > PipelineSettings.RefreshDeadline)
        {
            _notRead.Add(what + " were not read, because Aria answers slowly. Refresh again later.");
            return null;
        }
        try
        {
            return read();
        }
        catch (AriaException problem)
        {
            _notRead.Add(what + " could not be read. " + Sentence(problem));
            return null;
        }
    }

    /// <summary>The figures were read with the same credentials a moment ago: what is refused is the operation.</summary>
    private static string Sentence(AriaException problem) => AriaWords.Code(problem) == Codes.Configuration
        ? $"Aria does not let this connection call {problem.Operation}. Ask your administrator to have the operation allowed."
        : AriaWords.Sentence(problem);
}

/// <summary>
/// Statements or orders as rows. What Aria has listed once is kept; every row dated after <paramref name="After"/>
/// (null: every row) that is missing here is one that Aria no longer lists.
/// </summary>
internal sealed record History(IReadOnlyList<Entity> Rows, AriaDate? After)
{
    public bool Misses(Entity row) => After is null || row.Day(HistoryRow.CreateDate) > After;
}
