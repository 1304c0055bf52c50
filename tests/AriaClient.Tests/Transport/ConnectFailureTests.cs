using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace CrmAriaConnector.Aria.Tests;

[TestFixture]
public class ConnectFailureTests
{
    private static readonly Exception[] BeforeSending =
    [
        new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused)),
        new HttpRequestException("x", new SocketException((int)SocketError.HostNotFound)),
        new HttpRequestException("x", new WebException("x", WebExceptionStatus.NameResolutionFailure)),
        new HttpRequestException("x", new WebException("x", WebExceptionStatus.ConnectFailure)),
        new HttpRequestException("x", new WebException("x", WebExceptionStatus.TrustFailure)),
        new HttpRequestException("x", new WebException("x", WebExceptionStatus.SecureChannelFailure)),
        new HttpRequestException("x", new AuthenticationException("x")),
#if NET
        new HttpRequestException(HttpRequestError.ConnectionError, "x"),
        new HttpRequestException(HttpRequestError.NameResolutionError, "x"),
        new HttpRequestException(HttpRequestError.SecureConnectionError, "x"),
#endif
    ];

    private static readonly Exception[] PerhapsAfterSending =
    [
        new HttpRequestException("x"),
        new HttpRequestException("x", new IOException("x", new SocketException((int)SocketError.ConnectionReset))),
        new HttpRequestException("x", new IOException("x", new SocketException((int)SocketError.HostUnreachable))),
        new HttpRequestException("x", new IOException("x", new SocketException((int)SocketError.TimedOut))),
        new HttpRequestException("x", new WebException("x", WebExceptionStatus.ReceiveFailure)),
        new HttpRequestException("x", new WebException("x", WebExceptionStatus.ConnectionClosed)),
        new HttpRequestException("x", new WebException("x", WebExceptionStatus.SendFailure)),
        new OperationCanceledException(),
    ];

    [TestCaseSource(nameof(BeforeSending))]
    public void A_failure_before_anything_was_sent_is_recognised(Exception failure) => Assert.That(ConnectFailure.Explain(failure), Is.Not.Null.And.Not.Empty);

    [TestCaseSource(nameof(PerhapsAfterSending))]
    public void A_failure_that_may_have_come_after_sending_is_never_taken_for_proof(Exception failure) => Assert.That(ConnectFailure.Explain(failure), Is.Null);
}
