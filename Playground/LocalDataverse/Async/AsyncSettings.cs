using System;
using System.Collections.Generic;

namespace CrmAriaConnector.LocalDataverse.Async;

/// <summary>How the asynchronous service of the platform repeats a job.</summary>
internal static class AsyncSettings
{
    /// <summary>
    /// Pauses before the second, third and fourth attempt of a job whose plug-in asked for a retry. That there are four
    /// attempts in all is documented; the pauses are not, and these are assumed.
    /// </summary>
    public static readonly IReadOnlyList<TimeSpan> Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];

    /// <summary>How often the background worker looks whether postponed jobs have become due.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
}
