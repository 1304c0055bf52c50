using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Billing;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>A tenant as a file describes it. The history of its accounts is made by running the clock, not written down.</summary>
public sealed partial class TenantDefinition
{
    /// <summary>The tenant's number.</summary>
    public long ClientNo { get; set; }

    /// <summary>The key that goes with it.</summary>
    public string AuthKey { get; set; } = "";

    /// <summary>Where the clock stands after loading, in the tenant's own time.</summary>
    public DateTime Now { get; set; }

    /// <summary>The tenant's parameters.</summary>
    public Settings Settings { get; set; } = new();

    /// <summary>Numbers already given away, per sequence.</summary>
    public Dictionary<Sequence, long> LastNumbers { get; set; } = [];

    /// <summary>The plans.</summary>
    public List<Plan> Plans { get; set; } = [];

    /// <summary>Goods sold once, by order.</summary>
    public List<InventoryItem> Items { get; set; } = [];

    /// <summary>The accounts.</summary>
    public List<AccountDefinition> Accounts { get; set; } = [];
}

/// <summary>An account as a file describes it.</summary>
public sealed partial class AccountDefinition
{
    /// <summary>Aria's number.</summary>
    public long AcctNo { get; set; }

    /// <summary>The caller's own id.</summary>
    public string? ClientAcctId { get; set; }

    /// <summary>Log-in name.</summary>
    public string UserId { get; set; } = "";

    /// <summary>Password of this sample customer.</summary>
    public string? Password { get; set; }

    /// <summary>ISO currency, lower case.</summary>
    public string Currency { get; set; } = "usd";

    /// <summary>First day of service of every instance.</summary>
    public DateOnly ActiveSince { get; set; }

    /// <summary>Day of the month it is billed.</summary>
    public int BillDay { get; set; }

    /// <summary>The account contact.</summary>
    public Contact Contact { get; set; } = new();

    /// <summary>Plan instances, masters first.</summary>
    public List<InstanceDefinition> Instances { get; set; } = [];

    /// <summary>The days on which everything then owed that was due is paid.</summary>
    public List<DateOnly> PaysOn { get; set; } = [];
}

/// <summary>A plan instance as a file describes it.</summary>
public sealed class InstanceDefinition
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id.</summary>
    public string? ClientId { get; set; }

    /// <summary>The plan.</summary>
    public long PlanNo { get; set; }

    /// <summary>Its parent, for supplemental plans.</summary>
    public long? ParentNo { get; set; }

    /// <summary>Units.</summary>
    public decimal Units { get; set; } = 1m;

    /// <summary>Its schedule; the default one when left out.</summary>
    public long? RateScheduleNo { get; set; }
}

/// <summary>Makes a tenant's state from its definition.</summary>
internal static class TenantLoader
{
    public static TenantState Load(TenantDefinition definition)
    {
        var state = new TenantState
        {
            Catalogue = new Catalogue { Plans = definition.Plans, Items = definition.Items, Coupons = definition.Coupons, SuppFields = definition.SuppFields },
            Head = new TenantHead
            {
                StartedAt = definition.Now,
                Now = definition.Now,
                LastNumbers = new Dictionary<Sequence, long>(definition.LastNumbers),
            },
        };
        var work = new Work(state, definition.Settings);
        foreach (var account in definition.Accounts)
            work.Add(Create(work, account));

        RunHistory(work, definition);
        state.Head = work.Head;
        foreach (var account in work.ChangedAccounts.Values)
            state.Accounts[account.AcctNo] = account;
        return state;
    }

    private static Account Create(Work work, AccountDefinition definition)
    {
        definition.Contact.No = work.Next(Sequence.Contact);
        var account = new Account
        {
            AcctNo = definition.AcctNo,
            ClientAcctId = definition.ClientAcctId,
            UserId = definition.UserId,
            PasswordHash = definition.Password == null ? null : Passwords.Hash(definition.Password),
            Currency = definition.Currency,
            StartDate = definition.ActiveSince,
            SeniorAcctNo = definition.SeniorAcctNo,
            ContactNo = definition.Contact.No,
            Contacts = [definition.Contact],
            PaymentMethods = definition.PaymentMethods,
        };
        var billing = new BillingGroup { No = work.Next(Sequence.Group), Name = "Main", ClientId = Derived(definition, "BG1") };
        if (definition.PrimaryMethodNo != null)
            (billing.PrimaryMethodNo, billing.BackupMethodNo) = (definition.PrimaryMethodNo, definition.BackupMethodNo);
        var dunning = new DunningGroup { No = work.Next(Sequence.Group), Name = "Main", ClientId = Derived(definition, "DG1") };
        account.BillingGroups.Add(billing);
        account.DunningGroups.Add(dunning);

        foreach (var instance in definition.Instances)
        {
            var plan = work.Catalogue.Plan(instance.PlanNo)
                ?? throw new InvalidOperationException($"The tenant definition names plan {instance.PlanNo}, which it does not define.");
            var schedule = instance.RateScheduleNo is { } no ? plan.Schedule(no) : plan.DefaultSchedule(account.Currency);
            if (schedule == null)
                throw new InvalidOperationException($"Plan {plan.No} has no schedule for account {account.AcctNo}.");

            var parent = instance.ParentNo is { } parentNo ? account.Instance(parentNo) : null;
            var start = new PlanStart(definition.ActiveSince, definition.ActiveSince, definition.BillDay, PlanStatus.Inactive);
            var assigned = Provisioning.Assign(work.Books, account, plan, schedule, instance.No, instance.ClientId, instance.Units, parent, start);
            RolloverQueue.Arm(work.Books, account, assigned, definition.ActiveSince);
            if (parent == null)
            {
                assigned.BillingGroupNo = billing.No;
                assigned.DunningGroupNo = dunning.No;
            }
        }

        return account;
    }

    private static string? Derived(AccountDefinition definition, string suffix) =>
        definition.ClientAcctId == null ? null : $"{definition.ClientAcctId}-{suffix}";

    private static void RunHistory(Work work, TenantDefinition definition)
    {
        if (definition.Accounts.Count == 0)
            return;

        var first = definition.Accounts.Min(account => account.ActiveSince);
        for (var day = first; day <= work.Today; day = day.AddDays(1))
        {
            foreach (var buyer in definition.Accounts)
            {
                foreach (var order in buyer.Orders.Where(order => order.Date == day))
                    Place(work, work.ChangedAccounts[buyer.AcctNo], order);
            }

            foreach (var account in work.ChangedAccounts.Values.OrderBy(account => account.AcctNo))
            {
                if (account.NextDue() <= day)
                    DayRunner.Run(work.Books, account, day);
            }

            foreach (var payer in definition.Accounts.Where(account => account.PaysOn.Contains(day)))
                Pay(work, work.ChangedAccounts[payer.AcctNo], day);
        }
    }

    private static void Place(Work work, Account account, OrderDefinition definition)
    {
        if (account.Instance(definition.PlanInstanceNo) == null)
            throw new InvalidOperationException($"Order {definition.No} names plan instance {definition.PlanInstanceNo}, which account {account.AcctNo} does not have.");
        if (definition.Billing == OrderBilling.Now)
            throw new InvalidOperationException($"Order {definition.No} is to be billed Now; write OnFulfilment.");
        account.Orders.Add(new Order
        {
            No = definition.No,
            ClientOrderId = definition.ClientOrderId,
            PlanInstanceNo = definition.PlanInstanceNo,
            Billing = definition.Billing,
            Status = definition.Billing == OrderBilling.Hold ? OrderStatus.Held : OrderStatus.Placed,
            FulfilledOn = definition.Date,
            CreatedOn = definition.Date,
            UpdatedOn = definition.Date,
            PoNumber = definition.PoNumber,
            Items = [.. definition.Items.Select((ordered, index) => Item(work, account, ordered, index + 1))],
        });
    }

    private static OrderItem Item(Work work, Account account, OrderedItem ordered, int lineNo)
    {
        var item = work.Catalogue.Items.FirstOrDefault(item => item.Sku == ordered.Sku && item.PriceIn(account.Currency) != null)
            ?? throw new InvalidOperationException($"An order of account {account.AcctNo} names {ordered.Sku}, which the tenant definition does not sell in {account.Currency}.");
        var price = item.PriceIn(account.Currency)!.Value;
        return new OrderItem
        {
            LineNo = lineNo,
            ItemNo = item.No,
            Sku = item.Sku,
            Name = item.Name,
            Units = ordered.Units,
            UnitAmount = price,
            Amount = Money.Round(ordered.Units * price, account.Currency),
        };
    }

    private static void Pay(Work work, Account account, DateOnly day)
    {
        var due = account.Invoices.Where(invoice => invoice.DueDate <= day).Sum(invoice => invoice.Total)
            - account.Payments.Sum(payment => payment.Amount);
        if (due > 0)
            Ledger.Receive(account, new Payment { TransactionId = work.Next(Sequence.Transaction), Date = day, Amount = due }, day);
    }
}
