using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrmAriaConnector.WireProbe;

namespace CrmAriaConnector.Benchmarks;

/// <summary>
/// AriaClient beside bare HttpClient with either serialiser: same requests, same bytes back, same server in another process.
/// The three take turns in short rounds, so that they meet the same moments of the machine.
/// </summary>
internal static class Wire
{
    private const int Rounds = 41;
    private const int FirstCalls = 7;
    private static readonly string[] Kinds = [Clients.Newtonsoft, Clients.SystemTextJson, Clients.Typed];

    /// <summary>With what the two libraries cost that carry the call, for the first call, where it is most of everything.</summary>
    private static readonly string[] FirstCallKinds = [.. Kinds, Clients.HttpClientAlone, Clients.RestSharpAlone];

    /// <summary>Calls a round, so that every round lasts about as long.</summary>
    private static readonly (int Kilobytes, int Callers, int CallsEach)[] Cases = [(8, 1, 60), (8, 32, 6), (200, 1, 12), (200, 32, 1)];

    public static async Task RunAsync()
    {
        var table = new Table("get_acct_trans_history_m, median of rounds", "client", "time a call", "ratio", "allocated a call", "ratio");
        foreach (var (kilobytes, callers, callsEach) in Cases)
        {
            var (server, address) = OtherProcess.StartAnswers(kilobytes);
            using (server)
                await MeasureAsync(table, address, kilobytes, callers, callsEach);
        }
        table.Print();
        Console.WriteLine();
        FirstCallOfAProcess();
    }

    private static async Task MeasureAsync(Table table, Uri address, int kilobytes, int callers, int callsEach)
    {
        var all = Kinds.Select(kind => (Kind: kind, Clients: new Clients(address), Time: new Samples(), Bytes: new Samples())).ToList();
        var warmUp = new WarmUp();
        do
        {
            foreach (var (kind, clients, _, _) in all)
                await RoundAsync(() => clients.SendAsync(kind), callers, callsEach);
        }
        while (!warmUp.IsOver());
        for (var round = 0; round < Rounds; round++)
            foreach (var (kind, clients, time, bytes) in all)
            {
                var (microseconds, allocated) = await RoundAsync(() => clients.SendAsync(kind), callers, callsEach);
                time.Add(microseconds);
                bytes.Add(allocated);
            }
        var (_, _, baseTime, baseBytes) = all[0];
        foreach (var (kind, clients, time, bytes) in all)
        {
            table.Row(
                callers == 1 ? $"{kilobytes} KB, one after the other" : $"{kilobytes} KB, {callers} at once", kind,
                $"{time.Median:N0} µs", $"{time.Median / baseTime.Median:0.00}",
                $"{bytes.Median / 1024:N1} KB", $"{bytes.Median / baseBytes.Median:0.00}");
            clients.Dispose();
        }
    }

    private static async Task<(double Microseconds, double Bytes)> RoundAsync(Func<Task<decimal>> call, int callers, int callsEach)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => CallerAsync()));
        var time = clock.Elapsed;
        double calls = callers * callsEach;
        return (time.TotalMicroseconds / calls, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / calls);

        async Task CallerAsync()
        {
            for (var i = 0; i < callsEach; i++)
                await call().ConfigureAwait(false);
        }
    }

    private static void FirstCallOfAProcess()
    {
        var table = new Table($"first call, 8 KB, median of {FirstCalls} processes", "client", "time", "ratio");
        var (server, address) = OtherProcess.StartAnswers(8);
        using (server)
            foreach (var (name, command) in Probes())
            {
                var times = FirstCallKinds.ToDictionary(kind => kind, _ => new Samples());
                for (var i = 0; i <= FirstCalls; i++)
                    foreach (var kind in FirstCallKinds)
                    {
                        var time = double.Parse(OtherProcess.Run([.. command, kind, address.ToString()]).Split(' ')[0], CultureInfo.InvariantCulture);
                        // The first process of each kind brings the files into memory.
                        if (i > 0)
                            times[kind].Add(time);
                    }
                foreach (var kind in FirstCallKinds)
                    table.Row(name, kind, $"{times[kind].Median:N0} ms", $"{times[kind].Median / times[Clients.Newtonsoft].Median:0.00}");
            }
        table.Print();
    }

    /// <summary>The probe lies beside this program for .NET 10, and in its own folder for .NET Framework.</summary>
    private static IEnumerable<(string Name, string[] Command)> Probes()
    {
        yield return (".NET 10", ["dotnet", typeof(Clients).Assembly.Location]);
        var framework = typeof(Wire).Assembly.Location.Replace(Path.Combine("tests", "Benchmarks"), Path.Combine("tests", "WireProbe"), StringComparison.Ordinal)
            .Replace("net10.0", "net462", StringComparison.Ordinal).Replace("CrmAriaConnector.Benchmarks.dll", "CrmAriaConnector.WireProbe.exe", StringComparison.Ordinal);
        if (!File.Exists(framework))
            Console.WriteLine($"No figures for .NET Framework: build tests/WireProbe first ({framework} is missing).");
        else if (OperatingSystem.IsWindows())
            yield return (".NET Framework", [framework]);
        else if (File.Exists("/usr/bin/mono"))
            yield return (".NET Framework build under mono", ["/usr/bin/mono", framework]);
        else
            Console.WriteLine("No figures for .NET Framework: mono is not here.");
    }
}
