using System;
using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>
/// When a call is made again. Reading calls and dry runs: after a lost connection, a time-out, HTTP 429 or 5xx.
/// Writing calls: only when no connection was ever made, or HTTP 404 with code -1 says that nothing was run. The figures are <em>assumed</em>; Aria publishes none.
/// </summary>
public sealed class RetryOptions
{
    /// <summary>How many more times a call is made after the first; 2 unless set, 0 turns repeating off.</summary>
    public int MaxRetries { get; set; } = 2;

    /// <summary>The pause before the first repetition; each further one doubles it.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause. A Retry-After above it ends the attempts.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// No repetition starts later than this after the first attempt began, and a repeated reading call or dry run ends by then, or within
    /// the time the first attempt had where that is longer.
    /// </summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Waits between two attempts.</summary>
    public Func<TimeSpan, CancellationToken, Task> Wait { get; set; } = Task.Delay;

    /// <summary>Tells the time that has passed since some fixed moment; the deadline is measured with it.</summary>
    public Func<TimeSpan> Clock { get; set; } = () => TimeSpan.FromSeconds(System.Diagnostics.Stopwatch.GetTimestamp() / (double)System.Diagnostics.Stopwatch.Frequency);

    /// <summary>A number between 0 and 1 that spreads the pauses of many callers between 75 % and 100 %.</summary>
    public Func<double> Jitter { get; set; } = NextJitter;

    private static readonly Random Dice = new();

    private static double NextJitter()
    {
        lock (Dice)
            return Dice.NextDouble();
    }

    /// <summary>How long a repeated call may take that began, and may take at most, as given.</summary>
    internal TimeSpan TimeLeft(TimeSpan began, TimeSpan timeout)
    {
        var all = Deadline > timeout ? Deadline : timeout;
        var left = all - (Clock() - began);
        return left > timeout ? timeout : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>The pause before repetition number <paramref name="repetition"/> (1 is the first).</summary>
    internal TimeSpan DelayBefore(int repetition)
    {
        var full = Math.Min(BaseDelay.TotalMilliseconds * Math.Pow(2, repetition - 1), MaxDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (0.75 + 0.25 * Jitter()));
    }
}
