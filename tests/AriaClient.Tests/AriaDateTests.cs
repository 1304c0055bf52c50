using Newtonsoft.Json;

namespace CrmAriaConnector.Aria.Tests;

[TestFixture]
public class AriaDateTests
{
    [TestCase(2019, 1, 31, 1, "2019-02-28")]
    [TestCase(2020, 1, 31, 1, "2020-02-29")]
    [TestCase(2019, 3, 31, -1, "2019-02-28")]
    [TestCase(2019, 2, 15, 1, "2019-03-15")]
    [TestCase(2019, 11, 30, 3, "2020-02-29")]
    public void Adding_months_keeps_the_day_or_takes_the_last_one_of_a_shorter_month(int year, int month, int day, int months, string expected) =>
        Assert.That(new AriaDate(year, month, day).AddMonths(months).ToString(), Is.EqualTo(expected));

    [Test]
    public void Days_are_counted_from_the_first_to_the_second_across_months_and_leap_days()
    {
        // 22 February to 15 March: 6 days to the end of a 28-day February, then 15.
        Assert.That(AriaDate.Parse("2019-02-22").DaysUntil(AriaDate.Parse("2019-03-15")), Is.EqualTo(21));
        Assert.That(AriaDate.Parse("2020-02-22").DaysUntil(AriaDate.Parse("2020-03-15")), Is.EqualTo(22));
        Assert.That(AriaDate.Parse("2019-03-15").DaysUntil(AriaDate.Parse("2019-02-22")), Is.EqualTo(-21));
        Assert.That(AriaDate.Parse("2019-02-28").AddDays(1).ToString(), Is.EqualTo("2019-03-01"));
    }

    [TestCase("2019-02-29")]
    [TestCase("22.02.2019")]
    [TestCase("2019-2-2")]
    [TestCase("2019-02-22T00:00:00")]
    [TestCase("")]
    [TestCase(null)]
    public void What_is_not_a_day_written_yyyy_MM_dd_is_refused_with_a_sentence_that_shows_how(string? text)
    {
        Assert.That(AriaDate.TryParse(text, out _), Is.False);
        Assert.That(() => AriaDate.Parse(text!), Throws.InstanceOf<System.FormatException>().With.Message.Contains("yyyy-MM-dd"));
    }

    [Test]
    public void Days_compare_by_the_calendar()
    {
        var earlier = new AriaDate(2019, 2, 22);
        var later = new AriaDate(2019, 3, 15);
        Assert.Multiple(() =>
        {
            Assert.That(earlier < later && later > earlier && earlier <= later && later >= earlier && earlier != later, Is.True);
            Assert.That(earlier == AriaDate.Parse("2019-02-22"), Is.True);
            Assert.That(earlier.GetHashCode(), Is.EqualTo(AriaDate.Parse("2019-02-22").GetHashCode()));
            Assert.That((later.Year, later.Month, later.Day, later.DaysInMonth), Is.EqualTo((2019, 3, 15, 31)));
        });
    }

    [Test]
    public void A_day_travels_through_JSON_as_yyyy_MM_dd()
    {
        Assert.That(JsonConvert.SerializeObject(new AriaDate(2019, 2, 22)), Is.EqualTo("\"2019-02-22\""));
        Assert.That(JsonConvert.DeserializeObject<AriaDate>("\"2019-02-22\""), Is.EqualTo(new AriaDate(2019, 2, 22)));
        Assert.That(JsonConvert.DeserializeObject<AriaDate?>("null"), Is.Null);
    }
}
