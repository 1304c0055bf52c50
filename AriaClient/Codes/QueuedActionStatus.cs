using System.Globalization;

namespace CrmAriaConnector.Aria;

/// <summary>What became of a queued plan change. Any code may be held; the known ones have names. Source: the guide of get_acct_plan_queued_changes_m.</summary>
/// <param name="Code">The number on the wire.</param>
public readonly record struct QueuedActionStatus(long Code)
{
    /// <summary>0: deleted from the queue.</summary>
    public static QueuedActionStatus Deleted { get; } = new(0);

    /// <summary>1: waiting.</summary>
    public static QueuedActionStatus Queued { get; } = new(1);

    /// <summary>2: carried out.</summary>
    public static QueuedActionStatus Executed { get; } = new(2);

    /// <summary>3: tried and failed.</summary>
    public static QueuedActionStatus Failed { get; } = new(3);

    /// <summary>4: as a filter only, every state. Aria takes this when none is given, so always give one.</summary>
    public static QueuedActionStatus All { get; } = new(4);

    /// <summary>The number.</summary>
    public override string ToString() => Code.ToString(CultureInfo.InvariantCulture);
}
