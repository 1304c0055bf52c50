using System;
using System.Collections.Generic;
using System.Threading;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>Accidents to order, for trials of what survives them.</summary>
public sealed class OrganizationFaults
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _kills = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The next requests of this message do all their work and then die before their transaction commits, as if the
    /// server's process had been killed: every write is undone and the caller gets a <see cref="RequestKilledException"/>.
    /// </summary>
    public void KillBeforeCommit(string message, int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        lock (_gate)
            _kills[message] = times;
    }

    internal void BeforeCommit(string message)
    {
        lock (_gate)
        {
            if (!_kills.TryGetValue(message, out var left) || left == 0)
                return;
            _kills[message] = left - 1;
        }
        throw new RequestKilledException(message);
    }

    internal void Clear()
    {
        lock (_gate)
            _kills.Clear();
    }
}
