using System.Globalization;

namespace CrmAriaConnector.Aria;

/// <summary>What is done with a queued change. Any code may be held; the known ones have names. Source: the guide of edit_acct_plan_queued_changes_m.</summary>
/// <param name="Code">The number on the wire.</param>
public readonly record struct QueueEditDirective(long Code)
{
    /// <summary>0: takes it out of the queue.</summary>
    public static QueueEditDirective Delete { get; } = new(0);

    /// <summary>1: carries it out now; for changes queued for a day only.</summary>
    public static QueueEditDirective ExecuteNow { get; } = new(1);

    /// <summary>2: moves it to another day.</summary>
    public static QueueEditDirective ChangeDate { get; } = new(2);

    /// <summary>The number.</summary>
    public override string ToString() => Code.ToString(CultureInfo.InvariantCulture);
}
