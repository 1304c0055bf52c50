using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Changes one numbered unit: its id, its fields, and from when a service of it is fulfilled. A service charged by
/// fulfilment is charged from that day, by the company's proration rule; a day in the future waits in the queue.
/// </summary>
internal sealed class UpdateAcctPlanUnitInstance : IOperation
{
    public string Name => "update_acct_plan_unit_instance_m";

    public string Summary => "id, fields and fulfilment of one unit; services charged by fulfilment are charged from that day";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "plan_unit_inst_no", "client_plan_unit_inst_id", "new_client_plan_unit_inst_id",
        "plan_unit_instance_services", "plan_unit_inst_fields", "do_write", "proration_invoice_timing",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        PlanUnitLookup.DemandEnabled(call);
        var (instance, unit) = PlanUnitLookup.Demanded(account.Instances, call.Request);
        if (call.Request.Text("new_client_plan_unit_inst_id") is { } id && id != unit.ClientId)
        {
            PlanUnitLookup.DemandFree(call, id, "new_client_plan_unit_inst_id");
            unit.ClientId = id;
        }

        foreach (var row in call.Request.Rows("plan_unit_inst_fields"))
            SetField(unit, row);
        var plan = call.Work.Catalogue.Plan(instance.PlanNo)!;
        var days = call.Request.Rows("plan_unit_instance_services").Select(row => Fulfil(call, plan, unit, row)).OfType<DateOnly>().Distinct().ToList();
        var defers = ChangeTiming.DefersInvoice(call.Request, plan);
        var answer = Charge(call, account, instance, days, defers);
        answer["out_acct_no"] = account.AcctNo;
        answer["out_client_acct_id"] = account.ClientAcctId;
        answer["out_plan_unit_inst_no"] = unit.No;
        answer["out_client_plan_unit_inst_id"] = unit.ClientId;
        return answer;
    }

    private JsonObject Charge(Call call, Account account, PlanInstance instance, List<DateOnly> days, bool defers)
    {
        var rule = call.Work.Settings.CompanyProration;
        foreach (var day in days.Where(day => day > call.Today))
        {
            var directive = new AssignmentDirective(7, ChangeTime.OnDate, rule);
            PlanCommands.Enqueue(call, account, PlanCommand.Of(call, ChangeKind.Update, instance, new PlanUpdate { RecountsFulfilment = true }, directive, day, defers).Change);
        }

        var outcome = days.Contains(call.Today)
            ? PlanChanger.Apply(call.Work.Books, account, instance, new PlanUpdate { RecountsFulfilment = true }, rule, defers, call.Today)
            : ChangeOutcome.Uninvoiced([]);
        return PlanChangeAnswer.Changed(call, Name, account, instance, outcome, call.Today);
    }

    /// <summary>Notes from when a service is fulfilled; gives the day on which charges change, or null when none do.</summary>
    private static DateOnly? Fulfil(Call call, Plan plan, PlanUnit unit, AriaRow row)
    {
        var service = CatalogueLookup.Service(call.Work.Catalogue, plan, row) ?? throw AriaFailure.Missing("service_no");
        var given = row.Date("service_fulfillment_date");
        DateOnly? date;
        switch (row.Long("fulfillment_directive") ?? 1)
        {
            case 1:
                date = call.Today;
                break;
            case 2:
                date = given ?? throw AriaFailure.Missing("service_fulfillment_date");
                if (date <= call.Today)
                    throw AriaFailure.BadDate("service_fulfillment_date", "must be in the future");
                break;
            case 3:
                date = null;
                break;
            default:
                throw AriaFailure.Invalid("fulfillment_directive must be 1, 2 or 3");
        }

        unit.Fulfilments.RemoveAll(fulfilment => fulfilment.ServiceNo == service.No);
        if (date is { } day)
            unit.Fulfilments.Add(new Fulfilment(service.No, day));
        return service.IsFulfilmentBased ? date ?? call.Today : null;
    }

    private static void SetField(PlanUnit unit, AriaRow row)
    {
        var name = row.Text("field_name") ?? throw AriaFailure.Missing("field_name");
        var value = row.Text("field_value");
        switch (row.Long("plan_unit_inst_directive") ?? 1)
        {
            case 1:
                unit.Fields.Add(new UnitField(name, value ?? throw AriaFailure.Missing("field_value")));
                break;
            case 2:
                unit.Fields.RemoveAll(field => field.Name == name);
                unit.Fields.Add(new UnitField(name, value ?? throw AriaFailure.Missing("field_value")));
                break;
            case 3:
                unit.Fields.RemoveAll(field => field.Name == name && (value == null || field.Value == value));
                break;
            default:
                throw AriaFailure.Invalid("plan_unit_inst_directive must be 1, 2 or 3");
        }
    }
}
