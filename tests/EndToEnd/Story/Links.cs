using System.Linq;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>A billing lead links a customer to an account in Aria and takes the link away again; nobody needs to be a System Administrator.</summary>
public class Links : PlaygroundTest
{
    /// <summary>Maple Street Bakery, which the sample links to nothing.</summary>
    private const string Bakery = "0a1b0000-0000-4000-8000-000000000454";

    /// <summary>Harbour Dental, an account of the simulated tenant that no customer is linked to.</summary>
    private const string Number = "4711091";

    [Test]
    public async Task A_lead_links_a_customer_whose_plans_then_appear_and_can_be_changed()
    {
        using var lead = Person("Lee Lead");
        var found = await lead.Find(Number);
        Assert.That(found.Success, Is.True, found.ToString);
        Assert.That(((string?)found.Result["customer"], (string?)found.Result["company"], (string?)found.Result["clientAcctId"], (int)found.Result["planCount"]!),
            Is.EqualTo(("Maple Street Bakery", "Harbour Dental", "CRM-000491", 2)));

        var linked = await lead.Link(found);
        Assert.That(linked.Success, Is.True, linked.ToString);
        using var rep = Person("Robin Rep");
        var plans = await rep.Rows("aria_planinstances", $"$filter=_aria_ariaaccountid_value eq {linked.Result["linkId"]}&$orderby=aria_planinstanceno asc");
        var changed = await rep.Preview(Intents.Update(Number, "8800392", "3"));
        var record = await rep.Row("aria_operations", $"$filter=_aria_ariaaccountid_value eq {linked.Result["linkId"]} and aria_kind eq 727900002");
        Assert.Multiple(async () =>
        {
            Assert.That(plans.Select(plan => (string?)plan["aria_planinstanceno"]), Is.EqualTo(new[] { "8800391", "8800392" }));
            Assert.That(changed.Success, Is.True, changed.ToString);
            Assert.That((string?)record["aria_name"], Is.EqualTo("Link to Aria account 4711091"));
            Assert.That((string?)record["_ownerid_value"], Is.EqualTo(Playground.UserId("Lee Lead").ToString()));
            Assert.That((await Aria.Log()).Select(entry => (string?)entry["operation"]), Has.All.StartsWith("get_").Or.EqualTo("update_acct_plan_m"), "linking changes nothing in Aria");
            Assert.That(await Aria.Writes(), Is.Zero, "and the preview does not either");
            Assert.That(await rep.Refreshed(), Is.Zero, "what was linked is up to date");
        });
    }

    [TestCase("CRM-000491", "ClientAcctId")]
    [TestCase("harbour", "UserId")]
    public async Task An_account_is_found_by_the_tenants_own_id_and_by_its_user_id(string typed, string by)
    {
        using var lead = Person("Lee Lead");
        var found = await lead.Find(typed);
        Assert.That(((string?)found.Result["acctNo"], (string?)found.Result["foundBy"]), Is.EqualTo((Number, by)));
    }

    [Test]
    public async Task A_number_that_is_linked_elsewhere_is_refused_with_the_name()
    {
        using var lead = Person("Lee Lead");
        var taken = await lead.Find("4711001");
        var unknown = await lead.Find("4719999");
        Assert.That((taken.Code, taken.Message), Is.EqualTo(("ALREADY_LINKED", "Aria account 4711001 is linked to Brightwater Clinics. Unlink it there first, if it belongs to this customer.")));
        Assert.That(unknown.Code, Is.EqualTo("UNKNOWN_ACCOUNT"));
        Assert.That(await lead.Rows("aria_accounts", $"$filter=_aria_customerid_value eq {Bakery}"), Is.Empty);
    }

    [Test]
    public async Task Of_two_leads_who_link_the_same_account_at_once_one_is_told_that_the_other_was_faster()
    {
        using var one = Person("Lee Lead");
        using var other = Person("Lee Lead", "0a1b0000-0000-4000-8000-000000000453");
        var (found, foundToo) = (await one.Find(Number), await other.Find(Number));
        var answers = await Task.WhenAll(one.Link(found), other.Link(foundToo));
        Assert.Multiple(async () =>
        {
            Assert.That(answers.Count(answer => answer.Success), Is.EqualTo(1), () => string.Join("\n", answers.Select(answer => answer.ToString())));
            Assert.That(answers.Single(answer => !answer.Success).Message, Does.Contain("linked"));
            Assert.That(await one.Rows("aria_accounts", $"$filter=aria_acctno eq '{Number}'"), Has.Length.EqualTo(1));
        });
    }

    [Test]
    public async Task Unlinking_keeps_the_operations_and_hides_the_billing_and_linking_again_brings_it_back()
    {
        var lead = await SignIn("Lee Lead");
        var done = await Rep.Done(Intents.FourLinesToday);
        await Rep.Refreshed();
        var link = (string)(await Rep.Row("aria_accounts", "$filter=aria_acctno eq '4711001'"))["aria_accountid"]!;

        var unlinked = await lead.Unlink(link);

        Assert.That(unlinked.Success, Is.True, unlinked.ToString);
        Assert.Multiple(async () =>
        {
            Assert.That(await Rep.StateOnRow(done), Is.EqualTo("Done"));
            Assert.That(await Rep.Rows("aria_planinstances", $"$filter=_aria_ariaaccountid_value eq {link}"), Is.Empty);
            Assert.That(await Rep.Rows("aria_accounts", $"$filter=_aria_customerid_value eq {Rep.CustomerId} and statecode eq 0"), Is.Empty);
            Assert.That((await Rep.Refresh()).Code, Is.EqualTo("NO_LINK"));
            Assert.That((await Rep.Preview(Intents.FiveLinesToday)).Code, Is.EqualTo("UNKNOWN_ACCOUNT"));
            Assert.That(await Aria.Units(), Is.EqualTo(4), "in Aria nothing changed");
        });
        await RunJobs();
        Assert.That(await Rep.Rows("aria_planinstances", $"$filter=_aria_ariaaccountid_value eq {link}"), Is.Empty, "no background job brings them back");

        var again = await lead.Link(await lead.Find("4711001"));
        Assert.That(again.Success, Is.True, again.ToString);
        Assert.Multiple(async () =>
        {
            Assert.That((string?)again.Result["linkId"], Is.EqualTo(link));
            Assert.That(await Rep.Rows("aria_planinstances", $"$filter=_aria_ariaaccountid_value eq {link}"), Has.Length.EqualTo(2));
            Assert.That((await Rep.Preview(Intents.FiveLinesToday)).Success, Is.True);
            Assert.That((await Rep.Rows("aria_operations", $"$filter=_aria_ariaaccountid_value eq {link}&$orderby=createdon asc")).Select(row => (string?)row["aria_name"]),
                Has.Some.EqualTo("Unlink from Aria account 4711001").And.Some.EqualTo("Link to Aria account 4711001"));
        });
    }

    [Test]
    public async Task A_link_is_not_taken_away_under_a_change_on_its_way()
    {
        var lead = await SignIn("Lee Lead");
        var submitted = await Rep.Submitted(Intents.FourLinesToday);
        var link = (string)(await Rep.Row("aria_accounts", "$filter=aria_acctno eq '4711001'"))["aria_accountid"]!;

        var busy = await lead.Unlink(link);
        Assert.That(busy.Code, Is.EqualTo("BUSY"));
        Assert.That(busy.Message, Does.StartWith("Robin Rep has a change on its way on this account").And.EndWith("Nothing was unlinked. Wait a moment, then unlink again."));

        Assert.That((await Rep.Commit(submitted)).State, Is.EqualTo("Done"));
        Assert.That((await lead.Unlink(link)).Success, Is.True);
    }

    [Test]
    public async Task A_preview_leads_nowhere_once_its_account_belongs_to_another_customer()
    {
        var lead = await SignIn("Lee Lead");
        var previewed = await Rep.Previewed(Intents.FourLinesToday);
        var link = (string)(await Rep.Row("aria_accounts", "$filter=aria_acctno eq '4711001'"))["aria_accountid"]!;
        await lead.Unlink(link);
        using var atTheBakery = Person("Lee Lead");
        Assert.That((await atTheBakery.Link(await atTheBakery.Find("4711001"))).Success, Is.True);

        Assert.That((await Rep.Submit(previewed)).Code, Is.EqualTo("NO_LINK"));
        Assert.That(await Aria.Writes(), Is.Zero);
    }

    private Representative Person(string who, string customer = Bakery) => Representative.SignInWithoutLink(Playground, who, customer);
}
