using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>One change of one instance that a call asks for, and when.</summary>
/// <param name="Change">What is to be done; it becomes a queue row when it is not done at once.</param>
/// <param name="IsNow">Whether it is done at once.</param>
internal sealed record PlanCommand(QueuedChange Change, bool IsNow)
{
    /// <summary>The change a directive asks for; a date that is today means at once.</summary>
    public static PlanCommand Of(Call call, ChangeKind kind, PlanInstance instance, PlanUpdate update, AssignmentDirective directive, DateOnly? date, bool defers) =>
        new(
            new QueuedChange
            {
                Kind = kind,
                PlanInstanceNo = instance.No,
                EffectiveDate = date,
                Directive = directive.Code,
                Rule = directive.Rule,
                DeferInvoice = defers,
                Update = update,
                QueuedBy = call.Caller,
                QueuedOn = call.Today,
            },
            directive.Time == ChangeTime.Now || date == call.Today);
}

/// <summary>Puts changes into the queue, and rehearses what they will come to.</summary>
internal static class PlanCommands
{
    /// <summary>Queues a change; the queue tells the status a pending cancellation gives the instance until then.</summary>
    public static void Enqueue(Call call, Account account, QueuedChange change)
    {
        change.QueueId = call.Work.Next(Sequence.Queue);
        account.Queue.Add(change);
        MarkPending(account, change);
        call.Did(ActionType.Queue, "Queued plan change", "Plan change queued", "queue_id", change.QueueId);
    }

    /// <summary>
    /// Runs this call's copy of the account to the days of queued changes and tells what each comes to; the copy is
    /// thrown away. A change without a date comes to nothing.
    /// </summary>
    public static IReadOnlyDictionary<QueuedChange, ChangeOutcome> Rehearse(Call call, Account account, IReadOnlyCollection<QueuedChange> changes)
    {
        var outcomes = changes.Max(change => change.EffectiveDate) is { } last
            ? DayRunner.RunThrough(call.Work.Books, account, call.Today, last)
            : [];
        return changes.Where(change => outcomes.ContainsKey(change.QueueId)).ToDictionary(change => change, change => outcomes[change.QueueId]);
    }

    private static void MarkPending(Account account, QueuedChange change)
    {
        if (change.Kind != ChangeKind.Cancellation || change.Directive != 1)
            return;

        var instance = account.Instance(change.PlanInstanceNo)!;
        change.StatusBefore = instance.Status;
        instance.Status = PlanStatus.PendingCancellation;
    }
}
