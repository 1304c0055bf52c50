using System;
using System.Globalization;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using CrmAriaConnector.Plugins.Settings;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>An operation row as the JSON of docs/architecture.md.</summary>
internal static class OperationView
{
    public static string Of(OperationRow row, string acctNo, string? owner)
    {
        var promise = PluginJson.Object(row.PreviewJson);
        var actual = row.ActualJson is { } json ? PluginJson.Object(json) : null;
        return PluginJson.Write(new JObject
        {
            ["operationId"] = row.Id.ToString("D", CultureInfo.InvariantCulture),
            ["version"] = row.RowVersion ?? "",
            ["kind"] = row.KindValue.ToString(),
            ["state"] = row.StateValue.ToString(),
            ["message"] = row.Sentence ?? "",
            ["errorCode"] = row.Error,
            ["acctNo"] = acctNo,
            ["currency"] = Part(promise, "currency"),
            ["confirmedByAria"] = Part(promise, "confirmedByAria"),
            ["billingDay"] = Part(promise, "billingDay"),
            ["effectiveDate"] = Part(promise, "effectiveDate"),
            ["when"] = Part(promise, "when"),
            ["proration"] = Part(promise, "proration"),
            ["prorationIsCompanyDefault"] = Part(promise, "prorationIsCompanyDefault"),
            ["plan"] = Part(promise, "plan"),
            ["before"] = Part(promise, "before"),
            ["after"] = Part(promise, "after"),
            ["lines"] = Part(promise, "lines"),
            ["totals"] = Part(promise, "totals"),
            ["money"] = Part(promise, "money"),
            ["warnings"] = Part(promise, "warnings"),
            ["actualLines"] = Part(actual, "lines"),
            ["actualTotals"] = Part(actual, "totals"),
            ["payment"] = Part(actual, "payment"),
            ["differs"] = row.IsDifferent,
            ["invoiceNo"] = row.Invoice,
            ["queueId"] = row.Queue,
            ["receiptId"] = row.Receipt,
            ["previewedOn"] = Time(row.Previewed),
            ["submittedOn"] = Time(row.Submitted),
            ["finishedOn"] = Time(row.Finished),
            // Until then a look at Aria that finds nothing proves nothing.
            ["quietUntil"] = row.StateValue == OperationState.Unknown ? Time(row.Submitted + PipelineSettings.QuietPeriod) : null,
            ["owner"] = owner,
        });
    }

    private static JToken Part(JObject? source, string name) => source?[name]?.DeepClone() ?? JValue.CreateNull();

    internal static string? Time(DateTime? utc) => utc?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
