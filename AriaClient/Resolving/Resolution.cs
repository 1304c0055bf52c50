using System.Collections.Generic;

namespace CrmAriaConnector.Aria;

/// <summary>A number of something the change made.</summary>
/// <param name="Label">What kind of number, in Aria's words where it gave some, for instance <c>invoice_no</c>.</param>
/// <param name="Value">The number, as text.</param>
public sealed record ChangeIdentifier(string Label, string Value);

/// <summary>What a look at Aria told about a change.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Identifiers">What it made, where Aria says; empty unless it is done.</param>
/// <param name="Reason">Why, in a sentence for a person.</param>
/// <param name="EmptyReads">How many looks after the quiet period have found nothing, this one included; to be given to the next look.</param>
public sealed record Resolution(ChangeState State, IReadOnlyList<ChangeIdentifier> Identifiers, string Reason, int EmptyReads)
{
    /// <summary>True where Aria's answers alone will hardly settle it: have a person look. False where looking again later will.</summary>
    public bool NeedsPerson { get; init; }
}
