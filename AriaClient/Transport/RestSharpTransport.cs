using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using RestSharp;

namespace CrmAriaConnector.Aria;

/// <summary>
/// Aria over HTTP with RestSharp: POST of JSON to /v1/core, no redirects, compressed answers, a limit on their size.
/// Reading calls share a connection until the transport is disposed. Each changing call has a connection of its own, because
/// a connection that has gone stale is reopened and the call repeated by some HTTP stacks without telling. It has a client of
/// its own for that: some stacks put a connection that was asked to close back into the client's pool, others share one pool
/// between all clients and heed the request to close.
/// </summary>
public sealed class RestSharpTransport : IAriaTransport, IDisposable
{
    /// <summary>The largest answer taken: 16 MB. <em>Assumed</em>: Aria publishes no limit; its largest list has 999 rows.</summary>
    public const long DefaultMaxAnswerBytes = 16 * 1024 * 1024;

    private const string CorePath = "/v1/core";
    private readonly Uri _baseAddress;
    private readonly Func<HttpMessageHandler, HttpMessageHandler>? _wrapHandler;
    private readonly long _maxAnswerBytes;
    private readonly Lazy<Connections> _reading;
    private volatile bool _isDisposed;

    /// <summary>A transport to a known host of Aria.</summary>
    /// <param name="host">The host.</param>
    /// <param name="wrapHandler">
    /// Puts another message handler around, or in place of, the one that talks to the network; asked once for all reading calls and once for
    /// each changing one. What it gives back stays the caller's: only the handler it is given is disposed of here. A handler in place of
    /// that one decides itself which connection a change takes.
    /// </param>
    /// <param name="maxAnswerBytes">The largest answer taken, decompressed.</param>
    public RestSharpTransport(AriaHost host, Func<HttpMessageHandler, HttpMessageHandler>? wrapHandler = null, long maxAnswerBytes = DefaultMaxAnswerBytes)
        : this((host ?? throw new ArgumentNullException(nameof(host))).BaseAddress, wrapHandler, maxAnswerBytes)
    {
    }

    /// <summary>A transport to any https address, or to http on this machine's loopback address.</summary>
    /// <param name="baseAddress">The address, without a path.</param>
    /// <param name="wrapHandler">
    /// Puts another message handler around, or in place of, the one that talks to the network; asked once for all reading calls and once for
    /// each changing one. What it gives back stays the caller's: only the handler it is given is disposed of here. A handler in place of
    /// that one decides itself which connection a change takes.
    /// </param>
    /// <param name="maxAnswerBytes">The largest answer taken, decompressed.</param>
    /// <exception cref="ArgumentException">The address is neither https nor loopback.</exception>
    public RestSharpTransport(Uri baseAddress, Func<HttpMessageHandler, HttpMessageHandler>? wrapHandler = null, long maxAnswerBytes = DefaultMaxAnswerBytes)
    {
        Demand(baseAddress);
        _baseAddress = baseAddress;
        _wrapHandler = wrapHandler;
        _maxAnswerBytes = maxAnswerBytes;
        _reading = new Lazy<Connections>(() => Open(closeAfterwards: false));
    }

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">The transport has been disposed of; nothing was sent.</exception>
    public async Task<AriaHttpResponse> SendAsync(AriaHttpRequest request, CancellationToken cancellationToken)
    {
        if (request is null)
            throw new ArgumentNullException(nameof(request));
        if (_isDisposed)
            throw new ObjectDisposedException(nameof(RestSharpTransport), $"{request.Operation} was not sent: its transport has been disposed of. Send before that, or over a new transport.");
        cancellationToken.ThrowIfCancellationRequested();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(request.Timeout);
        AriaHttpResponse? complete = null;
        var post = new RestRequest(CorePath, Method.Post)
        {
            CompletionOption = HttpCompletionOption.ResponseHeadersRead,
            // The handler has read the answer already; RestSharp would copy it twice more, once as text.
            AdvancedResponseWriter = (message, request) =>
            {
                complete = new AriaHttpResponse((int)message.StatusCode, ((AnswerContent)message.Content!).Take(), RetryAfter(message));
                return new RestResponse(request) { StatusCode = message.StatusCode, ResponseStatus = ResponseStatus.Completed };
            },
        };
        post.AddStringBody(request.GetBody(), ContentType.Json);

        RestResponse answer;
        var ofThisChange = request.MayChangeAria ? Open(closeAfterwards: true) : null;
        try
        {
            answer = await (ofThisChange ?? _reading.Value).Client.ExecuteAsync(post, limit.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or System.IO.IOException or WebException)
        {
            throw Explain(failure);
        }
        finally
        {
            ofThisChange?.Dispose();
        }
        if (complete is not null)
            return complete;
        throw Explain(answer.ErrorException ?? new HttpRequestException(answer.ErrorMessage));

        Exception Explain(Exception failure)
        {
            if (cancellationToken.IsCancellationRequested)
                return new OperationCanceledException($"{request.Operation} was given up by its caller.", failure, cancellationToken);
            if (UnusableAnswerException.Find(failure) is { } unusable)
                return new AriaTransportException(unusable.Failure, unusable.Message, failure);
            if (ConnectFailure.Explain(failure) is { } why)
                return new AriaTransportException(AriaFailure.Unreachable, $"no connection to {_baseAddress.Host}: {why}", failure);
            if (limit.IsCancellationRequested)
                return new AriaTransportException(AriaFailure.Timeout, $"no answer from {_baseAddress.Host} within {request.Timeout.TotalSeconds:0.#} seconds", failure);
            return new AriaTransportException(AriaFailure.Truncated, $"the connection to {_baseAddress.Host} was cut before the answer was complete", failure);
        }
    }

    /// <summary>Closes the connections. Calls after it are refused.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        if (_reading.IsValueCreated)
            _reading.Value.Dispose();
    }

    private Connections Open(bool closeAfterwards)
    {
        var network = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        var http = new HttpClient(new AnswerHandler(_wrapHandler?.Invoke(network) ?? network, _maxAnswerBytes), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        // Headers of the client are made once; RestSharp puts those of its own together for every request.
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "CrmAriaConnector");
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", AnswerContent.Gzip);
        if (closeAfterwards)
            http.DefaultRequestHeaders.ConnectionClose = true;
        var options = new RestClientOptions(_baseAddress)
        {
            FollowRedirects = false,
            Expect100Continue = false,
            ThrowOnAnyError = false,
            SetErrorExceptionOnUnsuccessfulStatusCode = false,
            Timeout = Timeout.InfiniteTimeSpan,
            UserAgent = null,
        };
        return new Connections(new RestClient(http, options, disposeHttpClient: true), network);
    }

    /// <summary>A client and the handler that holds its connections; a handler somebody put in between is not disposed of with them.</summary>
    private sealed class Connections(RestClient client, HttpMessageHandler network) : IDisposable
    {
        public RestClient Client { get; } = client;

        public void Dispose()
        {
            Client.Dispose();
            network.Dispose();
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage message)
    {
        var header = message.Headers.RetryAfter;
        if (header?.Date is not { } date)
            return header?.Delta;
        var pause = date - (message.Headers.Date ?? DateTimeOffset.UtcNow);
        return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
    }

    private static void Demand(Uri baseAddress)
    {
        if (baseAddress is null)
            throw new ArgumentNullException(nameof(baseAddress));
        var isAllowed = baseAddress.IsAbsoluteUri && (baseAddress.Scheme == Uri.UriSchemeHttps || baseAddress.Scheme == Uri.UriSchemeHttp && baseAddress.IsLoopback);
        if (!isAllowed)
            throw new ArgumentException($"Credentials do not travel to '{baseAddress.OriginalString}'. Use an https address; http is allowed on this machine's loopback address only.", nameof(baseAddress));
    }
}
