using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using CrmAriaConnector.AriaSimulator.Faults;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Admin;

/// <summary>One call as the log keeps it.</summary>
/// <param name="Time">When it came.</param>
/// <param name="Operation">What it named; null when nothing could be read.</param>
/// <param name="AcctNo">The account it named, as sent.</param>
/// <param name="DoWrite">False for a dry run.</param>
/// <param name="ReceiptId">Its client_receipt_id.</param>
/// <param name="ErrorCode">The error_code answered; null when no answer was made.</param>
/// <param name="Fault">The fault that met it.</param>
/// <param name="Fields">What was sent, secrets replaced by ***.</param>
public sealed record LoggedRequest(
    DateTimeOffset Time, string? Operation, string? AcctNo, bool DoWrite, string? ReceiptId, int? ErrorCode, FaultKind? Fault, JsonObject? Fields);

/// <summary>The last calls, newest last.</summary>
public sealed class RequestLog
{
    private const int Capacity = 2000;
    private const string Redacted = "***";

    private static readonly HashSet<string> Secrets = new(StringComparer.Ordinal)
    {
        "auth_key", "password", "secret_question", "secret_question_answer", "secret_answer", "pin", "session_id", "cc_num", "cc_number", "cvv", "CVV", "existing_pay_method_cvv",
        "track_data1", "track_data2", "bank_acct_num", "bank_acct_no", "bank_routing_num", "bank_routing_no", "iban", "bill_agreement_id",
        "bank_id_cd", "bank_branch_cd", "bank_check_digit", "bank_swift_cd", "mandate_id", "cc_expire_mm", "cc_expire_yyyy", "token", "paypal_token",
        "inTrackingNumber", "inAuthValue", "taxpayer_id",
    };

    private readonly Lock gate = new();
    private readonly Queue<LoggedRequest> entries = new();

    /// <summary>The calls logged, oldest first.</summary>
    public IReadOnlyList<LoggedRequest> Entries
    {
        get
        {
            lock (gate)
                return [.. entries];
        }
    }

    /// <summary>Forgets all calls.</summary>
    public void Clear()
    {
        lock (gate)
            entries.Clear();
    }

    internal void Add(RawRequest request, int? errorCode, FaultKind? fault)
    {
        var given = new AriaRow(request.Fields ?? []);
        var entry = new LoggedRequest(
            DateTimeOffset.UtcNow,
            request.RestCall,
            given.Text("acct_no"),
            given.Text("do_write") is not ("false" or "False" or "FALSE"),
            given.Text("client_receipt_id"),
            errorCode,
            fault,
            (JsonObject?)Redact(request.Fields));
        lock (gate)
        {
            entries.Enqueue(entry);
            if (entries.Count > Capacity)
                entries.Dequeue();
        }
    }

    private static JsonNode? Redact(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Secrets.Contains(field.Key) ? Redacted : Redact(field.Value)))),
        JsonArray rows => new JsonArray([.. rows.Select(Redact)]),
        _ => node?.DeepClone(),
    };
}
