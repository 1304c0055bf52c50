using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Events;

/// <summary>Writes an event as the XML document Aria posts. Source: Aria, Event Notification Reference.</summary>
internal static class EventDocument
{
    /// <summary>The document of one event. A statement raises two events at once, that it is to be sent and that it was.</summary>
    public static XDocument Write(RaisedEvent raised, EventClass eventClass, Catalogue catalogue, Envelope envelope)
    {
        var account = raised.Account;
        var request = new XElement(
            "request",
            new XElement("version", eventClass.Version),
            new XElement("sender", "A"),
            new XElement("transaction_id", envelope.TransactionId),
            new XElement("action", raised.Action),
            new XElement(eventClass.Letter == "A" ? "class_name" : "class", eventClass.Letter),
            new XElement("auth_key", envelope.AuthKey),
            new XElement("client_receipt_id", envelope.ReceiptId));
        IEnumerable<int> ids = raised.Statement == null ? [raised.Id] : [1004, 1014];
        var labels = eventClass.Kinds.ToDictionary(kind => kind.Id, kind => kind.Label);
        var events = new XElement("event_data", ids.Select(id => new XElement("event", new XElement("event_id", id), new XElement("event_label", labels[id]))));
        return new XDocument(new XElement("apf2doc", request, Body(raised, eventClass, account, catalogue, envelope), events));
    }

    private static IEnumerable<XElement> Body(RaisedEvent raised, EventClass eventClass, Account account, Catalogue catalogue, Envelope envelope)
    {
        switch (eventClass.Letter)
        {
            case "A":
                return [AccountData(account, envelope), Contact(account.Contact), Masters(account, catalogue)];
            case "O":
                var order = raised.Order!;
                var head = Identity(account, envelope);
                head.Add(
                    new XElement("order_no", order.No),
                    new XElement("order_status", (int)order.Status),
                    new XElement("order_fulfill_date", Day(order.FulfilledOn)),
                    new XElement("plan_instance_no", order.PlanInstanceNo),
                    new XElement("client_plan_instance_id", account.Instance(order.PlanInstanceNo)!.ClientId),
                    new XElement("resp_level_cd", 1));
                return [head, .. order.Items.Select(item => new XElement("item", new XElement("sku", item.Sku), new XElement("units", Number(item.Units)), new XElement("unit_rate", Number(item.UnitAmount))))];
            case "T":
                return [WithMasters(Identity(account, envelope), account, "master_plan_instance_data", "plan_instance_no"), .. Transactions(raised, account)];
            default:
                return [WithMasters(Identity(account, envelope), account, "master_plan_instance", "master_plan_instance_no"), Message(raised.Statement!, account)];
        }
    }

    private static XElement AccountData(Account account, Envelope envelope) => new(
        "acct_data",
        new XElement("client_no", envelope.ClientNo),
        new XElement("acct_no", account.AcctNo),
        new XElement("client_acct_id", account.ClientAcctId),
        new XElement("userid", account.UserId),
        new XElement("status_cd", account.Status),
        new XElement("notify_method", account.NotifyMethod),
        new XElement("currency", account.Currency.ToUpperInvariant()),
        new XElement("test_acct", account.IsTest ? "Y" : "N"),
        new XElement("last_acct_comment", account.Comments.LastOrDefault()?.Text));

    private static XElement Contact(Contact contact) => new(
        "acct_contact",
        new XElement("first_name", contact.FirstName),
        new XElement("last_name", contact.LastName),
        new XElement("company_name", contact.Company),
        new XElement("email", contact.Email),
        new XElement("address1", contact.Address1),
        new XElement("address2", contact.Address2),
        new XElement("city", contact.City),
        new XElement("state_prov", contact.StateProv),
        new XElement("postal_code", contact.PostalCode),
        new XElement("country", contact.Country),
        new XElement("phone", contact.Phone));

    private static XElement Masters(Account account, Catalogue catalogue) => new(
        "master_plan_instance_data",
        account.Instances.Where(instance => instance.ParentNo == null).Select(master =>
        {
            var plan = catalogue.Plan(master.PlanNo)!;
            return new XElement(
                "master_plan_instance",
                new XElement("master_plan_instance_no", master.No),
                new XElement("client_master_plan_instance_id", master.ClientId),
                new XElement("plan_no", plan.No),
                new XElement("client_plan_id", plan.ClientId),
                new XElement("plan_name", plan.Name),
                new XElement("plan_activation_date", Day(master.ActiveFrom)),
                new XElement("status_cd", master.Status),
                new XElement("resp_level_cd", 1),
                new XElement(
                    "mpi_billing_dates",
                    new XElement("last_bill_date", Day(master.LastBillDate)),
                    new XElement("last_bill_thru_date", Day(master.BillThru)),
                    new XElement("next_bill_date", Day(master.NextBillDate))));
        }));

    private static XElement Identity(Account account, Envelope envelope) => new(
        "account",
        new XElement("client_no", envelope.ClientNo),
        new XElement("acct_no", account.AcctNo),
        new XElement("client_acct_id", account.ClientAcctId),
        new XElement("userid", account.UserId),
        new XElement("senior_acct_no", account.SeniorAcctNo));

    private static XElement WithMasters(XElement identity, Account account, string rowName, string numberName)
    {
        identity.Add(new XElement(
            "master_plan_instances",
            account.Instances.Where(instance => instance.ParentNo == null).Select(master => new XElement(
                rowName,
                new XElement(numberName, master.No),
                new XElement("client_plan_instance_id", master.ClientId),
                new XElement("resp_level_cd", 1)))));
        return identity;
    }

    private static IEnumerable<XElement> Transactions(RaisedEvent raised, Account account)
    {
        var (id, type, number, amount, groupNo, day) = raised switch
        {
            { Invoice: { } invoice } => (invoice.TransactionId, "Invoice", invoice.No, invoice.Total, (long?)invoice.BillingGroupNo, invoice.BillDate),
            { Refund: { } refund } => (refund.TransactionId, "Refund", refund.TransactionId, refund.Amount, null, refund.Date),
            _ => (raised.Payment!.TransactionId, TransactionType.Label(raised.Payment.Type), raised.Payment.TransactionId, -raised.Payment.Amount, null, raised.Payment.Date),
        };
        var group = account.BillingGroups.FirstOrDefault(group => group.No == groupNo) ?? account.BillingGroups.FirstOrDefault();
        yield return new XElement(
            "financial_transaction_groups",
            new XElement(
                "financial_transaction_group",
                new XElement("object_type", type),
                new XElement("object_no", number),
                new XElement("billing_group_no", group?.No),
                new XElement("billing_group_name", group?.Name),
                new XElement("client_billing_group_id", group?.ClientId),
                new XElement("total_amount", Number(amount))));
        yield return new XElement("financial_transactions", new XElement("financial_transaction", new XElement("financial_trans_id", id)));
        yield return new XElement("posting_info", new XElement("posting_status_cd", 1), new XElement("posting_date", Day(day)));
    }

    private static XElement Message(Statement statement, Account account) => new(
        "message",
        new XElement("msg_id", statement.No),
        new XElement("msg_class", "I"),
        new XElement("msg_class_label", "Invoice/Statement"),
        new XElement("msg_creation_date", Day(statement.Date)),
        new XElement("msg_sent_date", Day(statement.Date)),
        new XElement("msg_subject", $"Statement {statement.No.ToString(CultureInfo.InvariantCulture)}"),
        new XElement("msg_recipient_email_address", account.Contact.Email),
        new XElement("xml_statement_no", statement.No));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => Wire.AnswerWriter.Plain(number).ToString(CultureInfo.InvariantCulture);
}

/// <summary>What stands on the outside of a document.</summary>
/// <param name="ClientNo">The tenant.</param>
/// <param name="AuthKey">The tenant's notification key.</param>
/// <param name="TransactionId">The number receivers tell repetitions by.</param>
/// <param name="ReceiptId">The receipt id of the call that caused it.</param>
internal sealed record Envelope(long ClientNo, string AuthKey, long TransactionId, string? ReceiptId);
