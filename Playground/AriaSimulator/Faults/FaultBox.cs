using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using CrmAriaConnector.AriaSimulator.Billing;

namespace CrmAriaConnector.AriaSimulator.Faults;

/// <summary>One order for something to go wrong.</summary>
public sealed record Fault
{
    /// <summary>The operation it meets; * for any. For the clock under /_sim/ it is "clock", for events the event id.</summary>
    public string Operation { get; init; } = "*";

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; init; }

    /// <summary>How many calls it still meets.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Meets only real calls (true) or only dry runs (false); null meets both.</summary>
    public bool? DoWrite { get; init; }

    /// <summary>Wait before the answer, in milliseconds; goes with every kind.</summary>
    public int Milliseconds { get; init; }

    /// <summary>What Retry-After says with <see cref="FaultKind.TooManyRequests"/>.</summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>The error_code of a refusal.</summary>
    public int Code { get; init; } = 1001;

    /// <summary>The error_msg of a refusal.</summary>
    public string Message { get; init; } = "unexpected error";
}

/// <summary>The faults ordered and not yet used up. A call takes the first that fits it.</summary>
public sealed class FaultBox
{
    private readonly Lock gate = new();
    private readonly List<Fault> waiting = [];

    /// <summary>The faults still waiting.</summary>
    public IReadOnlyList<Fault> Waiting
    {
        get
        {
            lock (gate)
                return [.. waiting];
        }
    }

    /// <summary>Orders a fault.</summary>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fault.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.Milliseconds);
        lock (gate)
            waiting.Add(fault);
    }

    /// <summary>Orders a fault for the next calls of an operation.</summary>
    public void Add(string operation, FaultKind kind, int count = 1, bool? doWrite = null) =>
        Add(new Fault { Operation = operation, Kind = kind, Count = count, DoWrite = doWrite });

    /// <summary>Cancels all orders.</summary>
    public void Clear()
    {
        lock (gate)
            waiting.Clear();
    }

    internal Fault? Take(string operation, bool doWrite) => Take(fault =>
        !IsOfEvents(fault.Kind) && (fault.Operation == "*" || fault.Operation == operation) && (fault.DoWrite == null || fault.DoWrite == doWrite));

    /// <summary>The fault that meets a move of the clock under /_sim/.</summary>
    internal Fault? TakeForClock() => Take(fault => fault.Operation == "clock" && fault.Kind is FaultKind.DeclinePayment or FaultKind.TaxEngineDown);

    /// <summary>The fault that meets an event.</summary>
    internal Fault? TakeForEvent(int eventId) =>
        Take(fault => IsOfEvents(fault.Kind) && (fault.Operation == "*" || fault.Operation == eventId.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What a fault puts out of order outside of Aria.</summary>
    internal static Outages OutagesOf(Fault? fault) =>
        new() { DeclinesPayments = fault?.Kind == FaultKind.DeclinePayment, TaxEngineDown = fault?.Kind == FaultKind.TaxEngineDown };

    private static bool IsOfEvents(FaultKind kind) => kind is FaultKind.DuplicateEvent or FaultKind.LostEvent or FaultKind.ReorderedEvent;

    private Fault? Take(Predicate<Fault> fits)
    {
        lock (gate)
        {
            var index = waiting.FindIndex(fits);
            if (index < 0)
                return null;

            var fault = waiting[index];
            if (fault.Count == 1)
                waiting.RemoveAt(index);
            else
                waiting[index] = fault with { Count = fault.Count - 1 };
            return fault;
        }
    }
}
