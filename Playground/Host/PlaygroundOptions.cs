using System;

namespace CrmAriaConnector.Playground;

/// <summary>How a playground is started.</summary>
public sealed record PlaygroundOptions
{
    /// <summary>The port of the page and the local Dataverse on 127.0.0.1; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>The port of the Aria simulator on 127.0.0.1; 0 takes any free one.</summary>
    public int AriaPort { get; init; }

    /// <summary>Where rows and the simulated tenant are kept between runs; null keeps them in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The managed solution to import; null takes the one the build packed.</summary>
    public string? SolutionZip { get; init; }

    /// <summary>The clock of the organisation and of its plug-ins (UTC); null is the machine's own. Aria's clock is another one: the simulator's.</summary>
    public Func<DateTime>? UtcNow { get; init; }

    /// <summary>Runs asynchronous steps by themselves. Who wants to see them run one by one turns it off and drains the organisation's jobs.</summary>
    public bool RunAsyncSteps { get; init; } = true;

    /// <summary>Aria's events reach the organisation by themselves, as the command line asks for. Off, somebody who wants them orders them at the simulator.</summary>
    public bool ForwardEvents { get; init; }

    /// <summary>Aria's pause before it sends an event again that was not acknowledged. Aria recommends five minutes and more.</summary>
    public TimeSpan EventRetry { get; init; } = TimeSpan.FromSeconds(5);
}
