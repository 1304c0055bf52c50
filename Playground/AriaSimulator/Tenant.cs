using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.Events;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator;

/// <summary>The simulated tenant: its state, its clock, and the one lock under which calls run one after another.</summary>
public sealed class Tenant : IDisposable
{
    private readonly Lock gate = new();
    private readonly TenantDefinition definition;
    private readonly TenantStore store;
    private TenantState state;

    internal Tenant(string? definitionJson, string? directory)
    {
        var text = definitionJson ?? ReadSample();
        definition = Documents.Read<TenantDefinition>(text);
        store = new TenantStore(directory);
        DefinitionText = text;
        state = store.Load() ?? Fresh();
    }

    /// <summary>The tenant's number.</summary>
    public long ClientNo => definition.ClientNo;

    /// <summary>The tenant's parameters.</summary>
    public Settings Settings => definition.Settings;

    /// <summary>The tenant's time. It stands still until it is moved.</summary>
    public DateTime Now => Read(work => work.Head.Now);

    /// <summary>The tenant's day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now);

    private string DefinitionText { get; }

    internal string AuthKey => definition.AuthKey;

    internal string NotificationKey => definition.NotificationKey;

    /// <summary>Asked before every commit, inside the lock, which events the changes raise; they are committed with them.</summary>
    internal Func<TenantHead, Catalogue, IReadOnlyList<CommittedChange>, IReadOnlyList<KeptEvent>>? Raise { get; set; }

    /// <summary>Told after a commit which events it raised.</summary>
    internal Action<IReadOnlyList<KeptEvent>>? Raised { get; set; }

    /// <summary>Events a former run had still to deliver.</summary>
    internal IReadOnlyList<KeptEvent> UndeliveredEvents => [.. state.Events.Values];

    /// <summary>Moves the clock forward by hours; each midnight passed runs the day's jobs.</summary>
    public void Advance(int hours) => Advance(hours, null);

    internal void Advance(int hours, Outages? outages)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hours);
        Write(work => MoveTo(work, work.Head.Now.AddHours(hours)), outages);
    }

    /// <summary>Moves the clock forward to the start of a day, or leaves it when it is that day already.</summary>
    /// <exception cref="ArgumentException">The day is past.</exception>
    public void AdvanceTo(DateOnly day) => AdvanceTo(day, null);

    internal void AdvanceTo(DateOnly day, Outages? outages) => Write(
        work =>
        {
            if (day < work.Today)
                throw new ArgumentException($"The clock only moves forward; it stands at {work.Today:yyyy-MM-dd}.", nameof(day));
            if (day > work.Today)
                MoveTo(work, day.ToDateTime(TimeOnly.MinValue));
        },
        outages);

    /// <summary>Throws everything away and loads the tenant's definition again.</summary>
    public void Reset()
    {
        lock (gate)
            state = Fresh();
    }

    /// <summary>Changes the price of a service in a schedule from a day on; services with several tiers need the tier's number.</summary>
    public void ChangePrice(long scheduleNo, long serviceNo, decimal ratePerUnit, DateOnly? from = null, int? tierNo = null) => Write(work =>
    {
        var plan = work.ChangeCatalogue().PlanOfSchedule(scheduleNo)
            ?? throw new ArgumentException($"No rate schedule has the number {scheduleNo}.", nameof(scheduleNo));
        var rates = plan.Schedule(scheduleNo)!.Rates.FirstOrDefault(rates => rates.ServiceNo == serviceNo)
            ?? throw new ArgumentException($"Schedule {scheduleNo} does not price service {serviceNo}.", nameof(serviceNo));
        var day = from ?? work.Today;
        var tiers = plan.Schedule(scheduleNo)!.TiersOn(serviceNo, day);
        if (tierNo == null && tiers.Count > 1)
            throw new ArgumentException($"Service {serviceNo} has {tiers.Count} tiers; say which one.", nameof(tierNo));
        if (tierNo != null && tiers.All(tier => tier.Seq != tierNo))
            throw new ArgumentException($"Service {serviceNo} has no tier {tierNo}.", nameof(tierNo));

        rates.Changes.RemoveAll(change => change.From == day);
        rates.Changes.Add(new RateChange
        {
            From = day,
            Tiers = [.. tiers.Select(tier => tierNo == null || tier.Seq == tierNo ? tier with { RatePerUnit = ratePerUnit } : tier)],
        });
    });

    /// <summary>A copy of an account, or null.</summary>
    public Account? Account(long acctNo) =>
        Read(work => work.Find(acctNo) is { } account ? Documents.Copy(account) : null);

    /// <summary>A copy of the catalogue.</summary>
    public Catalogue Catalogue() => Read(work => Documents.Copy(work.Catalogue));

    /// <summary>All committed state as JSON, without hashes of secrets, tokens and session ids; equal states give equal texts.</summary>
    public string Snapshot() => Read(work => Documents.Write(new
    {
        work.Head,
        work.Catalogue,
        Accounts = work.Accounts.Select(Documents.Copy).Select(account =>
        {
            (account.PasswordHash, account.SecretAnswerHash, account.PinHash) = (null, null, null);
            account.PaymentMethods.ForEach(method => method.Token = null);
            return account;
        }).ToList(),
        Receipts = state.Receipts.Values.OrderBy(receipt => receipt.Id, StringComparer.Ordinal).ToList(),
    }));

    /// <inheritdoc/>
    public void Dispose() => store.Dispose();

    /// <summary>Runs a call; its changes are committed when it says so and dropped when it throws.</summary>
    internal T Run<T>(Func<Work, (T Answer, bool Commit)> call, Outages? outages = null)
    {
        lock (gate)
        {
            var work = new Work(state, Settings) { Outages = outages ?? new Outages() };
            var (answer, commit) = call(work);
            if (commit)
            {
                work.MakeStatements();
                foreach (var account in work.ChangedAccounts.Values)
                    account.NoteHistory(work.Today);
                Commit(work);
            }

            return answer;
        }
    }

    internal static void MoveTo(Work work, DateTime target)
    {
        // Day by day, and within a day by account number; only the accounts that have something to do are looked at.
        var waiting = new PriorityQueue<long, (DateOnly Day, long AcctNo)>();
        foreach (var account in work.Accounts)
            Wait(waiting, account, work.Today);

        while (waiting.TryPeek(out var acctNo, out var next) && next.Day <= DateOnly.FromDateTime(target))
        {
            waiting.Dequeue();
            work.Head.Now = next.Day.ToDateTime(TimeOnly.MinValue);
            var account = work.Change(acctNo);
            DayRunner.Run(work.Books, account, next.Day);
            Wait(waiting, account, next.Day);
        }

        work.Head.Now = target;
    }

    private static void Wait(PriorityQueue<long, (DateOnly Day, long AcctNo)> waiting, Account account, DateOnly after)
    {
        if (account.NextDue() is { } due)
            waiting.Enqueue(account.AcctNo, (due > after ? due : after.AddDays(1), account.AcctNo));
    }

    private static string ReadSample()
    {
        using var stream = typeof(Tenant).Assembly.GetManifestResourceStream("playground.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private TenantState Fresh()
    {
        var fresh = TenantLoader.Load(Documents.Read<TenantDefinition>(DefinitionText));
        store.Replace(fresh);
        return fresh;
    }

    private void Commit(Work work)
    {
        IReadOnlyList<CommittedChange> changes = Raise == null
            ? []
            : work.ChangedAccounts.Values.Select(account => new CommittedChange(state.Accounts.GetValueOrDefault(account.AcctNo), account, work.NewReceipts.Keys.FirstOrDefault())).ToList();
        var events = Raise?.Invoke(work.Head, work.ChangedCatalogue ?? state.Catalogue, changes) ?? [];
        store.Save(work, events);
        state.Head = work.Head;
        if (work.ChangedCatalogue != null)
            state.Catalogue = work.ChangedCatalogue;
        foreach (var (acctNo, account) in work.ChangedAccounts)
            state.Accounts[acctNo] = account;
        foreach (var (id, receipt) in work.NewReceipts)
            state.Receipts[id] = receipt;
        foreach (var (id, session) in work.ChangedSessions)
            state.Sessions[id] = session;
        Raised?.Invoke(events);
    }

    /// <summary>Forgets an event that has arrived or was given up.</summary>
    internal void Settle(KeptEvent settled)
    {
        lock (gate)
            store.Forget(settled);
    }

    /// <summary>Where events go.</summary>
    internal IReadOnlyList<EventDestination> EventDestinations => Read(work => work.Head.EventDestinations);

    /// <summary>Changes what the tenant wants to be told, and where.</summary>
    internal void ChangeEvents(Action<TenantHead> change) => Write(work => change(work.Head));

    private T Read<T>(Func<Work, T> read) => Run(work => (read(work), false));

    private void Write(Action<Work> write, Outages? outages = null) => Run(
        work =>
        {
            write(work);
            return (true, true);
        },
        outages);
}
