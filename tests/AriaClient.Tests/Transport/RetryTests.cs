using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria.Tests;

[TestFixture]
public class RetryTests
{
    private readonly List<TimeSpan> _pauses = [];
    private TimeSpan _now;

    [SetUp]
    public void Forget()
    {
        _pauses.Clear();
        _now = TimeSpan.Zero;
    }

    private AriaClientOptions Options()
    {
        var options = Calls.Options();
        options.Retries.Clock = () => _now;
        options.Retries.Wait = (pause, _) =>
        {
            _pauses.Add(pause);
            _now += pause;
            return Task.CompletedTask;
        };
        return options;
    }

    private static HttpResponseMessage Ok() => new(HttpStatusCode.OK) { Content = new StringContent("""{"error_code":0,"error_msg":"OK"}""") };

    private static HttpResponseMessage Busy(int? retryAfter = null)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("busy") };
        if (retryAfter is { } seconds)
            answer.Headers.Add("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return answer;
    }

    private static HttpResponseMessage Refuse() => throw new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused));

    private static HttpResponseMessage Cut() => throw new HttpRequestException("cut", new System.IO.IOException("cut"));

    [Test]
    public async Task A_reading_call_is_repeated_with_doubling_pauses_until_it_succeeds()
    {
        var handler = new ScriptedHandler((_, _) => Busy(), (_, _) => Cut(), (_, _) => Ok());
        var answer = await Calls.Client(handler, Options()).SendAsync(Calls.Read());
        Assert.That(answer.ErrorMsg, Is.EqualTo("OK"));
        Assert.That(_pauses, Is.EqualTo(new[] { TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(1000) }));
    }

    [Test]
    public async Task A_server_out_of_order_is_asked_again_although_its_answer_has_a_code()
    {
        var handler = new ScriptedHandler((_, _) => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("""{"error_code":503,"error_msg":"busy"}""") }, (_, _) => Ok());
        Assert.That((await Calls.Client(handler, Options()).SendAsync(Calls.Read())).ErrorMsg, Is.EqualTo("OK"));
    }

    [Test]
    public void A_reading_call_is_given_up_after_two_repetitions()
    {
        var handler = new ScriptedHandler((_, _) => Busy());
        var failure = Calls.Fail(() => Calls.Client(handler, Options()).SendAsync(Calls.Read()));
        Assert.That((failure.Failure, failure.HttpStatus, handler.Bodies.Count), Is.EqualTo((AriaFailure.HttpError, (int?)503, 3)));
    }

    [Test]
    public void Pauses_are_spread_between_three_quarters_and_the_whole()
    {
        var options = Options();
        options.Retries.Jitter = () => 0;
        Calls.Fail(() => Calls.Client(new ScriptedHandler((_, _) => Busy()), options).SendAsync(Calls.Read()));
        Assert.That(_pauses, Is.EqualTo(new[] { TimeSpan.FromMilliseconds(375), TimeSpan.FromMilliseconds(750) }));
    }

    [Test]
    public async Task The_servers_own_pause_is_kept()
    {
        var handler = new ScriptedHandler((_, _) => Busy(retryAfter: 3), (_, _) => Ok());
        await Calls.Client(handler, Options()).SendAsync(Calls.Read());
        Assert.That(_pauses, Is.EqualTo(new[] { TimeSpan.FromSeconds(3) }));
    }

    [Test]
    public void A_pause_longer_than_allowed_ends_the_attempts()
    {
        var handler = new ScriptedHandler((_, _) => Busy(retryAfter: 120));
        Calls.Fail(() => Calls.Client(handler, Options()).SendAsync(Calls.Read()));
        Assert.That((handler.Bodies.Count, _pauses.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void No_repetition_begins_after_the_deadline()
    {
        var handler = new ScriptedHandler((_, _) =>
        {
            _now += TimeSpan.FromSeconds(29.7);
            return Busy();
        });
        Calls.Fail(() => Calls.Client(handler, Options()).SendAsync(Calls.Read()));
        Assert.That(handler.Bodies, Has.Count.EqualTo(1));
    }

    /// <summary>A dry run may take 45 seconds: were each attempt to have them, three would outlast the Custom API that waits.</summary>
    [Test]
    public void A_repeated_dry_run_or_reading_call_has_only_what_is_left()
    {
        // Begun at 0 and failed at 20; after the pause of half a second 45 − 20.5 are left of a dry run's own time, 30 − 20.5 of the deadline.
        Assert.That(TimeoutsOf(client => client.SendAsync(Calls.DryRun())), Is.EqualTo(new[] { 45, 24.5 }));
        Assert.That(TimeoutsOf(client => client.SendAsync(Calls.Read())), Is.EqualTo(new[] { 15, 9.5 }));
    }

    [Test]
    public void A_repeated_change_keeps_its_time_so_that_it_does_not_become_unknown() =>
        Assert.That(TimeoutsOf(client => client.SendAsync(Calls.Change())), Is.EqualTo(new[] { 45, 45d }));

    private double[] TimeoutsOf(Func<AriaClient, Task> call)
    {
        Forget();
        var slow = new SlowRefusal(() => _now += TimeSpan.FromSeconds(20));
        Calls.Fail(() => call(new AriaClient(Options(), slow)));
        return [.. slow.Timeouts];
    }

    /// <summary>No connection, and it takes its time to say so.</summary>
    private sealed class SlowRefusal(Action takesTime) : IAriaTransport
    {
        public List<double> Timeouts { get; } = [];

        public Task<AriaHttpResponse> SendAsync(AriaHttpRequest request, System.Threading.CancellationToken cancellationToken)
        {
            Timeouts.Add(request.Timeout.TotalSeconds);
            takesTime();
            throw new AriaTransportException(AriaFailure.Unreachable, "refused");
        }
    }

    [Test]
    public void A_change_is_sent_once_whatever_comes_back()
    {
        foreach (var answer in new Func<HttpResponseMessage>[] { () => Busy(), Cut, () => new HttpResponseMessage(HttpStatusCode.GatewayTimeout) { Content = new StringContent("""{"error_code":1009,"error_msg":"x"}""") }, () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>") } })
        {
            var handler = new ScriptedHandler((_, _) => answer());
            var failure = Calls.Fail(() => Calls.Client(handler, Options()).SendAsync(Calls.Change()));
            Assert.That((handler.Bodies.Count, failure.Outcome), Is.EqualTo((1, AriaOutcome.Unknown)));
        }
    }

    [Test]
    public async Task A_change_that_never_left_is_sent_again_with_the_same_receipt()
    {
        var handler = new ScriptedHandler((_, _) => Refuse(), (_, _) => Ok());
        await Calls.Client(handler, Options()).SendAsync(Calls.Change());
        Assert.That(handler.Bodies, Has.Count.EqualTo(2));
        Assert.That(handler.Bodies[1], Is.EqualTo(handler.Bodies[0]));
    }

    [Test]
    public void A_change_whose_second_attempt_is_cut_is_unknown_and_not_sent_a_third_time()
    {
        var handler = new ScriptedHandler((_, _) => Refuse(), (_, _) => Cut(), (_, _) => Ok());
        var failure = Calls.Fail(() => Calls.Client(handler, Options()).SendAsync(Calls.Change()));
        Assert.That((handler.Bodies.Count, failure.Outcome), Is.EqualTo((2, AriaOutcome.Unknown)));
    }

    [Test]
    public async Task A_dry_run_is_repeated_like_a_reading_call()
    {
        var handler = new ScriptedHandler((_, _) => Cut(), (_, _) => Ok());
        await Calls.Client(handler, Options()).SendAsync(Calls.DryRun());
        Assert.That(handler.Bodies, Has.Count.EqualTo(2));
    }

    [Test]
    public void What_Aria_refuses_is_not_asked_again()
    {
        var handler = new ScriptedHandler((_, _) => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"error_code":1009,"error_msg":"account does not exist"}""") });
        Calls.Fail(() => Calls.Client(handler, Options()).SendAsync(Calls.Read()));
        Assert.That(handler.Bodies, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_change_Aria_says_it_did_not_run_is_sent_again()
    {
        var handler = new ScriptedHandler((_, _) => NotAttempted(HttpStatusCode.NotFound), (_, _) => Ok());
        await Calls.Client(handler, Options()).SendAsync(Calls.Change());
        Assert.That(handler.Bodies, Has.Count.EqualTo(2));
    }

    [Test]
    public void Not_attempted_without_HTTP_404_proves_nothing_about_a_change()
    {
        var handler = new ScriptedHandler((_, _) => NotAttempted(HttpStatusCode.OK));
        var failure = Calls.Fail(() => Calls.Client(handler, Options()).SendAsync(Calls.Change()));
        Assert.That((handler.Bodies.Count, failure.Outcome), Is.EqualTo((1, AriaOutcome.Unknown)));
    }

    private static HttpResponseMessage NotAttempted(HttpStatusCode status) => new(status) { Content = new StringContent("""{"error_code":-1,"error_msg":"not attempted"}""") };

    [Test]
    public async Task A_pause_given_as_a_time_is_counted_from_the_servers_own_clock()
    {
        var handler = new ScriptedHandler((_, _) =>
        {
            var answer = Busy();
            answer.Headers.Date = new DateTimeOffset(2022, 3, 1, 10, 0, 0, TimeSpan.Zero);
            answer.Headers.RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(new DateTimeOffset(2022, 3, 1, 10, 0, 2, TimeSpan.Zero));
            return answer;
        }, (_, _) => Ok());
        await Calls.Client(handler, Options()).SendAsync(Calls.Read());
        Assert.That(_pauses, Is.EqualTo(new[] { TimeSpan.FromSeconds(2) }));
    }
}
