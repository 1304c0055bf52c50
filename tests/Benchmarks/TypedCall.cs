using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace CrmAriaConnector.Benchmarks;

/// <summary>
/// A typed call and the same with a bare HttpClient, one after the other, against a simulator in another process.
/// They take turns in short rounds, so that both meet the same moments of the machine.
/// </summary>
internal static class TypedCall
{
    private const int Rounds = 40;
    private const int CallsPerRound = 50;

    public static async Task RunAsync()
    {
        var (simulator, address) = OtherProcess.StartSimulator();
        using (simulator)
        using (var call = new AccountCall(address))
        {
            var warmUp = new WarmUp();
            do
            {
                await RoundAsync(call.BareAsync, CallsPerRound);
                await RoundAsync(call.TransportAsync, CallsPerRound);
                await RoundAsync(call.TypedAsync, CallsPerRound);
            }
            while (!warmUp.IsOver());
            Measured bare = new(), transport = new(), typed = new();
            for (var round = 0; round < Rounds; round++)
            {
                bare.Add(await RoundAsync(call.BareAsync, CallsPerRound));
                transport.Add(await RoundAsync(call.TransportAsync, CallsPerRound));
                typed.Add(await RoundAsync(call.TypedAsync, CallsPerRound));
            }

            var table = new Table("get_acct_details_all_m, medians", "time", "ratio", "allocated", "ratio");
            Row("HttpClient, JsonDocument", bare);
            Row("RestSharp, answer not read", transport);
            Row("AriaClient", typed);
            table.Print();

            void Row(string name, Measured measured) => table.Row(
                name,
                $"{measured.Microseconds.Median:N0} µs", $"{measured.Microseconds.Median / bare.Microseconds.Median:0.00}",
                $"{measured.Bytes.Median / 1024:N1} KB", $"{measured.Bytes.Median / bare.Bytes.Median:0.0}");
        }
    }

    /// <summary>Time and memory of one call, from a round of several.</summary>
    private static async Task<(double Microseconds, double Bytes)> RoundAsync(Func<Task<decimal>> call, int calls)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < calls; i++)
            await call().ConfigureAwait(false);
        var time = clock.Elapsed;
        return (time.TotalMicroseconds / calls, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / calls);
    }

    private sealed class Measured
    {
        public Samples Microseconds { get; } = new();

        public Samples Bytes { get; } = new();

        public void Add((double Microseconds, double Bytes) round)
        {
            Microseconds.Add(round.Microseconds);
            Bytes.Add(round.Bytes);
        }
    }
}
