using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Grants service credits of one amount: the first from initial_credit_date, one more per interval, each with its expiry.
/// Per cent and eligible services are refused by name.
/// </summary>
internal sealed class CreateAdvancedServiceCredit : IOperation
{
    private const int MostCredits = 120;

    public string Name => "create_advanced_service_credit_m";

    public string Summary => "an amount, once or some times (frequency_no, each month), with first day and expiry";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "master_plan_instance_no", "client_master_plan_instance_id", "amount", "reason_code", "comments",
        "frequency_no", "initial_credit_date", "credit_expiry_type_ind", "credit_expiry_months", "credit_expiry_date",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var master = Call.Instance(account, call.Request, "master_plan_instance_no", "client_master_plan_instance_id");
        var amount = Amounts.Positive(call.Request, "amount", account.Currency) ?? throw AriaFailure.Missing("amount");
        var reason = call.Request.Long("reason_code") ?? throw AriaFailure.Missing("reason_code");
        if (!CreditReason.IsForAdvanced(reason))
            throw AriaFailure.Invalid("reason_code must be 1, 2, 3, 4, 5, 6, 9 or 11");
        var count = call.Request.Long("frequency_no") ?? 1;
        if (count is < 1 or > MostCredits)
            throw AriaFailure.Invalid($"frequency_no must be from 1 to {MostCredits}");
        var first = call.Request.Date("initial_credit_date") ?? call.Today;
        if (first < call.Today)
            throw AriaFailure.BadDate("initial_credit_date", "must not be in the past");

        foreach (var month in Enumerable.Range(0, (int)count))
        {
            var from = first.AddMonths(month);
            account.ServiceCredits.Add(new ServiceCredit
            {
                TransactionId = call.Work.Next(Sequence.Credit),
                Remaining = amount,
                MasterInstanceNo = master == null ? null : account.MasterOf(master).No,
                From = from,
                To = Expiry(call.Request, from),
                ReasonCode = reason,
                Comments = call.Request.Text("comments"),
            });
        }

        return [];
    }

    /// <summary>The last day: M months, W weeks, Y days after the first, or D a date. Source: Aria's guide.</summary>
    private static DateOnly? Expiry(AriaRow request, DateOnly from)
    {
        var kind = request.Text("credit_expiry_type_ind");
        if (kind == null)
            return null;
        if (kind == "D")
            return request.Date("credit_expiry_date") is { } date && date >= from ? date : throw AriaFailure.BadDate("credit_expiry_date", "must not be before the first day of the credit");

        var periods = request.Long("credit_expiry_months") ?? throw AriaFailure.Missing("credit_expiry_months");
        if (periods is < 1 or > 10_000)
            throw AriaFailure.Invalid("credit_expiry_months must be from 1 to 10000");
        return kind switch
        {
            "M" => from.AddMonths((int)periods),
            "W" => from.AddDays(7 * (int)periods),
            "Y" => from.AddDays((int)periods),
            _ => throw AriaFailure.Invalid("credit_expiry_type_ind must be M, W, Y or D"),
        };
    }
}
