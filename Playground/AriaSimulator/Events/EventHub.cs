using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using System.Xml.Linq;
using CrmAriaConnector.AriaSimulator.Faults;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Events;

/// <summary>
/// Posts subscribed events to the destinations, one after the other; an attempt that is not acknowledged is repeated
/// after the delay, while others go on, and after the last attempt nothing follows. Destinations and events on their way
/// outlive a restart, with all attempts anew; the list of deliveries does not.
/// </summary>
public sealed class EventHub : IAsyncDisposable
{
    private const int Capacity = 1000;
    private const string Redacted = "***";

    private readonly Lock gate = new();
    private readonly Queue<EventDelivery> deliveries = new();
    private readonly Channel<(EventDelivery Delivery, KeptEvent Event)> outbox = Channel.CreateUnbounded<(EventDelivery, KeptEvent)>();

    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Tenant tenant;
    private readonly FaultBox faults;
    private readonly Task worker;
    private readonly List<(EventDelivery Delivery, KeptEvent Event)> heldBack = [];
    private readonly Dictionary<long, FaultKind> orderedFaults = [];
    private int underway;
    private TaskCompletionSource idle = NewIdle(isDone: true);

    internal EventHub(Tenant tenant, FaultBox faults)
    {
        this.tenant = tenant;
        this.faults = faults;
        tenant.Raise = Raise;
        tenant.Raised = Send;
        foreach (var late in tenant.UndeliveredEvents)
        {
            var delivery = DeliveryOf(late);
            Note(delivery);
            Enqueue(delivery, late);
        }
        worker = Task.Run(Work);
    }

    /// <summary>Where events go.</summary>
    public IReadOnlyList<EventDestination> Destinations => tenant.EventDestinations;

    /// <summary>The last events, oldest first, one entry per destination; subscribed events without destination are listed too.</summary>
    public IReadOnlyList<EventDelivery> Deliveries
    {
        get
        {
            lock (gate)
                return [.. deliveries];
        }
    }

    /// <summary>Adds a destination.</summary>
    /// <exception cref="ArgumentException">The address is not on this machine, or a number is out of bounds.</exception>
    public void Add(EventDestination destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        destination.Check();
        tenant.ChangeEvents(head => head.EventDestinations.Add(destination));
    }

    /// <summary>Subscribes to all events of all classes, as an administrator ticks them on Aria's page of events.</summary>
    public void SubscribeToAll() => tenant.ChangeEvents(head =>
    {
        foreach (var eventClass in EventClass.All)
        {
            head.SubscribedClasses.Add(eventClass.No);
            head.SubscribedEvents.UnionWith(eventClass.Kinds.Select(kind => (long)kind.Id));
        }
    });

    /// <summary>Forgets destinations and deliveries; what is on its way still arrives.</summary>
    public void Clear()
    {
        tenant.ChangeEvents(head => head.EventDestinations.Clear());
        lock (gate)
        {
            deliveries.Clear();
            heldBack.Clear();
        }
    }

    /// <summary>Ends when nothing is on its way and nothing waits for another attempt.</summary>
    public Task WhenIdle()
    {
        lock (gate)
            return idle.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A second time there is nothing left to end.
        if (!outbox.Writer.TryComplete())
            return;
        (tenant.Raise, tenant.Raised) = (null, null);
        await stop.CancelAsync();
        await worker;
        http.Dispose();
        stop.Dispose();
    }

    private static TaskCompletionSource NewIdle(bool isDone = false)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (isDone)
            source.SetResult();
        return source;
    }

    private static EventDelivery DeliveryOf(KeptEvent raised) =>
        new(raised.TransactionId, raised.EventId, raised.Class, raised.AcctNo, raised.Document, raised.Destination.Url);

    private IReadOnlyList<KeptEvent> Raise(TenantHead head, Catalogue catalogue, IReadOnlyList<CommittedChange> changes)
    {
        if (head.SubscribedEvents.Count == 0)
            return [];

        var kept = new List<KeptEvent>();
        foreach (var change in changes)
        {
            foreach (var raised in EventDetector.Detect(change.Before, change.After).Where(raised => head.SubscribedEvents.Contains(raised.Id)))
                kept.AddRange(Address(raised, head, catalogue, change.ReceiptId));
        }

        return kept;
    }

    private List<KeptEvent> Address(RaisedEvent raised, TenantHead head, Catalogue catalogue, string? receiptId)
    {
        var eventClass = EventClass.Of(raised.Id)!;
        var transactionId = ++head.LastEventTransactionId;
        var document = EventDocument.Write(raised, eventClass, catalogue, new Envelope(tenant.ClientNo, Redacted, transactionId, receiptId)).ToString();
        var fault = faults.TakeForEvent(raised.Id)?.Kind;
        var targets = head.EventDestinations.Where(destination => destination.Class == null || destination.Class == eventClass.Letter).ToList();
        lock (gate)
        {
            if (targets.Count == 0 || fault == FaultKind.LostEvent)
            {
                foreach (var url in targets.Select(target => (Uri?)target.Url).DefaultIfEmpty())
                    Note(new EventDelivery(transactionId, raised.Id, eventClass.Letter, raised.Account.AcctNo, document, url) { State = DeliveryState.Lost });
                return [];
            }

            if (fault is { } ordered)
                orderedFaults[transactionId] = ordered;
        }

        return [.. targets.Select(destination => new KeptEvent(transactionId, raised.Id, eventClass.Letter, raised.Account.AcctNo, document, destination))];
    }

    private void Send(IReadOnlyList<KeptEvent> events)
    {
        lock (gate)
        {
            foreach (var raised in events)
            {
                var delivery = DeliveryOf(raised);
                Note(delivery);
                Post(delivery, raised, orderedFaults.TryGetValue(raised.TransactionId, out var fault) ? fault : null);
            }

            orderedFaults.Clear();
        }
    }

    private void Note(EventDelivery delivery)
    {
        deliveries.Enqueue(delivery);
        if (deliveries.Count > Capacity)
            deliveries.Dequeue();
    }

    private void Post(EventDelivery delivery, KeptEvent raised, FaultKind? fault)
    {
        switch (fault)
        {
            case FaultKind.ReorderedEvent:
                heldBack.Add((delivery, raised));
                return;
            case FaultKind.DuplicateEvent:
                Enqueue(delivery, raised);
                Enqueue(delivery, raised);
                break;
            default:
                Enqueue(delivery, raised);
                break;
        }

        // What was held back follows the next event to the same destination.
        foreach (var late in heldBack.Where(late => late.Event.Destination == raised.Destination).ToList())
        {
            heldBack.Remove(late);
            Enqueue(late.Delivery, late.Event);
        }
    }

    private void Enqueue(EventDelivery delivery, KeptEvent raised)
    {
        if (underway++ == 0)
            idle = NewIdle();
        outbox.Writer.TryWrite((delivery, raised));
    }

    private async Task Work()
    {
        await foreach (var (delivery, raised) in outbox.Reader.ReadAllAsync())
        {
            if (stop.IsCancellationRequested)
                return;
            if (await Attempt(delivery, raised) || raised.Destination.Attempts == 1)
                Done(delivery, raised);
            else
                _ = Repeat(delivery, raised);
        }
    }

    private async Task Repeat(EventDelivery delivery, KeptEvent raised)
    {
        try
        {
            for (var attempt = 2; attempt <= raised.Destination.Attempts; attempt++)
            {
                await Task.Delay(raised.Destination.DelayMilliseconds, stop.Token);
                if (await Attempt(delivery, raised))
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        Done(delivery, raised);
    }

    private async Task<bool> Attempt(EventDelivery delivery, KeptEvent raised)
    {
        delivery.Posts++;
        try
        {
            using var content = new StringContent(WithKey(raised.Document), Encoding.UTF8, "text/xml");
            using var response = await http.PostAsync(raised.Destination.Url, content, stop.Token);
            if (await response.Content.ReadAsStringAsync(stop.Token) == raised.Destination.ServerResponse)
                delivery.State = DeliveryState.Acknowledged;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // A receiver that does not answer has not acknowledged; the next attempt follows.
        }

        return delivery.State == DeliveryState.Acknowledged;
    }

    private string WithKey(string shown)
    {
        var document = XDocument.Parse(shown);
        document.Root!.Element("request")!.Element("auth_key")!.Value = tenant.NotificationKey;
        return document.ToString();
    }

    private void Done(EventDelivery delivery, KeptEvent raised)
    {
        // Cut short by the end of the run: it is posted again by the next one.
        if (stop.IsCancellationRequested && delivery.State != DeliveryState.Acknowledged)
            return;
        tenant.Settle(raised);
        lock (gate)
        {
            if (delivery.State != DeliveryState.Acknowledged)
                delivery.State = DeliveryState.GivenUp;
            if (--underway == 0)
                idle.SetResult();
        }
    }
}
