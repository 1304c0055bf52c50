using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Billing;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>
/// One unit of work. It reads what is committed and changes copies of its own; only a commit makes them visible, so a
/// call that fails, or a dry run, leaves nothing behind, not even a used number.
/// </summary>
internal sealed class Work
{
    private readonly TenantState committed;
    private readonly Dictionary<long, Account> accounts = [];
    private readonly Dictionary<string, Receipt> receipts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Session> sessions = new(StringComparer.Ordinal);
    private Catalogue? catalogue;

    public Work(TenantState committed, Settings settings)
    {
        this.committed = committed;
        Settings = settings;
        Head = new TenantHead
        {
            StartedAt = committed.Head.StartedAt,
            Now = committed.Head.Now,
            LastNumbers = new Dictionary<Sequence, long>(committed.Head.LastNumbers),
            SubscribedClasses = new SortedSet<long>(committed.Head.SubscribedClasses),
            SubscribedEvents = new SortedSet<long>(committed.Head.SubscribedEvents),
            EventDestinations = [.. committed.Head.EventDestinations],
            LastEventTransactionId = committed.Head.LastEventTransactionId,
        };
    }

    public Settings Settings { get; }

    public TenantHead Head { get; }

    public DateOnly Today => Head.Today;

    public Catalogue Catalogue => catalogue ?? committed.Catalogue;

    /// <summary>Whether the call this work belongs to is a dry run.</summary>
    public bool IsDryRun { get; set; }

    public Books Books => new(Catalogue, Settings, Next, IsDryRun) { Outages = Outages };

    /// <summary>What outside of Aria is out of order while this work runs.</summary>
    public Outages Outages { get; init; } = new();

    public IReadOnlyDictionary<long, Account> ChangedAccounts => accounts;

    public IReadOnlyDictionary<string, Receipt> NewReceipts => receipts;

    public IReadOnlyDictionary<string, Session> ChangedSessions => sessions;

    public Catalogue? ChangedCatalogue => catalogue;

    public IEnumerable<Account> Accounts =>
        committed.Accounts.Values.Select(account => accounts.GetValueOrDefault(account.AcctNo, account))
            .Concat(accounts.Values.Where(account => !committed.Accounts.ContainsKey(account.AcctNo)));

    /// <summary>The account to read; callers must not change it.</summary>
    public Account? Find(long acctNo) =>
        accounts.GetValueOrDefault(acctNo) ?? committed.Accounts.GetValueOrDefault(acctNo);

    /// <summary>A copy of the account that belongs to this work and may be changed.</summary>
    public Account Change(long acctNo)
    {
        if (!accounts.TryGetValue(acctNo, out var account))
            accounts[acctNo] = account = Documents.Copy(committed.Accounts[acctNo]);
        return account;
    }

    /// <summary>Whether an instance was there before this work.</summary>
    public bool IsCommitted(long acctNo, long planInstanceNo) =>
        committed.Accounts.GetValueOrDefault(acctNo)?.Instance(planInstanceNo) != null;

    /// <summary>Remembers an account and the numbers given away, to come back to.</summary>
    public Action Savepoint(long acctNo)
    {
        var account = Documents.Write(Change(acctNo));
        var numbers = new Dictionary<Sequence, long>(Head.LastNumbers);
        return () =>
        {
            accounts[acctNo] = Documents.Read<Account>(account);
            Head.LastNumbers = new Dictionary<Sequence, long>(numbers);
        };
    }

    public void Add(Account account) => accounts.Add(account.AcctNo, account);

    /// <summary>Makes the statements of the invoices this work made.</summary>
    public void MakeStatements()
    {
        foreach (var account in accounts.Values)
            StatementMaker.MakeDue(Books, account, Today);
    }

    public Catalogue ChangeCatalogue() => catalogue ??= Documents.Copy(committed.Catalogue);

    public long Next(Sequence sequence) => Head.LastNumbers[sequence] = Head.LastNumbers.GetValueOrDefault(sequence) + 1;

    public Receipt? FindReceipt(string id) => receipts.GetValueOrDefault(id) ?? committed.Receipts.GetValueOrDefault(id);

    public IEnumerable<Receipt> ReceiptsOf(long acctNo) => committed.Receipts.Values.Where(receipt => receipt.AcctNo == acctNo);

    public void Spend(Receipt receipt)
    {
        receipt.Date = Today;
        receipt.Number = committed.Receipts.Count;
        receipts[receipt.Id] = receipt;
    }

    public Session? FindSession(string id) => sessions.GetValueOrDefault(id) ?? committed.Sessions.GetValueOrDefault(id);

    public void Keep(Session session) => sessions[session.Id] = session;
}
