using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Threading;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>
/// The sandbox's rule for what a plug-in calls over HTTP: hosts by their names, never a literal address and never this machine
/// (Microsoft: "Access external web resources"). The runtime's own announcement of each request is where it is held, so that
/// no client a plug-in makes can go around it.
/// </summary>
internal static class OutboundCalls
{
    private static readonly AsyncLocal<IReadOnlyCollection<Uri>?> standIns = new();

    static OutboundCalls() => DiagnosticListener.AllListeners.Subscribe(new Listeners());

    /// <summary>From here on this thread and what it starts is a plug-in.</summary>
    public static void Restrict(IReadOnlyCollection<Uri> hostStandIns) => standIns.Value = hostStandIns;

    private static void Demand(Uri address)
    {
        if (standIns.Value is not { } allowed || allowed.Any(standIn => standIn.Authority == address.Authority))
            return;
        if (address.IsLoopback || address.HostNameType != UriHostNameType.Dns)
            throw new HttpRequestException($"The sandbox refuses the call to {address.Host}: plug-ins call hosts by a name that can be resolved, never by a literal address or on the machine itself.");
    }

    private sealed class Listeners : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "HttpHandlerDiagnosticListener")
                value.Subscribe(new Requests(), static name => name == Requests.Start || name == "System.Net.Http.HttpRequestOut");
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Requests : IObserver<KeyValuePair<string, object?>>
    {
        public const string Start = "System.Net.Http.HttpRequestOut.Start";

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == Start && value.Value?.GetType().GetProperty("Request")?.GetValue(value.Value) is HttpRequestMessage { RequestUri: { } address })
                Demand(address);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
