using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>An administrator stops a connection: nothing goes to Aria or comes from there, and everybody reads why.</summary>
public class DeactivatedConnection : PlaygroundTest
{
    private const string Sentence = "The connection to Aria is deactivated. Ask an administrator to activate it.";

    [Test]
    public async Task Nothing_goes_through_it_until_it_is_activated_again()
    {
        var submitted = await Rep.Submitted(Intents.FourLinesToday);
        var ada = await SignIn("Ada Admin");
        await Set(ada, inactive: true);
        await Aria.ForgetLog();

        var (committed, refreshed, tested) = (await Rep.Commit(submitted), await Rep.Refresh(), await ada.OnConnection("aria_TestConnection", []));
        var previewed = await Rep.Preview(Intents.FiveLinesToday);
        var taken = await EventPost.Send(Playground, EventPost.Document());

        Assert.Multiple(async () =>
        {
            Assert.That((committed.Code, committed.Message), Is.EqualTo(("CONFIGURATION", Sentence + " The change was not made.")));
            Assert.That(committed.State, Is.EqualTo("NotDone"), "nothing was sent, and the row says so");
            Assert.That((previewed.Code, previewed.Message), Is.EqualTo(("CONFIGURATION", Sentence)));
            Assert.That((string?)refreshed.Result["accounts"]![0]!["message"], Is.EqualTo(Sentence));
            Assert.That((tested.Code, tested.Message), Is.EqualTo(("CONFIGURATION", Sentence)));
            Assert.That(taken, Is.Not.EqualTo("OK"));
            Assert.That(await Aria.Log(), Is.Empty);
        });

        await Set(ada, inactive: false);
        await Rep.Done(Intents.FourLinesToday);
        Assert.That(await EventPost.Send(Playground, EventPost.Document()), Is.EqualTo("OK"));
    }

    private static async Task Set(Representative admin, bool inactive)
    {
        var (status, body) = await admin.Send(HttpMethod.Patch, $"aria_connections({Representative.SampleConnection})", new JsonObject { ["statecode"] = inactive ? 1 : 0 });
        Assert.That(status, Is.EqualTo(204), body);
    }
}
