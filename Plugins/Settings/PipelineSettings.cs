using System;

namespace CrmAriaConnector.Plugins.Settings;

/// <summary>The figures the pipeline works by, in one place. What no source settles is marked assumed.</summary>
internal static class PipelineSettings
{
    /// <summary>A submitted operation older than this is resolved, never sent again: whoever submitted it has gone.</summary>
    public static readonly TimeSpan ResolveAfter = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long after the submit an empty receipt starts to count as proof that the write never ran. <em>Assumed</em>:
    /// twice the two minutes the platform lets an execution live, and one minute for Aria to finish.
    /// </summary>
    public static readonly TimeSpan QuietPeriod = TimeSpan.FromMinutes(5);

    /// <summary>Empty receipt readings needed before an operation counts as not done.</summary>
    public const int EmptyReadsNeeded = 2;

    /// <summary>The most units one plan instance may be given (<em>assumed</em>; it stops slips of the finger, not business).</summary>
    public const decimal MaximumUnits = 1_000_000_000m;

    /// <summary>Decimals of units that CRM keeps.</summary>
    public const int UnitDecimals = 6;

    /// <summary>The highest custom rate per unit (<em>assumed</em>).</summary>
    public const decimal MaximumRate = 1_000_000_000m;

    /// <summary>The longest comment sent with a change (Aria's comments are 300 to 1000 characters, depending on the call).</summary>
    public const int CommentLength = 300;

    /// <summary>Plan instances read per call; Aria's default page.</summary>
    public const int PlanPage = 100;

    /// <summary>The highest offset Aria accepts when plan instances are paged (Aria API release 19).</summary>
    public const int LastPlanOffset = 998;

    /// <summary>The largest page Aria gives, used where one instance is looked for in one call (Aria API release 19).</summary>
    public const int LargestPlanPage = 999;

    /// <summary>Old rows deleted after one settled operation: more than one, so that a backlog melts, and few enough for one transaction.</summary>
    public const int OldRowsAtOnce = 20;

    /// <summary>
    /// How far back statements are read (<em>assumed</em>: a year and the same month of the year before; that start_date
    /// goes by the day a statement was made is assumed too). One that CRM shows as unpaid is read however old it is.
    /// </summary>
    public const int StatementMonths = 13;

    /// <summary>Orders read per account (<em>assumed</em>: enough; Aria does not say which it leaves out, the oldest ones are assumed).</summary>
    public const int NewestOrders = 100;

    /// <summary>
    /// Labels of orders to which nothing more happens: the words of Aria's guides for the codes 4 and 5
    /// (<em>assumed</em>: get_order_m gives the label alone, and a tenant may have labels of its own).
    /// </summary>
    public static readonly string[] SettledOrderLabels = ["Billed", "Cancelled", "Canceled"];

    /// <summary>
    /// Statements and orders, and a customer's further accounts, are read only while a refresh is younger than this: with
    /// what was begun before, it still ends in about the minute a Custom API may take (<em>assumed</em>).
    /// </summary>
    public static readonly TimeSpan RefreshDeadline = TimeSpan.FromSeconds(30);

    /// <summary>What Aria's audit log shows as the calling application.</summary>
    public const string ApplicationId = "CrmAriaConnector";

    /// <summary>The length Aria allows for the caller's mark in its audit log.</summary>
    public const int CallerLength = 30;

    /// <summary>
    /// Time for a reading call. With the other three figures below a commit, one reading, one dry run and one write, ends
    /// within the minute a Custom API may take (<em>assumed</em>: Aria publishes no figures).
    /// </summary>
    public static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(8);

    /// <summary>Time for a write or a dry run. A write that takes longer becomes Unknown and is looked up by its receipt.</summary>
    public static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(22);

    /// <summary>Repetitions of a call that may be repeated.</summary>
    public const int Retries = 1;

    /// <summary>No repetition begins later than this after the first attempt.</summary>
    public static readonly TimeSpan RetryDeadline = TimeSpan.FromSeconds(3);
}
