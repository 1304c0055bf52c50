using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.Playground;
using CrmAriaConnector.Playground.Headless;

namespace CrmAriaConnector.EndToEnd.Hosting;

/// <summary>The main job through every real layer: the stories of the console come as promised.</summary>
internal sealed class ScenarioTests
{
    public static IEnumerable<string> Stories => Scenario.Names;

    [TestCaseSource(nameof(Stories))]
    public async Task A_story_comes_as_promised(string name)
    {
        var output = new StringWriter();

        var exitCode = await ScenarioRun.PlayAsync(name, new PlaygroundOptions(), output);

        Assert.That(exitCode, Is.Zero, output.ToString());
    }

    [Test]
    public async Task A_broken_promise_stops_the_story_and_says_what_differs()
    {
        var output = new StringWriter();
        var story = new Scenario
        {
            Title = "A promise nobody keeps",
            User = "Robin Rep",
            Steps =
            [
                new ScenarioStep { Say = "The clock.", Clock = new DateOnly(2019, 2, 20), Check = [new ScenarioCheck("${result.today}", "2019-02-21", "it is the 21st.")] },
                new ScenarioStep { Say = "Never reached." },
            ],
        };

        var exitCode = await ScenarioRun.PlayAsync(story, new PlaygroundOptions(), output);

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output.ToString(), Does.Contain("NOT as promised: it is the 21st. Promised: 2019-02-21. Found: 2019-02-20."));
            Assert.That(output.ToString(), Does.Not.Contain("Never reached."));
        });
    }

    [TestCase("${rows.length}", "2")]
    [TestCase("${rows[0].name}", "first")]
    [TestCase("${rows[-1].name}", "second")]
    [TestCase("${rows[name=second].amount}", "-22.5")]
    [TestCase("${rows[name=second].amount|0.00}", "-22.50")]
    [TestCase("${rows[0]['a.b@c']}", "dotted")]
    [TestCase("${rows[name=third].amount}", "–")]
    [TestCase("${nothing.at.all}", "–")]
    [TestCase("Together ${rows[0].amount|0.00} and ${rows[1].amount}", "Together 27.00 and -22.5")]
    public void A_place_in_a_text_stands_for_a_value(string text, string value)
    {
        var scope = new Scope();
        scope.Set("rows", JsonNode.Parse("""[{"name":"first","amount":27,"a.b@c":"dotted"},{"name":"second","amount":-22.50}]"""));

        Assert.That(scope.Text(text), Is.EqualTo(value));
    }

    [Test]
    public void The_main_job_is_among_them() => Assert.That(Scenario.Names, Does.Contain("seed-001"));

    [Test]
    public void An_unknown_name_gets_the_names_there_are() =>
        Assert.That(() => ScenarioRun.PlayAsync("seed-999", new PlaygroundOptions(), TextWriter.Null), Throws.TypeOf<PlaygroundException>().With.Message.Contains("seed-999").And.Message.Contains("seed-001"));
}
