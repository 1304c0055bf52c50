using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Aria.Rows;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Intents;
using CrmAriaConnector.Plugins.Money;
using CrmAriaConnector.Plugins.Settings;
using CrmAriaConnector.Plugins.Transport;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Readings;

/// <summary>Aria's readings in the connector's own shapes. Each method makes one call, the list of all plans one per page.</summary>
internal sealed class BillingReader(AriaSession aria)
{
    /// <summary>Some getters answer "no data found" with this code instead of an empty list.</summary>
    private const long NoDataFound = 1002;

    /// <summary>The account that is asked for does not exist.</summary>
    private const long NoSuchAccount = 1009;

    /// <summary>Aria's own date: the day it would bill today. In production its clock is the real one.</summary>
    public AriaDate Today() =>
        aria.Send(new GetVirtualDatetimeRequest()).VirtualDate
        ?? throw new RefusalException(Codes.AriaBadAnswer, "Aria did not tell its date. Nothing was changed. Try again; if it stays so, tell an administrator.");

    public AccountFigures Details(string acctNo) => Details(new GetAcctDetailsAllRequest { AcctNo = AriaNumber.Wire(acctNo) }, acctNo);

    /// <summary>Null when Aria has no such account.</summary>
    public AccountFigures? FindByNumber(string acctNo) => OrMissing(() => Details(acctNo));

    /// <summary>By the tenant's own id; null when Aria has no such account.</summary>
    public AccountFigures? FindByClientId(string id) => OrMissing(() => Details(new GetAcctDetailsAllRequest { ClientAcctId = id }, null));

    /// <summary>The account number of a user id; null when Aria has no such user.</summary>
    public string? NumberOfUser(string userId) => OrMissing(() => AriaNumber.Text(aria.Send(new GetAcctNoFromUserIdRequest { UserId = userId }).AcctNo));

    /// <summary>How many plans an account has.</summary>
    public long PlanCount(string acctNo) => Page(acctNo, 1, 0).Total;

    private AccountFigures Details(GetAcctDetailsAllRequest request, string? acctNo)
    {
        request.IncludeMasterPlans = 0;
        request.IncludeSuppPlans = 0;
        request.IncludeBillingGroups = 0;
        request.IncludePaymentMethods = 0;
        var answer = aria.Send(request);
        return new AccountFigures
        {
            AcctNo = acctNo ?? AriaNumber.Text(answer.AcctNo)
                ?? throw new RefusalException(Codes.AriaBadAnswer, "Aria did not tell the number of the account. Enter the account number instead."),
            Company = answer.CompanyName,
            Person = string.Join(" ", new[] { answer.FirstName, answer.LastName }.Where(name => !string.IsNullOrEmpty(name))) is { Length: > 0 } person ? person : null,
            ClientAcctId = answer.ClientAcctId,
            UserId = answer.Userid,
            Status = (int?)answer.StatusCd?.Code,
            Balance = answer.AcctBalance,
            Currency = answer.AcctCurrency,
        };
    }

    /// <summary>One plan with its rates, in one call.</summary>
    /// <exception cref="RefusalException">UNKNOWN_PLAN_INSTANCE: Aria does not list it.</exception>
    public PlanInstance Plan(string acctNo, string instanceNo) =>
        Page(acctNo, PipelineSettings.LargestPlanPage, 0).Plans.FirstOrDefault(plan => plan.InstanceNo == instanceNo)
        ?? throw new RefusalException(Codes.UnknownPlanInstance, Invariant($"Aria no longer lists plan {instanceNo} on account {acctNo}. Refresh, then choose the plan from the list."));

    /// <summary>All plans of an account.</summary>
    public IReadOnlyList<PlanInstance> Plans(string acctNo)
    {
        var plans = new List<PlanInstance>();
        while (true)
        {
            var page = Page(acctNo, PipelineSettings.PlanPage, plans.Count);
            plans.AddRange(page.Plans);
            if (page.Plans.Count == 0 || plans.Count >= page.Total)
                return plans;
            if (plans.Count > PipelineSettings.LastPlanOffset)
                throw new RefusalException(Codes.AriaBadAnswer, Invariant($"Account {acctNo} has more plans than Aria lists in pages ({PipelineSettings.LastPlanOffset}); they are not mirrored."));
        }
    }

    public IReadOnlyList<RateSchedule> Schedules(string? planNo, string? currency)
    {
        if (planNo is null)
            return [];
        var answer = OrNothing(() => aria.Send(new GetRateSchedulesForPlanRequest { PlanNo = AriaNumber.Wire(planNo), CurrencyCd = currency }));
        return answer is null ? [] : answer.RateScheds.Select(schedule => new RateSchedule
        {
            No = AriaNumber.Text(schedule.ScheduleNo) ?? "",
            Name = schedule.ScheduleName,
            Currency = schedule.ScheduleCurrency,
            IsDefault = schedule.DefaultIndCurr == 1,
            AvailableFrom = schedule.AvailableFromDt,
            AvailableTo = schedule.AvailableToDt,
        }).ToList();
    }

    /// <summary>The changes that wait; executed and deleted ones are left out.</summary>
    public IReadOnlyList<QueuedChange> Queue(string acctNo)
    {
        var answer = OrNothing(() => aria.Send(new GetAcctPlanQueuedChangesRequest
        {
            AcctNo = AriaNumber.Wire(acctNo),
            QueuedActionStatusCd = QueuedActionStatus.Queued,
        }));
        return answer is null ? [] : answer.QueuedChangeDetails.Select(Map).ToList();
    }

    /// <summary>The statements made on a day or later.</summary>
    public IReadOnlyList<StatementsHistory> Statements(string acctNo, AriaDate since)
    {
        var answer = OrNothing(() => aria.Send(new GetAcctStatementHistoryRequest { AcctNo = AriaNumber.Wire(acctNo), StartDate = since }));
        return answer is null ? [] : Numbered(answer.StatementsHistory, statement => statement.StatementNo);
    }

    /// <summary>The newest orders with their items.</summary>
    public IReadOnlyList<Order> Orders(string acctNo, int most)
    {
        var answer = OrNothing(() => aria.Send(new GetOrderRequest { AcctNo = AriaNumber.Wire(acctNo), LimitRecords = most, DetailsFlag = 1 }));
        return answer is null ? [] : Numbered(answer.Orders, order => order.OrderNo);
    }

    private PlanPage Page(string acctNo, int limit, int offset)
    {
        var answer = OrNothing(() => aria.Send(new GetAcctPlansAllRequest
        {
            AcctNo = AriaNumber.Wire(acctNo),
            Limit = limit,
            Offset = offset,
            IncludePlanServices = true,
            IncludeRateSchedule = true,
            IncludeServiceSuppFields = false,
            IncludeProductFields = false,
            IncludePlanInstanceFields = false,
            IncludeSurcharges = false,
            IncludeContractAndRolloverInfo = false,
            IncludeDunningInfo = false,
        }));
        if (answer is null)
            return new PlanPage([], 0);
        var plans = answer.AllAcctPlansM.Select(Map).ToList();
        return new PlanPage(plans, answer.RecordCount ?? offset + plans.Count);
    }

    private static PlanInstance Map(AllAcctPlansM plan) => new()
    {
        InstanceNo = AriaNumber.Text(plan.PlanInstanceNo) ?? "",
        ClientInstanceId = plan.ClientPlanInstanceId,
        ParentInstanceNo = AriaNumber.Text(plan.ParentPlanInstanceNo),
        PlanNo = AriaNumber.Text(plan.PlanNo),
        Name = plan.PlanName,
        IsSupplemental = plan.SuppPlanInd == 1,
        Units = plan.PlanUnits,
        RateScheduleNo = AriaNumber.Text(plan.RateScheduleNo),
        RateScheduleName = plan.RateScheduleName,
        HasDefaultSchedule = plan.RateSchedIsDefaultInd is { } isDefault ? isDefault == 1 : null,
        ScheduleAvailableFrom = plan.AvailableFromDt,
        ScheduleAvailableTo = plan.AvailableToDt,
        Services = plan.PlanInstanceServices.Select(service => Map(service, plan.ClientRateScheduleId)).ToList(),
        Status = (int?)plan.PlanInstanceStatusCd?.Code,
        StatusLabel = plan.PlanInstanceStatusLabel,
        Currency = plan.CurrencyCd,
        RecurringInterval = (int?)plan.RecurringBillingInterval,
        BillDay = (int?)plan.BillDay,
        LastBillDate = plan.LastBillDate,
        BillThruDate = plan.BillThruDate,
        NextBillDate = plan.NextBillDate,
    };

    private static ServiceRates Map(PlanInstanceService service, string? scheduleId) => new()
    {
        ServiceNo = AriaNumber.Text(service.ServiceNo) ?? "",
        Name = service.ServiceDesc,
        IsRecurring = service.IsRecurringInd == 1,
        IsUsage = service.IsUsageBasedInd == 1,
        // Assumed: a rate agreed for the customer alone carries no schedule's id, where the plan's schedule has one.
        IsCustom = !string.IsNullOrEmpty(scheduleId) && service.PlanServiceRates.Count > 0 && service.PlanServiceRates.All(rate => string.IsNullOrEmpty(rate.ClientRateScheduleId)),
        TierRule = (int?)service.TieredPricingRule?.Code,
        Tiers = service.PlanServiceRates
            .Select((rate, index) => new RateTier((int)(rate.RateSeqNo ?? index + 1), rate.FromUnit ?? 1, rate.ToUnit, rate.RatePerUnit ?? 0))
            .OrderBy(tier => tier.Seq).ToList(),
    };

    private static QueuedChange Map(QueuedChangeDetail change) => new()
    {
        QueueId = AriaNumber.Text(change.QueueId) ?? "",
        InstanceNo = AriaNumber.Text(change.PlanInstanceNo),
        EffectiveDate = change.EffectiveDate,
        CurrentPlanNo = AriaNumber.Text(change.CurrentPlanNo),
        TargetPlanNo = AriaNumber.Text(change.TargetPlanNo),
        CurrentPlanName = change.CurrentPlanName,
        TargetPlanName = change.TargetPlanName,
        CurrentUnits = change.CurrentPlanUnits,
        TargetUnits = change.TargetPlanUnits,
        CurrentRateScheduleNo = AriaNumber.Text(change.CurrentRateScheduleNo),
        TargetRateScheduleNo = AriaNumber.Text(change.TargetRateScheduleNo),
        CurrentInstanceStatus = (int?)change.CurrentPlanInstStatus?.Code,
        TargetInstanceStatus = (int?)change.TargetPlanInstStatus?.Code,
        Status = (int?)change.QueuedActionStatusCd?.Code,
        StatusLabel = change.QueuedActionStatusLabel,
        QueuedBy = change.QueuingUserId,
        QueuedOn = change.QueuingDate,
        CustomRates = change.QueuedPlanCustomRates
            .GroupBy(rate => AriaNumber.Text(rate.CustomRateServiceNo) ?? "")
            .ToDictionary(group => group.Key, group => (IReadOnlyList<RateTier>)group
                .Select((rate, index) => new RateTier((int)(rate.CustomRateSeqNo ?? index + 1), rate.CustomRateFromUnit ?? 1, rate.CustomRateToUnit, rate.CustomRatePerUnit ?? 0))
                .OrderBy(tier => tier.Seq).ToList()),
    };

    /// <summary>One row for each number: the number is the key of the row in CRM.</summary>
    private static List<T> Numbered<T>(IEnumerable<T> rows, Func<T, long?> number) =>
        rows.Where(row => number(row) is not null).GroupBy(number).Select(same => same.First()).ToList();

    private static T? OrNothing<T>(Func<T> call) where T : class
    {
        try
        {
            return call();
        }
        catch (AriaException nothing) when (nothing.ErrorCode == NoDataFound)
        {
            return null;
        }
    }

    private static T? OrMissing<T>(Func<T?> call) where T : class
    {
        try
        {
            return call();
        }
        catch (AriaException missing) when (missing.ErrorCode is NoDataFound or NoSuchAccount)
        {
            return null;
        }
    }

    private sealed record PlanPage(IReadOnlyList<PlanInstance> Plans, long Total);
}
