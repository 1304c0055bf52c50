using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;

namespace CrmAriaConnector.Benchmarks;

/// <summary>
/// From the making of the client to the balance, in a process that has done nothing before: what a sandbox worker pays
/// when it is started for a plug-in. The runtime's own start is left out; it is the same for both.
/// </summary>
internal static class FirstCall
{
    private const int Times = 9;
    private const string Bare = "bare";
    private const string Typed = "typed";

    public static async Task RunAsync()
    {
        var (simulator, address) = OtherProcess.StartSimulator();
        using (simulator)
        {
            // The simulator's own first answers are no part of it.
            using (var call = new AccountCall(address))
                await call.BareAsync();

            Samples bare = new(), typed = new();
            for (var i = 0; i < Times; i++)
            {
                bare.Add(Ask(Bare, address));
                typed.Add(Ask(Typed, address));
            }

            var table = new Table($"get_acct_details_all_m, median of {Times} processes", "time", "ratio");
            table.Row("HttpClient, JsonDocument", $"{bare.Median:N0} ms", "1.00");
            table.Row("AriaClient", $"{typed.Median:N0} ms", $"{typed.Median / bare.Median:0.00}");
            table.Print();
        }
    }

    /// <summary>The other process: one call, its milliseconds on the console.</summary>
    public static async Task<int> MeasureAsync(string kind, Uri address)
    {
        var clock = Stopwatch.StartNew();
        using var call = new AccountCall(address);
        var balance = kind == Typed ? await call.TypedAsync() : await call.BareAsync();
        var time = clock.Elapsed.TotalMilliseconds;
        GC.KeepAlive(balance);
        Console.WriteLine(time.ToString("R", CultureInfo.InvariantCulture));
        return 0;
    }

    private static double Ask(string kind, Uri address) =>
        double.Parse(OtherProcess.Ask(OtherProcess.FirstCall, kind, address.ToString()), CultureInfo.InvariantCulture);
}
