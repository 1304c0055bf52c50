using System;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>aria_RefreshAccount: mirrors the customer's accounts.</summary>
public sealed class RefreshAccountPlugin : AccountApiPlugin
{
    /// <summary>As the platform makes it.</summary>
    public RefreshAccountPlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public RefreshAccountPlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public RefreshAccountPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override AccountRight Right => AccountRight.Read;

    private protected override ApiAnswer Answer(CallContext call, EntityReference account)
    {
        try
        {
            return new RefreshAccount(call).Run(account.Id);
        }
        catch (DataverseException twin) when (twin.IsOvertaken)
        {
            // A background job has no transaction, so the lock on the link row does not keep it away until it has written all.
            throw new InvalidPluginExecutionException(
                "These figures are being read from Aria by somebody else, or in the background, at this moment. Nothing was lost. Refresh again in a few seconds.",
                PluginHttpStatusCode.PreconditionFailed);
        }
    }
}
