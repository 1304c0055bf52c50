using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>After a lost answer: done only on proof, not done only on proof, else unknown; and never a second sending.</summary>
[TestFixture]
public class ResolveTests
{
    private const string Nothing = """{"error_code":0,"error_msg":"OK"}""";
    private static readonly DateTime Sent = new(2022, 3, 1, 10, 0, 0, DateTimeKind.Utc);

    private static ResolveOptions After(int minutes) => new() { UtcNow = () => Sent.AddMinutes(minutes) };

    private static Task<Resolution> Resolve(AriaDouble aria, AriaRequest change, int minutes = 6, int emptyReads = 0, ChangeMark? mark = null) =>
        aria.Client().ResolveAsync(change, Sent, emptyReads, mark, After(minutes));

    [Test]
    public async Task A_receipt_Aria_knows_is_done_with_what_it_made()
    {
        var aria = new AriaDouble().On("get_all_actions_by_receipt_id_m", """{"error_code":0,"receipt_action":[{"action_rec_id_label":"invoice_no","action_rec_id_val":"9100"},{"action_type_id":3}]}""");
        var resolution = await Resolve(aria, Calls.Change(), minutes: 0);
        Assert.That((resolution.State, resolution.Identifiers.Single()), Is.EqualTo((ChangeState.Done, new ChangeIdentifier("invoice_no", "9100"))));
        Assert.That(((string?)aria.Calls.Single()["client_receipt_id"], (long)aria.Calls.Single()["acct_no"]!), Is.EqualTo(("a1b2c3d4e5f6", 6100200L)));
    }

    // Source of the rule: two empty readings after a quiet period (5 minutes unless set) are the proof.
    [TestCase(4, 1, ChangeState.Unknown, 1)]
    [TestCase(6, 0, ChangeState.Unknown, 1)]
    [TestCase(6, 1, ChangeState.NotDone, 2)]
    public async Task An_empty_receipt_is_proof_only_the_second_time_after_the_quiet_period(int minutes, int before, ChangeState state, int after)
    {
        foreach (var answer in new[] { Nothing, """{"error_code":1002,"error_msg":"no data found"}""" })
        {
            var resolution = await Resolve(new AriaDouble().On("get_all_actions_by_receipt_id_m", answer), Calls.Change(), minutes, before);
            Assert.That((resolution.State, resolution.EmptyReads), Is.EqualTo((state, after)));
        }
    }

    [Test]
    public void What_cannot_be_asked_is_no_answer()
    {
        var aria = new AriaDouble().On("get_all_actions_by_receipt_id_m", """{"error_code":1004,"error_msg":"authentication error"}""");
        Assert.That(() => Resolve(aria, Calls.Change(), 60, 5), Throws.TypeOf<AriaException>());
    }

    [Test]
    public void There_is_nothing_to_resolve_about_a_dry_run_or_a_reading() =>
        Assert.Multiple(() =>
        {
            Assert.That(() => Resolve(new AriaDouble(), Calls.DryRun()), Throws.ArgumentException);
            Assert.That(() => Resolve(new AriaDouble(), Calls.Read()), Throws.ArgumentException);
        });

    private const string Receipt = """{"error_code":0,"receipt_action":[{"action_rec_id_label":"plan_instance_no","action_rec_id_val":"7300999"}]}""";
    private const string NoSuchAccount = """{"error_code":1009,"error_msg":"account does not exist"}""";

    private static CreateAcctCompleteRequest Creation(string? clientId, string? userId = null) =>
        new() { DoWrite = true, ClientReceiptId = "r1", Acct = { new AcctRow { ClientAcctId = clientId, Userid = userId } } };

    [TestCase("QUAY-7", null, "get_acct_details_all_m", """{"error_code":0,"acct_no_2":6100999}""")]
    [TestCase(null, "quay", "get_acct_no_from_user_id_m", """{"error_code":0,"acct_no":6100999}""")]
    public async Task A_new_account_is_done_when_the_account_of_its_name_has_the_receipt(string? clientId, string? userId, string getter, string account)
    {
        var aria = new AriaDouble().On(getter, account).On("get_all_actions_by_receipt_id_m", Receipt);
        var there = await Resolve(aria, Creation(clientId, userId));
        Assert.That((there.State, string.Join(",", there.Identifiers.Select(found => found.Value))), Is.EqualTo((ChangeState.Done, "6100999,7300999")));
        Assert.That(((long)aria.Calls.Last()["acct_no"]!, (string?)aria.Calls.Last()["client_receipt_id"]), Is.EqualTo((6100999L, "r1")));
    }

    [Test]
    public async Task An_account_of_its_name_without_the_receipt_is_another_customers()
    {
        var aria = new AriaDouble().On("get_acct_details_all_m", """{"error_code":0,"acct_no_2":555}""").On("get_all_actions_by_receipt_id_m", Nothing);
        var first = await Resolve(aria, Creation("QUAY-7"));
        Assert.That((first.State, first.Identifiers), Is.EqualTo((ChangeState.Unknown, Array.Empty<ChangeIdentifier>())));
        Assert.That((await Resolve(aria, Creation("QUAY-7"), emptyReads: 1)).State, Is.EqualTo(ChangeState.NotDone));
    }

    [Test]
    public async Task A_new_account_that_is_missing_is_not_done_and_one_without_a_name_cannot_be_looked_for()
    {
        Assert.That((await Resolve(new AriaDouble().On("get_acct_details_all_m", NoSuchAccount), Creation("QUAY-7"), emptyReads: 1)).State, Is.EqualTo(ChangeState.NotDone));
        var nameless = await Resolve(new AriaDouble(), Creation(null), 60, 9);
        Assert.That((nameless.State, nameless.NeedsPerson), Is.EqualTo((ChangeState.Unknown, true)));
    }

    [Test]
    public async Task A_mail_to_a_user_Aria_does_not_know_cannot_be_looked_up() =>
        Assert.That((await Resolve(new AriaDouble().On("get_acct_no_from_user_id_m", NoSuchAccount), new SendAcctEmailRequest { UserId = "quay", ClientReceiptId = "r1" }, 60, 9)).NeedsPerson, Is.True);

    [Test]
    public async Task Looking_again_helps_where_nothing_was_found_and_not_where_nothing_can_be_found()
    {
        Assert.That((await Resolve(new AriaDouble().On("get_all_actions_by_receipt_id_m", Nothing), Calls.Change())).NeedsPerson, Is.False);
        Assert.That((await Resolve(new AriaDouble(), new UpdateAcctCredentialsRequest { AccountNo = 6100200 }, 600, 9)).NeedsPerson, Is.True);
    }

    [TestCase("acct_no", "6100200")]
    [TestCase("account_no", "\"6100200\"")]
    public async Task A_change_without_types_is_looked_up_by_the_receipt_that_sending_put_into_its_members(string name, string number)
    {
        var aria = new AriaDouble().On("get_all_actions_by_receipt_id_m", Receipt);
        var members = JObject.Parse($$"""{"{{name}}":{{number}},"invoice_no":31500077}""");
        var gaveUp = new CancellationTokenSource();
        var client = new AriaClient(new AriaClientOptions(Calls.ClientNo, new AriaSecret(Calls.AuthKeyCanary)), new GivingUp(aria, gaveUp));
        Assert.That(() => client.SendAsync("void_invoice_m", members, gaveUp.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That((string?)members["client_receipt_id"], Does.Match(@"\A[0-9a-f]{32}\z"));

        var found = await aria.Client().ResolveAsync("void_invoice_m", members, Sent, options: After(0));
        Assert.That((found.State, found.Identifiers.Single().Value), Is.EqualTo((ChangeState.Done, "7300999")));
        Assert.That(((long)aria.Calls.Single()["acct_no"]!, (string?)aria.Calls.Single()["client_receipt_id"]), Is.EqualTo((6100200L, (string?)members["client_receipt_id"])));
        Assert.That(aria.Client().Resolve("void_invoice_m", members, Sent, options: After(0)).State, Is.EqualTo(ChangeState.Done));
    }

    [Test]
    public async Task A_change_without_types_that_was_never_sent_or_takes_no_receipt_says_so()
    {
        var unsent = await new AriaDouble().Client().ResolveAsync("void_invoice_m", new JObject { ["acct_no"] = 1 }, Sent);
        Assert.That((unsent.State, unsent.Reason), Is.EqualTo((ChangeState.Unknown, "void_invoice_m as given carries no client_receipt_id. Give the request, or the members, that were sent; they hold it.")));
        var other = await new AriaDouble().Client().ResolveAsync("ban_acct_m", new JObject { ["account_no"] = 1 }, Sent);
        Assert.That(other.Reason, Is.EqualTo("ban_acct_m leaves nothing by which it could be recognised. Look at the account in Aria."));
        Assert.That(() => new AriaDouble().Client().ResolveAsync("get_acct_balance_m", [], Sent), Throws.ArgumentException);
    }

    // Every changing operation of the library either carries a receipt, is read back, or is named here with the reason why it cannot be.
    [Test]
    public async Task Every_change_can_be_looked_up_or_says_why_not()
    {
        var expected = new[]
        {
            "advance_virtual_datetime_m", "kill_session_m", "set_session_auth_m", "set_session_m", // test tenants and sessions: no business data
            "subscribe_events_m", "unsubscribe_events_m", "update_acct_credentials_m", // nothing shows them
            "validate_payment_information_m", // asks the processor; Aria keeps nothing
        };
        var found = new System.Collections.Generic.List<string>();
        foreach (var type in typeof(AriaRequest).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsPublic: true } && typeof(AriaRequest).IsAssignableFrom(type)))
        {
            var change = (AriaRequest)Activator.CreateInstance(type)!;
            if (!change.MayChangeAria || KnownOperations.Of(change.Operation).HasFlag(OperationTraits.Receipt))
                continue;
            try
            {
                var resolution = await Resolve(new AriaDouble(), change, 60, 9);
                if (resolution.Reason.IndexOf("mark taken before", StringComparison.Ordinal) < 0)
                    found.Add(change.Operation);
            }
            catch (InvalidOperationException)
            {
                // It went to look.
            }
        }
        Assert.That(found, Is.EquivalentTo(expected));
    }

    [Test]
    public async Task A_change_that_nothing_shows_stays_unknown_and_says_what_to_do()
    {
        var resolution = await Resolve(new AriaDouble(), new UpdateAcctCredentialsRequest { AccountNo = 6100200, Pin = new AriaSecret("4711") }, 600, 9);
        Assert.That((resolution.State, resolution.Reason), Is.EqualTo((ChangeState.Unknown, "Aria shows no password, PIN or secret question, so nobody can read whether they were changed. Set them once more: that does no harm.")));
    }

    [Test]
    public async Task Resolving_never_sends_the_change_again()
    {
        var aria = new AriaDouble().On("get_all_actions_by_receipt_id_m", Nothing);
        for (var look = 0; look < 4; look++)
            await Resolve(aria, Calls.Change(), look * 3, look);
        Assert.That(aria.Requests.Select(request => request.MayChangeAria), Is.All.False);
    }

    /// <summary>The caller gives up while a change is on its way.</summary>
    private sealed class GivingUp(IAriaTransport aria, CancellationTokenSource gaveUp) : IAriaTransport
    {
        public Task<AriaHttpResponse> SendAsync(AriaHttpRequest request, CancellationToken cancellationToken)
        {
            if (!request.MayChangeAria)
                return aria.SendAsync(request, cancellationToken);
            gaveUp.Cancel();
            return Task.FromCanceled<AriaHttpResponse>(cancellationToken);
        }
    }
}
