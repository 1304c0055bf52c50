using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace CrmAriaConnector.LocalDataverse.Store;

internal enum LockKind
{
    /// <summary>The row's values: one writer until its transaction ends.</summary>
    Row,

    /// <summary>That the row is there: shared by those who refer to it, exclusive for the one who deletes it.</summary>
    Existence,

    /// <summary>A value of an alternate key.</summary>
    Key
}

internal readonly record struct LockName(LockKind Kind, string Table, string Value);

internal enum LockOutcome
{
    Granted,
    TimedOut,

    /// <summary>Waiting would never end: the other transaction waits for this one.</summary>
    Deadlock,

    /// <summary>The transaction was ended from outside while it waited.</summary>
    Ended
}

/// <summary>One holder of locks: a transaction.</summary>
internal sealed class LockOwner
{
    internal List<LockName> Held { get; } = [];

    internal (LockName Name, bool Exclusive)? WaitingFor { get; set; }

    internal bool IsEnded { get; set; }
}

/// <summary>Locks held until the end of a transaction. A reader takes none: it sees what is committed.</summary>
internal sealed class LockManager
{
    private readonly object _gate = new();
    private readonly Dictionary<LockName, Dictionary<LockOwner, bool>> _holders = [];
    private int _waiting;

    /// <summary>How many wait for a lock at this moment.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public LockOutcome Acquire(LockOwner owner, LockName name, bool exclusive, TimeSpan timeout)
    {
        var until = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        lock (_gate)
        {
            try
            {
                while (true)
                {
                    if (owner.IsEnded)
                        return LockOutcome.Ended;
                    if (IsFree(owner, name, exclusive))
                    {
                        Grant(owner, name, exclusive);
                        return LockOutcome.Granted;
                    }
                    owner.WaitingFor = (name, exclusive);
                    if (WaitsForItself(owner))
                        return LockOutcome.Deadlock;
                    var left = until - Environment.TickCount64;
                    if (left <= 0)
                        return LockOutcome.TimedOut;
                    _waiting++;
                    Monitor.Wait(_gate, TimeSpan.FromMilliseconds(left));
                    _waiting--;
                }
            }
            finally
            {
                owner.WaitingFor = null;
            }
        }
    }

    /// <summary>Gives back everything the owner holds and ends its waiting.</summary>
    public void Release(LockOwner owner)
    {
        lock (_gate)
        {
            owner.IsEnded = true;
            foreach (var name in owner.Held)
            {
                var holders = _holders[name];
                holders.Remove(owner);
                if (holders.Count == 0)
                    _holders.Remove(name);
            }
            owner.Held.Clear();
            Monitor.PulseAll(_gate);
        }
    }

    private void Grant(LockOwner owner, LockName name, bool exclusive)
    {
        if (!_holders.TryGetValue(name, out var holders))
            _holders[name] = holders = [];
        if (!holders.TryGetValue(owner, out var already))
            owner.Held.Add(name);
        holders[owner] = already || exclusive;
    }

    private bool IsFree(LockOwner owner, LockName name, bool exclusive) =>
        !_holders.TryGetValue(name, out var holders) || (holders.Count == 1 && holders.ContainsKey(owner)) || Blockers(owner, name, exclusive).Count == 0;

    private List<LockOwner> Blockers(LockOwner owner, LockName name, bool exclusive) =>
        _holders.TryGetValue(name, out var holders)
            ? holders.Where(holder => holder.Key != owner && (exclusive || holder.Value)).Select(holder => holder.Key).ToList()
            : [];

    private bool WaitsForItself(LockOwner owner)
    {
        var seen = new HashSet<LockOwner>();
        var open = new Stack<LockOwner>([owner]);
        while (open.TryPop(out var current))
        {
            if (current.WaitingFor is not { } wait)
                continue;
            foreach (var blocker in Blockers(current, wait.Name, wait.Exclusive))
            {
                if (blocker == owner)
                    return true;
                if (seen.Add(blocker))
                    open.Push(blocker);
            }
        }
        return false;
    }
}
