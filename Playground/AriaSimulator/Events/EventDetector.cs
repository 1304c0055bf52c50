using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Events;

/// <summary>
/// Tells what happened to an account by comparing it before and after a commit, so that calls and the clock raise the
/// same events, and a dry run none. Which action raises which event is assumed where Aria's list leaves it open.
/// </summary>
internal static class EventDetector
{
    public static IEnumerable<RaisedEvent> Detect(Account? before, Account after) =>
        Customer(before ?? Nobody(after), after, isNew: before == null)
            .Concat(Plans(before ?? Nobody(after), after))
            .Concat(Queue(before ?? Nobody(after), after))
            .Concat(Orders(before ?? Nobody(after), after))
            .Concat(Money(before ?? Nobody(after), after));

    private static Account Nobody(Account after) => new()
    {
        AcctNo = after.AcctNo,
        ContactNo = after.ContactNo,
        Contacts = after.Contacts,
        Status = after.Status,
        NotifyMethod = after.NotifyMethod,
        UserId = after.UserId,
        SeniorAcctNo = after.SeniorAcctNo,
        CredentialChanges = after.CredentialChanges,
    };

    private static IEnumerable<RaisedEvent> Customer(Account before, Account after, bool isNew)
    {
        if (isNew)
            yield return new RaisedEvent(701, after, "A");
        if (before.ContactNo != after.ContactNo || Differs(before.Contact, after.Contact))
            yield return new RaisedEvent(702, after, "M");
        if (before.CredentialChanges != after.CredentialChanges || before.UserId != after.UserId)
            yield return new RaisedEvent(703, after, "M");
        if (before.Status != after.Status)
            yield return new RaisedEvent(704, after, "M");
        if (after.QueuedStatus != null && before.QueuedStatus != after.QueuedStatus)
            yield return new RaisedEvent(705, after, "M");
        foreach (var id in Fields(before, after))
            yield return new RaisedEvent(id, after, "M");
        if (before.SeniorAcctNo != after.SeniorAcctNo)
            yield return new RaisedEvent(709, after, "M");
        for (var count = before.Comments.Count; count < after.Comments.Count; count++)
            yield return new RaisedEvent(712, after, "M");
        if (before.NotifyMethod != after.NotifyMethod)
            yield return new RaisedEvent(713, after, "M");
        for (var count = before.PaymentMethods.Count; count < after.PaymentMethods.Count; count++)
            yield return new RaisedEvent(715, after, "M");
        if (before.PaymentMethods.Zip(after.PaymentMethods).Any(pair => Differs(pair.First, pair.Second)))
            yield return new RaisedEvent(716, after, "M");
        if (BillingContacts(before) != BillingContacts(after) && before.PaymentMethods.Count == after.PaymentMethods.Count)
            yield return new RaisedEvent(717, after, "M");
    }

    private static IEnumerable<int> Fields(Account before, Account after)
    {
        foreach (var field in after.SuppFields)
        {
            var old = before.SuppFields.FirstOrDefault(one => one.Name == field.Name);
            if (old == null)
                yield return 706;
            else if (!old.Values.SequenceEqual(field.Values))
                yield return 707;
        }

        foreach (var field in before.SuppFields.Where(field => after.SuppFields.All(one => one.Name != field.Name)))
            yield return 708;
    }

    private static IEnumerable<RaisedEvent> Plans(Account before, Account after)
    {
        foreach (var instance in after.Instances)
        {
            var isMaster = instance.ParentNo == null;
            var old = before.Instance(instance.No);
            if (old == null || (!IsLive(old) && IsLive(instance) && old.LastBillDate == null && old.Status != instance.Status))
            {
                if (IsLive(instance))
                    yield return new RaisedEvent(isMaster ? 724 : 725, after, "A");
            }
            else if (PlanStatus.IsEnded(instance.Status) && !PlanStatus.IsEnded(old.Status))
            {
                yield return new RaisedEvent(isMaster ? 726 : 727, after, "D");
            }
            else if (IsChanged(old, instance))
            {
                yield return new RaisedEvent(isMaster ? 718 : 719, after, "M");
            }
        }
    }

    private static bool IsLive(PlanInstance instance) => PlanStatus.IsBillable(instance.Status);

    private static bool IsChanged(PlanInstance old, PlanInstance now) =>
        old.Status != now.Status || old.PlanNo != now.PlanNo || old.Description != now.Description || old.PoNumber != now.PoNumber
        || old.ClientId != now.ClientId || old.DunningState != now.DunningState || Differs(old.Current, now.Current);

    private static IEnumerable<RaisedEvent> Queue(Account before, Account after)
    {
        foreach (var change in after.Queue)
        {
            var isMaster = after.Instance(change.PlanInstanceNo)!.ParentNo == null;
            var old = before.Queue.FirstOrDefault(one => one.QueueId == change.QueueId);
            if (old == null && change.Status == QueueStatus.Queued)
                yield return new RaisedEvent(Queued(change.Kind) + (isMaster ? 0 : 1), after, "M");
            else if (old?.Status == QueueStatus.Queued && change.Status == QueueStatus.Deleted)
                yield return new RaisedEvent(isMaster ? 722 : 723, after, "M");
        }
    }

    private static int Queued(ChangeKind kind) => kind switch
    {
        ChangeKind.Assignment or ChangeKind.ChildAssignment => 720,
        ChangeKind.Cancellation => 728,
        _ => 730,
    };

    private static IEnumerable<RaisedEvent> Orders(Account before, Account after)
    {
        var open = Billing.Balances.Open(after);
        var openBefore = Billing.Balances.Open(before);
        foreach (var order in after.Orders)
        {
            var old = before.Orders.FirstOrDefault(one => one.No == order.No);
            if (old == null)
                yield return new RaisedEvent(801, after, "A") { Order = order };
            if (order.Status is OrderStatus.Filled or OrderStatus.Billed && old?.Status is not (OrderStatus.Filled or OrderStatus.Billed))
                yield return new RaisedEvent(802, after, "M") { Order = order };
            if (order.Status == OrderStatus.Billed && old?.Status != OrderStatus.Billed)
                yield return new RaisedEvent(803, after, "M") { Order = order };
            if (order.InvoiceNo is { } no && open[no] <= 0 && (!openBefore.TryGetValue(no, out var owed) || owed > 0))
                yield return new RaisedEvent(804, after, "M") { Order = order };
            if (order.Status == OrderStatus.Cancelled && old?.Status != OrderStatus.Cancelled)
                yield return new RaisedEvent(805, after, "M") { Order = order };
        }
    }

    private static IEnumerable<RaisedEvent> Money(Account before, Account after)
    {
        foreach (var invoice in after.Invoices.Skip(before.Invoices.Count))
            yield return new RaisedEvent(901, after, "A") { Invoice = invoice };
        foreach (var payment in after.Payments.Skip(before.Payments.Count))
            yield return new RaisedEvent(payment.IsCashCredit ? 919 : payment.IsElectronic ? 905 : 903, after, "A") { Payment = payment };
        foreach (var refund in after.Refunds.Skip(before.Refunds.Count))
            yield return new RaisedEvent(915, after, "A") { Refund = refund };
        foreach (var payment in after.Payments.Where(payment => !payment.IsCashCredit))
        {
            var applied = payment.Applications.Sum(application => application.Amount);
            var earlier = before.Payment(payment.TransactionId)?.Applications.Sum(application => application.Amount) ?? 0m;
            if (applied != earlier)
                yield return new RaisedEvent(applied > earlier ? 952 : 953, after, "M") { Payment = payment };
        }

        foreach (var statement in after.Statements.Skip(before.Statements.Count))
            yield return new RaisedEvent(1014, after, "A") { Statement = statement };
    }

    private static string BillingContacts(Account account) =>
        string.Join('|', account.PaymentMethods.Select(method => method.ContactNo is { } no ? Documents.Write(account.ContactWith(no)) : ""));

    private static bool Differs<T>(T left, T right) => !string.Equals(Documents.Write(left), Documents.Write(right), StringComparison.Ordinal);
}
