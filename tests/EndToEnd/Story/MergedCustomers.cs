using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>
/// Two Accounts turn out to be one customer and are merged: the Account that stays has both links and all operations, the
/// one given up has none, and a change that was being confirmed meanwhile happens once or not at all.
/// </summary>
public class MergedCustomers : PlaygroundTest
{
    private static readonly string[] bothAccounts = ["4711001", "4711002"];

    [Test]
    public async Task The_customer_that_stays_has_the_links_and_the_history_of_both()
    {
        var given = await SignIn("Robin Rep", "4711002");
        var done = await given.Done(Intents.Update("4711002", "8800202", "160"));

        Merge(stays: Rep, goes: given);

        var refreshed = await Rep.Refresh();
        Assert.Multiple(async () =>
        {
            Assert.That(Numbers(refreshed.Result["accounts"]!), Is.EquivalentTo(bothAccounts), refreshed.ToString);
            Assert.That((string)(await Rep.Operation(done))["_aria_customerid_value"]!, Is.EqualTo(Rep.CustomerId));
            Assert.That((await Rep.Previewed(Intents.Update("4711002", "8800202", "170"))).State, Is.EqualTo("Previewed"), "the plans of both can be changed");
            Assert.That((await given.Refresh()).Code, Is.EqualTo("NO_LINK"));
            Assert.That((await given.Preview(Intents.Update("4711002", "8800202", "170"))).Code, Is.EqualTo("NOT_THIS_CUSTOMER"));
        });
    }

    [Test]
    public async Task A_change_confirmed_on_the_customer_given_up_is_not_sent_and_is_settled_by_the_background_job()
    {
        var given = await SignIn("Robin Rep", "4711002");
        var submitted = await given.Submitted(Intents.Update("4711002", "8800202", "160"));

        Merge(stays: Rep, goes: given);
        var late = await given.Commit(submitted);

        Assert.That((late.Status, late.Message), Is.EqualTo((403, "This operation belongs to another customer.")));
        await RunJobs();
        for (var look = 0; look < 2; look++)
        {
            Pass(TimeSpan.FromMinutes(6));
            await RunJobs();
        }
        Assert.Multiple(async () =>
        {
            Assert.That(await Rep.StateOnRow(submitted), Is.EqualTo("NotDone"));
            Assert.That(await Aria.Writes(), Is.Zero);
            Assert.That((await Rep.Previewed(Intents.Update("4711002", "8800202", "160"))).State, Is.EqualTo("Previewed"), "the account is free again");
        });
    }

    /// <summary>As somebody does it in CRM who may write both Accounts.</summary>
    private void Merge(Representative stays, Representative goes) =>
        Playground.Organization.ServiceFor(Playground.UserId("Robin Rep")).Execute(new OrganizationRequest("Merge")
        {
            ["Target"] = new EntityReference("account", Guid.Parse(stays.CustomerId)),
            ["SubordinateId"] = Guid.Parse(goes.CustomerId),
            ["UpdateContent"] = new Entity("account"),
            ["PerformParentingChecks"] = false,
        });

    private static IEnumerable<string> Numbers(JsonNode accounts) => accounts.AsArray().Select(account => (string)account!["acctNo"]!);
}
