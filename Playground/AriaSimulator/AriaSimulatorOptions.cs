namespace CrmAriaConnector.AriaSimulator;

/// <summary>How the simulator is started.</summary>
public sealed record AriaSimulatorOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Where the state is kept between runs; null keeps it in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The tenant as JSON (docs/simulator.md); null loads the sample tenant.</summary>
    public string? TenantJson { get; init; }

    /// <summary>Refuses numbers sent as text and text flags sent as JSON booleans, which Aria accepts.</summary>
    public bool StrictTypes { get; init; }
}
