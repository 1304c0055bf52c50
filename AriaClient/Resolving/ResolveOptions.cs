using System;

namespace CrmAriaConnector.Aria;

/// <summary>When nothing found means that nothing was done.</summary>
public sealed class ResolveOptions
{
    /// <summary>
    /// How long after the sending an empty look starts to count; 5 minutes unless set. <em>Assumed</em>: Aria says nowhere how late
    /// a call that was cut off can still be carried out; its own callers give calls up to 5 minutes.
    /// </summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many empty looks after that are the proof; 2 unless set.</summary>
    public int EmptyReadsNeeded { get; set; } = 2;

    /// <summary>The time now, UTC.</summary>
    public Func<DateTime> UtcNow { get; set; } = () => DateTime.UtcNow;
}
