using System.Linq;
using CrmAriaConnector.Plugins.Tests.Support;

namespace CrmAriaConnector.Plugins.Tests.Pipeline;

public sealed class OptionsTests
{
    private readonly Platform _platform = new();

    [Test]
    public void The_dialog_gets_the_plan_the_schedules_and_the_companys_rule()
    {
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue);

        var options = _platform.Options().Result;

        Assert.Multiple(() =>
        {
            Assert.That((string?)options["today"], Is.EqualTo("2019-02-18"));
            Assert.That((string?)options["acctNo"], Is.EqualTo("4711001"));
            Assert.That((string?)options["currency"], Is.EqualTo("usd"));
            Assert.That((string?)options["companyProration"], Is.EqualTo("Full"));
            Assert.That((decimal)options["plan"]!["units"]!, Is.EqualTo(3m));
            Assert.That((string?)options["plan"]!["nextBillDate"], Is.EqualTo("2019-03-15"));
            Assert.That((decimal)options["plan"]!["services"]![0]!["tiers"]![0]!["ratePerUnit"]!, Is.EqualTo(10.00m));
            Assert.That(options["rateSchedules"]!.Select(schedule => (string?)schedule["no"]), Is.EqualTo(new[] { "77001", "77005", "77006", "77007" }));
            Assert.That((bool)options["rateSchedules"]![0]!["isCurrent"]!, Is.True);
            Assert.That((string?)options["rateSchedules"]![1]!["availableFrom"], Is.EqualTo("2019-01-01"));
            Assert.That((string?)options["queue"]![0]!["queueId"], Is.EqualTo("990044"));
        });
    }

    [Test]
    public void Nothing_is_written()
    {
        _platform.Options();

        Assert.That(_platform.Writes, Is.Empty);
    }

    [Test]
    public void A_plan_of_nobody_is_refused() =>
        Assert.That(_platform.Options("1").Code, Is.EqualTo("UNKNOWN_PLAN_INSTANCE"));
}
