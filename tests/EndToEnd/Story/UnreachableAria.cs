using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;
using CrmAriaConnector.Playground;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>Aria cannot be reached at all: said in a sentence, and proven not to have happened.</summary>
public class UnreachableAria
{
    [Test]
    public async Task A_preview_says_so_and_a_commit_ends_as_not_done()
    {
        await using var playground = await PlaygroundHost.StartAsync(new PlaygroundOptions { Port = 0, AriaPort = 0, RunAsyncSteps = false });
        using var rep = await Representative.SignIn(playground);
        var submitted = await rep.Submitted(Intents.Seed);

        await playground.Simulator.DisposeAsync();

        var preview = await rep.Preview(Intents.Seed);
        var commit = await rep.Commit(submitted);
        Assert.Multiple(async () =>
        {
            Assert.That(preview.Code, Is.EqualTo("ARIA_UNREACHABLE"), preview.ToString);
            Assert.That(preview.Message, Does.EndWith("."));
            Assert.That(commit.State, Is.EqualTo("NotDone"), commit.ToString);
            Assert.That(commit.Message, Does.Contain("The change was not made"));
            Assert.That(await rep.StateOnRow(submitted), Is.EqualTo("NotDone"));
        });
    }
}
