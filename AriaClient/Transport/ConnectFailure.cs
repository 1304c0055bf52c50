using System;
using System.Net;
#if NET
using System.Net.Http;
#endif
using System.Net.Sockets;
using System.Security.Authentication;

namespace CrmAriaConnector.Aria;

/// <summary>Tells the failures in which no connection was ever made, so that no call can have arrived, from those after it.</summary>
internal static class ConnectFailure
{
    /// <summary>Why there was no connection; null when there was, or might have been, one.</summary>
    public static string? Explain(Exception failure)
    {
        for (var current = failure; current is not null; current = current.InnerException)
        {
            if (ExplainOne(current) is { } why)
                return why;
        }
        return null;
    }

    private static string? ExplainOne(Exception failure) => failure switch
    {
        AuthenticationException => "TLS failed",
        SocketException socket => OfSocket(socket.SocketErrorCode),
#if NET
        HttpRequestException request => OfRequest(request.HttpRequestError),
#endif
        WebException web => OfWeb(web.Status),
        _ => null,
    };

    private static string? OfSocket(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "it was refused",
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery => "the host's name is not known",
        // "Host unreachable" and its kin also end connections that were established long ago, so they prove nothing here.
        _ => null,
    };

#if NET
    private static string? OfRequest(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "the host's name is not known",
        HttpRequestError.ConnectionError => "it could not be made",
        HttpRequestError.SecureConnectionError => "TLS failed",
        HttpRequestError.ProxyTunnelError => "the proxy refused it",
        _ => null,
    };
#endif

    private static string? OfWeb(WebExceptionStatus status) => status switch
    {
        WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure => "the host's name is not known",
        WebExceptionStatus.ConnectFailure => "it could not be made",
        WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure => "TLS failed",
        _ => null,
    };
}
