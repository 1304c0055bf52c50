using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Plans put on an account: the vendor's dated examples and what the guides say of masters and supplementals.</summary>
public sealed class AssignPlanTests
{
    private static JsonObject Assign(InProcessAria aria, long plan, object more)
    {
        var fields = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(more))!.AsObject();
        fields["new_plan_no"] = plan;
        return aria.Do("assign_acct_plan_m", fields);
    }

    private static object Under(int directive, int? offset = null, int? auto = null, string? on = null, string doWrite = "true") =>
        new { parent_plan_instance_no = TestTenant.Master, assignment_directive = directive, offset_months = offset, auto_offset_months_option = auto, effective_date = on, do_write = doWrite };

    [Test]
    public void A5_anniversary_15th_a_quarterly_plan_of_90_assigned_on_1_February_for_the_anniversary_is_billed_90_on_15_February()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-02-01", "2015-01-15", 15));
        var answer = Assign(aria, PlanTenant.QuarterlyPlan, Under(1));
        var no = (long)answer["plan_instance_no"]!;
        var before = aria.Instance(no).Status;
        aria.GoTo("2015-02-15");
        Assert.Multiple(() =>
        {
            Assert.That((decimal?)answer["proration_result_amount"], Is.Zero);
            Assert.That(answer["acct_plan_line_items"], Is.Null);
            Assert.That(before, Is.EqualTo(PlanStatus.PendingActivation));
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 30.00m, 90.00m }), "one invoice with the master's month");
            Assert.That(aria.Instance(no).BillThru, Is.EqualTo(Day("2015-05-14")));
            Assert.That(aria.Instance(no).Status, Is.EqualTo(PlanStatus.Active));
        });
    }

    [Test]
    public void A5_1_April_quarterly_90_with_offset_2_is_prorated_to_14_June_and_billed_90_on_15_June()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-01", "2015-03-15", 15));
        var answer = Assign(aria, PlanTenant.QuarterlyPlan, Under(4, offset: 2));
        var no = (long)answer["plan_instance_no"]!;
        aria.GoTo("2015-06-15");
        Assert.Multiple(() =>
        {
            // 1 April to 14 June are 75 of the 92 days from 15 March: 90 x 75/92 = 73.369... .
            Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 73.37m }));
            Assert.That((string?)answer["acct_plan_line_items"]![0]!["date_range_end"], Is.EqualTo("2015-06-14"));
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 30.00m, 90.00m }));
            Assert.That(aria.Instance(no).BillThru, Is.EqualTo(Day("2015-09-14")));
        });
    }

    [Test]
    public void A5_a_yearly_plan_of_900_under_a_yearly_master_is_prorated_to_the_day_the_master_is_paid_through()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-02-01", "2015-01-15", 15, masterInterval: 12));
        // 1 February 2015 to 14 January 2016 are 348 of 365 days: 900 x 348/365 = 858.082... .
        Assert.That(InProcessAria.Amounts(Assign(aria, PlanTenant.YearlyPlan, Under(4, auto: 1))), Is.EqualTo(new[] { 858.08m }));
    }

    [Test]
    public void Seed_002_a_quarterly_supplemental_is_billed_for_the_first_month_only_unless_offset_months_is_2()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-15", "2015-04-15", 15, masterInterval: 3));
        var first = Assign(aria, PlanTenant.QuarterlyPlan, Under(4));
        var offset = Assign(aria, PlanTenant.QuarterlyPlan, Under(4, offset: 2));
        Assert.Multiple(() =>
        {
            // 15 April to 14 May are 30 of the 89 days from 15 February to 14 May: 90 x 30/89 = 30.337... .
            Assert.That(InProcessAria.Amounts(first), Is.EqualTo(new[] { 30.34m }));
            Assert.That(InProcessAria.Amounts(offset), Is.EqualTo(new[] { 90.00m }));
        });
    }

    [TestCase(2, 12.00, TestName = "A supplemental is prorated by the company's rule")]
    [TestCase(3, null, TestName = "A supplemental without proration costs nothing before the bill day")]
    [TestCase(4, 12.00, TestName = "A supplemental is prorated in full")]
    [TestCase(5, 12.00, TestName = "A new supplemental has nothing to credit, so charge only is full")]
    [TestCase(6, null, TestName = "A new supplemental under credit only costs nothing before the bill day")]
    public void Supplemental_now(int directive, double? amount)
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-27", "2015-04-15", 15));
        var answer = Assign(aria, PlanTenant.MonthlyPlan, Under(directive));
        aria.GoTo("2015-05-15");
        Assert.Multiple(() =>
        {
            // 27 April to 14 May are 18 of 30 days: 20 x 18/30 = 12.00.
            Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(amount is { } given ? [(decimal)given] : System.Array.Empty<decimal>()));
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 30.00m, 20.00m }));
        });
    }

    [Test]
    public void A_dry_run_gives_the_money_of_the_day_and_no_numbers_and_the_real_call_the_same_money()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-20", "2015-04-15", 15));
        var before = aria.Tenant.Snapshot();
        var preview = Assign(aria, PlanTenant.MonthlyPlan, Under(9, on: "2015-04-27", doWrite: "false"));
        Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before));
        var real = Assign(aria, PlanTenant.MonthlyPlan, Under(9, on: "2015-04-27"));
        aria.GoTo("2015-04-27");
        Assert.Multiple(() =>
        {
            Assert.That(InProcessAria.Amounts(preview), Is.EqualTo(new[] { 12.00m }));
            Assert.That(preview["plan_instance_no"], Is.Null);
            Assert.That(real["plan_instance_no"], Is.Not.Null);
            Assert.That(real["acct_plan_line_items"], Is.Null);
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 12.00m }));
        });
    }

    [Test]
    public void A_queued_assignment_is_a_row_of_type_1_without_a_current_side_and_deleting_it_ends_the_plan()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-20", "2015-04-15", 15));
        var answer = Assign(aria, PlanTenant.MonthlyPlan, new { parent_plan_instance_no = TestTenant.Master, assignment_directive = 1, include_plan_instance_queue = "true" });
        var row = answer["plan_instance_queue"]![0]!;
        var queued = aria.Do("get_acct_plan_queued_changes_m", new { queue_id = (long)row["queue_id"]! })["queued_change_details"]![0]!;
        aria.Do("edit_acct_plan_queued_changes_m", new { edit_queued_changes = new[] { new { queue_id = (long)row["queue_id"]!, queue_edit_directive = 0 } } });
        aria.GoTo("2015-05-15");
        Assert.Multiple(() =>
        {
            Assert.That((int?)row["queue_type_ind"], Is.EqualTo(1));
            Assert.That(queued["current_plan_no"], Is.Null);
            Assert.That((long?)queued["target_plan_no"], Is.EqualTo(PlanTenant.MonthlyPlan));
            Assert.That((string?)queued["effective_date"], Is.EqualTo("2015-05-15"));
            Assert.That(aria.Instance((long)row["plan_instance_no"]!).Status, Is.EqualTo(PlanStatus.Cancelled));
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 30.00m }));
        });
    }

    [Test]
    public void A_queued_assignment_moved_to_a_later_day_starts_on_that_day()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-20", "2015-04-15", 15));
        var no = (long)Assign(aria, PlanTenant.MonthlyPlan, Under(9, on: "2015-04-25"))["plan_instance_no"]!;
        var queueId = aria.Account.Queue.Single().QueueId;
        aria.Do("edit_acct_plan_queued_changes_m", new { edit_queued_changes = new[] { new { queue_id = queueId, queue_edit_directive = 2, new_effective_date = "2015-04-27", assignment_directive = 9 } } });
        aria.GoTo("2015-04-26");
        var waiting = aria.Instance(no).Status;
        aria.GoTo("2015-04-27");
        Assert.Multiple(() =>
        {
            Assert.That(waiting, Is.EqualTo(PlanStatus.PendingActivation));
            // 20 x 18/30.
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 12.00m }));
        });
    }

    [Test]
    public void A_supplemental_under_a_master_with_a_future_start_starts_with_it()
    {
        using var aria = new InProcessAria(PlanTenant.New("2018-12-08", "2018-12-01", 1));
        aria.Do("update_acct_plan_multi_m", JsonNode.Parse("""
            {"assignment_directive":2,"alt_start_date":"2018-12-10","plan_updates":[
              {"plan_directive":1,"new_plan_no":11,"plan_instance_idx":1,"billing_group_no":1,"status_until_alt_start_cd":32},
              {"plan_directive":1,"new_plan_no":30,"parent_plan_instance_idx":1}]}
            """)!);
        aria.GoTo("2018-12-10");
        Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 60.00m, 20.00m }));
    }

    [Test]
    public void Without_any_anniversary_a_master_assigned_for_it_starts_today_and_is_billed_at_once()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-20", "2015-04-15", 15));
        aria.Do("cancel_acct_plan_m", new { plan_instance_no = TestTenant.Master, assignment_directive = 3 });
        var answer = Assign(aria, PlanTenant.DearMasterPlan, Master(new { assignment_directive = 1 }));
        Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 60.00m }));
    }

    private static object Master(object more)
    {
        var fields = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(more))!.AsObject();
        fields["existing_billing_group_no"] ??= 1;
        fields["assignment_directive"] ??= 4;
        return fields;
    }

    [Test]
    public void A_master_without_dates_is_invoiced_a_full_period_from_the_day_of_the_call()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-27", "2015-04-15", 15));
        var answer = Assign(aria, PlanTenant.DearMasterPlan, Master(new { }));
        var no = (long)answer["plan_instance_no"]!;
        Assert.Multiple(() =>
        {
            Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 60.00m }));
            Assert.That(aria.Instance(no).BillDay, Is.EqualTo(27));
            Assert.That(aria.Instance(no).BillThru, Is.EqualTo(Day("2015-05-26")));
            Assert.That(aria.Instance(no).DunningGroupNo, Is.Not.Null, "an empty dunning group is made");
        });
    }

    [Test]
    public void A_master_takes_the_bill_day_of_another_and_is_prorated_to_it_with_invoicing_option_2_only()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-27", "2015-04-15", 15));
        var fields = new { new_plan_no = PlanTenant.DearMasterPlan, existing_billing_group_no = 1, assignment_directive = 4, override_dates_mp_instance_no = TestTenant.Master };
        aria.Refuse(1016, "assign_acct_plan_m", fields);
        var answer = Assign(aria, PlanTenant.DearMasterPlan, Master(new { override_dates_mp_instance_no = TestTenant.Master, invoicing_option = 2 }));
        aria.GoTo("2015-05-15");
        Assert.Multiple(() =>
        {
            // 27 April to 14 May are 18 of 30 days: 60 x 18/30 = 36.00.
            Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 36.00m }));
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 30.00m, 60.00m }), "both masters share the invoice of their billing group");
        });
    }

    [Test]
    public void A5_a_start_on_15_August_billed_through_4_September_is_prorated_to_it_and_the_bill_day_is_the_5th()
    {
        using var aria = new InProcessAria(PlanTenant.New("2019-07-15", "2019-07-01", 1));
        var answer = Assign(aria, PlanTenant.DearMasterPlan, Master(new { alt_start_date = "2019-08-15", override_bill_thru_date = "2019-09-04", invoicing_option = 2 }));
        aria.GoTo("2019-08-15");
        var first = aria.NewestInvoice();
        aria.GoTo("2019-09-05");
        Assert.Multiple(() =>
        {
            Assert.That(answer["invoice_no"], Is.Null);
            // 15 August to 4 September are 21 of the 31 days from 5 August: 60 x 21/31 = 40.645... .
            Assert.That(first, Is.EqualTo(new[] { 40.65m }));
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 60.00m }));
            Assert.That(aria.Instance((long)answer["plan_instance_no"]!).BillDay, Is.EqualTo(5));
        });
    }

    [TestCase(1, 3, TestName = "A5 a retroactive master with combined invoices gets one invoice of three periods")]
    [TestCase(2, 1, TestName = "A5 a retroactive master without combined invoices gets the first period now, the rest at the next batch")]
    public void Retroactive(int combine, int linesNow)
    {
        using var aria = new InProcessAria(PlanTenant.New("2018-11-30", "2018-11-15", 15));
        var answer = Assign(aria, PlanTenant.DearMasterPlan, Master(new { retroactive_start_date = "2018-10-05", alt_bill_day = 15, combine_invoices = combine }));
        aria.GoTo("2018-12-01");
        Assert.Multiple(() =>
        {
            // 5 to 14 October are 10 of the 30 days from 15 September: 60 x 10/30 = 20.00; then 15 October and 15 November in full.
            Assert.That(InProcessAria.Lines(answer), Has.Count.EqualTo(linesNow));
            var lines = aria.Account.Invoices.SelectMany(invoice => invoice.Lines).Where(line => line.PlanNo == PlanTenant.DearMasterPlan).ToList();
            Assert.That(lines.Select(line => line.Amount), Is.EqualTo(new[] { 20.00m, 60.00m, 60.00m }));
            Assert.That(lines[^1].To, Is.EqualTo(Day("2018-12-14")));
        });
    }

    [Test]
    public void Mandatory_children_come_along_within_their_limits_and_plans_not_associated_are_refused()
    {
        var definition = PlanTenant.New("2015-04-27", "2015-04-15", 15);
        definition.PlanOf(PlanTenant.DearMasterPlan).Children =
        [
            new ChildPlan { PlanNo = PlanTenant.MonthlyPlan, IsMandatory = true, MinUnits = 2, MaxUnits = 4 },
        ];
        using var aria = new InProcessAria(definition);
        var answer = Assign(aria, PlanTenant.DearMasterPlan, Master(new { }));
        var master = (long)answer["plan_instance_no"]!;
        var child = aria.Account.Instances.Single(instance => instance.ParentNo == master);
        Assert.Multiple(() =>
        {
            // The master from the 27th in full, and two units of the child at 20.00 in full with it.
            Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 60.00m, 40.00m }));
            Assert.That(child.PlanNo, Is.EqualTo(PlanTenant.MonthlyPlan));
            Assert.That(aria.Refuse(1016, "assign_acct_plan_m", new { new_plan_no = PlanTenant.QuarterlyPlan, parent_plan_instance_no = master }), Does.Contain("not associated"));
            Assert.That(aria.Refuse(1016, "update_acct_plan_m", new { plan_instance_no = child.No, plan_units = 5 }), Does.Contain("must not exceed 4"));
            Assert.That(aria.Refuse(1016, "update_acct_plan_m", new { plan_instance_no = child.No, plan_units = 1 }), Does.Contain("must not be below 2"));
        });
    }

    [TestCase("""{"new_plan_no":30}""", 1016, TestName = "A supplemental plan without a parent is refused")]
    [TestCase("""{"new_plan_no":11,"parent_plan_instance_no":201}""", 1016, TestName = "A master plan under another is refused")]
    [TestCase("""{"new_plan_no":11}""", 1010, TestName = "A master plan without a billing group is refused")]
    [TestCase("""{"new_plan_no":11,"existing_billing_group_no":77}""", 26010, TestName = "A billing group of nobody is refused")]
    [TestCase("""{"new_plan_no":99}""", 1013, TestName = "A plan nobody knows is refused")]
    [TestCase("""{"new_plan_no":11,"existing_billing_group_no":1,"alt_start_date":"2015-05-01","alt_bill_day":3}""", 1016, TestName = "A future start and a bill day exclude each other")]
    [TestCase("""{"new_plan_no":11,"existing_billing_group_no":1,"alt_start_date":"2015-05-28"}""", 1024, TestName = "A start more than one interval ahead is refused")]
    [TestCase("""{"new_plan_no":11,"existing_billing_group_no":1,"alt_bill_day":32}""", 5020, TestName = "Bill day 32 is refused")]
    [TestCase("""{"new_plan_no":30,"parent_plan_instance_no":201,"client_plan_instance_id":"202"}""", 5001, TestName = "An instance id in use is refused")]
    public void Refused(string fields, int code)
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-27", "2015-04-15", 15));
        var before = aria.Tenant.Snapshot();
        aria.Refuse(code, "assign_acct_plan_m", JsonNode.Parse(fields)!);
        Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before), "a refused call leaves nothing behind");
    }
}
