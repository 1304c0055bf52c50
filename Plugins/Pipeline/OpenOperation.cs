using System;
using System.Linq;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>Looks for the operation that is open on an Aria account and says whose it is and since when. Ask after the link row was written, so that nobody opens one meanwhile.</summary>
internal sealed class OpenOperation(CallContext call)
{
    /// <param name="link">The account.</param>
    /// <param name="except">The operation that asks.</param>
    /// <param name="nothing">What was not done because of it.</param>
    /// <param name="again">What to do once it is settled.</param>
    /// <returns>BUSY, with the operation's state, owner and time for the pages; null when none is open.</returns>
    public ApiAnswer? Refusal(LinkRow link, Guid except, string nothing, string again)
    {
        var query = new QueryExpression(OperationRow.Table) { ColumnSet = new ColumnSet(OperationRow.Columns) };
        query.Criteria.AddCondition(OperationRow.Link, ConditionOperator.Equal, link.Id);
        query.Criteria.AddCondition(OperationRow.State, ConditionOperator.In,
            RowValues.Option((int)OperationState.Submitted).Value, RowValues.Option((int)OperationState.Unknown).Value);
        if (call.System.Query(query).FirstOrDefault(row => row.Id != except) is not { } found)
            return null;
        var open = new OperationRow(found);
        var owner = People.Name(call.System, open.OwnerReference);
        var who = open.OwnerReference?.Id == call.CallerId ? "You have" : (owner ?? "Somebody else") + " has";
        var sentence = open.StateValue == OperationState.Unknown
            ? $"{who} a change on this account whose outcome is not known yet. {nothing}. Wait until that change is settled, then {again}."
            : $"{who} a change on its way on this account. {nothing}. Wait a moment, then {again}.";
        var json = PluginJson.Write(new { Open = new { State = open.StateValue, Owner = owner, SubmittedOn = OperationView.Time(open.Submitted) } });
        return ApiAnswer.No(Codes.Busy, sentence, json);
    }
}
