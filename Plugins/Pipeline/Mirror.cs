using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Readings;
using CrmAriaConnector.Plugins.Rows;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>
/// Makes the rows of one account equal to a reading. Rows are found by Aria's numbers and written only where they
/// differ. If anything differs the link row is locked first: that makes refreshes of one account wait for each other,
/// and its aria_syncedon tells the later one whether a newer reading is there already. A background job has no
/// transaction, so that lock ends at once for it. Therefore no row is written that changed since it was compared, and the
/// link's figures with aria_syncedon come last: a mirroring broken off in the middle is begun anew by whoever reads next.
/// </summary>
internal sealed class Mirror(CallContext call, Guid linkId, DateTime began, Guid? owner)
{
    public int Write(AccountReading reading)
    {
        if (Changes(reading).IsEmpty)
            return 0;
        call.System.Update(new Entity(LinkRow.Table, linkId) { [LinkRow.ChangeLock] = call.CorrelationId });
        var link = Link();
        // A customer who was unlinked meanwhile has nothing here any more.
        if (link.LastReading > began || !link.IsActive)
            return 0;
        // What was compared before the lock may have been written by somebody else since.
        var changes = Changes(reading);
        if (changes.IsEmpty)
            return 0;
        var linkColumns = changes.Link ?? new Entity(LinkRow.Table, linkId);
        linkColumns[LinkRow.SyncedOn] = began;
        var written = WritePlans(changes) + WriteQueue(reading, changes)
            + Write(changes.Statements, HistoryRow.Link, HistoryRow.SyncedOn) + Write(changes.Orders, HistoryRow.Link, HistoryRow.SyncedOn);
        call.System.UpdateIfUnchanged(linkColumns, link.Row.RowVersion);
        return written + 1;
    }

    /// <summary>Deletes everything that was mirrored of the account; its link stays.</summary>
    public int Clear()
    {
        var rows = new[]
        {
            (QueuedChangeRow.Table, QueuedChangeRow.Link), (PlanInstanceRow.Table, PlanInstanceRow.Link),
            (StatementRow.Table, HistoryRow.Link), (OrderRow.Table, HistoryRow.Link),
        }.SelectMany(below => call.System.Query(below.Table, [], (below.Link, linkId))).ToList();
        foreach (var row in rows)
            call.System.Delete(row.LogicalName, row.Id);
        return rows.Count;
    }

    private LinkRow Link() => new(call.System.Retrieve(LinkRow.Table, linkId, LinkRow.Columns));

    private ChangeSet Changes(AccountReading reading)
    {
        var link = Link();
        var plans = Compare(PlanInstanceRow.Table, PlanInstanceRow.Link, PlanInstanceRow.InstanceNo, PlanInstanceRow.Columns, reading.Plans.Select(PlanInstanceRow.Figures));
        var planRows = plans.Known.ToDictionary(row => row.Text(PlanInstanceRow.InstanceNo) ?? "", row => (Guid?)row.Id);
        var queue = Compare(QueuedChangeRow.Table, QueuedChangeRow.Link, QueuedChangeRow.QueueId, QueuedChangeRow.Columns,
            reading.Queue.Select(change => QueuedChangeRow.Figures(change, PlanRow(planRows, change))));
        var figures = Difference(link.Row, LinkFigures(reading));
        return new ChangeSet(figures, plans, queue,
            Compare(StatementRow.Table, StatementRow.StatementNo, StatementRow.Columns, reading.Statements),
            Compare(OrderRow.Table, OrderRow.OrderNo, OrderRow.Columns, reading.Orders));
    }

    /// <summary>Statements and orders are never deleted: one that Aria no longer lists is marked, one that is older than the reading stays as it is.</summary>
    private TableChanges Compare(string table, string numberColumn, string[] columns, History? history)
    {
        if (history is null)
            return new TableChanges([], [], [], []);
        var changes = Compare(table, HistoryRow.Link, numberColumn, columns, history.Rows);
        var withdrawn = changes.Deleted.Where(row => !row.Flag(HistoryRow.IsWithdrawn) && history.Misses(row))
            .Select(row => new Entity(table, row.Id) { [HistoryRow.IsWithdrawn] = true, RowVersion = row.RowVersion });
        return changes with { Updated = changes.Updated.Concat(withdrawn).ToList(), Deleted = [] };
    }

    private int WritePlans(ChangeSet changes) => Write(changes.Plans, PlanInstanceRow.Link, PlanInstanceRow.SyncedOn);

    /// <summary>Compared once more, because a plan that is new has its row only now.</summary>
    private int WriteQueue(AccountReading reading, ChangeSet changes) => Write(
        changes.Plans.Created.Count == 0 ? changes.Queue : Changes(reading).Queue, QueuedChangeRow.Link, QueuedChangeRow.SyncedOn);

    private int Write(TableChanges changes, string linkColumn, string syncedOn)
    {
        foreach (var row in changes.Created)
        {
            row[linkColumn] = new EntityReference(LinkRow.Table, linkId);
            if (owner is { } person)
                row["ownerid"] = new EntityReference("systemuser", person);
            row[syncedOn] = began;
            call.System.Create(row);
        }
        foreach (var row in changes.Updated)
        {
            row[syncedOn] = began;
            call.System.UpdateIfUnchanged(row, row.RowVersion);
        }
        foreach (var row in changes.Deleted)
            call.System.DeleteIfUnchanged(row);
        return changes.Created.Count + changes.Updated.Count + changes.Deleted.Count;
    }

    private TableChanges Compare(string table, string linkColumn, string numberColumn, string[] columns, IEnumerable<Entity> read)
    {
        var known = call.System.Query(table, columns, (linkColumn, linkId));
        var left = known.ToDictionary(row => row.Text(numberColumn) ?? "", row => row);
        var created = new List<Entity>();
        var updated = new List<Entity>();
        foreach (var figures in read)
        {
            var number = figures.Text(numberColumn) ?? "";
            if (!left.TryGetValue(number, out var row))
            {
                created.Add(figures);
                continue;
            }
            left.Remove(number);
            if (Difference(row, figures) is { } difference)
                updated.Add(difference);
        }
        return new TableChanges(known, created, updated, left.Values.ToList());
    }

    private static Guid? PlanRow(Dictionary<string, Guid?> rows, QueuedChange change) =>
        change.InstanceNo is not null && rows.TryGetValue(change.InstanceNo, out var id) ? id : null;

    private static Entity LinkFigures(AccountReading reading) => new(LinkRow.Table)
    {
        [LinkRow.ClientAcctId] = RowValues.Cut(reading.Figures.ClientAcctId, 50),
        [LinkRow.UserId] = RowValues.Cut(reading.Figures.UserId, 32),
        [LinkRow.Status] = reading.Figures.Status,
        [LinkRow.StatusLabel] = AccountStatus.Label(reading.Figures.Status),
        [LinkRow.Balance] = reading.Figures.Balance,
        [LinkRow.CurrencyCode] = RowValues.OfCurrency(reading.Figures.Currency),
        [LinkRow.NextBillDate] = RowValues.Of(reading.Plans.Where(plan => plan.NextBillDate is not null && plan.Status is null or > 0).Min(plan => plan.NextBillDate)),
        [LinkRow.BillingToday] = RowValues.Of(reading.Today),
        [LinkRow.NotRead] = RowValues.Cut(reading.NotRead, 1000),
    };

    /// <summary>The columns that differ, as an update of the row; null when none does.</summary>
    private static Entity? Difference(Entity row, Entity figures)
    {
        var difference = new Entity(row.LogicalName, row.Id) { RowVersion = row.RowVersion };
        foreach (var figure in figures.Attributes)
        {
            row.Attributes.TryGetValue(figure.Key, out var current);
            if (!Same(current, figure.Value))
                difference[figure.Key] = figure.Value;
        }
        return difference.Attributes.Count == 0 ? null : difference;
    }

    private static bool Same(object? current, object? read) => (current, read) switch
    {
        (null, null) => true,
        (string { Length: 0 }, null) => true,
        (EntityReference one, EntityReference other) => one.Id == other.Id,
        (DateTime one, DateTime other) => one.Date == other.Date,
        (null, _) or (_, null) => false,
        _ => current.Equals(read),
    };

    private sealed record ChangeSet(Entity? Link, TableChanges Plans, TableChanges Queue, TableChanges Statements, TableChanges Orders)
    {
        public bool IsEmpty => Link is null && Plans.IsEmpty && Queue.IsEmpty && Statements.IsEmpty && Orders.IsEmpty;
    }

    private sealed record TableChanges(IReadOnlyList<Entity> Known, IReadOnlyList<Entity> Created, IReadOnlyList<Entity> Updated, IReadOnlyList<Entity> Deleted)
    {
        public bool IsEmpty => Created.Count + Updated.Count + Deleted.Count == 0;
    }
}
