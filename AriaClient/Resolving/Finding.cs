using System.Collections.Generic;

namespace CrmAriaConnector.Aria;

/// <summary>What one look found: the change, nothing, or nothing that can be told apart.</summary>
internal sealed class Finding
{
    private Finding(bool isDone, bool isEmpty, IReadOnlyList<ChangeIdentifier> identifiers, string reason)
    {
        IsDone = isDone;
        IsEmpty = isEmpty;
        Identifiers = identifiers;
        Reason = reason;
    }

    public bool IsDone { get; }

    public bool IsEmpty { get; }

    public IReadOnlyList<ChangeIdentifier> Identifiers { get; }

    public string Reason { get; }

    public static Finding Done(string reason, params ChangeIdentifier[] identifiers) => new(true, false, identifiers, reason);

    public static Finding Nothing(string reason) => new(false, true, [], reason);

    /// <summary>Neither done nor not done can be concluded, however often one looks.</summary>
    public static Finding CannotTell(string reason) => new(false, false, [], reason);
}
