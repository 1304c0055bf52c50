using System;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.Benchmarks;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// What a benchmark runs in a process of its own comes here again, under a name nobody asks for.
if (args is [OtherProcess.Simulator])
    return await OtherProcess.ServeAsync();
if (args is [OtherProcess.Playground])
    return await OtherProcess.ServePlaygroundAsync();
if (args is [OtherProcess.Recorded, var file])
    return await Recorded.ServeAsync(file);
if (args is [OtherProcess.Answers, var size])
    return await Answers.ServeAsync(int.Parse(size, CultureInfo.InvariantCulture));
if (args is [OtherProcess.FirstCall, var kind, var address])
    return await FirstCall.MeasureAsync(kind, new Uri(address));

Benchmark[] all =
[
    new("client", "A typed call beside a bare HttpClient", TypedCall.RunAsync),
    new("start", "The first call of a fresh process", FirstCall.RunAsync),
    new("wire", "AriaClient beside bare HttpClient with either serialiser", Wire.RunAsync),
    new("calls", "Calls to Aria and requests to Dataverse", CallCounts.RunAsync),
    new("organization", "The local organisation", LocalOrganization.RunAsync),
    new("simulator", "The Aria simulator under load", SimulatorLoad.RunAsync),
    new("page", "The playground's first page", FirstPage.RunAsync),
];

var unknown = args.Except(all.Select(benchmark => benchmark.Name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown[0]}'. Name none, for all of them, or some of:");
    foreach (var benchmark in all)
        Console.Error.WriteLine($"  {benchmark.Name,-12} {benchmark.What}");
    return 2;
}

#if DEBUG
Console.WriteLine("This is a debug build; its figures say little. Run with -c Release.");
#endif
foreach (var benchmark in all.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Name)))
{
    Console.WriteLine($"\n## {benchmark.What} (`{benchmark.Name}`)\n");
    await benchmark.RunAsync();
}
return 0;
