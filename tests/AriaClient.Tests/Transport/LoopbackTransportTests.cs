using System;
using System.Collections.Concurrent;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>What really happens on a wire: refused, cut, silent, compressed.</summary>
[TestFixture]
public class LoopbackTransportTests
{
    private const string Ok = """{"error_code":0,"error_msg":"OK"}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A server that answers and leaves closing to the client, keeps what it is asked, and tells of each connection that ended.</summary>
    private static LoopbackServer Watched(ConcurrentQueue<string> calls, SemaphoreSlim ended) => new(async (stream, _) =>
    {
        try
        {
            while (await LoopbackServer.ReadCallAsync(stream) is { Length: > 0 } call)
            {
                calls.Enqueue(call);
                var answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Ok.Length}\r\n\r\n{Ok}");
                await stream.WriteAsync(answer, 0, answer.Length);
            }
        }
        finally
        {
            ended.Release();
        }
    });

    private static AriaClientOptions OneAttempt()
    {
        var options = Calls.Options();
        options.Retries.MaxRetries = 0;
        return options;
    }

    private static async Task<AriaException> FailureOf(Uri address, Func<AriaClient, Task> call, AriaClientOptions? options = null)
    {
        using var transport = new RestSharpTransport(address);
        var client = new AriaClient(options ?? OneAttempt(), transport);
        try
        {
            await call(client);
        }
        catch (AriaException failure)
        {
            return failure;
        }
        throw new AssertionException("The call should have failed.");
    }

    [Test]
    public async Task A_refused_connection_proves_that_the_change_was_not_made()
    {
        var failure = await FailureOf(LoopbackServer.NobodyListens(), client => client.SendAsync(Calls.Change()));
        Assert.That((failure.Failure, failure.Outcome), Is.EqualTo((AriaFailure.Unreachable, AriaOutcome.NotExecuted)));
        Assert.That(failure.Entry.MoneyMoved, Is.EqualTo(MoneyMoved.No));
    }

    [Test]
    public async Task A_failed_TLS_handshake_proves_that_the_change_was_not_made()
    {
        using var server = new LoopbackServer(async (stream, _) =>
        {
            if (await stream.ReadAsync(new byte[64], 0, 64) == 0)
                return;
            var nonsense = Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            await stream.WriteAsync(nonsense, 0, nonsense.Length);
        });
        var failure = await FailureOf(new Uri($"https://127.0.0.1:{server.Port}"), client => client.SendAsync(Calls.Change()));
        Assert.That((failure.Failure, failure.Outcome), Is.EqualTo((AriaFailure.Unreachable, AriaOutcome.NotExecuted)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_connection_cut_after_the_call_arrived_leaves_a_change_unknown_and_sends_it_once(bool reset)
    {
        using var server = new LoopbackServer(async (stream, socket) =>
        {
            await LoopbackServer.ReadCallAsync(stream);
            if (reset)
                socket.LingerState = new LingerOption(true, 0);
        });
        var failure = await FailureOf(server.Address, client => client.SendAsync(Calls.Change()), Calls.Options());
        Assert.That((failure.Failure, failure.Outcome), Is.EqualTo((AriaFailure.Truncated, AriaOutcome.Unknown)));
        Assert.That(failure.ReceiptId, Is.EqualTo("a1b2c3d4e5f6"));
        Assert.That(failure.Entry.Kind, Is.EqualTo(ErrorKind.OutcomeUnknown));
        Assert.That(server.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task A_connection_cut_under_a_dry_run_is_a_plain_failure()
    {
        using var server = new LoopbackServer(async (stream, _) => await LoopbackServer.ReadCallAsync(stream));
        var failure = await FailureOf(server.Address, client => client.SendAsync(Calls.DryRun()));
        Assert.That((failure.Failure, failure.Outcome, failure.Entry.MoneyMoved), Is.EqualTo((AriaFailure.Truncated, AriaOutcome.NotExecuted, MoneyMoved.No)));
    }

    [Test]
    public async Task An_answer_shorter_than_announced_leaves_a_change_unknown()
    {
        using var server = new LoopbackServer(async (stream, _) =>
        {
            await LoopbackServer.ReadCallAsync(stream);
            var half = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"error_code\":0,");
            await stream.WriteAsync(half, 0, half.Length);
        });
        var failure = await FailureOf(server.Address, client => client.SendAsync(Calls.Change()));
        Assert.That((failure.Failure, failure.Outcome), Is.EqualTo((AriaFailure.Truncated, AriaOutcome.Unknown)));
    }

    [Test]
    public async Task Silence_ends_at_the_time_out_and_leaves_a_change_unknown()
    {
        using var server = new LoopbackServer(async (stream, _) =>
        {
            await LoopbackServer.ReadCallAsync(stream);
            await LoopbackServer.UntilClosedAsync(stream);
        });
        var options = OneAttempt();
        options.BillingTimeout = TimeSpan.FromMilliseconds(200);
        var failure = await FailureOf(server.Address, client => client.SendAsync(Calls.Change()), options);
        Assert.That((failure.Failure, failure.Outcome), Is.EqualTo((AriaFailure.Timeout, AriaOutcome.Unknown)));
    }

    [Test]
    public async Task An_answer_that_stalls_in_the_middle_ends_at_the_time_out()
    {
        using var server = new LoopbackServer(async (stream, _) =>
        {
            await LoopbackServer.ReadCallAsync(stream);
            var half = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"error_code\":0,");
            await stream.WriteAsync(half, 0, half.Length);
            await LoopbackServer.UntilClosedAsync(stream);
        });
        var options = OneAttempt();
        options.BillingTimeout = TimeSpan.FromMilliseconds(200);
        var failure = await FailureOf(server.Address, client => client.SendAsync(Calls.Change()), options);
        Assert.That((failure.Failure, failure.Outcome), Is.EqualTo((AriaFailure.Timeout, AriaOutcome.Unknown)));
    }

    [Test]
    public void A_caller_who_gives_up_gets_a_cancellation_and_no_failure_of_Aria()
    {
        using var given = new CancellationTokenSource();
        using var server = new LoopbackServer(async (stream, _) =>
        {
            await LoopbackServer.ReadCallAsync(stream);
            given.Cancel();
            await LoopbackServer.UntilClosedAsync(stream);
        });
        using var transport = new RestSharpTransport(server.Address);
        Assert.That(async () => await new AriaClient(OneAttempt(), transport).SendAsync(Calls.Read(), given.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Reading_calls_share_a_connection_and_each_change_has_its_own()
    {
        using var server = LoopbackServer.AnsweringJson(Ok);
        using var transport = new RestSharpTransport(server.Address);
        var client = new AriaClient(OneAttempt(), transport);
        await client.SendAsync(Calls.Read());
        await client.SendAsync(Calls.Read());
        Assert.That(server.Connections, Is.EqualTo(1));
        await client.SendAsync(Calls.Change());
        await client.SendAsync(Calls.Change());
        Assert.That(server.Connections, Is.EqualTo(3));
    }

    /// <summary>Two ways to the same end, because each is not heeded by some HTTP stack: the call asks for it, and its client goes away.</summary>
    [Test]
    public async Task The_connection_of_a_change_is_asked_to_close_and_ends_with_its_call()
    {
        var calls = new ConcurrentQueue<string>();
        using var ended = new SemaphoreSlim(0);
        using var server = Watched(calls, ended);
        HttpMessageHandler? network = null;
        using var transport = new RestSharpTransport(server.Address, handler => network = handler);
        await new AriaClient(OneAttempt(), transport).SendAsync(Calls.Change());

        Assert.That(calls, Has.One.Contains("\r\nConnection: close\r\n"));
        Assert.That(await ended.WaitAsync(Patience), Is.True, "the connection is still open");
        using var invoker = new HttpMessageInvoker(network!, disposeHandler: false);
        Assert.That(async () => await invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, server.Address), default), Throws.InstanceOf<ObjectDisposedException>(), "the handler of the change is still alive");
    }

    [Test]
    public async Task The_connection_of_reading_calls_stays_until_the_transport_is_disposed_of()
    {
        var calls = new ConcurrentQueue<string>();
        using var ended = new SemaphoreSlim(0);
        using var server = Watched(calls, ended);
        using (var transport = new RestSharpTransport(server.Address))
        {
            await new AriaClient(OneAttempt(), transport).SendAsync(Calls.Read());
            Assert.That(calls.Single(), Does.Not.Contain("Connection: close"));
            Assert.That(await ended.WaitAsync(TimeSpan.FromMilliseconds(200)), Is.False, "the connection was closed");
        }
        Assert.That(await ended.WaitAsync(Patience), Is.True, "the connection is still open");
    }

    [Test]
    public async Task A_handler_the_caller_shares_between_calls_stays_alive()
    {
        using var server = LoopbackServer.AnsweringJson(Ok);
        using var shared = new HttpClientHandler();
        using var transport = new RestSharpTransport(server.Address, _ => shared);
        var client = new AriaClient(OneAttempt(), transport);
        await client.SendAsync(Calls.Change());
        Assert.That((await client.SendAsync(Calls.Change())).ErrorMsg, Is.EqualTo("OK"));
        Assert.That((await client.SendAsync(Calls.Read())).ErrorMsg, Is.EqualTo("OK"));
    }

    [Test]
    public void Nothing_is_sent_over_a_transport_that_has_been_disposed_of()
    {
        using var server = LoopbackServer.AnsweringJson(Ok);
        var transport = new RestSharpTransport(server.Address);
        var client = new AriaClient(Calls.Options(), transport);
        client.Send(Calls.Read());
        transport.Dispose();
        Assert.That(() => client.Send(Calls.Read()), Throws.InstanceOf<ObjectDisposedException>().With.Message.Contains("get_acct_balance_m was not sent"));
        Assert.That(() => client.Send(Calls.Change()), Throws.InstanceOf<ObjectDisposedException>().With.Message.Contains("update_acct_plan_m was not sent"));
        Assert.That(server.Connections, Is.EqualTo(1));
    }

    private static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            var plain = Encoding.UTF8.GetBytes(text);
            gzip.Write(plain, 0, plain.Length);
        }
        return packed.ToArray();
    }

    private static LoopbackServer Packed(string how, byte[] body) =>
        LoopbackServer.Answering($"HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Encoding: {how}\nContent-Length: {body.Length}", body);

    [Test]
    public async Task A_compressed_answer_is_read()
    {
        using var server = Packed("gzip", Gzip("""{"error_code":0,"error_msg":"OK","version":"52"}"""));
        using var transport = new RestSharpTransport(server.Address);
        var answer = await new AriaClient(OneAttempt(), transport).SendAsync(new GetCurrentSystemVersionRequest());
        Assert.That(answer.Version, Is.EqualTo("52"));
    }

    [Test]
    public async Task A_damaged_compressed_answer_is_named_and_leaves_a_change_unknown()
    {
        var body = Gzip("""{"error_code":0,"error_msg":"OK"}""");
        for (var i = 10; i < 20; i++)
            body[i] ^= 0xFF;
        using var server = Packed("gzip", body);
        var failure = await FailureOf(server.Address, client => client.SendAsync(Calls.Change()));
        // Mono reports damaged data as a failure of the stream, which is what a cut connection looks like.
        var (kind, words) = Type.GetType("Mono.Runtime") is null ? (AriaFailure.NotJson, "gzip data are damaged") : (AriaFailure.Truncated, "was cut");
        Assert.That((failure.Failure, failure.Outcome), Is.EqualTo((kind, AriaOutcome.Unknown)));
        Assert.That(failure.Message, Does.Contain(words));
    }

    [Test]
    public async Task A_compression_nobody_asked_for_is_named()
    {
        using var server = Packed("deflate", [1, 2, 3]);
        var failure = await FailureOf(server.Address, client => client.SendAsync(Calls.Change()));
        Assert.That((failure.Failure, failure.Outcome), Is.EqualTo((AriaFailure.NotJson, AriaOutcome.Unknown)));
        Assert.That(failure.Message, Does.Contain("packed as 'deflate'"));
    }

    [Test]
    public async Task A_call_tells_its_sender_takes_gzip_and_posts_JSON_to_the_core_path()
    {
        var call = "";
        using var server = new LoopbackServer(async (stream, _) =>
        {
            call = await LoopbackServer.ReadCallAsync(stream);
            var answer = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"error_code\":0}");
            await stream.WriteAsync(answer, 0, answer.Length);
        });
        using var transport = new RestSharpTransport(server.Address);
        await new AriaClient(OneAttempt(), transport).SendAsync(Calls.Read());
        var lines = call.Split(["\r\n"], StringSplitOptions.None);
        Assert.That(lines[0], Is.EqualTo("POST /v1/core HTTP/1.1"));
        Assert.That(lines, Does.Contain("User-Agent: CrmAriaConnector").And.Contain("Accept-Encoding: gzip").And.Contain("Content-Type: application/json; charset=utf-8"));
        Assert.That(lines, Has.None.StartsWith("Expect").And.None.StartsWith("Cookie"));
    }

    [Test]
    public async Task An_answer_that_does_not_end_is_given_up_at_the_limit()
    {
        using var server = new LoopbackServer(async (stream, _) =>
        {
            await LoopbackServer.ReadCallAsync(stream);
            var chunk = Encoding.ASCII.GetBytes(new string(' ', 8192));
            var head = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{");
            await stream.WriteAsync(head, 0, head.Length);
            while (true)
                await stream.WriteAsync(chunk, 0, chunk.Length);
        });
        using var transport = new RestSharpTransport(server.Address, maxAnswerBytes: 100_000);
        var failure = Calls.Fail(() => new AriaClient(OneAttempt(), transport).SendAsync(Calls.Read()));
        Assert.That((failure.Failure, failure.Outcome), Is.EqualTo((AriaFailure.TooLarge, AriaOutcome.NotExecuted)));
    }

    [Test]
    public async Task A_redirect_is_not_followed_so_that_credentials_go_nowhere_else()
    {
        using var elsewhere = LoopbackServer.AnsweringJson(Ok);
        using var server = LoopbackServer.Answering($"HTTP/1.1 307 Temporary Redirect\nLocation: {elsewhere.Address}v1/core\nContent-Length: 0", []);
        var failure = await FailureOf(server.Address, client => client.SendAsync(Calls.Read()));
        Assert.That((failure.Failure, failure.HttpStatus), Is.EqualTo((AriaFailure.HttpError, (int?)307)));
        Assert.That(elsewhere.Connections, Is.Zero);
    }

    [Test]
    public void The_blocking_call_does_not_wait_for_the_callers_own_thread()
    {
        using var server = LoopbackServer.AnsweringJson(Ok);
        using var transport = new RestSharpTransport(server.Address);
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new NeverRuns());
        try
        {
            Assert.That(new AriaClient(OneAttempt(), transport).Send(Calls.Read()).ErrorMsg, Is.EqualTo("OK"));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Like the thread of a user interface that is blocked: nothing posted to it ever runs.</summary>
    private sealed class NeverRuns : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) { }
    }
}
