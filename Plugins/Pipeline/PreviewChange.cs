using System;
using System.Globalization;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Intents;
using CrmAriaConnector.Plugins.Previews;
using CrmAriaConnector.Plugins.Rows;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>Checks an intent, asks Aria what it would do, and keeps the promise in an operation row. Nothing changes in Aria.</summary>
internal sealed class PreviewChange(CallContext call)
{
    public ApiAnswer Run(Guid customerId, string intentJson)
    {
        var intent = IntentReader.Read(intentJson);
        var link = AccountLinks.Find(call.System, customerId, intent.AcctNo);
        PreparedChange prepared;
        using (var scope = new ChangeScope(call, link))
            prepared = intent.Prepare(scope);
        var row = Row(customerId, link, intent, intentJson, prepared);
        call.System.Create(row);
        return ApiAnswer.Ok(new OperationStore(call).Json(new OperationRow(row), link));
    }

    private Entity Row(Guid customerId, LinkRow link, IIntent intent, string intentJson, PreparedChange prepared)
    {
        var id = Guid.NewGuid();
        var promise = prepared.Promise;
        return new Entity(OperationRow.Table, id)
        {
            [OperationRow.Name] = RowValues.Cut(prepared.Title, 200),
            [OperationRow.Customer] = new EntityReference("account", customerId),
            [OperationRow.Link] = link.Reference,
            [OperationRow.Owner] = new EntityReference("systemuser", call.CallerId),
            [OperationRow.Kind] = RowValues.Option((int)intent.Kind),
            [OperationRow.State] = RowValues.Option((int)OperationState.Previewed),
            [OperationRow.InstanceNo] = intent.PlanInstanceNo,
            [OperationRow.Intent] = intentJson,
            [OperationRow.Request] = PluginJson.Write(prepared.Change),
            [OperationRow.Preview] = PluginJson.Write(promise),
            [OperationRow.FingerprintColumn] = Fingerprint.Of(promise),
            [OperationRow.BillingDay] = RowValues.Of(promise.BillingDay),
            [OperationRow.Total] = promise.Totals?.Total,
            [OperationRow.CurrencyCode] = RowValues.OfCurrency(promise.Currency),
            [OperationRow.ConfirmedByAria] = promise.ConfirmedByAria,
            [OperationRow.Differs] = false,
            // Unique in the whole tenant, letters and digits only, and known before anything is sent.
            [OperationRow.ReceiptId] = id.ToString("N", CultureInfo.InvariantCulture),
            [OperationRow.PreviewedOn] = call.UtcNow,
        };
    }
}
