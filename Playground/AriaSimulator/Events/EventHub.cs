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
/// after the delay, while others go on. Nothing is kept over a restart, and after the last attempt nothing follows.
/// </summary>
public sealed class EventHub : IAsyncDisposable
{
    private const int Capacity = 1000;
    private const string Redacted = "***";

    private readonly Lock gate = new();
    private readonly List<EventDestination> destinations = [];
    private readonly Queue<EventDelivery> deliveries = new();
    private readonly Channel<(EventDelivery Delivery, string Document, EventDestination Destination)> outbox =
        Channel.CreateUnbounded<(EventDelivery, string, EventDestination)>();

    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Tenant tenant;
    private readonly FaultBox faults;
    private readonly Task worker;
    private readonly List<(EventDelivery Delivery, string Document, EventDestination Destination)> heldBack = [];
    private long lastTransactionId;
    private int underway;
    private TaskCompletionSource idle = NewIdle(isDone: true);

    internal EventHub(Tenant tenant, FaultBox faults)
    {
        this.tenant = tenant;
        this.faults = faults;
        tenant.Committed = Raise;
        worker = Task.Run(Work);
    }

    /// <summary>Where events go.</summary>
    public IReadOnlyList<EventDestination> Destinations
    {
        get
        {
            lock (gate)
                return [.. destinations];
        }
    }

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
        lock (gate)
            destinations.Add(destination);
    }

    /// <summary>Forgets destinations and deliveries; what is on its way still arrives.</summary>
    public void Clear()
    {
        lock (gate)
        {
            destinations.Clear();
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
        tenant.Committed = null;
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

    private void Raise(TenantHead head, Catalogue catalogue, IReadOnlyList<CommittedChange> changes)
    {
        if (head.SubscribedEvents.Count == 0)
            return;

        foreach (var change in changes)
        {
            foreach (var raised in EventDetector.Detect(change.Before, change.After).Where(raised => head.SubscribedEvents.Contains(raised.Id)))
                Send(raised, catalogue, change.ReceiptId);
        }
    }

    private void Send(RaisedEvent raised, Catalogue catalogue, string? receiptId)
    {
        lock (gate)
        {
            var eventClass = EventClass.Of(raised.Id)!;
            var document = EventDocument.Write(raised, eventClass, catalogue, new Envelope(tenant.ClientNo, tenant.NotificationKey, ++lastTransactionId, receiptId));
            var shown = new XDocument(document);
            shown.Root!.Element("request")!.Element("auth_key")!.Value = Redacted;
            var fault = faults.TakeForEvent(raised.Id);
            var targets = destinations.Where(destination => destination.Class == null || destination.Class == eventClass.Letter).ToList();
            if (targets.Count == 0)
                Note(new EventDelivery(lastTransactionId, raised.Id, eventClass.Letter, raised.Account.AcctNo, shown.ToString(), null) { State = DeliveryState.Lost });
            foreach (var destination in targets)
            {
                var delivery = new EventDelivery(lastTransactionId, raised.Id, eventClass.Letter, raised.Account.AcctNo, shown.ToString(), destination.Url);
                Note(delivery);
                Post(delivery, document.ToString(), destination, fault?.Kind);
            }
        }
    }

    private void Note(EventDelivery delivery)
    {
        deliveries.Enqueue(delivery);
        if (deliveries.Count > Capacity)
            deliveries.Dequeue();
    }

    private void Post(EventDelivery delivery, string document, EventDestination destination, FaultKind? fault)
    {
        switch (fault)
        {
            case FaultKind.LostEvent:
                delivery.State = DeliveryState.Lost;
                return;
            case FaultKind.ReorderedEvent:
                heldBack.Add((delivery, document, destination));
                return;
            case FaultKind.DuplicateEvent:
                Enqueue(delivery, document, destination);
                Enqueue(delivery, document, destination);
                break;
            default:
                Enqueue(delivery, document, destination);
                break;
        }

        // What was held back follows the next event to the same destination.
        foreach (var late in heldBack.Where(late => late.Destination == destination).ToList())
        {
            heldBack.Remove(late);
            Enqueue(late.Delivery, late.Document, late.Destination);
        }
    }

    private void Enqueue(EventDelivery delivery, string document, EventDestination destination)
    {
        if (underway++ == 0)
            idle = NewIdle();
        outbox.Writer.TryWrite((delivery, document, destination));
    }

    private async Task Work()
    {
        await foreach (var (delivery, document, destination) in outbox.Reader.ReadAllAsync())
        {
            if (stop.IsCancellationRequested)
                return;
            if (await Attempt(delivery, document, destination) || destination.Attempts == 1)
                Done(delivery, delivery.State);
            else
                _ = Repeat(delivery, document, destination);
        }
    }

    private async Task Repeat(EventDelivery delivery, string document, EventDestination destination)
    {
        try
        {
            for (var attempt = 2; attempt <= destination.Attempts; attempt++)
            {
                await Task.Delay(destination.DelayMilliseconds, stop.Token);
                if (await Attempt(delivery, document, destination))
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        Done(delivery, delivery.State);
    }

    private async Task<bool> Attempt(EventDelivery delivery, string document, EventDestination destination)
    {
        delivery.Posts++;
        try
        {
            using var content = new StringContent(document, Encoding.UTF8, "text/xml");
            using var response = await http.PostAsync(destination.Url, content, stop.Token);
            if (await response.Content.ReadAsStringAsync(stop.Token) == destination.ServerResponse)
                delivery.State = DeliveryState.Acknowledged;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // A receiver that does not answer has not acknowledged; the next attempt follows.
        }

        return delivery.State == DeliveryState.Acknowledged;
    }

    private void Done(EventDelivery delivery, DeliveryState state)
    {
        lock (gate)
        {
            delivery.State = state == DeliveryState.Acknowledged ? state : DeliveryState.GivenUp;
            if (--underway == 0)
                idle.SetResult();
        }
    }
}
