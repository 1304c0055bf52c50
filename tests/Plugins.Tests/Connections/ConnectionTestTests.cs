using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.CustomApis;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Tests.Support;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Tests.Connections;

/// <summary>The test of a connection says what holds, or what is wrong and what the administrator can do; it writes nothing.</summary>
public sealed class ConnectionTestTests
{
    private readonly Platform _platform = new();

    [SetUp]
    public void AriaAcceptsTheCaller() => _platform.Aria.Answers("authenticate_caller_m", Answers.Ok);

    [Test]
    public void What_holds_is_told()
    {
        var answer = Test();

        Assert.That(answer.Code, Is.EqualTo("OK"), answer.Message);
        Assert.That(answer.ResultJson, Is.EqualTo("""{"clientNo":"9000123","today":"2019-02-18"}"""));
        Assert.That(_platform.Aria.Operations, Is.EqualTo(new[] { "authenticate_caller_m", "get_virtual_datetime_m" }));
        Assert.That(_platform.Writes, Is.Empty);
    }

    [TestCase("authenticate_caller_m", 1004, "Aria does not accept the connection's credentials, or this network's address is not on its list. Check the client number, the authorization key and the list of allowed addresses.")]
    [TestCase("authenticate_caller_m", 1003, "Aria refuses calls from this network's address. Put the address on Aria's list of allowed ones.")]
    [TestCase("get_virtual_datetime_m", 1005, "The tenant may not use the API. Have the API enabled for the tenant.")]
    [TestCase("get_virtual_datetime_m", 26003, "The tenant does not run Aria Crescendo. This connector needs a Crescendo tenant.")]
    public void What_Aria_refuses_is_told_with_its_cure(string operation, long code, string sentence)
    {
        _platform.Aria.Answers(operation, Answers.Error(code, "no"));

        var answer = Test();

        Assert.That((answer.Code, answer.Message), Is.EqualTo(("CONFIGURATION", sentence)));
        Assert.That(_platform.Writes, Is.Empty);
    }

    [TestCase("aria_environment", "The connection to Aria names no environment. Ask an administrator to choose one.")]
    [TestCase("aria_clientno", "The connection to Aria has no valid client number. Ask an administrator to correct it.")]
    public void A_connection_saved_past_its_form_without_what_is_required_is_refused_when_it_is_used(string column, string sentence)
    {
        _platform.Set("aria_connection", Platform.ConnectionId, column, null);

        foreach (var answer in new[] { Test(), _platform.Preview(IntentJson.Seed) })
            Assert.That((answer.Code, answer.Message), Is.EqualTo(("CONFIGURATION", sentence)));
        Assert.That(_platform.Aria.Calls, Is.Empty);
    }

    [Test]
    public void An_Aria_that_cannot_be_reached_is_told()
    {
        _platform.Aria.Answers("authenticate_caller_m", _ => throw FakeAria.NeverConnected());

        Assert.That(Told(), Is.EqualTo("ARIA_UNREACHABLE: No connection to Aria could be made. Nothing was changed. Try again later."));
    }

    [Test]
    public void An_Aria_that_does_not_answer_in_time_has_a_sentence_of_its_own() =>
        Assert.That(AriaWords.ForAdministrator(ErrorCatalogue.Default.Find(AriaFailure.Timeout)), Is.EqualTo("Aria did not answer in time. Try again later."));

    [Test]
    public void A_connection_without_a_key_is_told_and_nothing_is_asked()
    {
        _platform.Set("aria_connection", Platform.ConnectionId, "aria_authkey", null);

        Assert.That(Told(), Is.EqualTo("CONFIGURATION: The connection to Aria has no authorization key. An administrator enters it with the command Set keys on the connection."));
        Assert.That(_platform.Aria.Calls, Is.Empty);
    }

    /// <summary>Whatever the catalogue says to representatives, no administrator is sent to an administrator for what the test may meet.</summary>
    [TestCase(1003)]
    [TestCase(1004)]
    [TestCase(1005)]
    [TestCase(1104)]
    [TestCase(26003)]
    public void The_cures_are_put_to_the_administrator(long code) =>
        Assert.That(AriaWords.ForAdministrator(ErrorCatalogue.Default.Codes[code]), Does.Not.Contain("dministrator").And.EndWith("."));

    private string Told()
    {
        var answer = Test();
        return $"{answer.Code}: {answer.Message}";
    }

    private Answer Test() => _platform.CallOn(new EntityReference("aria_connection", Platform.ConnectionId), new TestConnectionPlugin(_platform.Aria, () => _platform.Now));
}
