using System;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>What the operations that change one plan answer with: lines, totals, invoice, collection, future cost.</summary>
internal static class PlanChangeAnswer
{
    // The operations spell the array of lines in three ways.
    private static readonly string[] LineArrays = ["acct_plan_line_items", "invoice_line_item", "invoice_line_items"];

    /// <summary>The answer to a change that was made, or rehearsed, on a day.</summary>
    public static JsonObject Changed(Call call, string operation, Account account, PlanInstance instance, ChangeOutcome outcome, DateOnly day)
    {
        var answer = Costs(call, account, instance, day);
        AddLines(answer, operation, outcome);
        ChangeTotals.Of(outcome.Lines).Add(answer);
        if (call.DoWrite && outcome.Invoice is { } invoice)
        {
            answer["invoice_no"] = invoice.No;
            answer["collection_error_code"] = outcome.Collection.Code;
            answer["collection_error_msg"] = outcome.Collection.Text;
            answer["statement_error_code"] = 0;
            answer["statement_error_msg"] = "OK";
            ProcessorFields.Add(answer, outcome.Collection.Processor);
            call.Did(ActionType.Invoice, "Invoice", "Invoice generated", "invoice_no", invoice.No);
            CollectionAnswer.Note(call, outcome.Collection);
        }

        return Declared(operation, answer);
    }

    /// <summary>The answer to a change that was queued.</summary>
    public static JsonObject Queued(Call call, string operation, Account account, PlanInstance instance, params QueuedChange[] changes)
    {
        var answer = Costs(call, account, instance, call.Today);
        answer["proration_result_amount"] = 0m;
        answer["plan_instance_queue"] = QueueType.Rows(call, changes);
        return Declared(operation, answer);
    }

    private static void AddLines(JsonObject answer, string operation, ChangeOutcome outcome)
    {
        var name = LineArrays.First(array => Contract.Current.Find(operation)!.Outputs.Any(field => field.Name == array));
        answer[name] = PlanLineItems.Rows(outcome.Lines);
    }

    private static JsonObject Costs(Call call, Account account, PlanInstance instance, DateOnly day)
    {
        var perPeriod = Prices.PerPeriod(call.Work.Catalogue, account, instance, day);
        var months = instance.IntervalMonths;
        var monthly = Json.Amount(Money.Round(perPeriod / months, account.Currency));
        var yearly = Json.Amount(Money.Round(perPeriod * 12 / months, account.Currency));
        return new JsonObject
        {
            ["expectd_monthly_rec_cost"] = monthly?.DeepClone(),
            ["expectd_annual_rec_cost"] = yearly?.DeepClone(),
            ["expectd_activation_fee"] = Json.Amount(instance.ActivationBilled ? 0m : Prices.Activation(call.Work.Catalogue, account, instance, day)),
            ["expectd_mthly_recurring_cost"] = monthly,
            ["expectd_annu_recurring_cost"] = yearly,
        };
    }

    /// <summary>Operations differ in what they tell; each gets what its contract declares.</summary>
    private static JsonObject Declared(string operation, JsonObject answer)
    {
        var declared = Contract.Current.Find(operation)!.Outputs.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in answer.Select(member => member.Key).Where(name => !declared.Contains(name)).ToList())
            answer.Remove(name);
        return answer;
    }
}
