using System;
using System.Diagnostics;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator;

namespace CrmAriaConnector.Benchmarks;

/// <summary>This program once more, in a process of its own: its work and its memory stay out of what is measured here.</summary>
internal sealed class OtherProcess : IDisposable
{
    public const string Simulator = "--simulator";
    public const string FirstCall = "--first-call";
    public const string Answers = "--answers";

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
    public static (OtherProcess Process, Uri Address) StartSimulator()
    {
        var process = new OtherProcess(Simulator);
        return (process, new Uri(process.ReadLine()));
    }

    /// <summary>Starts a server of answers of that size and returns when it answers, with its address.</summary>
    public static (OtherProcess Process, Uri Address) StartAnswers(int kilobytes)
    {
        var process = new OtherProcess(Answers, kilobytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return (process, new Uri(process.ReadLine()));
    }

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

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string ReadLine() =>
        _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The other process ended without an answer.");
}
