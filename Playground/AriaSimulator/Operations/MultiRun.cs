using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>What one row of a multi call did.</summary>
/// <param name="Directive">1 assign, 2 replace, 3 update, 4 cancel.</param>
/// <param name="InstanceNo">The instance.</param>
/// <param name="Lines">The lines it yielded.</param>
/// <param name="Queued">What it put into the queue.</param>
internal sealed record MultiStep(long Directive, long InstanceNo, IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<QueuedChange> Queued);

/// <summary>What a multi call came to for one billing group.</summary>
/// <param name="Group">The billing group.</param>
/// <param name="Lines">The lines of all its rows.</param>
/// <param name="Invoice">The invoice they went on, if one was made.</param>
/// <param name="Collection">What its collection came to.</param>
internal sealed record GroupResult(BillingGroup Group, IReadOnlyList<InvoiceLine> Lines, Invoice? Invoice, CollectionResult Collection);

/// <summary>One pass over the rows of a multi call, in the order given, with one invoice per billing group.</summary>
internal sealed class MultiRun
{
    private readonly Call call;
    private readonly IReadOnlySet<int> skipped;
    private readonly Dictionary<long, PlanInstance> byIndex = [];
    private readonly List<MultiStep> steps = [];
    private readonly List<NewPlan> startedInThePast = [];

    private MultiRun(Call call, IReadOnlySet<int> skipped)
    {
        this.call = call;
        this.skipped = skipped;
        Account = call.Work.Change(call.Account().AcctNo);
        Groups = MultiGroups.Read(call, Account);
    }

    public Account Account { get; }

    public MultiGroups Groups { get; }

    /// <summary>The rows that were carried out, by their position.</summary>
    public Dictionary<int, MultiStep> Steps { get; } = [];

    public IReadOnlyList<GroupResult> Results { get; private set; } = [];

    /// <summary>Carries out all rows but those to be skipped.</summary>
    public static MultiRun Of(Call call, IReadOnlySet<int> skipped, bool collects)
    {
        var run = new MultiRun(call, skipped);
        run.DoRows();
        run.Results = run.Invoice(collects);
        return run;
    }

    /// <summary>The billing group of a row.</summary>
    public BillingGroup GroupOf(MultiStep step) => GroupOf(step.InstanceNo);

    private BillingGroup GroupOf(long instanceNo)
    {
        var groupNo = Account.MasterOf(Account.Instance(instanceNo)!).BillingGroupNo;
        return Account.BillingGroups.First(group => group.No == groupNo);
    }

    private void DoRows()
    {
        var rows = call.Request.Rows("plan_updates");
        for (var index = 0; index < rows.Count; index++)
        {
            if (skipped.Contains(index))
                continue;

            var directive = rows[index].Long("plan_directive")!.Value;
            var step = directive switch
            {
                1 => Assign(rows[index]),
                2 => Change(directive, PlanEdit.Replace(call, Account, rows[index], PlanFields.Multi)),
                3 => Change(directive, PlanEdit.Update(call, Account, rows[index], PlanFields.Multi)),
                4 => Change(directive, PlanEdit.Cancel(call, Account, rows[index], PlanFields.Multi)),
                _ => throw AriaFailure.Invalid("plan_directive must be 1, 2, 3 or 4"),
            };
            steps.Add(step);
            Steps[index] = step;
        }
    }

    private MultiStep Change(long directive, PlanCommand command)
    {
        var change = command.Change;
        if (command.IsNow)
            return new MultiStep(directive, change.PlanInstanceNo, Perform([change]), []);

        PlanCommands.Enqueue(call, Account, change);
        return new MultiStep(directive, change.PlanInstanceNo, [], [change]);
    }

    private MultiStep Assign(AriaRow row)
    {
        var assigned = PlanAssignment.Read(call, Account, row, PlanFields.Multi, Parent(row), Groups.Indexed);
        if (row.Long("plan_instance_idx") is { } index && !byIndex.TryAdd(index, assigned.Instance))
            throw AriaFailure.Invalid(string.Create(CultureInfo.InvariantCulture, $"plan_instance_idx {index} is given twice"));

        if (!assigned.IsNow)
        {
            foreach (var change in assigned.Changes)
                PlanCommands.Enqueue(call, Account, change);
            return new MultiStep(1, assigned.Instance.No, [], assigned.Changes);
        }

        if (assigned.Changes[0].EffectiveDate == call.Today)
            return new MultiStep(1, assigned.Instance.No, Perform(assigned.Changes), []);

        startedInThePast.Add(assigned);
        return new MultiStep(1, assigned.Instance.No, [], []);
    }

    private PlanInstance? Parent(AriaRow row)
    {
        if (row.Long("parent_plan_instance_idx") is not { } index)
            return Call.Instance(Account, row, "parent_plan_instance_no", PlanFields.Multi.ParentId);
        return byIndex.GetValueOrDefault(index)
            ?? throw AriaFailure.Invalid(string.Create(CultureInfo.InvariantCulture, $"parent_plan_instance_idx {index} names no plan assigned before in this call"));
    }

    private List<InvoiceLine> Perform(IEnumerable<QueuedChange> changes)
    {
        var lines = new List<InvoiceLine>();
        foreach (var change in changes)
        {
            var own = ChangeQueue.Perform(call.Work.Books, Account, change, change.Rule, call.Today);
            if (change.DeferInvoice && Account.IsBilled(Account.Instance(change.PlanInstanceNo)!))
                Account.DeferredLines.AddRange(own);
            else
                lines.AddRange(own);
        }

        return lines;
    }

    private List<GroupResult> Invoice(bool collects)
    {
        var results = new List<GroupResult>();
        foreach (var rows in steps.Where(step => step.Lines.Count > 0).GroupBy(GroupOf))
        {
            var lines = rows.SelectMany(step => step.Lines).ToList();
            var master = Account.MasterOf(Account.Instance(rows.First().InstanceNo)!);
            var outcome = PlanChanger.Invoice(call.Work.Books, Account, master, lines, call.Today, collects);
            results.Add(new GroupResult(rows.Key, outcome.Lines, outcome.Invoice, outcome.Collection));
        }

        results.AddRange(CatchUp(collects));
        if (!call.DoWrite)
            results.AddRange(Rehearse());
        return results;
    }

    private IEnumerable<GroupResult> CatchUp(bool collects)
    {
        if (startedInThePast.Count == 0)
            return [];

        var before = Account.Invoices.Count;
        PlanAssignmentBilling.StartInThePast(call, Account, startedInThePast);
        return Account.Invoices.Skip(before).Select(invoice => new GroupResult(
            Account.BillingGroups.First(group => group.No == invoice.BillingGroupNo),
            invoice.Lines,
            invoice,
            collects ? Collections.OfChange(call.Work.Books, Account, invoice, call.Today) : CollectionResult.Ok)).ToList();
    }

    /// <summary>In a dry run, what the queued rows will come to on their days.</summary>
    private IEnumerable<GroupResult> Rehearse()
    {
        var queued = steps.SelectMany(step => step.Queued).ToList();
        if (queued.Count == 0)
            return [];

        var outcomes = PlanCommands.Rehearse(call, Account, queued);
        return queued.Where(outcomes.ContainsKey)
            .GroupBy(change => GroupOf(change.PlanInstanceNo))
            .Select(changes => new GroupResult(changes.Key, changes.SelectMany(change => outcomes[change].Lines).ToList(), null, CollectionResult.Ok))
            .Where(result => result.Lines.Count > 0)
            .ToList();
    }
}
