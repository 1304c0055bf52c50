using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace CrmAriaConnector.LocalDataverse.Store;

/// <summary>
/// The writes of one request until it commits. It reads what is committed plus what it wrote itself, and holds a lock on
/// every row it wrote; SQLite is touched by reads and, once, by the commit.
/// </summary>
internal sealed class StoreTransaction(SqliteStore store, LockManager locks, Func<TimeSpan> patience) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly LockOwner _owner = new();
    private readonly Dictionary<RowReference, Row?> _writes = [];
    private readonly Dictionary<string, Dictionary<Guid, Row?>> _writesByTable = new(StringComparer.Ordinal);
    private bool _ended;

    public bool IsEnded
    {
        get
        {
            lock (_gate)
                return _ended;
        }
    }

    public Row? Find(RowReference reference)
    {
        lock (_gate)
        {
            DemandActive();
            if (_writes.TryGetValue(reference, out var own))
                return own;
        }
        return store.Find(reference);
    }

    /// <summary>Rows that may match; the caller still filters.</summary>
    public IReadOnlyList<Row> Select(string table, params IReadOnlyList<Seek> seeks)
    {
        List<KeyValuePair<Guid, Row?>> own;
        lock (_gate)
        {
            DemandActive();
            own = _writesByTable.TryGetValue(table, out var writes) ? writes.ToList() : [];
        }
        var committed = store.Select(table, seeks);
        if (own.Count == 0)
            return committed;
        var hidden = own.Select(write => write.Key).ToHashSet();
        return committed.Where(row => !hidden.Contains(row.Id)).Concat(own.Where(write => write.Value is not null).Select(write => write.Value!)).ToList();
    }

    /// <summary>Waits until no other open transaction has the row in writing.</summary>
    public void LockRow(RowReference reference) => Acquire(new LockName(LockKind.Row, reference.Table, reference.Id.ToString("N")), exclusive: true);

    /// <summary>Keeps the row from being deleted by others, or, exclusively, from being referred to.</summary>
    public void LockExistence(RowReference reference, bool exclusive) => Acquire(new LockName(LockKind.Existence, reference.Table, reference.Id.ToString("N")), exclusive);

    public void LockKey(string table, string keyValue) => Acquire(new LockName(LockKind.Key, table, keyValue), exclusive: true);

    public Row Put(string table, Guid id, IReadOnlyDictionary<string, object> values)
    {
        var row = new Row(table, id, store.NextVersion(), values);
        Write(row.Reference, row);
        return row;
    }

    public void Delete(RowReference reference) => Write(reference, null);

    /// <param name="also">Runs inside the same SQLite transaction.</param>
    public void Commit(Action? also)
    {
        lock (_gate)
        {
            DemandActive();
            if (_writes.Count > 0 || also is not null)
                store.Commit(_writes, also);
            _ended = true;
        }
        locks.Release(_owner);
    }

    public void RollBack()
    {
        lock (_gate)
        {
            if (_ended)
                return;
            _ended = true;
        }
        locks.Release(_owner);
    }

    public void Dispose() => RollBack();

    private void Write(RowReference reference, Row? row)
    {
        lock (_gate)
        {
            DemandActive();
            _writes[reference] = row;
            if (!_writesByTable.TryGetValue(reference.Table, out var writes))
                _writesByTable[reference.Table] = writes = [];
            writes[reference.Id] = row;
        }
    }

    private void Acquire(LockName name, bool exclusive)
    {
        switch (locks.Acquire(_owner, name, exclusive, patience()))
        {
            case LockOutcome.TimedOut:
                throw new StoreLockException(StoreLockException.Reason.TimedOut, name);
            case LockOutcome.Deadlock:
                throw new StoreLockException(StoreLockException.Reason.Deadlock, name);
            case LockOutcome.Ended:
                throw new TransactionEndedException();
        }
    }

    private void DemandActive()
    {
        if (_ended)
            throw new TransactionEndedException();
    }
}
