using System;
using System.Collections.Generic;

namespace CrmAriaConnector.Aria;

/// <summary>A place where Aria Crescendo answers. Only these are known; a credential never leaves for another one.</summary>
/// <remarks>Source: the environment profiles of the vendor's Swagger repository, release 19.</remarks>
public sealed class AriaHost
{
    private AriaHost(string name, string host)
    {
        Name = name;
        BaseAddress = new Uri("https://" + host);
    }

    /// <summary>Production in the United States.</summary>
    public static AriaHost ProductionUs { get; } = new("Production US", "secure.ariasystems.net");

    /// <summary>Production in Europe (Copenhagen).</summary>
    public static AriaHost ProductionEu { get; } = new("Production EU", "secure.prod.cph.ariasystems.net");

    /// <summary>Production in Australia.</summary>
    public static AriaHost ProductionAus { get; } = new("Production AUS", "secure.prod.aus.ariasystems.net");

    /// <summary>Stage with production's release, United States.</summary>
    public static AriaHost StageCurrentUs { get; } = new("Stage current US", "secure.current.stage.ariasystems.net");

    /// <summary>Stage with production's release, Europe.</summary>
    public static AriaHost StageCurrentEu { get; } = new("Stage current EU", "secure.current.stage.cph.ariasystems.net");

    /// <summary>Stage with production's release, Australia.</summary>
    public static AriaHost StageCurrentAus { get; } = new("Stage current AUS", "secure.current.stage.aus.ariasystems.net");

    /// <summary>Stage with the coming release, United States.</summary>
    public static AriaHost StageFutureUs { get; } = new("Stage future US", "secure.future.stage.ariasystems.net");

    /// <summary>Stage with the coming release, Europe.</summary>
    public static AriaHost StageFutureEu { get; } = new("Stage future EU", "secure.future.stage.cph.ariasystems.net");

    /// <summary>Stage with the coming release, Australia.</summary>
    public static AriaHost StageFutureAus { get; } = new("Stage future AUS", "secure.future.stage.aus.ariasystems.net");

    /// <summary>Every known host: production, stage current, stage future; in each the United States, Europe, Australia.</summary>
    public static IReadOnlyList<AriaHost> All { get; } =
    [
        ProductionUs, ProductionEu, ProductionAus, StageCurrentUs, StageCurrentEu, StageCurrentAus, StageFutureUs, StageFutureEu, StageFutureAus,
    ];

    /// <summary>The environment's name as an administrator knows it, for instance "Stage current EU".</summary>
    public string Name { get; }

    /// <summary>The address of the host, https, without a path.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The environment's name.</summary>
    public override string ToString() => Name;
}
