using CrmAriaConnector.Aria;
using CrmAriaConnector.Aria.Rows;
using CrmAriaConnector.Plugins.Intents;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Rows;

/// <summary>aria_statement: a statement of an account, as Aria last told it.</summary>
internal static class StatementRow
{
    public const string Table = "aria_statement";
    public const string StatementNo = "aria_statementno";
    public const string DueDate = "aria_duedate";
    public const string GraceEndDate = "aria_graceenddate";
    public const string BalanceForward = "aria_balanceforward";
    public const string NewCharges = "aria_newcharges";
    public const string NewPayments = "aria_newpayments";
    public const string TotalAmount = "aria_totalamount";
    public const string IsPaid = "aria_ispaid";

    public static readonly string[] Columns =
    [
        HistoryRow.Name, HistoryRow.Link, HistoryRow.CreateDate, HistoryRow.CurrencyCode, HistoryRow.InvoiceNo, HistoryRow.IsWithdrawn,
        StatementNo, DueDate, GraceEndDate, BalanceForward, NewCharges, NewPayments, TotalAmount, IsPaid,
    ];

    /// <summary>The columns that carry the statement's figures, for a row to be written or compared.</summary>
    public static Entity Figures(StatementsHistory statement) => new(Table)
    {
        [HistoryRow.Name] = RowValues.Cut(statement.SeqStatementId, 200) ?? AriaNumber.Text(statement.StatementNo),
        [HistoryRow.CreateDate] = RowValues.Of(statement.CreateDate),
        [HistoryRow.CurrencyCode] = RowValues.OfCurrency(statement.CurrencyCd),
        [HistoryRow.InvoiceNo] = AriaNumber.Text(statement.InvoiceNo),
        [HistoryRow.IsWithdrawn] = false,
        [StatementNo] = AriaNumber.Text(statement.StatementNo),
        [DueDate] = RowValues.Of(statement.DueDate),
        [GraceEndDate] = AriaDate.TryParse(statement.DueDatePlusGracePeriod, out var end) ? RowValues.Of(end) : null,
        [BalanceForward] = statement.BalanceForwardAmount,
        [NewCharges] = statement.NewChargesAmount,
        [NewPayments] = statement.NewPaymentsAmount,
        [TotalAmount] = statement.TotalAmount,
        [IsPaid] = statement.IsPaidInd == 1,
    };
}
