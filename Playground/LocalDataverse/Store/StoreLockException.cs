using System;

namespace CrmAriaConnector.LocalDataverse.Store;

/// <summary>A row could not be had for writing.</summary>
internal sealed class StoreLockException(StoreLockException.Reason why, LockName name)
    : Exception(why == Reason.Deadlock
        ? $"Two requests wait for each other's rows of {name.Table}; this one was chosen to give up."
        : $"Another request has a row of {name.Table} in writing and did not finish in time.")
{
    internal enum Reason
    {
        TimedOut,
        Deadlock
    }

    public Reason Why { get; } = why;
}
