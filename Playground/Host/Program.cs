using System;
using System.Threading.Tasks;
using CrmAriaConnector.Playground.Headless;

namespace CrmAriaConnector.Playground;

/// <summary>Starts the playground, or plays a story in the console.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int NotUnderstood = 2;

    private static async Task<int> Main(string[] arguments)
    {
        var line = CommandLine.Parse(arguments);
        if (line.Problem is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return NotUnderstood;
        }
        if (line.ShowHelp)
        {
            Console.WriteLine(CommandLine.Help);
            return 0;
        }
        try
        {
            return line.Scenario is { } scenario ? await ScenarioRun.PlayAsync(scenario, line.Options, Console.Out) : await Serve(line.Options);
        }
        catch (PlaygroundException cannot)
        {
            await Console.Error.WriteLineAsync(cannot.Message);
            return Failed;
        }
    }

    private static async Task<int> Serve(PlaygroundOptions options)
    {
        await using var host = await PlaygroundHost.StartAsync(options);
        var solution = host.Organization.Solutions[0];
        Console.WriteLine($"Imported {solution.DisplayName} {solution.Version}. {solution.Description}");
        Console.WriteLine($"Aria simulator: {host.Simulator.BaseAddress}_sim/");
        Console.WriteLine("Ctrl+C ends it.");
        Console.WriteLine($"Open {host.Address.GetLeftPart(UriPartial.Authority)}");
        await host.WaitForShutdownAsync();
        return 0;
    }
}
