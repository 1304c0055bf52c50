using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Plans that number their units, and services charged by fulfilment.</summary>
public sealed class PlanUnitTests
{
    private static TenantDefinition Numbered(decimal price = 10m)
    {
        var definition = TestTenant.New("2015-04-27", "2015-04-15", 15, price, 0m, units: 2m);
        definition.PlanOf(TestTenant.LinePlan).NumbersUnits = true;
        return definition;
    }

    private static object Modify(int directive, int add = 0, string[]? ids = null, long[]? remove = null, string doWrite = "true") => new
    {
        plan_inst_no = TestTenant.Line,
        assignment_directive = directive,
        new_plan_units = add,
        new_client_plan_unit_inst = ids?.Select(id => new { new_client_plan_unit_inst_id = id }),
        remove_plan_units = remove?.Select(no => new { plan_unit_inst_no = no }),
        do_write = doWrite,
    };

    [Test]
    public void The_units_of_the_plan_are_numbered_and_follow_its_quantity()
    {
        using var aria = new InProcessAria(Numbered());
        aria.Update(3, units: 4m);
        aria.Update(3, units: 3m);
        var units = aria.Do("get_acct_plan_unit_instance_all_m", new { plan_instance_no = TestTenant.Line })["all_plan_instances"]![0]!["plan_unit_inst_list"]!.AsArray();
        Assert.That(units.Select(unit => (string?)unit!["plan_unit_inst_status"]), Is.EqualTo(new[] { "Active", "Active", "Active", "Inactive" }));
    }

    [Test]
    public void New_plan_units_counts_additional_units_and_is_prorated()
    {
        using var aria = new InProcessAria(Numbered());
        var preview = aria.Do("modify_acct_plan_unit_instances_m", Modify(4, add: 1, ids: ["LINE-3"], doWrite: "false"));
        var answer = aria.Do("modify_acct_plan_unit_instances_m", Modify(4, add: 1, ids: ["LINE-3"]));
        Assert.Multiple(() =>
        {
            // 2 to 3 units at 10.00 on 27 April: 30 x 18/30 charged, 20 x 18/30 back.
            Assert.That(answer["invoice_line_item"]!.AsArray().Select(line => (decimal)line!["line_amount"]!), Is.EqualTo(new[] { 18.00m, -12.00m }));
            Assert.That((decimal?)preview["total"], Is.EqualTo((decimal?)answer["total"]));
            Assert.That(aria.Instance(TestTenant.Line).Current.Units, Is.EqualTo(3m));
            Assert.That(aria.Instance(TestTenant.Line).UnitList[^1].ClientId, Is.EqualTo("LINE-3"));
        });
    }

    [Test]
    public void A_unit_is_removed_by_number_or_id_and_the_last_one_is_not()
    {
        using var aria = new InProcessAria(Numbered());
        var first = aria.Instance(TestTenant.Line).UnitList[0].No;
        aria.Do("modify_acct_plan_unit_instances_m", Modify(4, remove: [first]));
        Assert.Multiple(() =>
        {
            Assert.That(aria.Instance(TestTenant.Line).UnitList.Select(unit => unit.IsActive), Is.EqualTo(new[] { false, true }));
            aria.Refuse(27012, "modify_acct_plan_unit_instances_m", Modify(4, remove: [first]));
            aria.Refuse(27003, "modify_acct_plan_unit_instances_m", Modify(4, remove: [987]));
            aria.Refuse(1016, "modify_acct_plan_unit_instances_m", Modify(4, remove: [aria.Instance(TestTenant.Line).UnitList[1].No]));
            aria.Refuse(1016, "modify_acct_plan_unit_instances_m", Modify(9, add: 1));
        });
    }

    [Test]
    public void On_the_anniversary_the_named_units_come_and_go_with_the_queue()
    {
        using var aria = new InProcessAria(Numbered());
        var first = aria.Instance(TestTenant.Line).UnitList[0].No;
        aria.Do("modify_acct_plan_unit_instances_m", Modify(1, add: 2, ids: ["A", "B"], remove: [first]));
        aria.GoTo("2015-05-15");
        Assert.Multiple(() =>
        {
            Assert.That(aria.Instance(TestTenant.Line).Current.Units, Is.EqualTo(3m));
            Assert.That(aria.Instance(TestTenant.Line).UnitList.Where(unit => unit.IsActive).Select(unit => unit.ClientId).Skip(1), Is.EqualTo(new[] { "A", "B" }));
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 30.00m }));
        });
    }

    [Test]
    public void A_service_charged_by_fulfilment_is_charged_from_the_day_its_unit_is_fulfilled()
    {
        var definition = Numbered();
        definition.PlanOf(TestTenant.LinePlan).Services[0].IsFulfilmentBased = true;
        using var aria = new InProcessAria(definition);
        var units = aria.Instance(TestTenant.Line).UnitList;
        var now = aria.Do("update_acct_plan_unit_instance_m", new { plan_unit_inst_no = units[0].No, plan_unit_instance_services = new[] { new { service_no = TestTenant.LineService, fulfillment_directive = 1 } } });
        aria.Do("update_acct_plan_unit_instance_m", new { plan_unit_inst_no = units[1].No, plan_unit_instance_services = new[] { new { service_no = TestTenant.LineService, fulfillment_directive = 2, service_fulfillment_date = "2015-05-20" } } });
        var started = aria.Account.Invoices[0].Total;
        aria.GoTo("2015-05-15");
        var anniversary = aria.NewestInvoice();
        aria.GoTo("2015-05-20");
        Assert.Multiple(() =>
        {
            Assert.That(started, Is.Zero, "nothing was fulfilled at first");
            // 27 April to 14 May are 18 of 30 days: 10 x 18/30.
            Assert.That((decimal?)now["total"], Is.EqualTo(6.00m));
            Assert.That(anniversary, Is.EqualTo(new[] { 10.00m }));
            // 20 May to 14 June are 26 of 31 days: two units 20 x 26/31 = 16.774..., one back 10 x 26/31 = 8.387... .
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 16.77m, -8.39m }));
        });
    }

    [Test]
    public void Without_the_tenant_s_parameter_the_operations_answer_27011()
    {
        var definition = Numbered();
        definition.Settings.EnablePlanUnitInstances = false;
        using var aria = new InProcessAria(definition);
        Assert.Multiple(() =>
        {
            aria.Refuse(27011, "modify_acct_plan_unit_instances_m", Modify(4, add: 1));
            aria.Refuse(27011, "get_acct_plan_unit_instance_all_m", new { });
            aria.Refuse(27011, "update_acct_plan_unit_instance_m", new { plan_unit_inst_no = 1 });
        });
    }

    [Test]
    public void Fields_of_a_unit_are_added_replaced_and_removed()
    {
        using var aria = new InProcessAria(Numbered());
        var no = aria.Instance(TestTenant.Line).UnitList[0].No;
        string?[] Field(int directive, string? value)
        {
            aria.Do("update_acct_plan_unit_instance_m", new { plan_unit_inst_no = no, plan_unit_inst_fields = new[] { new { field_name = "handset", field_value = value, plan_unit_inst_directive = directive } } });
            return [.. aria.Instance(TestTenant.Line).UnitList[0].Fields.Select(field => field.Value)];
        }

        Assert.Multiple(() =>
        {
            Assert.That(Field(1, "A"), Is.EqualTo(new[] { "A" }));
            Assert.That(Field(1, "B"), Is.EqualTo(new[] { "A", "B" }));
            Assert.That(Field(3, "A"), Is.EqualTo(new[] { "B" }));
            Assert.That(Field(2, "C"), Is.EqualTo(new[] { "C" }));
            Assert.That(Field(3, null), Is.Empty);
        });
    }
}
