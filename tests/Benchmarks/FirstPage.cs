using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace CrmAriaConnector.Benchmarks;

/// <summary>
/// What a browser waits for: the playground's page with the list of accounts, then the billing page, each with everything
/// it refers to, one request after the other, to the last byte. The first time in a process that has shown no page
/// before, and again when it has; beside a bare Kestrel with the same bytes.
/// </summary>
internal static partial class FirstPage
{
    private const int Processes = 5;
    private const int Again = 20;

    /// <summary>Where each part of the page begins; what its texts refer to belongs to it.</summary>
    private static readonly (string Part, string[] Roots)[] Parts =
    [
        ("the playground's page, styles, scripts", ["/"]),
        ("its data: session, accounts, commands", ["/_playground/session", "/_playground/records/account", "/_playground/ribbon/account"]),
        ("the billing page, styles, script, texts", ["/WebResources/aria_/billing.html", "/WebResources/aria_/strings/Billing.1033.resx"]),
    ];

    public static async Task RunAsync()
    {
        var parts = await RecordAsync();
        var file = Path.GetTempFileName();
        Recorded.Write(file, parts.SelectMany(part => part.Answers).DistinctBy(answer => answer.Path));
        Times playground = new(parts), plain = new(parts);
        for (var process = 0; process < Processes; process++)
        {
            await MeasureAsync(OtherProcess.StartPlayground(), playground);
            await MeasureAsync(OtherProcess.StartRecorded(file), plain);
        }
        File.Delete(file);

        var table = new Table($"median of {Processes} processes, ms", "requests", "KB", "first time", "bare Kestrel", "ratio", "again", "bare Kestrel", "ratio");
        for (var part = 0; part < parts.Count; part++)
            Row(parts[part].Part, parts[part].Answers, part);
        Row("together", [.. parts.SelectMany(part => part.Answers)], parts.Count);
        table.Print();

        void Row(string name, Recorded[] answers, int index) => table.Row(
            name, $"{answers.Length}", $"{answers.Sum(answer => answer.Bytes.Length) / 1024.0:N0}",
            $"{playground.First[index].Median:N1}", $"{plain.First[index].Median:N1}", $"{playground.First[index].Median / plain.First[index].Median:0.0}",
            $"{playground.Again[index].Median:N1}", $"{plain.Again[index].Median:N1}", $"{playground.Again[index].Median / plain.Again[index].Median:0.0}");

        async Task MeasureAsync((OtherProcess Process, Uri Address) server, Times times)
        {
            using (server.Process)
            using (var browser = new HttpClient { BaseAddress = server.Address })
            {
                await PassAsync(browser, parts, times.First);
                for (var pass = 0; pass < Again; pass++)
                    await PassAsync(browser, parts, times.Again);
            }
        }
    }

    private static async Task PassAsync(HttpClient browser, IReadOnlyList<(string Part, Recorded[] Answers)> parts, Samples[] times)
    {
        var all = 0.0;
        for (var part = 0; part < parts.Count; part++)
        {
            var clock = Stopwatch.StartNew();
            foreach (var answer in parts[part].Answers)
                await browser.GetByteArrayAsync(new Uri(answer.Path, UriKind.Relative));
            var time = clock.Elapsed.TotalMilliseconds;
            times[part].Add(time);
            all += time;
        }
        times[^1].Add(all);
    }

    /// <summary>Asks a playground for every part, following what the texts refer to. It also warms the client that measures.</summary>
    private static async Task<IReadOnlyList<(string Part, Recorded[] Answers)>> RecordAsync()
    {
        var (process, address) = OtherProcess.StartPlayground();
        using (process)
        using (var browser = new HttpClient { BaseAddress = address })
        {
            var parts = new List<(string, Recorded[])>();
            foreach (var (part, roots) in Parts)
            {
                var found = new List<Recorded>();
                var open = new Queue<string>(roots);
                var seen = new HashSet<string>(roots, StringComparer.Ordinal);
                while (open.TryDequeue(out var path))
                {
                    using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
                    response.EnsureSuccessStatusCode();
                    found.Add(new Recorded(path, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsByteArrayAsync()));
                    if (response.Content.Headers.ContentType?.MediaType is not ("text/html" or "text/css" or "text/javascript" or "application/javascript"))
                        continue;
                    foreach (Match reference in References().Matches(await response.Content.ReadAsStringAsync()))
                    {
                        var target = new Uri(new Uri(address, path), reference.Groups["to"].Value);
                        if (target.Authority == address.Authority && seen.Add(target.PathAndQuery))
                            open.Enqueue(target.PathAndQuery);
                    }
                }
                parts.Add((part, [.. found]));
            }
            return parts;
        }
    }

    /// <summary>What a page, a style sheet and a module load.</summary>
    [GeneratedRegex("""(?:<(?:link|script|img)\b[^>]*\b(?:href|src)="|url\("|^(?:import|export)\b[^"]*\bfrom ")(?<to>[^"]+)""", RegexOptions.Multiline)]
    private static partial Regex References();

    /// <summary>For each part, and last for all of them together.</summary>
    private sealed class Times(IReadOnlyCollection<(string Part, Recorded[] Answers)> parts)
    {
        public Samples[] First { get; } = [.. Enumerable.Range(0, parts.Count + 1).Select(_ => new Samples())];

        public Samples[] Again { get; } = [.. Enumerable.Range(0, parts.Count + 1).Select(_ => new Samples())];
    }
}
