using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Plugins.Events;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Rows;
using CrmAriaConnector.Plugins.Settings;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Steps;

/// <summary>
/// After an event arrived its account is read, unless that has happened since. Every event has a job, and jobs may run side
/// by side; the job of the account's earliest waiting event reads for all of them, the others leave it to that one.
/// </summary>
public sealed class EventFollowUpPlugin : PluginBase
{
    private const string ByHand = "Refresh it from the customer's billing page; that settles the event.";

    /// <summary>As the platform makes it.</summary>
    public EventFollowUpPlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public EventFollowUpPlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public EventFollowUpPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override void Run(CallContext call)
    {
        if (!call.Execution.InputParameters.TryGetValue("Target", out var target) || target is not Entity { LogicalName: EventRow.Table } created)
            return;
        if (call.System.Find(EventRow.Table, created.Id, EventRow.Columns) is not { } found)
            return;
        var row = new EventRow(found);
        if (row.StateValue == EventState.Received)
            Follow(call, row);
        new OldRows(call).DeleteEvents(row.ConnectionId);
    }

    private static void Follow(CallContext call, EventRow own)
    {
        if (own.LinkId is { } linkId && call.System.Find(LinkRow.Table, linkId, LinkRow.State) is { } link && new LinkRow(link).IsActive)
            Follow(call, own, linkId);
        else
            EventInbox.LeaveUnlinked(call, own);
    }

    private static void Follow(CallContext call, EventRow own, Guid linkId)
    {
        var inbox = new EventInbox(call, linkId);
        var waiting = inbox.Received();
        if (Leader(waiting, call.UtcNow) is { } leader && leader.Id != own.Id)
            return;
        try
        {
            // Once more for those that arrived meanwhile: their jobs count on this one.
            for (var reading = 0; waiting.Count > 0 && reading < EventSettings.ReadingsPerJob; reading++, waiting = inbox.Received())
                Read(call, inbox, waiting, linkId);
            if (waiting.Count > 0)
                inbox.GiveUp("Events of this account arrived faster than it could be read. " + ByHand);
        }
        catch (CannotReadException problem)
        {
            Fail(call, inbox, own, problem.Message);
        }
        catch (DataverseException problem)
        {
            Fail(call, inbox, own, problem.Message);
        }
    }

    /// <summary>The earliest one; one that has waited too long is not counted on, because its job has come to nothing.</summary>
    private static EventRow? Leader(IEnumerable<EventRow> waiting, DateTime now) =>
        waiting.FirstOrDefault(one => now - one.Received < EventSettings.LeadTime);

    /// <summary>Unless a newer reading is there.</summary>
    private static void Read(CallContext call, EventInbox inbox, IReadOnlyList<EventRow> waiting, Guid linkId)
    {
        var link = new LinkRow(call.System.Retrieve(LinkRow.Table, linkId, LinkRow.Columns));
        // Dataverse keeps whole seconds: a reading of the same second may have begun before the event.
        var settled = waiting.Where(one => link.LastReading > one.Received).ToList();
        inbox.Settle(settled);
        if (settled.Count == waiting.Count)
            return;
        var report = new RefreshAccount(call, owner: null).Refresh(link);
        if (report.Message.Length > 0)
            throw new CannotReadException(report.Message);
    }

    private static void Fail(CallContext call, EventInbox inbox, EventRow own, string why)
    {
        var attempts = own.FailedAttempts + 1;
        if (attempts >= EventSettings.Attempts)
        {
            inbox.GiveUp(why + " The account was not read after this event. " + ByHand);
            return;
        }
        call.System.Update(new Entity(EventRow.Table, own.Id) { [EventRow.Attempts] = attempts, [EventRow.Message] = why });
        throw new InvalidPluginExecutionException(OperationStatus.Retry, why);
    }

    /// <summary>Aria did not let the account be read; the message is the sentence of the refresh.</summary>
    private sealed class CannotReadException(string why) : Exception(why);
}
