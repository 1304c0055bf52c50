using System.Collections.Generic;

namespace CrmAriaConnector.Aria;

/// <summary>One thing a change was to set.</summary>
/// <param name="State">What it is and how it stands, as text. Two readings with the same text show the same.</param>
/// <param name="IsAsAsked">Whether it stands as the change was to make it.</param>
internal sealed record Aspect(string State, bool IsAsAsked);

/// <summary>How everything stands that a change was to set.</summary>
internal sealed record StateReading
{
    public IReadOnlyList<Aspect> Aspects { get; private init; } = [];

    public IReadOnlyList<ChangeIdentifier> Identifiers { get; init; } = [];

    /// <summary>False where the change, once made, may not show.</summary>
    public bool ShowsEveryChange { get; init; } = true;

    /// <summary>Why nothing can be told from it; null where something can.</summary>
    public string? Unclear { get; private init; }

    public static StateReading Of(params Aspect[] aspects) =>
        aspects.Length == 0 ? Not("The change names nothing that could be compared.") : new StateReading { Aspects = aspects };

    /// <param name="why">A sentence.</param>
    public static StateReading Not(string why) => new() { Unclear = why + " Look at the account in Aria." };
}
