using System;
using System.Linq;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;

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

    [Test]
    public async Task A_new_account_is_looked_for_by_the_callers_own_id()
    {
        var creation = new CreateAcctCompleteRequest { DoWrite = true, ClientReceiptId = "r1", Acct = { new AcctRow { ClientAcctId = "QUAY-7" } } };
        var there = await Resolve(new AriaDouble().On("get_acct_details_all_m", """{"error_code":0,"acct_no_2":6100999}"""), creation);
        Assert.That((there.State, there.Identifiers.Single().Value), Is.EqualTo((ChangeState.Done, "6100999")));
        var missing = await Resolve(new AriaDouble().On("get_acct_details_all_m", """{"error_code":1009,"error_msg":"account does not exist"}"""), creation, emptyReads: 1);
        Assert.That(missing.State, Is.EqualTo(ChangeState.NotDone));
        creation.Acct[0].ClientAcctId = null;
        Assert.That((await Resolve(new AriaDouble(), creation, 60, 9)).State, Is.EqualTo(ChangeState.Unknown));
    }

    private static AssignCustomAcctPlanRatesRequest CustomRates() => new()
    {
        AcctNo = 6100200, PlanInstanceNo = 7300400, ServiceNo = 5120,
        CustomAcctRates = { new CustomAcctRate { RateSeqNo = 1, FromUnit = 1, ToUnit = 10, RatePerUnit = 8.5m }, new CustomAcctRate { RateSeqNo = 2, FromUnit = 11, RatePerUnit = 7m } },
    };

    private const string PlansWithRates = """
        {"error_code":0,"all_acct_plans_m":[{"plan_instance_no":1},{"plan_instance_no":7300400,"plan_no":20200,"rate_schedule_no":77001,"plan_instance_services":[{"service_no":5120,"plan_service_rates":[
          {"rate_seq_no":1,"from_unit":1,"to_unit":10,"rate_per_unit":8.50},{"rate_seq_no":2,"from_unit":11,"to_unit":null,"rate_per_unit":7}]}]}]}
        """;

    [Test]
    public async Task Custom_rates_are_done_when_the_plan_in_force_has_them()
    {
        Assert.That((await Resolve(new AriaDouble().On("get_acct_plans_all_m", PlansWithRates), CustomRates())).State, Is.EqualTo(ChangeState.Done));
        var other = CustomRates();
        other.CustomAcctRates[1].RatePerUnit = 6.99m;
        Assert.That((await Resolve(new AriaDouble().On("get_acct_plans_all_m", PlansWithRates), other, emptyReads: 1)).State, Is.EqualTo(ChangeState.NotDone));
    }

    [Test]
    public async Task Custom_rates_of_a_queued_plan_are_looked_for_in_the_queue()
    {
        var change = CustomRates();
        change.PlanScope = PlanScope.Queued;
        change.PlanQueueId = 990044;
        const string queue = """
            {"error_code":0,"queued_change_details":[{"queue_id":1},{"queue_id":990044,"queued_plan_custom_rates":[
              {"custom_rate_service_no":5120,"custom_rate_seq_no":1,"custom_rate_from_unit":1,"custom_rate_to_unit":10,"custom_rate_per_unit":8.5},
              {"custom_rate_service_no":5120,"custom_rate_seq_no":2,"custom_rate_from_unit":11,"custom_rate_per_unit":7.00}]}]}
            """;
        Assert.That((await Resolve(new AriaDouble().On("get_acct_plan_queued_changes_m", queue), change)).State, Is.EqualTo(ChangeState.Done));
        Assert.That((await Resolve(new AriaDouble().On("get_acct_plan_queued_changes_m", Nothing), change)).State, Is.EqualTo(ChangeState.Unknown));
    }

    [TestCase("8.50", "7", ChangeState.Done)]
    [TestCase("9.00", "7", ChangeState.Unknown)]
    public async Task Custom_rates_are_removed_when_the_schedules_rates_are_charged(string first, string second, ChangeState state)
    {
        var aria = new AriaDouble().On("get_acct_plans_all_m", PlansWithRates)
            .On("get_client_plan_service_rates_m", $$"""{"error_code":0,"plan_service_rates":[{"rate_seq_no":1,"rate_per_unit":{{first}}},{"rate_seq_no":2,"rate_per_unit":{{second}}}]}""");
        Assert.That((await Resolve(aria, new RemoveAcctPlanCustomRatesRequest { AcctNo = 6100200, PlanInstanceNo = 7300400 })).State, Is.EqualTo(state));
    }

    [Test]
    public async Task A_coupon_that_was_there_before_proves_nothing()
    {
        var change = new ApplyCouponToAcctRequest { AcctNo = 6100200, MasterPlanInstanceNo = 7300401, CouponCode = "SPRING" };
        const string with = """{"error_code":0,"master_plans_info":[{"master_plan_instance_no":7300401,"coupon_codes":[{"coupon_codes":"spring"}]}]}""";
        var aria = new AriaDouble().On("get_acct_details_all_m", Nothing, with);
        var mark = await aria.Client().MarkAsync(change);
        Assert.That((await Resolve(aria, change, mark: ChangeMark.Parse(mark!.ToString()))).State, Is.EqualTo(ChangeState.Done));

        var before = await new AriaDouble().On("get_acct_details_all_m", with).Client().MarkAsync(change);
        Assert.That((await Resolve(new AriaDouble().On("get_acct_details_all_m", with), change, 60, 9, before)).State, Is.EqualTo(ChangeState.Unknown));
    }

    [Test]
    public async Task A_coupon_of_the_account_is_read_by_its_own_operation()
    {
        var aria = new AriaDouble().On("get_acct_coupon_details_m", """{"error_code":0,"coupons_detail":[{"out_coupon_cd":"SPRING"}]}""");
        Assert.That((await Resolve(aria, new ApplyCouponToAcctRequest { AcctNo = 6100200, CouponCode = "SPRING" })).State, Is.EqualTo(ChangeState.Done));
        Assert.That((long)aria.Calls.Single()["acct_no"]!, Is.EqualTo(6100200));
    }

    [TestCase(1, ChangeState.Done)]
    [TestCase(2, ChangeState.Unknown)]
    [TestCase(0, ChangeState.Unknown)]
    public async Task A_credit_is_done_when_exactly_one_new_one_fits(int newCredits, ChangeState state)
    {
        AriaRequest[] changes = [new ApplyServiceCreditRequest { AcctNo = 6100200, CreditAmount = 12.5m, CreditReasonCode = 1 }, new CreateAdvancedServiceCreditRequest { AcctNo = 6100200, Amount = 12.5m, ReasonCode = 1 }];
        foreach (var change in changes)
        {
            const string old = """{"credit_no":41,"amount":12.50,"reason_code":1}""";
            var after = string.Join(",", new[] { old, """{"credit_no":50,"amount":99,"reason_code":1}""" }.Concat(Enumerable.Range(42, newCredits).Select(number => $$"""{"credit_no":{{number}},"amount":"12.5","reason_code":1}""")));
            var aria = new AriaDouble().On("get_acct_credits_m", $$"""{"error_code":0,"all_credits":[{{old}}]}""", $$"""{"error_code":0,"all_credits":[{{after}}]}""");
            var mark = await aria.Client().MarkAsync(change);
            var resolution = await Resolve(aria, change, mark: mark);
            Assert.That(resolution.State, Is.EqualTo(state));
            Assert.That(resolution.Identifiers.Select(found => found.Value), Is.EqualTo(state == ChangeState.Done ? ["42"] : Array.Empty<string>()));
        }
        Assert.That((await Resolve(new AriaDouble(), changes[0], 60, 9)).State, Is.EqualTo(ChangeState.Unknown), "without a mark");
    }

    [Test]
    public async Task Single_units_are_done_when_the_new_are_there_and_the_removed_are_gone()
    {
        var change = new ModifyAcctPlanUnitInstancesRequest { AcctNo = 6100200, PlanInstNo = 7300400, AssignmentDirective = AssignmentDirective.NowByCompanyRule, NewPlanUnits = 2, RemovePlanUnits = { new RemovePlanUnit { PlanUnitInstNo = 1 } } };
        static string Units(params int[] numbers) => $$"""{"error_code":0,"all_plan_instances":[{"plan_unit_inst_list":[{{string.Join(",", numbers.Select(number => $$"""{"plan_unit_inst_no":{{number}}}"""))}}]}]}""";
        var aria = new AriaDouble().On("get_acct_plan_unit_instance_all_m", Units(1, 2), Units(1, 2, 3, 4), Units(2, 3), Units(2, 3, 4));
        var mark = await aria.Client().MarkAsync(change);
        Assert.That((await Resolve(aria, change, mark: mark)).State, Is.EqualTo(ChangeState.Unknown), "1 is still there");
        Assert.That((await Resolve(aria, change, mark: mark)).State, Is.EqualTo(ChangeState.Unknown), "one is missing");
        var done = await Resolve(aria, change, mark: mark);
        Assert.That((done.State, string.Join(",", done.Identifiers.Select(found => found.Value))), Is.EqualTo((ChangeState.Done, "3,4")));
    }

    [Test]
    public async Task Single_units_for_the_anniversary_are_looked_for_in_the_queue()
    {
        var change = new ModifyAcctPlanUnitInstancesRequest { AcctNo = 6100200, PlanInstNo = 7300400, AssignmentDirective = AssignmentDirective.NextAnniversary, NewPlanUnits = 1 };
        var aria = new AriaDouble().On("get_acct_plan_queued_changes_m", """{"error_code":0,"queued_change_details":[{"queue_id":5,"plan_instance_no":7300400}]}""", """{"error_code":0,"queued_change_details":[{"queue_id":5,"plan_instance_no":7300400},{"queue_id":6,"plan_instance_no":7300400},{"queue_id":7,"plan_instance_no":1}]}""");
        var done = await Resolve(aria, change, mark: await aria.Client().MarkAsync(change));
        Assert.That((done.State, done.Identifiers.Single()), Is.EqualTo((ChangeState.Done, new ChangeIdentifier("queue_id", "6"))));
    }

    [TestCase("Cancelled", ChangeState.Done)]
    [TestCase("Canceled", ChangeState.Done)]
    [TestCase("Placed", ChangeState.NotDone)]
    public async Task An_order_is_cancelled_when_its_state_says_so(string label, ChangeState state)
    {
        var aria = new AriaDouble().On("get_order_m", $$"""{"error_code":0,"orders":[{"order_no":77,"status_label":"{{label}}"}]}""");
        Assert.That((await Resolve(aria, new CancelOrderRequest { AcctNo = 6100200, OrderNo = 77 }, emptyReads: 1)).State, Is.EqualTo(state));
    }

    [TestCase("null", ChangeState.NotDone)]
    [TestCase("9100", ChangeState.Done)]
    public async Task An_order_to_be_billed_is_done_when_it_has_an_invoice(string invoice, ChangeState state)
    {
        var aria = new AriaDouble().On("get_order_m", $$"""{"error_code":0,"orders":[{"order_no":77,"invoice_no":{{invoice}}}]}""");
        Assert.That((await Resolve(aria, new UpdateOrderRequest { AccountNo = 6100200, OrderNo = 77, BillImmediately = BillImmediately.Yes }, emptyReads: 1)).State, Is.EqualTo(state));
    }

    [TestCase(0, 0, null, ChangeState.Done)]
    [TestCase(0, 1, null, ChangeState.NotDone)]
    [TestCase(1, 2, null, ChangeState.Done)]
    [TestCase(1, 3, null, ChangeState.Done)]
    [TestCase(2, 1, "2022-04-02", ChangeState.Done)]
    [TestCase(2, 1, "2022-04-01", ChangeState.NotDone)]
    public async Task A_queue_edit_is_done_when_the_queue_shows_it(int directive, int status, string? day, ChangeState state)
    {
        var edit = new EditQueuedChange { QueueId = 990044, QueueEditDirective = new QueueEditDirective(directive), NewEffectiveDate = directive == 2 ? new AriaDate(2022, 4, 2) : null };
        var aria = new AriaDouble().On("get_acct_plan_queued_changes_m", $$"""{"error_code":0,"queued_change_details":[{"queue_id":990044,"queued_action_status_cd":{{status}},"effective_date":"{{day}}"}]}""");
        Assert.That((await Resolve(aria, new EditAcctPlanQueuedChangesRequest { AcctNo = 6100200, EditQueuedChanges = { edit } }, emptyReads: 1)).State, Is.EqualTo(state));
        Assert.That((int)aria.Calls.Single()["queued_action_status_cd"]!, Is.EqualTo(4), "deleted and executed ones are needed too");
    }

    [Test]
    public async Task A_comment_is_done_when_there_is_a_new_one_of_its_text()
    {
        var change = new WriteAcctCommentRequest { AcctNo = 6100200, Comment = "Called about the new line." };
        const string old = """{"comment_date_time":"2022-03-01 09:00:00","comment_author":"robin.rep","comment":"Called about the new line."}""";
        const string another = """{"comment_date_time":"2022-03-02 00:01:00","comment_author":"robin.rep","comment":"Called about the new line."}""";
        var aria = new AriaDouble()
            .On("get_virtual_datetime_m", """{"error_code":0,"virtual_date":"2022-03-01"}""", """{"error_code":0,"virtual_date":"2022-03-02"}""")
            .On("get_acct_comments_m", $$"""{"error_code":0,"acct_comments":[{{old}}]}""", $$"""{"error_code":0,"acct_comments":[{{old}}]}""", $$"""{"error_code":0,"acct_comments":[{{old}},{{another}}]}""");
        var mark = ChangeMark.Parse((await aria.Client().MarkAsync(change))!.ToString());
        Assert.That((await Resolve(aria, change, mark: mark)).State, Is.EqualTo(ChangeState.Unknown));
        Assert.That((await Resolve(aria, change, mark: mark)).State, Is.EqualTo(ChangeState.Done));
        var last = aria.Calls.Last(call => (string?)call["rest_call"] == "get_acct_comments_m");
        Assert.That(((string?)last["date_range_start"], (string?)last["date_range_end"]), Is.EqualTo(("2022-03-01", "2022-03-02")));
    }

    [Test]
    public async Task A_change_that_leaves_no_trace_stays_unknown_and_asks_for_a_person()
    {
        var resolution = await Resolve(new AriaDouble(), new UpdateAcctCredentialsRequest { AccountNo = 6100200, Pin = new AriaSecret("4711") }, 600, 9);
        Assert.That((resolution.State, resolution.Reason), Is.EqualTo((ChangeState.Unknown, "update_acct_credentials_m leaves nothing by which it could be recognised. Look at the account in Aria.")));
    }

    [Test]
    public async Task Resolving_never_sends_the_change_again()
    {
        var aria = new AriaDouble().On("get_all_actions_by_receipt_id_m", Nothing);
        for (var look = 0; look < 4; look++)
            await Resolve(aria, Calls.Change(), look * 3, look);
        Assert.That(aria.Requests.Select(request => request.MayChangeAria), Is.All.False);
    }
}
