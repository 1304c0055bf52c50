using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>100,000 damaged bodies from a fixed seed: each ends in an answer or in a named failure, in bounded time and memory.</summary>
[TestFixture]
public class MutatedBodyTests
{
    private const int Seed = 20190222;
    private const int Bodies = 100_000;
    private const int HugeBodies = 40;
    private const int Megabyte = 1024 * 1024;
    private static readonly string[] Samples = ["get_acct_balance_m.response.json", "get_all_actions_by_receipt_id_m.response.json", "get_acct_plan_queued_changes_m.response.json", "validate_session_m.response.json"];

    /// <summary>No figure of speed: a busy machine stays far below it, a reader that is quadratic in a megabyte does not.</summary>
    private static readonly TimeSpan LongestBody = TimeSpan.FromMinutes(1);

    /// <summary>The text of a body, twice, for what is being read and for what is kept of it.</summary>
    private const long MostBytesPerByte = 6;

    /// <summary>What the values that are read before there are too many of them take, and as much again.</summary>
    private const long MostBytesOfValues = 128L * Megabyte;

    private static readonly string[] OddNumbers = ["1e30", "1E+400", "-1e-4000", "NaN", new string('8', 500)];

    private sealed record Damage(byte[] Body, bool? Fails);

    [Test]
    public void Every_damaged_body_ends_in_an_answer_or_a_named_failure_in_bounded_time_and_memory()
    {
        var dice = new Random(Seed);
        var originals = Samples.Select(sample => (Type: SampleTests.TypeOf(sample, "Response"), Bytes: Encoding.UTF8.GetBytes(SampleTests.Parse(SampleTests.Read(sample)).ToString(Newtonsoft.Json.Formatting.None)))).ToList();
        var failures = new Dictionary<AriaFailure, int>();
        var watch = new Stopwatch();
        for (var i = 0; i < Bodies; i++)
        {
            var (type, bytes) = originals[i % originals.Count];
            var damage = i < HugeBodies ? Huge(i) : Make(bytes, dice, i);
            var read = (AriaResponse)Activator.CreateInstance(type)!;

#if NET
            var before = GC.GetAllocatedBytesForCurrentThread();
#endif
            watch.Restart();
            var failure = AnswerReader.TryRead(new ArraySegment<byte>(damage.Body), read, Scrubber.None);
            var needed = watch.Elapsed;

            if (needed > LongestBody)
                Assert.Fail($"body {i} needed {needed}");
#if NET
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > (i < HugeBodies ? MostBytesOfValues : Megabyte) + MostBytesPerByte * damage.Body.Length)
                Assert.Fail($"body {i} of {damage.Body.Length} bytes took {allocated} bytes of memory");
#endif
            if (failure is null ? damage.Fails == true || !read.HasErrorCode : damage.Fails == false || failure.Failure is not (AriaFailure.NotJson or AriaFailure.Truncated) && !(failure.Failure == AriaFailure.TooLarge && i < HugeBodies))
                Assert.Fail($"body {i} ended in {failure?.Failure.ToString() ?? "an answer"}: {Encoding.UTF8.GetString(damage.Body, 0, Math.Min(300, damage.Body.Length))}");
            if (failure is not null)
                failures[failure.Failure] = failures.TryGetValue(failure.Failure, out var count) ? count + 1 : 1;
        }
        Assert.That(failures[AriaFailure.NotJson] + failures[AriaFailure.Truncated], Is.GreaterThan(Bodies / 2));
    }

    /// <summary>Whole and well formed but for its depth, so that nothing else can stop it, in a member without a type and in rows within rows.</summary>
    [TestCase("{\"error_code\":0,\"unknown\":", "[", "]", 62, true)]
    [TestCase("{\"error_code\":0,\"unknown\":", "[", "]", 64, false)]
    [TestCase("{\"error_code\":0,\"unknown\":", "{\"a\":", "}", 64, false)]
    [TestCase("{\"error_code\":0,\"unknown\":", "{\"a\":", "}", 200_000, false)]
    [TestCase("{\"error_code\":0,\"all_acct_plans_m\":", "[{\"plan_no\":", "}]", 30, true)]
    [TestCase("{\"error_code\":0,\"all_acct_plans_m\":", "[{\"plan_no\":", "}]", 32, false)]
    public void An_answer_that_is_too_deep_is_not_read(string begin, string down, string up, int times, bool isRead)
    {
        var body = begin + string.Concat(Enumerable.Repeat(down, times)) + "1" + string.Concat(Enumerable.Repeat(up, times)) + "}";
        var failure = AnswerReader.TryRead(new ArraySegment<byte>(Encoding.UTF8.GetBytes(body)), new GetAcctPlansAllResponse(), Scrubber.None);
        Assert.That(failure?.Failure, Is.EqualTo(isRead ? (AriaFailure?)null : AriaFailure.NotJson));
    }

    /// <summary>An answer as large as the transport lets through.</summary>
    [TestCase("1,")]
    [TestCase("{},")]
    [TestCase("\"\",")]
    public void Sixteen_megabytes_of_small_values_are_refused_before_they_take_the_memory(string value)
    {
        var bytes = Encoding.UTF8.GetBytes("{\"error_code\":0,\"unknown\":[" + Of(value, 16) + "1]}");
#if NET
        var before = GC.GetAllocatedBytesForCurrentThread();
#endif
        var failure = AnswerReader.TryRead(new ArraySegment<byte>(bytes), new GetAcctBalanceResponse(), Scrubber.None);
        Assert.That((failure?.Failure, failure?.Detail), Is.EqualTo(((AriaFailure?)AriaFailure.TooLarge, "the answer holds more than 500,000 names, values and brackets")));
#if NET
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(MostBytesOfValues));
#endif
    }

    /// <summary>The same through the client: what comes out is an answer or an <see cref="AriaException"/>, and a change is unknown, never refused.</summary>
    [Test]
    public void A_damaged_answer_to_a_change_is_never_taken_for_a_refusal()
    {
        var dice = new Random(Seed);
        var original = Encoding.UTF8.GetBytes("""{"error_code":0,"error_msg":"OK","proration_result_amount":4.50,"invoice_no":9100}""");
        for (var i = 0; i < 500; i++)
        {
            var damage = Make(original, dice, 0);
            var aria = new AriaClient(Calls.Options(), new OneAnswer(damage.Body));
            var failure = Assert.Throws<AriaException>(() => aria.Send(Calls.Change()))!;
            Assert.That(failure.Outcome, Is.EqualTo(AriaOutcome.Unknown), Encoding.UTF8.GetString(damage.Body));
        }
    }

    private static Damage Make(byte[] original, Random dice, int i)
    {
        switch (i % 9)
        {
            case 0:
            case 4:
                return new Damage([.. original.Take(dice.Next(original.Length - 1))], true);
            case 1:
                var flipped = (byte[])original.Clone();
                for (var n = 0; n < 4; n++)
                    flipped[dice.Next(flipped.Length)] = (byte)dice.Next(256);
                return new Damage(flipped, null);
            case 2:
                return new Damage(Encoding.UTF8.GetBytes($"<html><head><title>502 {dice.Next()}</title></head><body>Bad Gateway</body></html>"), true);
            case 3:
                return new Damage(Replaced(original, "\"error_code\":0", "\"error_code\":{\"value\":0}"), true);
            case 5:
                var at = dice.Next(1, original.Length - 1);
                return new Damage([.. original.Take(at), 0xC3, 0x28, 0xFF, .. original.Skip(at)], null);
            case 6:
                return new Damage(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":[", 40 + dice.Next(400)))), true);
            case 8:
                return new Damage(Replaced(original, "{", "{\"new_thing\":" + OddNumbers[dice.Next(OddNumbers.Length)] + ","), false);
            default:
                return new Damage([.. original, .. Encoding.UTF8.GetBytes("{\"error_code\":0}")], true);
        }
    }

    private static string Of(string text, int megabytes) => string.Concat(Enumerable.Repeat(text, megabytes * Megabyte / text.Length));

    /// <summary>Megabytes of one text, of nesting, of digits, of one list: in a member without a type and in typed ones.</summary>
    private static Damage Huge(int i) => (i % 8) switch
    {
        0 => new Damage(Encoding.UTF8.GetBytes("{\"error_code\":0,\"error_msg\":\"" + Of("x", 1)), true),
        1 => new Damage(Encoding.UTF8.GetBytes(Of("[", 1)), true),
        2 => new Damage(Encoding.UTF8.GetBytes("{\"error_code\":" + Of("9", 1) + "}"), true),
        3 => new Damage(Encoding.UTF8.GetBytes("{\"error_code\":0,\"unknown\":[" + Of("1,", 4) + "1]}"), true),
        4 => new Damage(Encoding.UTF8.GetBytes("{\"error_code\":0,\"unknown\":[" + Of("{},", 4) + "1]}"), true),
        5 => new Damage(Encoding.UTF8.GetBytes("{\"error_code\":0,\"all_acct_plans_m\":[" + Of("{},", 4) + "{}],\"queued_changes\":[" + Of("{},", 4) + "{}]}"), true),
        6 => new Damage(Encoding.UTF8.GetBytes("{\"error_code\":0,\"unknown\":{" + Of("\"a\":1,", 6) + "\"b\":1}}"), true),
        _ => new Damage(Encoding.UTF8.GetBytes("{\"error_code\":0," + Of("\"a\":1,", 6) + "\"b\":1}"), true),
    };

    private static byte[] Replaced(byte[] original, string what, string by) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(original).Replace(what, by));

    private sealed class OneAnswer(byte[] body) : IAriaTransport
    {
        public System.Threading.Tasks.Task<AriaHttpResponse> SendAsync(AriaHttpRequest request, System.Threading.CancellationToken cancellationToken) =>
            System.Threading.Tasks.Task.FromResult(new AriaHttpResponse(200, body));
    }
}
