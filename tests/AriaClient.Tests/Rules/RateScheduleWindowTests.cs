namespace CrmAriaConnector.Aria.Tests;

/// <summary>Seed, queuing rate schedule changes: a schedule must be in effect on the day of the call and on the day of activation.</summary>
public sealed class RateScheduleWindowTests
{
    // The seed's own example: on 30 September 2020 a schedule that begins on 15 October cannot be given, whether for 30 September or for 15 October.
    [TestCase("2020-10-15", null, "2020-09-30", "2020-09-30", false)]
    [TestCase("2020-10-15", null, "2020-09-30", "2020-10-15", false)]
    [TestCase("2020-10-15", null, "2020-10-15", "2020-10-15", true)]
    [TestCase(null, "2020-09-30", "2020-09-30", "2020-09-30", true)]
    [TestCase(null, "2020-09-30", "2020-09-30", "2020-10-01", false)]
    [TestCase(null, null, "2020-09-30", "2030-01-01", true)]
    [TestCase("2020-01-01", "2020-12-31", "2020-09-30", null, true)]
    public void Both_days_must_lie_in_the_window(string? from, string? to, string today, string? activation, bool assignable) =>
        Assert.That(new RateScheduleWindow(Day(from), Day(to)).IsOpen(AriaDate.Parse(today), Day(activation)), Is.EqualTo(assignable));

    private static AriaDate? Day(string? text) => text is null ? null : AriaDate.Parse(text);
}
