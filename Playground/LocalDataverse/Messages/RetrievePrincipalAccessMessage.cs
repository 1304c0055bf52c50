using CrmAriaConnector.LocalDataverse.Security;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>What a user may do with a row, by roles and ownership; sharing is not modelled.</summary>
internal sealed class RetrievePrincipalAccessMessage(UserDirectory users) : IMessage
{
    public string Name => "RetrievePrincipalAccess";

    public MessageSubject Prepare(Model model, StoreTransaction rows, ParameterCollection input) => Targets.Subject(model, rows, input);

    public void Run(MessageContext context)
    {
        var target = context.Required<EntityReference>("Target");
        var who = context.Required<EntityReference>("Principal");
        if (who.LogicalName != SystemColumns.User)
            throw Fault.NotSupported("asking for the access of a team");
        var table = context.Model.Table(target.LogicalName);
        var row = context.Rows.Find(new RowReference(table.LogicalName, target.Id)) ?? throw Fault.NoSuchRow(table.LogicalName, target.Id);
        if (context.Rows.Find(new RowReference(who.LogicalName, who.Id)) is null)
            throw Fault.NoSuchRow(who.LogicalName, who.Id);
        var access = new AccessCheck(context.Model, context.Rows, users.Principal(context.Model, who.Id));
        context.Output["AccessRights"] = access.RightsOn(table, row);
    }
}
