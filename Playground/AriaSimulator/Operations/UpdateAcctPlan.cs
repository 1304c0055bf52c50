using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Changes units, rate schedule, custom rates or texts of one plan instance: on its anniversary, now, or on a date.
/// A dry run of a dated change runs the account's days forward to that date and answers the lines of that day.
/// </summary>
internal sealed class UpdateAcctPlan : IOperation
{
    private const int QueueTypeUpdate = 3;

    public string Name => "update_acct_plan_m";

    public string Summary => "units, schedule, custom rates, texts of one instance; directives 1–11, dry run, queue, put-off invoicing";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "plan_instance_no", "client_plan_instance_id", "alt_rate_schedule_no", "client_alt_rate_schedule_id",
        "plan_units", "custom_rates", "plan_instance_description", "new_client_plan_inst_id", "po_num", "assignment_directive",
        "effective_date", "offset_interval", "proration_invoice_timing", "comments", "do_write", "client_receipt_id",
        "include_plan_instance_queue",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.Work.Change(call.Account().AcctNo);
        var instance = Call.Instance(account, call.Request) ?? throw AriaFailure.Missing("plan_instance_no");
        if (instance.Status < PlanStatus.Inactive)
            throw new AriaFailure(ErrorCode.StatusForbidsChange, $"invalid status for the plan: the instance is {PlanStatus.Label(instance.Status)}");

        var plan = call.Work.Catalogue.Plan(instance.PlanNo)!;
        var directive = AssignmentDirective.Read(call.Request, call.Work.Settings);
        var date = EffectiveDate(call, instance, directive);
        var schedule = CatalogueLookup.AssignableSchedule(plan, call.Request, account.Currency, call.Today, date ?? call.Today);
        var update = new PlanUpdate
        {
            Units = PlanUnits.Read(call, call.Request, "plan_units"),
            RateScheduleNo = schedule?.No,
            CustomRates = CustomRateReader.ReadPlanUpdate(call.Work.Catalogue, plan, plan.Schedule(instance.Current.RateScheduleNo)!, call.Request, call.Today),
        };
        if (update.RateScheduleNo != null && update.CustomRates != null)
            throw AriaFailure.Invalid("alt_rate_schedule_no and custom_rates are alternatives; send one of them");

        var defers = DefersInvoice(call, plan);
        _ = call.Request.Flag("include_plan_instance_queue", absent: false);
        SetTexts(call, account, instance);
        instance.ReceiptId = call.Request.Text("client_receipt_id") ?? instance.ReceiptId;
        call.Did(ActionType.PlanInstance, "Plan update", "Plan instance updated", "plan_instance_no", instance.No);

        if (directive.Time == ChangeTime.Now || date == call.Today)
        {
            var outcome = PlanChanger.Apply(call.Work.Books, account, instance, update, directive.Rule, defers, call.Today);
            return Changed(call, account, instance, outcome, call.Today);
        }

        return Enqueue(call, account, instance, new QueuedChange
        {
            PlanInstanceNo = instance.No,
            EffectiveDate = date,
            Directive = directive.Code,
            Rule = directive.Rule,
            DeferInvoice = defers,
            Update = update,
            QueuedBy = call.Caller,
            QueuedOn = call.Today,
        });
    }

    /// <summary>The day the change takes effect; null for a dated change that waits for somebody to set its date.</summary>
    private static DateOnly? EffectiveDate(Call call, PlanInstance instance, AssignmentDirective directive)
    {
        var given = call.Request.Date("effective_date");
        if (directive.Time == ChangeTime.Now)
            return call.Today;
        if (directive.Time == ChangeTime.OnDate)
        {
            if (given < call.Today)
                throw AriaFailure.BadDate("effective_date", "must not be in the past");
            if (given > call.Today.AddYears(call.Work.Settings.FarthestYears))
                throw AriaFailure.BadDate("effective_date", $"must not be more than {call.Work.Settings.FarthestYears} years ahead");
            return given;
        }

        var periods = call.Request.Long("offset_interval") ?? 0;
        if (periods is < 0 or > 120 || (periods == 0 && call.Request.Has("offset_interval")))
            throw AriaFailure.Invalid("offset_interval must be a whole number of billing periods greater than zero");
        if (instance.NextBillDate is not { } anniversary)
            return instance.ActivatesOn;

        return periods == 0 ? anniversary : BillingCalendar.Shift(anniversary, (int)periods * instance.IntervalMonths, instance.BillDay);
    }

    private static bool DefersInvoice(Call call, Plan plan) => call.Request.Long("proration_invoice_timing") switch
    {
        null => plan.DeferProration,
        0 => false,
        1 => true,
        _ => throw AriaFailure.Invalid("proration_invoice_timing must be 0 or 1"),
    };

    private static void SetTexts(Call call, Account account, PlanInstance instance)
    {
        instance.Description = Cleared(call.Request.Text("plan_instance_description"), instance.Description);
        instance.PoNumber = Cleared(call.Request.Text("po_num"), instance.PoNumber);
        if (call.Request.Text("new_client_plan_inst_id") is not { } id || id == instance.ClientId)
            return;

        if (call.Work.Accounts.Any(other => other.Instances.Any(one => one.ClientId == id && (one.No != instance.No || other.AcctNo != account.AcctNo))))
            throw new AriaFailure(ErrorCode.DuplicateEntry, $"new_client_plan_inst_id {id} is in use");
        instance.ClientId = id;
    }

    // Aria clears a text field that is sent as a tilde.
    private static string? Cleared(string? given, string? before) => given == "~" ? null : given ?? before;

    private static JsonObject Enqueue(Call call, Account account, PlanInstance instance, QueuedChange change)
    {
        if (!call.DoWrite)
            return Preview(call, account, instance, change);

        change.QueueId = call.Work.Next(Sequence.Queue);
        account.Queue.Add(change);
        call.Did(ActionType.Queue, "Queued plan change", "Plan change queued", "queue_id", change.QueueId);
        var answer = new JsonObject { ["proration_result_amount"] = 0m };
        if (call.Request.Flag("include_plan_instance_queue", absent: false))
        {
            answer["plan_instance_queue"] = Json.Rows([new JsonObject
            {
                ["queue_id"] = change.QueueId,
                ["queue_type_ind"] = QueueTypeUpdate,
                ["plan_instance_no"] = instance.No,
            }]);
        }

        return answer;
    }

    /// <summary>Runs this call's copy of the account to the day of the change; the copy is thrown away.</summary>
    private static JsonObject Preview(Call call, Account account, PlanInstance instance, QueuedChange change)
    {
        if (change.EffectiveDate is not { } date)
            return new JsonObject { ["proration_result_amount"] = 0m };

        change.QueueId = long.MaxValue;
        account.Queue.Add(change);
        DayRunner.RunThrough(call.Work.Books, account, call.Today, date.AddDays(-1));
        var outcome = ChangeQueue.ExecuteDue(call.Work.Books, account, date)[change.QueueId];
        return Changed(call, account, instance, outcome, date);
    }

    private static JsonObject Changed(Call call, Account account, PlanInstance instance, ChangeOutcome outcome, DateOnly day)
    {
        var perPeriod = Prices.PerPeriod(call.Work.Catalogue, account, instance, day);
        var answer = new JsonObject
        {
            ["acct_plan_line_items"] = PlanLineItems.Rows(outcome.Lines),
            ["expectd_activation_fee"] = 0m,
            ["expectd_mthly_recurring_cost"] = Json.Amount(Money.Round(perPeriod / instance.IntervalMonths, account.Currency)),
            ["expectd_annu_recurring_cost"] = Json.Amount(Money.Round(perPeriod * 12 / instance.IntervalMonths, account.Currency)),
        };
        ChangeTotals.Of(outcome.Lines).Add(answer);
        if (call.DoWrite && outcome.Invoice is { } invoice)
        {
            answer["invoice_no"] = invoice.No;
            answer["collection_error_code"] = outcome.Collection.Code;
            answer["collection_error_msg"] = outcome.Collection.Text;
            answer["statement_error_code"] = 0;
            answer["statement_error_msg"] = "OK";
            call.Did(ActionType.Invoice, "Invoice", "Invoice generated", "invoice_no", invoice.No);
        }

        return answer;
    }
}
