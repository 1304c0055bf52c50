using System;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>How far the dunning of a master has come, with Aria's codes.</summary>
public static class DunningState
{
    /// <summary>No dunning.</summary>
    public const int None = 0;

    /// <summary>It is under way.</summary>
    public const int InProgress = 1;

    /// <summary>It ended without the money.</summary>
    public const int Complete = 2;
}

/// <content>Dunning of a master instance.</content>
public sealed partial class PlanInstance
{
    /// <summary>See <see cref="State.DunningState"/>.</summary>
    public int DunningState { get; set; }

    /// <summary>The step it has reached, from 1; null without dunning.</summary>
    public int? DunningStep { get; set; }

    /// <summary>The day of the next step.</summary>
    public DateOnly? NextDunningOn { get; set; }
}
