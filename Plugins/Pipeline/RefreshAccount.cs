using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Events;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Readings;
using CrmAriaConnector.Plugins.Rows;
using CrmAriaConnector.Plugins.Settings;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>Reads a customer's accounts in Aria and mirrors them. A reading that finds nothing new writes no row, but settles the events that waited for one.</summary>
/// <param name="call">The execution.</param>
/// <param name="owner">Who owns the rows it adds; null leaves them to SYSTEM.</param>
internal sealed class RefreshAccount(CallContext call, Guid? owner)
{
    private readonly DateTime _started = call.UtcNow;

    /// <summary>For the person who asked for it.</summary>
    public RefreshAccount(CallContext call) : this(call, call.CallerId)
    {
    }

    public ApiAnswer Run(Guid customerId)
    {
        var links = AccountLinks.OfCustomer(call.System, customerId);
        if (links.Count == 0)
            throw new RefusalException(Codes.NoLink, "This customer is not linked to an account in Aria. Ask a billing lead to link it.");
        return ApiAnswer.Ok(PluginJson.Write(new { Accounts = links.Select(RefreshInTime).ToList() }));
    }

    /// <summary>A customer may have more accounts than a slow Aria can be asked for at once; those read already are kept, and the rest is said.</summary>
    private RefreshReport RefreshInTime(LinkRow link) => call.UtcNow - _started < PipelineSettings.RefreshDeadline
        ? Refresh(link)
        : Failed(link, "There was no time left to read this account, because Aria answers slowly. Refresh again.");

    /// <summary>One account. Aria's failure is reported in the result: the customer's other accounts are still read.</summary>
    public RefreshReport Refresh(LinkRow link)
    {
        var inbox = new EventInbox(call, link.Id);
        var told = inbox.Unsettled();
        var began = call.UtcNow;
        try
        {
            var reading = Read(link.Id, link.ConnectionId, link.Number);
            var written = new Mirror(call, link.Id, began, owner).Write(reading);
            inbox.Settle(told);
            return new RefreshReport
            {
                AcctNo = link.Number,
                SyncedOn = OperationView.Time(began),
                RowsWritten = written,
                NotRead = reading.NotRead,
            };
        }
        catch (AriaException problem)
        {
            return Failed(link, AriaWords.Sentence(problem));
        }
        catch (RefusalException no)
        {
            return Failed(link, no.Message);
        }
    }

    /// <summary>Everything that is mirrored of one account. The link may be one that is not made yet.</summary>
    public AccountReading Read(Guid linkId, Guid connectionId, string acctNo)
    {
        using var aria = call.OpenAria(call.Connection(connectionId));
        var billing = new BillingReader(aria);
        var reading = new AccountReading(billing.Today(), billing.Details(acctNo), billing.Plans(acctNo), billing.Queue(acctNo));
        var histories = new HistoryReader(call, billing, linkId, acctNo, _started);
        return reading with { Statements = histories.Statements(reading.Today), Orders = histories.Orders(), NotRead = histories.NotRead };
    }

    private static RefreshReport Failed(LinkRow link, string message) => new()
    {
        AcctNo = link.Number,
        SyncedOn = OperationView.Time(link.LastReading),
        Message = message,
    };
}

/// <summary>Everything read of one account.</summary>
internal sealed record AccountReading(AriaDate Today, AccountFigures Figures, IReadOnlyList<PlanInstance> Plans, IReadOnlyList<QueuedChange> Queue)
{
    /// <summary>Null where they could not be read: their rows stay as they are.</summary>
    public History? Statements { get; init; }

    /// <summary>Null where they could not be read: their rows stay as they are.</summary>
    public History? Orders { get; init; }

    /// <summary>What could not be read; empty when all was.</summary>
    public string NotRead { get; init; } = "";
}

/// <summary>What became of the refresh of one account.</summary>
internal sealed record RefreshReport
{
    public string AcctNo { get; init; } = "";

    /// <summary>When the reading began that the figures in CRM agree with.</summary>
    public string? SyncedOn { get; init; }

    public int RowsWritten { get; init; }

    /// <summary>Why nothing could be read; empty when the figures were.</summary>
    public string Message { get; init; } = "";

    /// <summary>What could not be read beside the figures; empty when all was.</summary>
    public string NotRead { get; init; } = "";
}
