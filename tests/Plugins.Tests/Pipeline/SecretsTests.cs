using System;
using System.Linq;
using CrmAriaConnector.Plugins.CustomApis;
using CrmAriaConnector.Plugins.Tests.Support;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json;

namespace CrmAriaConnector.Plugins.Tests.Pipeline;

/// <summary>A key planted as a canary must be found in the call to Aria and nowhere else.</summary>
public sealed class SecretsTests
{
    private readonly Platform _platform = new();

    [Test]
    public void The_key_is_in_no_trace_row_answer_or_address()
    {
        _platform.Carry(IntentJson.Seed);
        _platform.Carry(IntentJson.RatesOfNow);
        _platform.Refresh();
        _platform.Options();

        AssertNowhere(_platform.Options().ResultJson);
        Assert.That(_platform.Aria.Calls.Select(call => (string?)call["auth_key"]), Is.All.EqualTo(Platform.Canary), "it does reach Aria");
        Assert.That(_platform.Aria.Addresses.Select(address => address.ToString()), Has.None.Contains(Platform.Canary));
    }

    [Test]
    public void A_server_that_repeats_the_key_in_its_error_does_not_spread_it()
    {
        _platform.Aria.Answers("update_acct_plan_m", Answers.Error(1004, "bad key " + Platform.Canary));

        var answer = _platform.Preview(IntentJson.Seed);

        AssertNowhere(answer.Message + answer.ResultJson);
    }

    [Test]
    public void A_server_that_repeats_the_key_where_a_number_belongs_does_not_spread_it()
    {
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun, _ => FakeAria.Json($$"""{"error_code":"{{Platform.Canary}}"}"""));

        var answer = _platform.Carry(IntentJson.Seed);

        AssertNowhere(answer.Message + answer.ResultJson);
    }

    [Test]
    public void A_server_that_repeats_the_key_in_the_texts_of_a_change_it_made_does_not_spread_it()
    {
        const string Repeated = "\"OK " + Platform.Canary + "\"";
        var lines = Answers.SeedDryRun.Replace("\"error_msg\":\"OK\"", "\"error_msg\":" + Repeated).Replace("\"description\":\"", "\"description\":\"" + Platform.Canary + " ");
        Assert.That(lines, Does.Contain("description\":\"" + Platform.Canary), "the lines of the sample have descriptions");
        var made = lines.Replace("\"error_code\":0", $"\"error_code\":0,\"collection_error_code\":4001,\"collection_error_msg\":{Repeated},\"statement_error_code\":{Repeated}");
        _platform.Aria.AnswersUpdate(lines, _ => FakeAria.Json(made));

        var answer = _platform.Carry(IntentJson.Seed);

        Assert.That(answer.ResultJson, Does.Contain("***"), "the descriptions of the lines are shown");
        AssertNowhere(answer.Message + answer.ResultJson);
    }

    [Test]
    public void An_error_of_our_own_tells_its_reference_and_nothing_else()
    {
        _platform.Aria.Answers("get_virtual_datetime_m", _ => throw new InvalidOperationException(Platform.Canary));
        _platform.FailWrite = (_, _) => new InvalidOperationException(Platform.Canary);

        string told;
        try
        {
            told = _platform.Preview(IntentJson.Seed).Message;
        }
        catch (InvalidPluginExecutionException stopped)
        {
            told = stopped.ToString();
        }

        AssertNowhere(told);
    }

    [Test]
    public void An_unexpected_failure_leaves_as_a_sentence_with_a_reference_and_without_its_cause()
    {
        _platform.FailWrite = (_, _) => new InvalidOperationException(Platform.Canary);

        var stopped = Assert.Throws<InvalidPluginExecutionException>(() => _platform.Preview(IntentJson.Seed));

        Assert.That(stopped!.InnerException, Is.Null);
        Assert.That(stopped.Message, Does.Contain("reference"));
        AssertNowhere(stopped.ToString());
    }

    [Test]
    public void A_missing_parameter_is_misuse()
    {
        var stopped = Assert.Throws<InvalidPluginExecutionException>(() => _platform.Call(new PreviewChangePlugin(_platform.Aria)));

        Assert.That(stopped!.HttpStatus, Is.EqualTo(PluginHttpStatusCode.BadRequest));
    }

    [Test]
    public void Every_plug_in_can_be_made_by_the_platform_and_with_another_way_to_Aria()
    {
        var plugins = typeof(PreviewChangePlugin).Assembly.GetTypes().Where(type => typeof(IPlugin).IsAssignableFrom(type) && !type.IsAbstract).ToList();

        Assert.That(plugins, Has.Count.EqualTo(14));
        foreach (var plugin in plugins)
        {
            Assert.That(plugin.GetConstructor(Type.EmptyTypes), Is.Not.Null, plugin.Name + " needs a public constructor without parameters");
            Assert.That(plugin.GetConstructor([typeof(Transport.IAriaTransportFactory)]), Is.Not.Null, plugin.Name + " needs a public constructor with a transport factory");
        }
    }

    private void AssertNowhere(string text)
    {
        Assert.That(text, Does.Not.Contain(Platform.Canary));
        Assert.That(_platform.Traces, Has.None.Contains(Platform.Canary));
        foreach (var table in new[] { "aria_account", "aria_planinstance", "aria_queuedchange", "aria_operation" })
        {
            foreach (var row in _platform.Table(table))
                Assert.That(JsonConvert.SerializeObject(row.Attributes.Select(column => column.Key + "=" + column.Value)), Does.Not.Contain(Platform.Canary), table);
        }
    }
}
