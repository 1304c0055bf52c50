using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Several changes in one call. Source: the vendor's walkthrough of update_acct_plan_multi_m (seed 002).</summary>
public sealed class MultiPlanTests
{
    private static TenantDefinition April() => PlanTenant.New("2015-04-27", "2015-04-15", 15);

    private static JsonObject Multi(int directive, string rows, string more = "{}")
    {
        var fields = JsonNode.Parse(more)!.AsObject();
        fields["assignment_directive"] = directive;
        fields["plan_updates"] = JsonNode.Parse(rows);
        return fields;
    }

    private static decimal[] Amounts(JsonObject answer) =>
        [.. answer["multi_plan_invoice_details"]!.AsArray().SelectMany(group => group!["invoice_item_details"]!.AsArray()).Select(line => (decimal)line!["line_amount"]!)];

    [Test]
    public void Rows_are_carried_out_in_order_and_share_one_invoice_of_their_billing_group()
    {
        using var aria = new InProcessAria(April());
        var answer = aria.Do("update_acct_plan_multi_m", Multi(4, """
            [{"plan_directive":2,"existing_plan_instance_no":201,"new_plan_no":11},
             {"plan_directive":1,"new_plan_no":30,"parent_plan_instance_no":201}]
            """));
        Assert.Multiple(() =>
        {
            // 60 and 30 and 20 on 18 of 30 days.
            Assert.That(Amounts(answer), Is.EqualTo(new[] { 36.00m, -18.00m, 12.00m }));
            Assert.That(aria.Account.Invoices[^1].Total, Is.EqualTo(30.00m));
            Assert.That(aria.Account.Invoices, Has.Count.EqualTo(2));
            Assert.That(answer["plans_updated"]!.AsArray().Select(row => (long)row!["plan_operation"]!), Is.EqualTo(new[] { 2L, 1L }));
            Assert.That((decimal?)answer["plans_updated"]![0]!["plan_service_proration_results"]![0]!["proration_amount"], Is.EqualTo(36.00m));
            Assert.That((int?)answer["billing_errors"]![0]!["collection_error_code"], Is.Zero);
        });
    }

    [Test]
    public void The_order_matters_a_plan_of_the_new_master_cannot_be_assigned_before_it()
    {
        var definition = April();
        definition.PlanOf(PlanTenant.MasterPlan).Children = [new ChildPlan { PlanNo = TestTenant.LinePlan }];
        definition.PlanOf(PlanTenant.DearMasterPlan).Children = [new ChildPlan { PlanNo = PlanTenant.MonthlyPlan }, new ChildPlan { PlanNo = TestTenant.LinePlan }];
        const string Replace = """{"plan_directive":2,"existing_plan_instance_no":201,"new_plan_no":11}""";
        const string Assign = """{"plan_directive":1,"new_plan_no":30,"parent_plan_instance_no":201}""";
        using var aria = new InProcessAria(definition);
        var before = aria.Tenant.Snapshot();
        aria.Refuse(1016, "update_acct_plan_multi_m", Multi(4, $"[{Assign},{Replace}]"));
        Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before), "a refused row takes the others with it");
        aria.Do("update_acct_plan_multi_m", Multi(4, $"[{Replace},{Assign}]"));
    }

    [Test]
    public void The_same_instance_twice_is_refused()
    {
        using var aria = new InProcessAria(April());
        aria.Refuse(1016, "update_acct_plan_multi_m", Multi(4, """
            [{"plan_directive":3,"existing_plan_instance_no":202,"plan_units":2},{"plan_directive":4,"existing_client_plan_instance_id":"202"}]
            """));
    }

    [Test]
    public void A_master_and_its_supplemental_are_assigned_together_by_index_into_a_billing_group_made_by_the_call()
    {
        using var aria = new InProcessAria(April());
        var answer = aria.Do("update_acct_plan_multi_m", Multi(
            4,
            """
            [{"plan_directive":1,"new_plan_no":11,"plan_instance_idx":1,"billing_group_idx":5,"new_client_plan_instance_id":"M2"},
             {"plan_directive":1,"new_plan_no":30,"parent_plan_instance_idx":1}]
            """,
            """{"invoicing_option":2,"override_dates_mp_instance_no":201,"acct_billing_groups":[{"billing_group_directive":1,"billing_group_idx":5,"billing_group_name":"Second"}]}"""));
        var master = aria.Account.Instances.Single(instance => instance.ClientId == "M2");
        Assert.Multiple(() =>
        {
            Assert.That(Amounts(answer), Is.EqualTo(new[] { 36.00m, 12.00m }), "18 of 30 days of 60 and 20");
            Assert.That(master.BillDay, Is.EqualTo(15));
            Assert.That(aria.Account.BillingGroups.Single(group => group.No == master.BillingGroupNo).Name, Is.EqualTo("Second"));
            Assert.That((long?)answer["billing_groups_updated"]![0]!["billing_group_operation"], Is.EqualTo(1));
        });
    }

    [Test]
    public void A_dry_run_equals_the_real_call_and_changes_nothing()
    {
        const string Rows = """
            [{"plan_directive":3,"existing_plan_instance_no":202,"plan_units":3},
             {"plan_directive":1,"new_plan_no":30,"parent_plan_instance_no":201},
             {"plan_directive":2,"existing_plan_instance_no":201,"new_plan_no":11}]
            """;
        using var aria = new InProcessAria(April());
        var before = aria.Tenant.Snapshot();
        var preview = aria.Do("update_acct_plan_multi_m", Multi(4, Rows, """{"do_write":"false"}"""));
        Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before));
        var real = aria.Do("update_acct_plan_multi_m", Multi(4, Rows));
        Assert.Multiple(() =>
        {
            Assert.That(Amounts(preview), Is.EqualTo(Amounts(real)));
            Assert.That(preview["multi_plan_invoice_details"]![0]!["invoice_no"], Is.Null);
            Assert.That(preview["plans_updated"]![1]!["plan_instance_no"], Is.Null, "a plan that is only to come has no number yet");
            Assert.That(preview["billing_errors"], Is.Null);
        });
    }

    [Test]
    public void Each_row_has_its_own_date_under_the_common_directive_and_the_dry_run_shows_both_days()
    {
        const string Rows = """
            [{"plan_directive":2,"existing_plan_instance_no":201,"new_plan_no":11,"effective_date":"2015-05-06"},
             {"plan_directive":1,"new_plan_no":30,"parent_plan_instance_no":201,"effective_date":"2015-05-09"}]
            """;
        using var aria = new InProcessAria(April());
        var preview = aria.Do("update_acct_plan_multi_m", Multi(9, Rows, """{"do_write":"false"}"""));
        var real = aria.Do("update_acct_plan_multi_m", Multi(9, Rows, """{"include_plan_instance_queue":"true"}"""));
        Assert.Multiple(() =>
        {
            // 6 to 14 May are 9 of 30 days: 60 and 30 on 9/30; 9 to 14 May are 6: 20 x 6/30.
            Assert.That(Amounts(preview), Is.EqualTo(new[] { 18.00m, -9.00m, 4.00m }));
            Assert.That(real["multi_plan_invoice_details"], Is.Null);
            Assert.That(real["plan_instance_queue"]!.AsArray().Select(row => (int)row!["queue_type_ind"]!), Is.EqualTo(new[] { 3, 1 }));
        });
        aria.GoTo("2015-05-09");
        Assert.That(aria.Account.Invoices.Skip(1).Select(invoice => invoice.Total), Is.EqualTo(new[] { 9.00m, 4.00m }));
    }

    [Test]
    public void A_retroactive_start_bills_master_and_supplemental_from_that_day()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-06-20", "2015-04-15", 15));
        var answer = aria.Do("update_acct_plan_multi_m", Multi(
            4,
            """[{"plan_directive":1,"new_plan_no":11,"plan_instance_idx":1,"billing_group_no":1},{"plan_directive":1,"new_plan_no":30,"parent_plan_instance_idx":1}]""",
            """{"retroactive_start_date":"2015-05-10","combine_invoices":1}"""));
        // From 10 May each month: two months of 60 and 20 have begun by 20 June.
        Assert.That(Amounts(answer).Order(), Is.EqualTo(new[] { 20.00m, 20.00m, 60.00m, 60.00m }));
    }

    /// <summary>Master 201 in group 1 is paid by a good card; the account has a second master in group 4 whose card is declined.</summary>
    private static InProcessAria TwoGroups()
    {
        var definition = April();
        var account = definition.Accounts[0];
        account.PaymentMethods = [Card(1, declined: false), Card(2, declined: true)];
        account.PrimaryMethodNo = 1;
        var aria = new InProcessAria(definition);
        aria.Do("update_acct_plan_multi_m", Multi(
            4,
            """[{"plan_directive":1,"new_plan_no":11,"billing_group_idx":1,"new_client_plan_instance_id":"M2"}]""",
            """{"invoicing_option":4,"acct_billing_groups":[{"billing_group_idx":1,"billing_group_name":"Declined","primary_payment_method_no":2}]}"""));
        return aria;
    }

    private static PaymentMethod Card(long no, bool declined) => new()
    {
        No = no,
        Type = PayMethodType.TokenizedCard,
        Token = "token",
        Suffix = "1111",
        CardBrand = 1,
        ExpireMonth = 12,
        ExpireYear = 2030,
        IsDeclined = declined,
    };

    private const string OneChangePerGroup = """
        [{"plan_directive":1,"new_plan_no":30,"parent_client_plan_instance_id":"M2","new_client_plan_instance_id":"LOST"},
         {"plan_directive":1,"new_plan_no":30,"parent_plan_instance_no":201,"new_client_plan_instance_id":"KEPT"}]
        """;

    [Test]
    public void S16_a_group_whose_collection_fails_loses_all_its_changes_the_others_stay_and_the_receipt_lists_what_stayed()
    {
        using var aria = TwoGroups();
        var second = aria.Account.Instances.Single(instance => instance.ClientId == "M2");
        var payments = aria.Account.Payments.Count;
        var answer = aria.Do("update_acct_plan_multi_m", Multi(4, OneChangePerGroup, """{"client_receipt_id":"MULTI1"}"""));
        var receipt = aria.Do("get_all_actions_by_receipt_id_m", new { client_receipt_id = "MULTI1" });
        Assert.Multiple(() =>
        {
            Assert.That((int?)answer["error_code"], Is.Zero);
            Assert.That(answer["billing_errors"]!.AsArray().Select(row => (int)row!["collection_error_code"]!), Is.EquivalentTo(new[] { 0, 4001 }));
            Assert.That(answer["plans_updated"]!.AsArray().Select(row => (string?)row!["client_plan_instance_id"]), Is.EqualTo(new[] { "KEPT" }));
            Assert.That(aria.Account.Instances.Select(instance => instance.ClientId), Does.Contain("KEPT").And.Not.Contain("LOST"));
            Assert.That(aria.Account.Invoices.Where(invoice => invoice.BillingGroupNo == second.BillingGroupNo), Is.Empty);
            Assert.That(aria.Account.Payments, Has.Count.EqualTo(payments + 1), "the good card was charged once");
            // 20 x 18/30.
            Assert.That(aria.Account.Payments[^1].Amount, Is.EqualTo(12.00m));
            Assert.That(receipt.ToJsonString(), Does.Not.Contain("LOST"));
            aria.Refuse(1012, "update_acct_plan_multi_m", Multi(4, OneChangePerGroup, """{"client_receipt_id":"MULTI1"}"""));
        });
    }

    [Test]
    public void When_every_group_fails_nothing_is_left_behind()
    {
        using var aria = TwoGroups();
        var before = aria.Tenant.Snapshot();
        var answer = aria.Do("update_acct_plan_multi_m", Multi(4, """[{"plan_directive":1,"new_plan_no":30,"parent_client_plan_instance_id":"M2"}]"""));
        Assert.Multiple(() =>
        {
            Assert.That((int?)answer["billing_errors"]![0]!["collection_error_code"], Is.EqualTo(4001));
            Assert.That(answer["plans_updated"], Is.Null);
            Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before));
        });
    }

    [TestCase("""{"rollback_plan_chng_collect_fail":0}""", 4001, TestName = "Without roll-back the changes stay and the invoice is owed")]
    [TestCase("""{"auto_collect_on_plan_chng":0}""", 0, TestName = "Without collection nothing can fail")]
    public void Kept(string more, int code)
    {
        using var aria = TwoGroups();
        var before = aria.Account.Balance();
        var answer = aria.Do("update_acct_plan_multi_m", Multi(4, """[{"plan_directive":1,"new_plan_no":30,"parent_client_plan_instance_id":"M2"}]""", more));
        Assert.Multiple(() =>
        {
            Assert.That((int?)answer["billing_errors"]![0]!["collection_error_code"], Is.EqualTo(code));
            Assert.That(aria.Account.Balance() - before, Is.GreaterThan(0m));
        });
    }
}
