using System;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;
using CrmAriaConnector.LocalDataverse;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>A customer's own plug-in throws in the pipeline: Aria still has one change or none, and the row says which.</summary>
public class ThrowingPlugin : PlaygroundTest
{
    [Test]
    public async Task On_the_record_of_the_outcome_the_change_stands_once_and_is_found()
    {
        var submitted = await Rep.Submitted(Intents.FourLinesToday);
        using (Throwing("Update", "aria_operation", stage: 40, whenColumn: "aria_finishedon"))
        {
            var answer = await Rep.Commit(submitted);
            Assert.Multiple(async () =>
            {
                Assert.That(answer.IsAnswered, Is.False);
                Assert.That(answer.Message, Does.Contain("Aria carried out the change").And.Contain("Do not repeat the change"));
                Assert.That(await Rep.StateOnRow(submitted), Is.EqualTo("Submitted"));
                Assert.That(await Aria.Units(), Is.EqualTo(4));
            });
        }

        Pass(TimeSpan.FromSeconds(11));
        var resolved = await Rep.Resolve(submitted);
        Assert.Multiple(async () =>
        {
            Assert.That(resolved.State, Is.EqualTo("Done"), resolved.ToString);
            Assert.That(await Aria.Writes(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task On_the_submit_nothing_is_sent_and_the_preview_can_be_confirmed_later()
    {
        var previewed = await Rep.Previewed(Intents.FourLinesToday);
        using (Throwing("Update", "aria_operation", stage: 20, whenColumn: "aria_submittedon"))
        {
            Assert.That((await Rep.Submit(previewed)).Success, Is.False);
            Assert.That(await Rep.StateOnRow(previewed), Is.EqualTo("Previewed"));
        }

        var committed = await Rep.Commit(await Rep.Submit(previewed));
        Assert.That(committed.State, Is.EqualTo("Done"), committed.ToString);
        Assert.That(await Aria.Writes(), Is.EqualTo(1));
    }

    [Test]
    public async Task On_taking_the_row_for_the_commit_nothing_is_sent()
    {
        var submitted = await Rep.Submitted(Intents.FourLinesToday);
        using (Throwing("Update", "aria_operation", stage: 40, whenColumn: "aria_message"))
            Assert.That((await Rep.Commit(submitted)).IsAnswered, Is.False);

        Assert.Multiple(async () =>
        {
            Assert.That(await Rep.StateOnRow(submitted), Is.EqualTo("Submitted"));
            Assert.That(await Aria.Writes(), Is.Zero);
            Assert.That(await Aria.Units(), Is.EqualTo(3));
        });
    }

    [Test]
    public async Task On_the_mirror_the_change_stays_done_and_the_next_refresh_catches_up()
    {
        var done = await Rep.Done(Intents.FourLinesToday);
        using (Throwing("Update", "aria_planinstance", stage: 20))
            Assert.That((await Rep.Refresh()).Success, Is.False);

        Assert.Multiple(async () =>
        {
            Assert.That(await Rep.StateOnRow(done), Is.EqualTo("Done"));
            Assert.That((decimal)(await Rep.Plan("8800102"))["aria_units"]!, Is.EqualTo(3), "the refresh was rolled back whole");
        });
        await Rep.Refreshed();
        Assert.Multiple(async () =>
        {
            Assert.That((decimal)(await Rep.Plan("8800102"))["aria_units"]!, Is.EqualTo(4));
            Assert.That(await Aria.Writes(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task On_the_preview_no_operation_is_left_behind()
    {
        using (Throwing("Create", "aria_operation", stage: 40))
            Assert.That((await Rep.Preview(Intents.FourLinesToday)).Success, Is.False);

        Assert.That(await Rep.Rows("aria_operations"), Is.Empty);
    }

    private StepHandle Throwing(string message, string table, int stage, string? whenColumn = null) =>
        Playground.Organization.RegisterStep(new CustomStep { Message = message, Table = table, Stage = stage, Plugin = new CustomersPlugin(whenColumn) });

    private sealed class CustomersPlugin(string? whenColumn) : IPlugin
    {
        public void Execute(IServiceProvider serviceProvider)
        {
            var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
            var target = (Entity)context.InputParameters["Target"];
            if (whenColumn is null || target.Contains(whenColumn))
                throw new InvalidPluginExecutionException("A rule of our own says no.");
        }
    }
}
