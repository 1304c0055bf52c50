using System.Collections.Generic;
using System.IO;
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
    public void The_main_job_is_among_them() => Assert.That(Scenario.Names, Does.Contain("seed-001"));

    [Test]
    public void An_unknown_name_gets_the_names_there_are() =>
        Assert.That(() => ScenarioRun.PlayAsync("seed-999", new PlaygroundOptions(), TextWriter.Null), Throws.TypeOf<PlaygroundException>().With.Message.Contains("seed-999").And.Message.Contains("seed-001"));
}
