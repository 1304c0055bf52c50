using System;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>A Custom API bound to account: asks for access before it does anything.</summary>
public abstract class AccountApiPlugin : ApiPlugin
{
    private protected AccountApiPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected abstract AccountRight Right { get; }

    private protected abstract ApiAnswer Answer(CallContext call, EntityReference account);

    private protected sealed override ApiAnswer Answer(CallContext call)
    {
        var account = Required<EntityReference>(call, "Target");
        AccountAccess.Demand(call.System, call.CallerId, account, Right);
        return Answer(call, account);
    }
}
