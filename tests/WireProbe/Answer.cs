using System.Collections.Generic;
using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace CrmAriaConnector.WireProbe;

/// <summary>get_acct_trans_history_m as a caller without AriaClient would write it down, for both serialisers.</summary>
public sealed class Answer
{
    [JsonProperty("error_code"), JsonPropertyName("error_code")]
    public long ErrorCode { get; set; }

    [JsonProperty("error_msg"), JsonPropertyName("error_msg")]
    public string? ErrorMsg { get; set; }

    [JsonProperty("history"), JsonPropertyName("history")]
    public List<Transaction>? History { get; set; }
}

/// <summary>A row of it.</summary>
public sealed class Transaction
{
    [JsonProperty("transaction_id"), JsonPropertyName("transaction_id")]
    public long? TransactionId { get; set; }

    [JsonProperty("transaction_type"), JsonPropertyName("transaction_type")]
    public long? TransactionType { get; set; }

    [JsonProperty("transaction_desc"), JsonPropertyName("transaction_desc")]
    public string? TransactionDesc { get; set; }

    [JsonProperty("transaction_amount"), JsonPropertyName("transaction_amount")]
    public decimal? TransactionAmount { get; set; }

    [JsonProperty("transaction_applied_amount"), JsonPropertyName("transaction_applied_amount")]
    public decimal? TransactionAppliedAmount { get; set; }

    [JsonProperty("transaction_currency"), JsonPropertyName("transaction_currency")]
    public string? TransactionCurrency { get; set; }

    [JsonProperty("transaction_create_date"), JsonPropertyName("transaction_create_date")]
    public string? TransactionCreateDate { get; set; }

    [JsonProperty("transaction_void_date"), JsonPropertyName("transaction_void_date")]
    public string? TransactionVoidDate { get; set; }

    [JsonProperty("statement_no"), JsonPropertyName("statement_no")]
    public long? StatementNo { get; set; }

    [JsonProperty("transaction_void_reason"), JsonPropertyName("transaction_void_reason")]
    public string? TransactionVoidReason { get; set; }

    [JsonProperty("client_receipt_id"), JsonPropertyName("client_receipt_id")]
    public string? ClientReceiptId { get; set; }

    [JsonProperty("transaction_comments"), JsonPropertyName("transaction_comments")]
    public string? TransactionComments { get; set; }

    [JsonProperty("transaction_source_id"), JsonPropertyName("transaction_source_id")]
    public long? TransactionSourceId { get; set; }

    [JsonProperty("transaction_ref_code"), JsonPropertyName("transaction_ref_code")]
    public string? TransactionRefCode { get; set; }

    [JsonProperty("credit_reason_code_description"), JsonPropertyName("credit_reason_code_description")]
    public string? CreditReasonCodeDescription { get; set; }

    [JsonProperty("csr_comments"), JsonPropertyName("csr_comments")]
    public string? CsrComments { get; set; }

    [JsonProperty("seq_statement_id"), JsonPropertyName("seq_statement_id")]
    public string? SeqStatementId { get; set; }

    [JsonProperty("invoice_no"), JsonPropertyName("invoice_no")]
    public long? InvoiceNo { get; set; }
}
