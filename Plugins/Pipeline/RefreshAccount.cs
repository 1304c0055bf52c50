using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Readings;
using CrmAriaConnector.Plugins.Rows;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>Reads a customer's accounts in Aria and mirrors them. A reading that finds nothing new writes no row.</summary>
internal sealed class RefreshAccount(CallContext call)
{
    public ApiAnswer Run(Guid customerId)
    {
        var links = AccountLinks.OfCustomer(call.System, customerId);
        if (links.Count == 0)
            throw new RefusalException(Codes.NoLink, "This customer is not linked to an account in Aria. Ask for the link to be made.");
        return ApiAnswer.Ok(PluginJson.Write(new { Accounts = links.Select(Refresh).ToList() }));
    }

    /// <summary>One account. Aria's failure is reported in the result: the customer's other accounts are still read.</summary>
    public RefreshReport Refresh(LinkRow link)
    {
        var began = call.UtcNow;
        try
        {
            var reading = Read(link);
            return new RefreshReport
            {
                AcctNo = link.Number,
                SyncedOn = OperationView.Time(began),
                RowsWritten = new Mirror(call, link.Id, began).Write(reading),
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

    private AccountReading Read(LinkRow link)
    {
        using var aria = call.OpenAria(call.Connection(link.ConnectionId));
        var billing = new BillingReader(aria);
        return new AccountReading(billing.Today(), billing.Details(link.Number), billing.Plans(link.Number), billing.Queue(link.Number));
    }

    private static RefreshReport Failed(LinkRow link, string message) => new()
    {
        AcctNo = link.Number,
        SyncedOn = OperationView.Time(link.LastReading),
        Message = message,
    };
}

/// <summary>Everything read of one account.</summary>
internal sealed record AccountReading(AriaDate Today, AccountFigures Figures, IReadOnlyList<PlanInstance> Plans, IReadOnlyList<QueuedChange> Queue);

/// <summary>What became of the refresh of one account.</summary>
internal sealed record RefreshReport
{
    public string AcctNo { get; init; } = "";

    /// <summary>When the reading began that the figures in CRM agree with.</summary>
    public string? SyncedOn { get; init; }

    public int RowsWritten { get; init; }

    /// <summary>Empty when all went well.</summary>
    public string Message { get; init; } = "";
}
