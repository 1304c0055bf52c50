using System;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Messages;

internal sealed class WhoAmIMessage : IMessage
{
    public string Name => "WhoAmI";

    public MessageSubject Prepare(Model model, StoreTransaction rows, ParameterCollection input) => MessageSubject.None;

    public void Run(MessageContext context)
    {
        context.Output["UserId"] = context.Access.Principal.UserId;
        context.Output["BusinessUnitId"] = context.Access.HomeUnit ?? Guid.Empty;
        context.Output["OrganizationId"] = context.OrganizationId;
    }
}
