using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Money;
using CrmAriaConnector.Plugins.Readings;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Rows;

/// <summary>aria_planinstance: a plan of an account, as Aria last told it.</summary>
internal static class PlanInstanceRow
{
    public const string Table = "aria_planinstance";
    public const string Name = "aria_name";
    public const string Link = "aria_ariaaccountid";
    public const string InstanceNo = "aria_planinstanceno";
    public const string ClientInstanceId = "aria_clientplaninstanceid";
    public const string ParentInstanceNo = "aria_parentinstanceno";
    public const string PlanNo = "aria_planno";
    public const string IsSupplemental = "aria_issupplemental";
    public const string Units = "aria_units";
    public const string RateScheduleNo = "aria_ratescheduleno";
    public const string RateScheduleName = "aria_rateschedulename";
    public const string Rates = "aria_rates";
    public const string Status = "aria_status";
    public const string StatusLabel = "aria_statuslabel";
    public const string CurrencyCode = "aria_currencycode";
    public const string RecurringInterval = "aria_recurringinterval";
    public const string BillDay = "aria_billday";
    public const string LastBillDate = "aria_lastbilldate";
    public const string BillThruDate = "aria_billthrudate";
    public const string NextBillDate = "aria_nextbilldate";
    public const string SyncedOn = "aria_syncedon";

    public static readonly string[] Columns =
    [
        Name, Link, InstanceNo, ClientInstanceId, ParentInstanceNo, PlanNo, IsSupplemental, Units, RateScheduleNo,
        RateScheduleName, Rates, Status, StatusLabel, CurrencyCode, RecurringInterval, BillDay, LastBillDate,
        BillThruDate, NextBillDate,
    ];

    /// <summary>The columns that carry the plan's figures, for a row to be written or compared.</summary>
    public static Entity Figures(PlanInstance plan) => new(Table)
    {
        [Name] = RowValues.Cut(plan.Name, 200) ?? plan.InstanceNo,
        [InstanceNo] = plan.InstanceNo,
        [ClientInstanceId] = RowValues.Cut(plan.ClientInstanceId, 100),
        [ParentInstanceNo] = plan.ParentInstanceNo,
        [PlanNo] = plan.PlanNo,
        [IsSupplemental] = plan.IsSupplemental,
        [Units] = plan.Units,
        [RateScheduleNo] = plan.RateScheduleNo,
        [RateScheduleName] = RowValues.Cut(plan.RateScheduleName, 200),
        [Rates] = PluginJson.Write(plan.Services),
        [Status] = plan.Status,
        [StatusLabel] = RowValues.Cut(plan.StatusLabel, 100),
        [CurrencyCode] = RowValues.OfCurrency(plan.Currency),
        [RecurringInterval] = plan.RecurringInterval,
        [BillDay] = plan.BillDay,
        [LastBillDate] = RowValues.Of(plan.LastBillDate),
        [BillThruDate] = RowValues.Of(plan.BillThruDate),
        [NextBillDate] = RowValues.Of(plan.NextBillDate),
    };

    public static PlanInstance Read(Entity row) => new()
    {
        Name = row.Text(Name),
        InstanceNo = row.Text(InstanceNo) ?? "",
        ClientInstanceId = row.Text(ClientInstanceId),
        ParentInstanceNo = row.Text(ParentInstanceNo),
        PlanNo = row.Text(PlanNo),
        IsSupplemental = row.Flag(IsSupplemental),
        Units = row.Number(Units),
        RateScheduleNo = row.Text(RateScheduleNo),
        RateScheduleName = row.Text(RateScheduleName),
        Services = row.Text(Rates) is { } rates ? PluginJson.Read<ServiceRates[]>(rates) ?? [] : [],
        Status = row.Whole(Status),
        StatusLabel = row.Text(StatusLabel),
        Currency = row.Currency(CurrencyCode),
        RecurringInterval = row.Whole(RecurringInterval),
        BillDay = row.Whole(BillDay),
        LastBillDate = row.Day(LastBillDate),
        BillThruDate = row.Day(BillThruDate),
        NextBillDate = row.Day(NextBillDate),
    };
}
