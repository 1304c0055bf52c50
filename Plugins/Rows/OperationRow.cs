using System;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Rows;

/// <summary>aria_operation: one change, what was asked, promised, and what came of it.</summary>
internal sealed class OperationRow(Entity row)
{
    public const string Table = "aria_operation";
    public const string Name = "aria_name";
    public const string Customer = "aria_customerid";
    public const string Link = "aria_ariaaccountid";
    public const string Kind = "aria_kind";
    public const string State = "aria_state";
    public const string InstanceNo = "aria_planinstanceno";
    public const string Intent = "aria_intent";
    public const string Request = "aria_request";
    public const string Preview = "aria_preview";
    public const string Actual = "aria_actual";
    public const string FingerprintColumn = "aria_fingerprint";
    public const string BillingDay = "aria_billingday";
    public const string Total = "aria_total";
    public const string ActualTotal = "aria_actualtotal";
    public const string CurrencyCode = "aria_currencycode";
    public const string ConfirmedByAria = "aria_confirmedbyaria";
    public const string Differs = "aria_differs";
    public const string ReceiptId = "aria_receiptid";
    public const string InvoiceNo = "aria_invoiceno";
    public const string QueueId = "aria_queueid";
    public const string ErrorCode = "aria_errorcode";
    public const string Message = "aria_message";
    public const string PreviewedOn = "aria_previewedon";
    public const string SubmittedOn = "aria_submittedon";
    public const string FinishedOn = "aria_finishedon";
    public const string EmptyReads = "aria_emptyreads";
    public const string FirstEmptyReadOn = "aria_firstemptyreadon";
    public const string Owner = "ownerid";

    public const int MessageLength = 2000;

    public static readonly string[] Columns =
    [
        Customer, Link, Kind, State, InstanceNo, Request, Preview, Actual, FingerprintColumn, CurrencyCode, Differs,
        ReceiptId, InvoiceNo, QueueId, ErrorCode, Message, PreviewedOn, SubmittedOn, FinishedOn, EmptyReads,
        FirstEmptyReadOn, Owner,
    ];

    public Guid Id => row.Id;

    public string? RowVersion => row.RowVersion;

    public Guid CustomerId => row.Lookup(Customer)?.Id ?? Guid.Empty;

    public Guid LinkId => row.Lookup(Link)?.Id ?? Guid.Empty;

    public OperationKind KindValue => (OperationKind)(row.Choice(Kind) ?? 0);

    public OperationState StateValue => (OperationState)(row.Choice(State) ?? 0);

    /// <summary>The write may be on its way, or its outcome is not known: no other change may pass.</summary>
    public bool IsOpen => StateValue is OperationState.Submitted or OperationState.Unknown;

    public string RequestJson => row.Text(Request) ?? "{}";

    public string PreviewJson => row.Text(Preview) ?? "{}";

    public string? ActualJson => row.Text(Actual);

    public string? FingerprintValue => row.Text(FingerprintColumn);

    public bool IsDifferent => row.Flag(Differs);

    public string Receipt => row.Text(ReceiptId) ?? "";

    public string? Invoice => row.Text(InvoiceNo);

    public string? Queue => row.Text(QueueId);

    public int? Error => row.Whole(ErrorCode);

    public string? Sentence => row.Text(Message);

    public DateTime? Previewed => row.Time(PreviewedOn);

    public DateTime? Submitted => row.Time(SubmittedOn);

    public DateTime? Finished => row.Time(FinishedOn);

    public int EmptyReadings => row.Whole(EmptyReads) ?? 0;

    public DateTime? FirstEmptyReading => row.Time(FirstEmptyReadOn);

    public EntityReference? OwnerReference => row.Lookup(Owner);
}
