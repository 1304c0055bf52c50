using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>Bad input and a bad day of Aria's get a sentence, no operation, and no change.</summary>
public class BadInput : PlaygroundTest
{
    private static TestCaseData[] Wrong() =>
    [
        new TestCaseData(Intents.Update(acctNo: "4719999"), "UNKNOWN_ACCOUNT", "4719999").SetName("An account number nobody has"),
        new TestCaseData(Intents.Update(acctNo: "4711002", instanceNo: "8800202"), "NOT_THIS_CUSTOMER", "4711002").SetName("An account number of another customer"),
        new TestCaseData(Intents.Update(instanceNo: "8800202"), "UNKNOWN_PLAN_INSTANCE", "8800202").SetName("A plan of another customer"),
        new TestCaseData(Intents.Update(units: "0"), "INVALID_UNITS", "more than 0").SetName("No units"),
        new TestCaseData(Intents.Update(units: "1e12"), "INVALID_UNITS", "at most 1,000,000,000").SetName("A million million units"),
        new TestCaseData(Intents.Update(date: "2019-02-17"), "DATE_IN_PAST", "2019-02-17 is past").SetName("A day in the past"),
        new TestCaseData(Intents.Update(schedule: "77003"), "RATE_SCHEDULE_NOT_ASSIGNABLE", "2018-12-31").SetName("An expired rate schedule"),
        new TestCaseData(Intents.Update(schedule: "77007", date: "2019-03-20"), "RATE_SCHEDULE_NOT_ASSIGNABLE", "2019-03-15").SetName("A rate schedule that is not open yet"),
        new TestCaseData(Intents.Update(units: "3"), "NOTHING_TO_CHANGE", "already").SetName("Nothing to change"),
        new TestCaseData("""{"kind":"CancelEverything"}""", "INVALID_INTENT", "must be one of: UpdatePlan").SetName("An unknown kind of change"),
        new TestCaseData("{", "INVALID_INTENT", "").SetName("Half an intent"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public async Task A_change_that_cannot_be(string intent, string code, string says)
    {
        var answer = await Rep.Preview(intent);
        AssertRefused(answer, code, says);
        Assert.That(await Rep.Rows("aria_operations"), Is.Empty);
        Assert.That(await Aria.Writes(), Is.Zero);
    }

    [TestCase("html502", "ARIA_UNREACHABLE|ARIA_BAD_ANSWER")]
    [TestCase("truncate", "ARIA_BAD_ANSWER")]
    [TestCase("wrongTypes", "ARIA_BAD_ANSWER")]
    public async Task An_answer_of_Aria_that_makes_no_sense(string fault, string codes)
    {
        await Aria.Fault("update_acct_plan_m", fault, doWrite: false, count: 5);
        var answer = await Rep.Preview(Intents.Seed);
        AssertRefused(answer, codes, "");
    }

    [Test]
    public async Task An_answer_of_Aria_that_makes_no_sense_after_the_write_is_not_taken_for_a_refusal()
    {
        var submitted = await Rep.Submitted(Intents.Seed);
        await Aria.Fault("update_acct_plan_m", "truncate", doWrite: true);

        var answer = await Rep.Commit(submitted);

        Assert.That(answer.State, Is.EqualTo("Unknown"), answer.ToString);
        Assert.That((await Rep.Resolve(answer)).State, Is.EqualTo("Done"));
        Assert.That(await Aria.Writes(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_wrong_auth_key_asks_for_an_administrator()
    {
        await EnterAuthKey("not-the-key");
        AssertRefused(await Rep.Preview(Intents.Seed), "CONFIGURATION", "administrator");
    }

    [Test]
    public async Task A_wrong_auth_key_at_commit_is_not_done_and_nothing_is_lost()
    {
        var submitted = await Rep.Submitted(Intents.Seed);
        await EnterAuthKey("not-the-key");

        var answer = await Rep.Commit(submitted);

        Assert.Multiple(async () =>
        {
            Assert.That(answer.Success, Is.False);
            Assert.That(await Rep.StateOnRow(submitted), Is.EqualTo("NotDone").Or.EqualTo("Refused"));
            Assert.That((string?)(await Rep.Operation(submitted))["aria_intent"], Does.Contain("2019-02-22"), "what was asked stays on record");
            Assert.That(await Aria.Waiting(), Is.Empty);
        });
    }

    [Test]
    public async Task A_refusal_of_Aria_is_reported_in_words()
    {
        // More units than the tenant's plans allow; the connector does not know that limit, Aria does.
        var answer = await Rep.Preview(Intents.Update(units: "1000001"));
        Assert.That(answer.Success, Is.False, answer.ToString);
        Assert.That(answer.Message, Is.Not.Empty);
    }

    private static void AssertRefused(ApiAnswer answer, string codes, string says) => Assert.Multiple(() =>
    {
        Assert.That(answer.IsAnswered, Is.True, answer.ToString);
        Assert.That(answer.Success, Is.False);
        Assert.That(codes.Split('|'), Has.Member(answer.Code), answer.ToString);
        Assert.That(answer.Message, Does.EndWith(".").And.Contain(says));
        Assert.That(answer.Message, Does.Not.Contain("Exception").And.Not.Contain("   at "));
    });
}
