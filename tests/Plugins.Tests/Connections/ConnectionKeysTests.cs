using System.Linq;
using CrmAriaConnector.Plugins.CustomApis;
using CrmAriaConnector.Plugins.Tests.Support;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Tests.Connections;

/// <summary>An administrator's keys go into the columns of the connection, whole or not at all, and come out nowhere.</summary>
public sealed class ConnectionKeysTests
{
    private const string NewKey = "new-KEY_1~!%2";
    private readonly Platform _platform = new();

    [Test]
    public void Both_keys_are_entered()
    {
        var answer = Set(("AuthKey", NewKey), ("NotificationKey", "notify-2"));

        Assert.That(answer.Code, Is.EqualTo("OK"), answer.Message);
        Assert.That(answer.ResultJson, Is.EqualTo("""{"authKey":"Entered","notificationKey":"Entered"}"""));
        Assert.That((AuthKey, NotificationKey), Is.EqualTo((NewKey, "notify-2")));
        Assert.That(_platform.Writes, Is.EqualTo(new[] { "update aria_connection" }));
    }

    [Test]
    public void A_key_that_is_not_given_stays()
    {
        Set(("AuthKey", NewKey), ("NotificationKey", "notify-2"));

        Set(("NotificationKey", "notify-3"));
        Assert.That((AuthKey, NotificationKey), Is.EqualTo((NewKey, "notify-3")));

        Set(("AuthKey", "another"));
        Assert.That((AuthKey, NotificationKey), Is.EqualTo(("another", "notify-3")));
    }

    [Test]
    public void A_tilde_takes_the_notification_key_away()
    {
        Set(("NotificationKey", "notify-2"));

        var answer = Set(("NotificationKey", "~"));

        Assert.That(answer.ResultJson, Is.EqualTo("""{"authKey":"Kept","notificationKey":"Removed"}"""));
        Assert.That((AuthKey, NotificationKey), Is.EqualTo((Platform.Canary, (string?)null)));
    }

    [TestCase("", "The authorization key is empty. Enter it, or leave it out to keep the one that is there. Nothing was changed.")]
    [TestCase("~", "The authorization key cannot be taken away. Enter the new one. Nothing was changed.")]
    [TestCase(" key", "The authorization key begins or ends with a space. Copy it from Aria without spaces around it. Nothing was changed.")]
    [TestCase("key\n", "The authorization key begins or ends with a space. Copy it from Aria without spaces around it. Nothing was changed.")]
    [TestCase("a key", "The authorization key holds a space or a sign that no key of Aria has. Copy it from Aria once more. Nothing was changed.")]
    [TestCase("kéy", "The authorization key holds a space or a sign that no key of Aria has. Copy it from Aria once more. Nothing was changed.")]
    [TestCase("a\u200bb", "The authorization key holds a space or a sign that no key of Aria has. Copy it from Aria once more. Nothing was changed.")]
    public void A_key_that_cannot_be_right_is_refused_with_a_sentence(string key, string sentence)
    {
        var answer = Set(("AuthKey", key));

        Assert.That((answer.Code, answer.Message), Is.EqualTo(("INVALID_KEY", sentence)));
        Assert.That(_platform.Writes, Is.Empty);
    }

    [Test]
    public void A_key_fills_the_column_and_no_more()
    {
        Assert.That(Set(("AuthKey", new string('k', 100))).Code, Is.EqualTo("OK"));

        var answer = Set(("NotificationKey", new string('k', 101)));
        Assert.That((answer.Code, answer.Message), Is.EqualTo(("INVALID_KEY", "The notification key has more than 100 characters. Copy it from Aria once more. Nothing was changed.")));
    }

    [Test]
    public void If_one_of_two_keys_is_wrong_neither_is_entered()
    {
        Assert.That(Set(("AuthKey", NewKey), ("NotificationKey", "two words")).Code, Is.EqualTo("INVALID_KEY"));
        Assert.That(AuthKey, Is.EqualTo(Platform.Canary));
    }

    [Test]
    public void Giving_no_key_is_refused()
    {
        var answer = Set();

        Assert.That(answer.Code, Is.EqualTo("NOTHING_TO_CHANGE"));
        Assert.That(answer.Message, Does.StartWith("No key was given."));
    }

    [Test]
    public void What_was_entered_is_in_no_trace_answer_or_failure()
    {
        var told = Told(Set(("AuthKey", NewKey), ("NotificationKey", "notify-2"))) + Told(Set(("AuthKey", NewKey + " x")));
        _platform.FailWrite = (_, row) => new System.InvalidOperationException("cannot write " + string.Join(",", row!.Attributes.Values));
        told += Assert.Throws<InvalidPluginExecutionException>(() => Set(("AuthKey", NewKey)));

        Assert.That(told + string.Join("\n", _platform.Traces), Does.Not.Contain(NewKey).And.Not.Contain("notify-2"));
        Assert.That(_platform.Traces, Is.Not.Empty);

        static string Told(Answer answer) => answer.Code + answer.Message + answer.ResultJson;
    }

    private string? AuthKey => Connection.GetAttributeValue<string>("aria_authkey");

    private string? NotificationKey => Connection.GetAttributeValue<string>("aria_notificationkey");

    private Entity Connection => _platform.Table("aria_connection").Single();

    private Answer Set(params (string, object)[] keys) =>
        _platform.CallOn(new EntityReference("aria_connection", Platform.ConnectionId), new SetConnectionKeysPlugin(_platform.Aria), keys);
}
