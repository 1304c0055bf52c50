using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>
/// A change without a receipt, read back: done when Aria shows it and did not before; not done while all is as it was; unknown in
/// every other case, since somebody else may have been at work.
/// </summary>
[TestFixture]
public class ReadBackTests
{
    private const string Nothing = """{"error_code":0,"error_msg":"OK"}""";
    private const string NoData = """{"error_code":1002,"error_msg":"no data found"}""";
    private const string Queue = "get_acct_plan_queued_changes_m";
    private const string Plans = "get_acct_plans_all_m";
    private const string Units = "get_acct_plan_unit_instance_all_m";
    private static readonly DateTime Sent = new(2022, 3, 1, 10, 0, 0, DateTimeKind.Utc);

    /// <summary>The last of two looks after the quiet period.</summary>
    private static Task<Resolution> Look(AriaDouble aria, AriaRequest change, ChangeMark? mark) =>
        aria.Client().ResolveAsync(change, Sent, 1, mark, new ResolveOptions { UtcNow = () => Sent.AddMinutes(6) });

    private static async Task<Resolution> Between(AriaRequest change, AriaDouble before, AriaDouble after)
    {
        var mark = await before.Client().MarkAsync(change);
        return await Look(after, change, mark is null ? null : ChangeMark.Parse(mark.ToString()));
    }

    private static Task<Resolution> Between(AriaRequest change, string operation, string before, string after) =>
        Between(change, new AriaDouble().On(operation, before), new AriaDouble().On(operation, after));

    private static AriaRequest[] AllChanges() =>
    [
        CustomRates(), CustomRates(990044), new RemoveAcctPlanCustomRatesRequest { AcctNo = 6100200, PlanInstanceNo = 7300400 },
        Coupon(), new ApplyServiceCreditRequest { AcctNo = 6100200, CreditAmount = 12.5m, CreditReasonCode = 1 }, new CreateAdvancedServiceCreditRequest { AcctNo = 6100200, Amount = 12.5m, ReasonCode = 1 },
        AddUnits(1), new UpdateAcctPlanUnitInstanceRequest { AcctNo = 6100200, PlanUnitInstNo = 1, NewClientPlanUnitInstId = "B" }, new CancelOrderRequest { AcctNo = 6100200, OrderNo = 77 }, Billed(),
        Edit(QueueEditDirective.Delete), new WriteAcctCommentRequest { AcctNo = 6100200, Comment = "x" }, Contact(), new RemoveAcctPaymentMethodRequest { AcctNo = 6100200, PaymentMethodNo = 2 },
        new UpdateAcctSuppFieldsRequest { AccountNo = 6100200, FieldName = "Tag", ValueText = "gold" }, new SubscribeEventClassRequest { ClassNo = 1 }, new UnsubscribeEventClassRequest { ClassNo = 1 },
    ];

    [Test]
    public async Task Without_a_mark_new_cannot_be_told_from_old([ValueSource(nameof(AllChanges))] AriaRequest change)
    {
        var resolution = await Look(new AriaDouble(), change, null);
        Assert.That((resolution.State, resolution.NeedsPerson), Is.EqualTo((ChangeState.Unknown, true)));
        Assert.That(resolution.Reason, Does.StartWith("Without a mark taken before the sending"));
    }

    [Test]
    public async Task No_data_found_reads_as_an_empty_list()
    {
        // Source: behaviour of some getters, recorded: 1002 instead of an empty list.
        var today = """{"error_code":0,"virtual_date":"2022-03-01"}""";
        foreach (var (change, answers) in new (AriaRequest, AriaDouble)[]
        {
            (new WriteAcctCommentRequest { AcctNo = 6100200, Comment = "x" }, new AriaDouble().On("get_virtual_datetime_m", today).On("get_acct_comments_m", NoData)),
            (new ApplyServiceCreditRequest { AcctNo = 6100200, CreditAmount = 1 }, new AriaDouble().On("get_acct_credits_m", NoData)),
            (AddUnits(1), new AriaDouble().On(Units, NoData)),
            (AddUnits(1, AssignmentDirective.NextAnniversary), new AriaDouble().On(Units, NoData).On(Queue, NoData)),
        })
            Assert.That((await Between(change, answers, answers)).State, Is.EqualTo(ChangeState.NotDone), change.Operation);

        foreach (var (change, answers) in new (AriaRequest, AriaDouble)[]
        {
            (CustomRates(), new AriaDouble().On(Plans, NoData)),
            (CustomRates(990044), new AriaDouble().On(Queue, NoData)),
            (Edit(QueueEditDirective.Delete), new AriaDouble().On(Queue, NoData)),
            (Billed(), new AriaDouble().On("get_order_m", NoData)),
            (Contact(), new AriaDouble().On("get_acct_contacts_m", NoData)),
        })
            Assert.That(await answers.Client().MarkAsync(change), Is.Null, change.Operation + ": what is not there cannot be marked");
    }

    // ---- custom rates

    private static AssignCustomAcctPlanRatesRequest CustomRates(long? queueId = null) => new()
    {
        AcctNo = 6100200, PlanInstanceNo = 7300400, ServiceNo = 5120, PlanScope = queueId is null ? null : PlanScope.Queued, PlanQueueId = queueId,
        CustomAcctRates = { new CustomAcctRate { RateSeqNo = 1, FromUnit = 1, ToUnit = 10, RatePerUnit = 8.5m }, new CustomAcctRate { RateSeqNo = 2, FromUnit = 11, RatePerUnit = 7m } },
    };

    private static string PlanWith(string first, string second) => $$"""
        {"error_code":0,"all_acct_plans_m":[{"plan_instance_no":1},{"plan_instance_no":7300400,"plan_no":20200,"rate_schedule_no":77001,"plan_instance_services":[{"service_no":5120,"is_recurring_ind":1,"plan_service_rates":[
          {"rate_seq_no":1,"from_unit":1,"to_unit":10,"rate_per_unit":{{first}}},{"rate_seq_no":2,"from_unit":11,"to_unit":null,"rate_per_unit":{{second}}}]}]}]}
        """;

    private static string QueueWith(string? first, string? second, int status = 1) => $$"""
        {"error_code":0,"queued_change_details":[{"queue_id":1,"queued_action_status_cd":1},{"queue_id":990044,"queued_action_status_cd":{{status}},"queued_plan_custom_rates":[{{(first is null ? "" : $$"""
          {"custom_rate_service_no":5120,"custom_rate_seq_no":1,"custom_rate_from_unit":1,"custom_rate_to_unit":10,"custom_rate_per_unit":{{first}}},
          {"custom_rate_service_no":5120,"custom_rate_seq_no":2,"custom_rate_from_unit":11,"custom_rate_per_unit":{{second}}}
        """)}}]}]}
        """;

    [TestCase("10", "10", "8.50", "7", ChangeState.Done)]
    [TestCase("10", "10", "10.00", "10", ChangeState.NotDone)]
    [TestCase("8.5", "7", "8.50", "7.0", ChangeState.Unknown, Description = "they were there before")]
    [TestCase("10", "10", "8.5", "6.99", ChangeState.Unknown, Description = "somebody else gave others")]
    public async Task Custom_rates_of_the_plan_in_force(string first, string second, string firstAfter, string secondAfter, ChangeState state) =>
        Assert.That((await Between(CustomRates(), Plans, PlanWith(first, second), PlanWith(firstAfter, secondAfter))).State, Is.EqualTo(state));

    [TestCase("""{"error_code":0,"all_acct_plans_m":[]}""")]
    [TestCase("""{"error_code":0,"all_acct_plans_m":[{"plan_instance_no":7300400,"plan_instance_services":null}]}""")]
    public async Task A_plan_or_service_that_is_gone_proves_nothing(string after) =>
        Assert.That((await Between(CustomRates(), Plans, PlanWith("10", "10"), after)).NeedsPerson, Is.True);

    [TestCase(1, "8.5", "7", "10", ChangeState.Done)]
    [TestCase(1, null, null, "10", ChangeState.NotDone)]
    [TestCase(1, "8.5", "6", "10", ChangeState.Unknown, Description = "somebody else gave others")]
    [TestCase(2, "8.5", "7", "10", ChangeState.Done, Description = "carried out with the rates")]
    [TestCase(2, null, null, "8.5", ChangeState.Done, Description = "carried out, and the plan in force has them")]
    [TestCase(2, null, null, "10", ChangeState.NotDone, Description = "carried out, and the plan in force is as it was")]
    [TestCase(2, null, null, "9", ChangeState.Unknown, Description = "carried out, and the plan in force has others")]
    [TestCase(0, null, null, "10", ChangeState.Unknown, Description = "deleted: its rates may be listed no more")]
    [TestCase(3, null, null, "10", ChangeState.Unknown, Description = "failed: its rates may be listed no more")]
    public async Task Custom_rates_of_a_queued_plan(int status, string? first, string? second, string inForce, ChangeState state)
    {
        var before = new AriaDouble().On(Queue, QueueWith(null, null)).On(Plans, PlanWith("10", "10"));
        var after = new AriaDouble().On(Queue, QueueWith(first, second, status)).On(Plans, PlanWith(inForce, inForce == "8.5" ? "7" : "10"));
        var found = await Between(CustomRates(990044), before, after);
        Assert.That(found.State, Is.EqualTo(state));
        Assert.That((int)after.Calls[0]["queued_action_status_cd"]!, Is.EqualTo(4), "executed and deleted changes are needed too");
    }

    [Test]
    public async Task Custom_rates_the_plan_in_force_had_before_do_not_prove_those_of_an_executed_change()
    {
        var before = new AriaDouble().On(Queue, QueueWith(null, null)).On(Plans, PlanWith("8.5", "7"));
        var after = new AriaDouble().On(Queue, QueueWith(null, null, 2)).On(Plans, PlanWith("8.5", "7"));
        Assert.That((await Between(CustomRates(990044), before, after)).State, Is.EqualTo(ChangeState.Unknown));
    }

    [Test]
    public async Task Custom_rates_of_a_queued_plan_without_its_id_cannot_be_told()
    {
        var change = CustomRates(990044);
        change.PlanQueueId = null;
        Assert.That(await new AriaDouble().Client().MarkAsync(change), Is.Null);
    }

    [TestCase("8.5", "7", "10", "9", ChangeState.Done)]
    [TestCase("8.5", "7", "8.5", "7", ChangeState.NotDone)]
    [TestCase("8.5", "7", "8.5", "9", ChangeState.Unknown)]
    [TestCase("10", "9", "10", "9", ChangeState.Unknown, Description = "there were none before")]
    public async Task Removed_custom_rates(string first, string second, string firstAfter, string secondAfter, ChangeState state)
    {
        const string schedule = """{"error_code":0,"plan_service_rates":[{"rate_seq_no":1,"rate_per_unit":10},{"rate_seq_no":2,"rate_per_unit":9}]}""";
        AriaDouble Aria(string plans) => new AriaDouble().On(Plans, plans).On("get_client_plan_service_rates_m", schedule);
        var change = new RemoveAcctPlanCustomRatesRequest { AcctNo = 6100200, PlanInstanceNo = 7300400 };
        Assert.That((await Between(change, Aria(PlanWith(first, second)), Aria(PlanWith(firstAfter, secondAfter)))).State, Is.EqualTo(state));
    }

    [TestCase("null")]
    [TestCase("""[{"service_no":5120,"is_recurring_ind":1,"plan_service_rates":null}]""")]
    public async Task Rates_that_are_not_shown_are_not_removed(string services)
    {
        var after = $$"""{"error_code":0,"all_acct_plans_m":[{"plan_instance_no":7300400,"plan_instance_services":{{services}}}]}""";
        var before = new AriaDouble().On(Plans, PlanWith("8.5", "7")).On("get_client_plan_service_rates_m", Nothing);
        Assert.That((await Between(new RemoveAcctPlanCustomRatesRequest { AcctNo = 6100200, PlanInstanceNo = 7300400 }, before, new AriaDouble().On(Plans, after))).NeedsPerson, Is.True);
    }

    // ---- coupons and credits

    private static ApplyCouponToAcctRequest Coupon(long? instance = 7300401) => new() { AcctNo = 6100200, MasterPlanInstanceNo = instance, CouponCode = "SPRING" };

    private static string CouponAt(bool account, bool instance) =>
        $$"""{"error_code":0,"acct_coupons":[{{(account ? """{"acct_coupon_cd":"spring"}""" : "")}}],"master_plans_info":[{"master_plan_instance_no":7300401,"coupon_codes":[{{(instance ? """{"coupon_codes":"spring"}""" : "")}}]}]}""";

    [TestCase(7300401, false, false, false, true, ChangeState.Done)]
    [TestCase(7300401, false, false, false, false, ChangeState.NotDone)]
    [TestCase(7300401, false, true, false, true, ChangeState.Unknown, Description = "it was there before")]
    [TestCase(null, false, false, true, false, ChangeState.Done)]
    [TestCase(null, false, true, true, true, ChangeState.Done)]
    [TestCase(null, false, false, false, true, ChangeState.Unknown, Description = "it turned up elsewhere")]
    public async Task A_coupon(int? instance, bool account, bool plan, bool accountAfter, bool planAfter, ChangeState state) =>
        Assert.That((await Between(Coupon(instance), "get_acct_details_all_m", CouponAt(account, plan), CouponAt(accountAfter, planAfter))).State, Is.EqualTo(state));

    [TestCase(1, ChangeState.Done)]
    [TestCase(2, ChangeState.Unknown)]
    [TestCase(0, ChangeState.NotDone)]
    public async Task A_credit_is_done_when_exactly_one_new_one_fits(int newCredits, ChangeState state)
    {
        AriaRequest[] changes = [new ApplyServiceCreditRequest { AcctNo = 6100200, CreditAmount = 12.5m, CreditReasonCode = 1 }, new CreateAdvancedServiceCreditRequest { AcctNo = 6100200, Amount = 12.5m, ReasonCode = 1 }];
        foreach (var change in changes)
        {
            const string old = """{"credit_no":41,"amount":12.50,"reason_code":1}""";
            var after = string.Join(",", new[] { old, """{"credit_no":50,"amount":99,"reason_code":1}""" }.Concat(Enumerable.Range(42, newCredits).Select(number => $$"""{"credit_no":{{number}},"amount":"12.5","reason_code":1}""")));
            var resolution = await Between(change, "get_acct_credits_m", $$"""{"error_code":0,"all_credits":[{{old}}]}""", $$"""{"error_code":0,"all_credits":[{{after}}]}""");
            Assert.That(resolution.State, Is.EqualTo(state));
            Assert.That(resolution.Identifiers.Select(found => found.Value), Is.EqualTo(state == ChangeState.Done ? ["42"] : Array.Empty<string>()));
        }
    }

    [Test]
    public async Task A_credit_that_need_not_be_listed_is_not_taken_for_missing()
    {
        var later = new CreateAdvancedServiceCreditRequest { AcctNo = 6100200, Amount = 5, InitialCreditDate = new AriaDate(2022, 4, 1) };
        var again = new CreateAdvancedServiceCreditRequest { AcctNo = 6100200, Amount = 5, FrequencyNo = 3 };
        var percent = new CreateAdvancedServiceCreditRequest { AcctNo = 6100200, PercentAmount = 10 };
        Assert.That((await Between(later, "get_acct_credits_m", Nothing, Nothing)).NeedsPerson, Is.True);
        Assert.That((await Between(again, "get_acct_credits_m", Nothing, Nothing)).NeedsPerson, Is.True);
        Assert.That((await Between(percent, "get_acct_credits_m", Nothing, """{"error_code":0,"all_credits":[{"credit_no":42,"amount":3}]}""")).NeedsPerson, Is.True, "whose percentage it is");
        // 99 is the length at which Aria cuts the list of transactions unless told otherwise; that of credits is not published.
        var full = $$"""{"error_code":0,"all_credits":[{{string.Join(",", Enumerable.Range(1, 99).Select(number => $$"""{"credit_no":{{number}},"amount":1}"""))}}]}""";
        Assert.That((await Between(new ApplyServiceCreditRequest { AcctNo = 6100200, CreditAmount = 5 }, "get_acct_credits_m", full, full)).NeedsPerson, Is.True);
    }

    // ---- single units

    private static ModifyAcctPlanUnitInstancesRequest AddUnits(int count, AssignmentDirective? directive = null, params string[] ids) => new()
    {
        AcctNo = 6100200, PlanInstNo = 7300400, AssignmentDirective = directive ?? AssignmentDirective.NowByCompanyRule, NewPlanUnits = count, NewClientPlanUnitInst = [.. ids],
    };

    /// <summary>Units as "number id", an inactive one with a minus before it.</summary>
    private static string UnitList(params string[] units) => $$"""
        {"error_code":0,"all_plan_instances":[{"plan_unit_inst_list":[{{string.Join(",", units.Select(unit => $$"""
        {"plan_unit_inst_no":{{unit.TrimStart('-').Split(' ')[0]}},"client_plan_unit_inst_id":"{{unit.Split(' ').Last()}}","plan_unit_inst_status":"{{(unit[0] == '-' ? "Inactive" : "Active")}}"}
        """))}}]}]}
        """;

    private static readonly string UnitsBefore = UnitList("1 A", "2 B");

    private static IEnumerable<TestCaseData> UnitChanges()
    {
        var swap = AddUnits(2);
        swap.RemovePlanUnits.Add(new RemovePlanUnit { PlanUnitInstNo = 1 });
        yield return new TestCaseData(swap, UnitList("2 B", "3 C", "4 D"), ChangeState.Done, "3,4").SetName("added and removed");
        yield return new TestCaseData(swap, UnitList("-1 A", "2 B", "3 C", "4 D"), ChangeState.Done, "3,4").SetName("a removed unit stays in the list as inactive");
        yield return new TestCaseData(swap, UnitsBefore, ChangeState.NotDone, "").SetName("as it was");
        yield return new TestCaseData(swap, UnitList("1 A", "2 B", "3 C", "4 D"), ChangeState.Unknown, "").SetName("1 is still there");
        yield return new TestCaseData(swap, UnitList("2 B", "3 C"), ChangeState.Unknown, "").SetName("one is missing");
        yield return new TestCaseData(AddUnits(1), UnitList("1 A", "2 B", "3 C", "4 D"), ChangeState.Unknown, "").SetName("somebody else added one too");
        yield return new TestCaseData(AddUnits(1, null, "D"), UnitList("1 A", "2 B", "3 C", "4 D"), ChangeState.Done, "4").SetName("ours is known by its id");
        yield return new TestCaseData(AddUnits(1, null, "D"), UnitList("1 A", "2 B", "3 C"), ChangeState.Unknown, "").SetName("ours is not the new one");
        var byId = new ModifyAcctPlanUnitInstancesRequest { AcctNo = 6100200, PlanInstNo = 7300400, AssignmentDirective = AssignmentDirective.NowByCompanyRule, RemovePlanUnits = { new RemovePlanUnit { ClientPlanUnitInstId = "A" } } };
        yield return new TestCaseData(byId, UnitList("2 B"), ChangeState.Done, "").SetName("removed by id");
        yield return new TestCaseData(byId, UnitsBefore, ChangeState.NotDone, "").SetName("not removed by id");
        var nobody = new ModifyAcctPlanUnitInstancesRequest { AcctNo = 6100200, PlanInstNo = 7300400, AssignmentDirective = AssignmentDirective.NowByCompanyRule, RemovePlanUnits = { new RemovePlanUnit() } };
        yield return new TestCaseData(nobody, UnitList("2 B"), ChangeState.Unknown, "").SetName("neither number nor id");
        var unknown = new ModifyAcctPlanUnitInstancesRequest { AcctNo = 6100200, PlanInstNo = 7300400, AssignmentDirective = AssignmentDirective.NowByCompanyRule, RemovePlanUnits = { new RemovePlanUnit { PlanUnitInstNo = 9 } } };
        yield return new TestCaseData(unknown, UnitsBefore, ChangeState.Unknown, "").SetName("it was not there before");
    }

    [TestCaseSource(nameof(UnitChanges))]
    public async Task Single_units(AriaRequest change, string after, ChangeState state, string numbers)
    {
        var found = await Between(change, Units, UnitsBefore, after);
        Assert.That((found.State, string.Join(",", found.Identifiers.Select(id => id.Value))), Is.EqualTo((state, numbers)));
    }

    private static string UnitQueue(params string[] rows) => $$"""{"error_code":0,"queued_change_details":[{{string.Join(",", rows)}}]}""";

    private static string Row(int id, int status, int from, int to, long instance = 7300400) =>
        $$"""{"queue_id":{{id}},"plan_instance_no":{{instance}},"queued_action_status_cd":{{status}},"current_plan_units":{{from}},"target_plan_units":{{to}}}""";

    private static IEnumerable<TestCaseData> AnniversaryChanges()
    {
        var old = Row(5, 1, 2, 4);
        yield return new TestCaseData(UnitQueue(old, Row(6, 1, 2, 3), Row(7, 1, 2, 3, 1)), UnitsBefore, ChangeState.Done, "6").SetName("it waits");
        yield return new TestCaseData(UnitQueue(old), UnitsBefore, ChangeState.NotDone, "").SetName("no new change");
        yield return new TestCaseData(UnitQueue(old, Row(6, 2, 3, 3)), UnitList("1 A", "2 B", "3 C"), ChangeState.Done, "3").SetName("carried out, and the unit is there");
        yield return new TestCaseData(UnitQueue(old, Row(6, 2, 3, 3)), UnitsBefore, ChangeState.Unknown, "").SetName("another change was carried out");
        yield return new TestCaseData(UnitQueue(old, Row(6, 1, 2, 9)), UnitsBefore, ChangeState.Unknown, "").SetName("another number of units");
        yield return new TestCaseData(UnitQueue(old, Row(6, 1, 2, 3), Row(8, 1, 2, 3)), UnitsBefore, ChangeState.Unknown, "").SetName("two alike");
        yield return new TestCaseData(UnitQueue(old, Row(6, 0, 2, 3)), UnitsBefore, ChangeState.Done, "6").SetName("deleted since");
    }

    [TestCaseSource(nameof(AnniversaryChanges))]
    public async Task Single_units_on_the_anniversary(string queue, string units, ChangeState state, string ids)
    {
        var before = new AriaDouble().On(Queue, UnitQueue(Row(5, 1, 2, 4))).On(Units, UnitsBefore);
        var after = new AriaDouble().On(Queue, queue).On(Units, units);
        var found = await Between(AddUnits(1, AssignmentDirective.NextAnniversary), before, after);
        Assert.That((found.State, string.Join(",", found.Identifiers.Select(id => id.Value))), Is.EqualTo((state, ids)));
        Assert.That((int)after.Calls[0]["queued_action_status_cd"]!, Is.EqualTo(4));
    }

    private static string OneUnit(string id, string? day, string field) => $$"""
        {"error_code":0,"all_plan_instances":[{"plan_unit_inst_list":[{"plan_unit_inst_no":1,"client_plan_unit_inst_id":"{{id}}",
          "plan_unit_inst_service_details":[{"service_no":5120,"fulfillment_date":{{(day is null ? "null" : $"\"{day}\"")}}}],"plan_unit_inst_fields":[{"field_name":"colour","field_value":"{{field}}"}]}]}]}
        """;

    private static IEnumerable<TestCaseData> UnitUpdates()
    {
        static UpdateAcctPlanUnitInstanceRequest Of(Action<UpdateAcctPlanUnitInstanceRequest> set)
        {
            var change = new UpdateAcctPlanUnitInstanceRequest { AcctNo = 6100200, PlanUnitInstNo = 1 };
            set(change);
            return change;
        }
        static PlanUnitInstanceService Service(long? directive, AriaDate? day = null) => new() { ServiceNo = 5120, FulfillmentDirective = directive is { } code ? new FulfillmentDirective(code) : null, ServiceFulfillmentDate = day };
        static PlanUnitInstField Field(long directive, string? value) => new() { FieldName = "colour", PlanUnitInstDirective = new UnitFieldDirective(directive), FieldValue = value };

        var renamed = Of(change => change.NewClientPlanUnitInstId = "B");
        yield return new TestCaseData(renamed, OneUnit("B", null, "red"), ChangeState.Done).SetName("renamed");
        yield return new TestCaseData(renamed, OneUnit("A", null, "blue"), ChangeState.NotDone).SetName("not renamed, whatever else");
        yield return new TestCaseData(renamed, OneUnit("C", null, "red"), ChangeState.Unknown).SetName("renamed by somebody else");
        yield return new TestCaseData(renamed, Nothing, ChangeState.Unknown).SetName("gone");
        var both = Of(change => { change.NewClientPlanUnitInstId = "B"; change.PlanUnitInstFields.Add(Field(2, "blue")); });
        yield return new TestCaseData(both, OneUnit("B", null, "red"), ChangeState.Unknown).SetName("half of it");
        yield return new TestCaseData(both, OneUnit("B", null, "blue"), ChangeState.Done).SetName("all of it");
        var now = Of(change => change.PlanUnitInstanceServices.Add(Service(1)));
        yield return new TestCaseData(now, OneUnit("A", "2022-03-01", "red"), ChangeState.Done).SetName("fulfilled now");
        yield return new TestCaseData(now, OneUnit("A", "2022-03-20", "red"), ChangeState.Unknown).SetName("somebody else put it off");
        yield return new TestCaseData(now, OneUnit("A", null, "red"), ChangeState.NotDone).SetName("not fulfilled");
        var later = Of(change => change.PlanUnitInstanceServices.Add(Service(2, new AriaDate(2022, 3, 20))));
        yield return new TestCaseData(later, OneUnit("A", "2022-03-20", "red"), ChangeState.Done).SetName("to be fulfilled");
        yield return new TestCaseData(later, OneUnit("A", "2022-03-21", "red"), ChangeState.Unknown).SetName("to be fulfilled on another day");
        yield return new TestCaseData(Of(change => change.PlanUnitInstanceServices.Add(Service(3))), OneUnit("A", null, "red"), ChangeState.Unknown).SetName("there was no day before");
        yield return new TestCaseData(Of(change => change.PlanUnitInstFields.Add(Field(3, "red"))), OneUnit("A", null, "blue"), ChangeState.Done).SetName("value taken out");
        yield return new TestCaseData(Of(change => change.PlanUnitInstFields.Add(Field(1, "blue"))), OneUnit("A", null, "blue"), ChangeState.Done).SetName("value added");
    }

    [TestCaseSource(nameof(UnitUpdates))]
    public async Task One_unit(AriaRequest change, string after, ChangeState state)
    {
        AriaDouble Aria(string units) => new AriaDouble().On(Units, units).On("get_virtual_datetime_m", """{"error_code":0,"virtual_date":"2022-03-01"}""");
        Assert.That((await Between(change, Aria(OneUnit("A", null, "red")), Aria(after))).State, Is.EqualTo(state));
    }

    // ---- orders

    private static UpdateOrderRequest Billed(long billing = 1) => new() { AccountNo = 6100200, OrderNo = 77, BillImmediately = new BillImmediately(billing) };

    private static string Order(string label, string day = "2022-03-01", string invoice = "null") =>
        $$"""{"error_code":0,"orders":[{"order_no":76,"status_label":"Cancelled","invoice_no":1},{"order_no":77,"status_label":"{{label}}","update_date":"{{day}}","invoice_no":{{invoice}}}]}""";

    [TestCase("Placed", "Cancelled", ChangeState.Done)]
    [TestCase("Placed", "Canceled", ChangeState.Done)]
    [TestCase("Placed", "Placed", ChangeState.NotDone)]
    [TestCase("Placed", "Billed", ChangeState.NotDone, Description = "what is billed can be cancelled no more")]
    [TestCase("Cancelled", "Cancelled", ChangeState.Unknown)]
    public async Task A_cancelled_order(string label, string after, ChangeState state) =>
        Assert.That((await Between(new CancelOrderRequest { AcctNo = 6100200, OrderNo = 77 }, "get_order_m", Order(label), Order(after))).State, Is.EqualTo(state));

    [TestCase("Placed", "2022-03-01", "9100", ChangeState.Done)]
    [TestCase("Held", "2022-03-01", "null", ChangeState.NotDone)]
    [TestCase("Placed", "2022-03-01", "null", ChangeState.Unknown, Description = "released, but not billed")]
    [TestCase("Cancelled", "2022-03-01", "null", ChangeState.Unknown, Description = "cancelled after a failed collection, or by somebody else")]
    public async Task An_order_to_be_billed(string after, string day, string invoice, ChangeState state) =>
        Assert.That((await Between(Billed(), "get_order_m", Order("Held"), Order(after, day, invoice))).State, Is.EqualTo(state));

    [TestCase(2, "Placed", "Held", ChangeState.Done)]
    [TestCase(4, "Held", "Placed", ChangeState.Done)]
    [TestCase(4, "Held", "Held", ChangeState.Unknown, Description = "the day of fulfilment is not shown")]
    [TestCase(4, "Held", "Cancelled", ChangeState.Unknown)]
    [TestCase(4, "Placed", "Placed", ChangeState.Unknown)]
    public async Task An_order_to_be_held_or_released(int billing, string label, string after, ChangeState state) =>
        Assert.That((await Between(Billed(billing), "get_order_m", Order(label), Order(after))).State, Is.EqualTo(state));

    [Test]
    public async Task An_order_that_is_not_shown_proves_nothing()
    {
        Assert.That((await Between(Billed(), "get_order_m", Order("Held"), Nothing)).NeedsPerson, Is.True);
        Assert.That((await Between(new CancelOrderRequest { AcctNo = 6100200, OrderNo = 77 }, "get_order_m", Order("Held"), Nothing)).NeedsPerson, Is.True);
    }

    // ---- edits of the queue

    private static EditAcctPlanQueuedChangesRequest Edit(QueueEditDirective directive) => new()
    {
        AcctNo = 6100200, EditQueuedChanges = { new EditQueuedChange { QueueId = 990044, QueueEditDirective = directive, NewEffectiveDate = directive == QueueEditDirective.ChangeDate ? new AriaDate(2022, 4, 2) : null } },
    };

    private static string QueuedOn(int status, string day, bool hurried = false) =>
        $$"""{"error_code":0,"queued_change_details":[{"queue_id":990044,"queued_action_status_cd":{{status}},"effective_date":"{{day}}","execute_immediately_date":{{(hurried ? "\"2022-03-01\"" : "null")}}}]}""";

    [TestCase(0, 0, "2022-04-01", false, ChangeState.Done)]
    [TestCase(0, 1, "2022-04-01", false, ChangeState.NotDone)]
    [TestCase(0, 2, "2022-04-01", false, ChangeState.NotDone, Description = "carried out, so it can be deleted no more")]
    [TestCase(1, 2, "2022-04-01", true, ChangeState.Done)]
    [TestCase(1, 3, "2022-04-01", true, ChangeState.Done, Description = "tried and failed")]
    [TestCase(1, 2, "2022-04-01", false, ChangeState.Unknown, Description = "its own day may have come")]
    [TestCase(1, 1, "2022-04-01", false, ChangeState.NotDone)]
    [TestCase(2, 1, "2022-04-02", false, ChangeState.Done)]
    [TestCase(2, 2, "2022-04-02", false, ChangeState.Done, Description = "carried out on the day it was moved to")]
    [TestCase(2, 0, "2022-04-02", false, ChangeState.Done, Description = "moved, then deleted")]
    [TestCase(2, 1, "2022-04-01", false, ChangeState.NotDone)]
    [TestCase(2, 2, "2022-04-01", false, ChangeState.NotDone, Description = "carried out on its old day")]
    [TestCase(2, 1, "2022-05-01", false, ChangeState.Unknown, Description = "moved by somebody else")]
    public async Task A_queue_edit(int directive, int status, string day, bool hurried, ChangeState state)
    {
        var after = new AriaDouble().On(Queue, QueuedOn(status, day, hurried));
        var found = await Between(Edit(new QueueEditDirective(directive)), new AriaDouble().On(Queue, QueuedOn(1, "2022-04-01")), after);
        Assert.That(found.State, Is.EqualTo(state));
        Assert.That((int)after.Calls.Single()["queued_action_status_cd"]!, Is.EqualTo(4), "deleted and executed ones are needed too");
    }

    [Test]
    public async Task A_change_that_was_on_that_day_before_proves_nothing() =>
        Assert.That((await Between(Edit(QueueEditDirective.ChangeDate), Queue, QueuedOn(1, "2022-04-02"), QueuedOn(1, "2022-04-02"))).NeedsPerson, Is.True);

    [Test]
    public async Task Half_of_several_edits_is_neither_done_nor_not()
    {
        var change = Edit(QueueEditDirective.Delete);
        change.EditQueuedChanges.Add(new EditQueuedChange { QueueId = 990045, QueueEditDirective = QueueEditDirective.Delete });
        static string Two(int first, int second) => $$"""{"error_code":0,"queued_change_details":[{"queue_id":990044,"queued_action_status_cd":{{first}}},{"queue_id":990045,"queued_action_status_cd":{{second}}}]}""";
        Assert.That((await Between(change, Queue, Two(1, 1), Two(0, 1))).State, Is.EqualTo(ChangeState.Unknown));
        Assert.That((await Between(change, Queue, Two(1, 1), Two(0, 0))).State, Is.EqualTo(ChangeState.Done));
    }

    // ---- comments

    [Test]
    public async Task A_comment_is_done_when_there_is_a_new_one_of_its_text()
    {
        var change = new WriteAcctCommentRequest { AcctNo = 6100200, Comment = "Called about the new line." };
        const string old = """{"comment_date_time":"2022-03-01 09:00:00","comment_author":"robin.rep","comment":"Called about the new line."}""";
        const string another = """{"comment_date_time":"2022-03-02 00:01:00","comment_author":"robin.rep","comment":"Called about the new line."}""";
        const string changed = """{"comment_date_time":"2022-03-02 00:01:00","comment_author":"robin.rep","comment":"Called about the new"}""";
        static AriaDouble Aria(string today, string comments) => new AriaDouble().On("get_virtual_datetime_m", $$"""{"error_code":0,"virtual_date":"{{today}}"}""").On("get_acct_comments_m", $$"""{"error_code":0,"acct_comments":[{{comments}}]}""");
        var before = Aria("2022-03-01", old);
        Assert.That((await Between(change, before, Aria("2022-03-02", old))).State, Is.EqualTo(ChangeState.NotDone));
        var after = Aria("2022-03-02", old + "," + another);
        Assert.That((await Between(change, before, after)).State, Is.EqualTo(ChangeState.Done));
        Assert.That(((string?)after.Calls.Last()["date_range_start"], (string?)after.Calls.Last()["date_range_end"]), Is.EqualTo(("2022-03-01", "2022-03-02")));
        Assert.That((await Between(change, before, Aria("2022-03-02", old + "," + changed))).State, Is.EqualTo(ChangeState.Unknown), "Aria may have cut it");
        Assert.That((await Between(change, before, new AriaDouble().On("get_virtual_datetime_m", Nothing))).NeedsPerson, Is.True);
        Assert.That(await new AriaDouble().On("get_virtual_datetime_m", Nothing).Client().MarkAsync(change), Is.Null);
    }

    // ---- contacts, payment methods, fields, subscriptions

    private static UpdateContactRequest Contact(ContactIndicator? kind = null) => new()
    {
        AcctNo = 6100200, ContactInd = kind ?? ContactIndicator.AccountAndShared, BillingGroupNo = kind is null ? null : 5, Email = "new@customer.example", CountryCd = "US", Address2 = "~",
    };

    private static string ContactIs(string prefix, string list, string email, string? address2 = "3rd floor", string country = "US") => $$"""
        {"error_code":0,"{{list}}":[{{(prefix.Length > 0 ? $$"""{"{{prefix}}billing_group_no":4,"{{prefix}}email":"new@customer.example"},""" : "")}}
          {"{{prefix}}billing_group_no":5,"{{prefix}}email":"{{email}}","{{prefix}}{{(prefix.Length > 0 ? "country" : "country_cd")}}":"{{country}}","{{prefix}}address2":{{(address2 is null ? "null" : $"\"{address2}\"")}},"{{prefix}}first_name":"Ada"}]}
        """;

    [TestCase(1, "", "account_contact")]
    [TestCase(5, "", "account_contact")]
    [TestCase(2, "bill_", "billing_contacts")]
    [TestCase(3, "bkup_", "backup_contacts")]
    [TestCase(4, "stat_", "statement_contacts")]
    public async Task A_contact(int kind, string prefix, string list)
    {
        var change = Contact(new ContactIndicator(kind));
        var before = ContactIs(prefix, list, "old@customer.example");
        foreach (var (after, state) in new[]
        {
            (ContactIs(prefix, list, "new@customer.example", null), ChangeState.Done),
            (before, ChangeState.NotDone),
            (before.Replace("Ada", "Eve"), ChangeState.NotDone), // what was not asked for is nobody's proof
            (ContactIs(prefix, list, "new@customer.example"), ChangeState.Unknown),
            (ContactIs(prefix, list, "other@customer.example", null), ChangeState.Unknown),
            (Nothing, ChangeState.Unknown),
        })
            Assert.That((await Between(change, "get_acct_contacts_m", before, after)).State, Is.EqualTo(state), after);
        var same = ContactIs(prefix, list, "new@customer.example", null);
        Assert.That((await Between(change, "get_acct_contacts_m", same, same)).State, Is.EqualTo(ChangeState.Unknown), "it was so before");
    }

    [Test]
    public async Task A_mark_holds_none_of_the_customers_data() =>
        Assert.That((await new AriaDouble().On("get_acct_contacts_m", ContactIs("", "account_contact", "old@customer.example")).Client().MarkAsync(Contact()))!.ToString(), Does.Match(@"\A([0-9A-F]{2}-?){12}(\n([0-9A-F]{2}-?){12}){2}\z"));

    private static string Methods(string rows) => $$"""{"error_code":0,"account_payment_methods":[{"payment_method_no":1,"client_payment_method_id":"M1","status":1}{{rows}}]}""";

    [TestCase(""",{"payment_method_no":2,"client_payment_method_id":"M2","status":0}""", ChangeState.Done)]
    [TestCase("", ChangeState.Done)]
    [TestCase(""",{"payment_method_no":2,"client_payment_method_id":"M2","status":1}""", ChangeState.NotDone)]
    public async Task A_removed_payment_method(string rows, ChangeState state)
    {
        const string enabled = """,{"payment_method_no":2,"client_payment_method_id":"M2","status":1}""";
        foreach (var change in new[] { new RemoveAcctPaymentMethodRequest { AcctNo = 6100200, PaymentMethodNo = 2 }, new RemoveAcctPaymentMethodRequest { AcctNo = 6100200, ClientPaymentMethodId = "M2" } })
        {
            var after = new AriaDouble().On("get_acct_payment_methods_and_terms_m", Methods(rows));
            Assert.That((await Between(change, new AriaDouble().On("get_acct_payment_methods_and_terms_m", Methods(enabled)), after)).State, Is.EqualTo(state));
            Assert.That((int)after.Calls.Single()["filter_status"]!, Is.EqualTo(2), "disabled ones are needed too");
            Assert.That((await Between(change, "get_acct_payment_methods_and_terms_m", Methods(""), Methods(""))).State, Is.EqualTo(ChangeState.Unknown), "it was gone before");
        }
    }

    private static string Tags(params string[] values) =>
        $$"""{"error_code":0,"supp_field":[{"supp_field_name":"Region","supp_field_value":"gold"}{{string.Concat(values.Select(value => $$""",{"supp_field_name":"Tag","supp_field_value":"{{value}}"}"""))}}]}""";

    [TestCase("gold", "silver", "gold", ChangeState.Done)]
    [TestCase("gold", "silver", "silver", ChangeState.NotDone)]
    [TestCase("gold", "gold", "gold", ChangeState.Unknown)]
    [TestCase("gold", "silver", "silver gold", ChangeState.Unknown, Description = "whether a value is added or replaced is not published")]
    [TestCase(null, "silver", "", ChangeState.Done)]
    public async Task A_supplemental_field(string? wanted, string before, string after, ChangeState state) =>
        Assert.That((await Between(new UpdateAcctSuppFieldsRequest { AccountNo = 6100200, FieldName = "Tag", ValueText = wanted }, "get_acct_details_all_m", Tags(before), Tags(after.Split([' '], StringSplitOptions.RemoveEmptyEntries)))).State, Is.EqualTo(state));

    [TestCase("false", "true", ChangeState.Done, ChangeState.Unknown)]
    [TestCase("false", "false", ChangeState.NotDone, ChangeState.Unknown)]
    [TestCase("true", "false", ChangeState.Unknown, ChangeState.Done)]
    [TestCase("true", "perhaps", ChangeState.Unknown, ChangeState.Unknown)]
    public async Task A_class_of_events(string before, string after, ChangeState subscribed, ChangeState unsubscribed)
    {
        static string Answer(string word) => $$"""{"error_code":0,"response":"{{word}}"}""";
        Assert.That((await Between(new SubscribeEventClassRequest { ClassNo = 1 }, "client_has_event_class_m", Answer(before), Answer(after))).State, Is.EqualTo(subscribed));
        Assert.That((await Between(new UnsubscribeEventClassRequest { ClassNo = 1 }, "client_has_event_class_m", Answer(before), Answer(after))).State, Is.EqualTo(unsubscribed));
    }
}
