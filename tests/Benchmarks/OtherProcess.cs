using System;
using System.Diagnostics;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator;
using CrmAriaConnector.Playground;

namespace CrmAriaConnector.Benchmarks;

/// <summary>This program once more, in a process of its own: its work and its memory stay out of what is measured here.</summary>
internal sealed class OtherProcess : IDisposable
{
    public const string Simulator = "--simulator";
    public const string FirstCall = "--first-call";
    public const string Answers = "--answers";
    public const string Playground = "--playground";
    public const string Recorded = "--recorded";

    private readonly Process _process;

    private OtherProcess(params string[] arguments) : this("dotnet", [typeof(OtherProcess).Assembly.Location, .. arguments])
    {
    }

    private OtherProcess(string program, string[] arguments) =>
        _process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("No process was started.");

    /// <summary>Starts a simulator and returns when it answers, with its address.</summary>
    public static (OtherProcess Process, Uri Address) StartSimulator() => Start(Simulator);

    /// <summary>Starts a server of answers of that size and returns when it answers, with its address.</summary>
    public static (OtherProcess Process, Uri Address) StartAnswers(int kilobytes) =>
        Start(Answers, kilobytes.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Starts a whole playground and returns when its page answers, with its address.</summary>
    public static (OtherProcess Process, Uri Address) StartPlayground() => Start(Playground);

    /// <summary>Starts a server of what stands in the file and returns when it answers, with its address.</summary>
    public static (OtherProcess Process, Uri Address) StartRecorded(string file) => Start(Recorded, file);

    /// <summary>Runs another program to its end and returns its one line.</summary>
    public static string Run(string[] command)
    {
        using var process = new OtherProcess(command[0], command[1..]);
        return process.ReadLine();
    }

    /// <summary>Runs to its end and returns its one line.</summary>
    public static string Ask(params string[] arguments)
    {
        using var process = new OtherProcess(arguments);
        return process.ReadLine();
    }

    /// <summary>The simulator's process: tells its address, then serves until its input is closed, also because its parent is gone.</summary>
    public static async Task<int> ServeAsync()
    {
        await using var aria = await AriaSimulatorServer.StartAsync();
        Console.WriteLine(aria.BaseAddress);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    /// <summary>The playground's process, the same way.</summary>
    public static async Task<int> ServePlaygroundAsync()
    {
        await using var playground = await PlaygroundHost.StartAsync(new PlaygroundOptions { RunAsyncSteps = false });
        Console.WriteLine(playground.Address);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static (OtherProcess Process, Uri Address) Start(params string[] arguments)
    {
        var process = new OtherProcess(arguments);
        return (process, new Uri(process.ReadLine()));
    }

    private string ReadLine() =>
        _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The other process ended without an answer.");
}
