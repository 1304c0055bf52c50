using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Money;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Previews;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>A resolved plan update: one call of update_acct_plan_m, dry or real.</summary>
internal sealed record UpdatePlanChange : IChange
{
    public string AcctNo { get; init; } = "";

    public string PlanInstanceNo { get; init; } = "";

    public decimal Units { get; init; }

    public string? RateScheduleNo { get; init; }

    public IReadOnlyList<CustomRate>? CustomRates { get; init; }

    public long Directive { get; init; }

    /// <summary>Only with the directives of a dated change.</summary>
    public AriaDate? EffectiveDate { get; init; }

    public string? Comments { get; init; }

    /// <summary>It has a receipt.</summary>
    string? IChange.Mark => null;

    public UpdateAcctPlanRequest Request(bool dryRun)
    {
        var request = new UpdateAcctPlanRequest
        {
            AcctNo = AriaNumber.Wire(AcctNo),
            PlanInstanceNo = AriaNumber.Wire(PlanInstanceNo),
            PlanUnits = Units,
            AltRateScheduleNo = RateScheduleNo is null ? null : AriaNumber.Wire(RateScheduleNo),
            AssignmentDirective = new AssignmentDirective(Directive),
            EffectiveDate = EffectiveDate,
            Comments = Comments,
            DoWrite = !dryRun,
            IncludePlanInstanceQueue = true,
        };
        foreach (var rate in CustomRates ?? [])
        {
            request.CustomRates.Add(new Aria.Rows.CustomRate
            {
                CustomRateServiceNo = AriaNumber.Wire(rate.ServiceNo),
                CustomRateSeqNo = rate.Tier.Seq,
                CustomRateFromUnit = rate.Tier.From,
                CustomRateToUnit = rate.Tier.To,
                CustomRatePerUnit = rate.Tier.RatePerUnit,
            });
        }
        return request;
    }

    private UpdateAcctPlanRequest Write(string receiptId)
    {
        var request = Request(dryRun: false);
        request.ClientReceiptId = receiptId;
        return request;
    }

    public Promise PromiseAgain(ChangeScope scope, Promise shown)
    {
        // On the bill date there is nothing to prorate, so neither today's date nor a dry run would tell anything.
        var today = shown.When == When.NextBillDate ? shown.BillingDay : scope.Billing.Today();
        if (EffectiveDate is { } day)
            CheckAhead(day, today);
        var outline = shown with { BillingDay = today, EffectiveDate = shown.When == When.Today ? today : shown.EffectiveDate };
        return shown.HasLinesOfAria
            ? UpdatePlanPromise.WithLines(outline, scope.Aria.Send(Request(dryRun: true)))
            : WithPlanOfToday(scope, outline);
    }

    public SentChange Send(ChangeScope scope, string receiptId, Promise shown)
    {
        var answer = scope.Aria.Send(Write(receiptId));
        var lines = AriaLines.Of(answer);
        var billed = lines.Count > 0 ? lines : null;
        return new SentChange
        {
            Lines = billed,
            Totals = billed is null ? null : Totals.Of(billed),
            InvoiceNo = AriaNumber.Text(answer.InvoiceNo),
            QueueId = answer.PlanInstanceQueue.Where(row => row.PlanInstanceNo is null || AriaNumber.Text(row.PlanInstanceNo) == PlanInstanceNo)
                .Select(row => AriaNumber.Text(row.QueueId)).LastOrDefault(),
            // Aria bills a dated change on its day: an answer without lines is then what was to be expected.
            Differs = shown.When == When.Today && AreDifferent(shown.Lines, lines),
            Payment = Payments.Of(answer),
            Remark = Remarks.Of(answer),
        };
    }

    public AriaRequest Request(string receiptId) => Write(receiptId);

    public static void CheckAhead(AriaDate day, AriaDate today)
    {
        if (day < today)
            throw new RefusalException(Codes.DateInPast, Invariant($"{Wording.Day(day)} is past; in Aria today is {Wording.Day(today)}. Pick a later day."));
        if (day == today)
            throw new RefusalException(Codes.InvalidDate, Invariant($"{Wording.Day(day)} is today in Aria. Choose \"today\" instead of a day."));
    }

    /// <summary>Without lines of Aria it is the plan itself that must still be as it was shown.</summary>
    private Promise WithPlanOfToday(ChangeScope scope, Promise outline)
    {
        var plan = scope.Billing.Plan(AcctNo, PlanInstanceNo);
        var effective = outline.When == When.NextBillDate ? plan.NextBillDate : outline.EffectiveDate;
        var promise = outline with { Before = UpdatePlanPromise.Terms(plan), EffectiveDate = effective };
        if (outline.ConfirmedByAria || outline.Lines is null)
            return promise;
        var ratesAfter = CustomRates is null ? plan.Services : CustomRates.Aggregate(plan.Services, Replace);
        return UpdatePlanPromise.Locally(promise with { Warnings = [] }, plan, ratesAfter);
    }

    private IReadOnlyList<ServiceRates> Replace(IReadOnlyList<ServiceRates> services, CustomRate rate) =>
        services.Select(service => service.ServiceNo == rate.ServiceNo
            ? service with { Tiers = CustomRates!.Where(other => other.ServiceNo == rate.ServiceNo).Select(other => other.Tier).ToList() }
            : service).ToList();

    private static bool AreDifferent(IReadOnlyList<MoneyLine>? promised, IReadOnlyList<MoneyLine> billed) =>
        !(promised ?? []).Select(Fingerprint.Line).OrderBy(text => text, StringComparer.Ordinal)
            .SequenceEqual(billed.Select(Fingerprint.Line).OrderBy(text => text, StringComparer.Ordinal));
}
