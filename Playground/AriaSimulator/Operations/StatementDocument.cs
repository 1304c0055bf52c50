using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>A statement as the customer reads it: one HTML page without scripts, styles from elsewhere or pictures.</summary>
internal static class StatementDocument
{
    public const string MimeType = "text/html";

    public static string Of(Account account, Statement statement)
    {
        var invoice = account.Invoice(statement.InvoiceNo)!;
        var text = Begin(account, $"Statement {Number(statement.No)}");
        Row(text, "Date", Day(statement.Date));
        Row(text, "Due", Day(statement.DueDate));
        Row(text, "Invoice", Number(invoice.No));
        text.Append("</table>");
        Lines(text, account, invoice.Lines);
        text.Append("<table>");
        Row(text, "Balance forward", Money(account, statement.BalanceForward));
        Row(text, "New charges", Money(account, statement.NewCharges));
        Row(text, "Payments", Money(account, statement.NewPayments));
        Row(text, "Total", Money(account, statement.Total));
        return End(text);
    }

    /// <summary>What would be stated on a day that has not come.</summary>
    public static string Preview(Account account, IReadOnlyList<Invoice> invoices, DateOnly day)
    {
        var text = Begin(account, "Preview of the next statement");
        Row(text, "Date", Day(day));
        text.Append("</table>");
        if (invoices.Count == 0)
            text.Append("<p>Nothing is to be invoiced.</p>");
        foreach (var invoice in invoices)
            Lines(text, account, invoice.Lines);
        text.Append("<table>");
        Row(text, "New charges", Money(account, invoices.Sum(invoice => invoice.Total)));
        return End(text);
    }

    private static StringBuilder Begin(Account account, string title)
    {
        var text = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
            .Append(title).Append("</title></head><body><h1>").Append(title).Append("</h1><table>");
        Row(text, "Account", Number(account.AcctNo));
        Row(text, "Customer", account.Contact.Company ?? $"{account.Contact.FirstName} {account.Contact.LastName}");
        return text;
    }

    private static string End(StringBuilder text) => text.Append("</table></body></html>").ToString();

    private static void Lines(StringBuilder text, Account account, IEnumerable<InvoiceLine> lines)
    {
        text.Append("<table><tr><th>No</th><th>Service</th><th>From</th><th>To</th><th>Amount</th></tr>");
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"<tr><td>{line.LineNo}</td><td>{WebUtility.HtmlEncode(line.Description)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td>{Day(line.From)}</td><td>{Day(line.To)}</td><td>{Money(account, line.Amount)}</td></tr>");
        }

        text.Append("</table>");
    }

    private static void Row(StringBuilder text, string name, string value) =>
        text.Append("<tr><th>").Append(name).Append("</th><td>").Append(WebUtility.HtmlEncode(value)).Append("</td></tr>");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Money(Account account, decimal amount) => string.Create(
        CultureInfo.InvariantCulture, $"{amount.ToString("F" + Billing.Money.MinorDigits(account.Currency), CultureInfo.InvariantCulture)} {account.Currency}");
}
