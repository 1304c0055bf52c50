using System;
using System.Collections.Generic;
using System.Globalization;

namespace CrmAriaConnector.Playground;

/// <summary>What the command line asks for, or the sentence that says why it cannot be read.</summary>
public sealed record CommandLine
{
    public const int DefaultPort = 5080;
    public const int DefaultAriaPort = 5081;

    public const string Help = """
        The playground: the packed solution on a local Dataverse, before a simulated Aria, on this computer only.

          dotnet run --project Playground -- [options]

          --port N                  the port of the page, 5080 unless given; 0 takes any free one
          --aria-port N             the port of the Aria simulator, 5081 unless given; 0 takes any free one
          --data DIR                keeps everything in DIR between runs; without it each run starts with the sample
          --solution ZIP            imports this managed solution instead of the one the build packed
          --headless-scenario NAME  plays a named story in the console, checks every step, and ends
          --help                    shows this text
        """;

    public PlaygroundOptions Options { get; private init; } = new() { Port = DefaultPort, AriaPort = DefaultAriaPort, ForwardEvents = true };

    /// <summary>The story to play in the console; null serves the page.</summary>
    public string? Scenario { get; private init; }

    public bool ShowHelp { get; private init; }

    /// <summary>What is wrong with the command line; null when nothing is.</summary>
    public string? Problem { get; private init; }

    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var line = new CommandLine();
        var portsGiven = false;
        for (var at = 0; at < arguments.Count; at++)
        {
            var name = arguments[at];
            if (name is "--help" or "-h" or "-?")
            {
                line = line with { ShowHelp = true };
                continue;
            }
            if (name is not ("--port" or "--aria-port" or "--data" or "--solution" or "--headless-scenario"))
                return Wrong($"'{name}' is no option of the playground.");
            if (at + 1 >= arguments.Count || arguments[at + 1].StartsWith("--", StringComparison.Ordinal))
                return Wrong($"{name} needs a value.");
            var value = arguments[++at];
            if (name is "--port" or "--aria-port")
            {
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65535)
                    return Wrong($"{name} needs a number from 0 to 65535, not '{value}'.");
                portsGiven = true;
                line = line with { Options = name == "--port" ? line.Options with { Port = port } : line.Options with { AriaPort = port } };
            }
            else
            {
                line = name switch
                {
                    "--data" => line with { Options = line.Options with { DataDirectory = value } },
                    "--solution" => line with { Options = line.Options with { SolutionZip = value } },
                    _ => line with { Scenario = value },
                };
            }
        }

        if (line.Options.Port == line.Options.AriaPort && line.Options.Port != 0)
            return Wrong("--port and --aria-port must differ.");
        if (line.Scenario is null)
            return line;
        // A story counts what it causes itself, needs no address anybody knows, and may run beside an open playground.
        var options = line.Options with { ForwardEvents = false };
        return line with { Options = portsGiven ? options : options with { Port = 0, AriaPort = 0 } };
    }

    private static CommandLine Wrong(string why) => new() { Problem = why + " --help lists the options." };
}
