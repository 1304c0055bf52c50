using System;
using CrmAriaConnector.Plugins.Readings;
using Microsoft.Xrm.Sdk;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Rows;

/// <summary>aria_queuedchange: a change Aria will make on its day.</summary>
internal static class QueuedChangeRow
{
    public const string Table = "aria_queuedchange";
    public const string Name = "aria_name";
    public const string Link = "aria_ariaaccountid";
    public const string PlanInstance = "aria_planinstanceid";
    public const string QueueId = "aria_queueid";
    public const string InstanceNo = "aria_planinstanceno";
    public const string EffectiveDate = "aria_effectivedate";
    public const string CurrentPlanName = "aria_currentplanname";
    public const string TargetPlanName = "aria_targetplanname";
    public const string CurrentUnits = "aria_currentunits";
    public const string TargetUnits = "aria_targetunits";
    public const string CurrentRateScheduleNo = "aria_currentratescheduleno";
    public const string TargetRateScheduleNo = "aria_targetratescheduleno";
    public const string Status = "aria_status";
    public const string StatusLabel = "aria_statuslabel";
    public const string QueuedBy = "aria_queuedby";
    public const string QueuedOn = "aria_queuedon";
    public const string SyncedOn = "aria_syncedon";

    public static readonly string[] Columns =
    [
        Name, Link, PlanInstance, QueueId, InstanceNo, EffectiveDate, CurrentPlanName, TargetPlanName, CurrentUnits,
        TargetUnits, CurrentRateScheduleNo, TargetRateScheduleNo, Status, StatusLabel, QueuedBy, QueuedOn,
    ];

    /// <summary>The columns that carry the change's figures; <paramref name="planRow"/> is the mirrored plan it is about.</summary>
    public static Entity Figures(QueuedChange change, Guid? planRow) => new(Table)
    {
        [Name] = RowValues.Cut(Invariant($"{change.TargetPlanName ?? change.CurrentPlanName ?? change.InstanceNo} {change.EffectiveDate}").Trim(), 200),
        [PlanInstance] = planRow is { } id ? new EntityReference(PlanInstanceRow.Table, id) : null,
        [QueueId] = change.QueueId,
        [InstanceNo] = change.InstanceNo,
        [EffectiveDate] = RowValues.Of(change.EffectiveDate),
        [CurrentPlanName] = RowValues.Cut(change.CurrentPlanName, 200),
        [TargetPlanName] = RowValues.Cut(change.TargetPlanName, 200),
        [CurrentUnits] = change.CurrentUnits,
        [TargetUnits] = change.TargetUnits,
        [CurrentRateScheduleNo] = change.CurrentRateScheduleNo,
        [TargetRateScheduleNo] = change.TargetRateScheduleNo,
        [Status] = change.Status,
        [StatusLabel] = RowValues.Cut(change.StatusLabel, 100),
        [QueuedBy] = RowValues.Cut(change.QueuedBy, 100),
        [QueuedOn] = RowValues.Of(change.QueuedOn),
    };

    public static QueuedChange Read(Entity row) => new()
    {
        QueueId = row.Text(QueueId) ?? "",
        InstanceNo = row.Text(InstanceNo),
        EffectiveDate = row.Day(EffectiveDate),
        CurrentPlanName = row.Text(CurrentPlanName),
        TargetPlanName = row.Text(TargetPlanName),
        CurrentUnits = row.Number(CurrentUnits),
        TargetUnits = row.Number(TargetUnits),
        CurrentRateScheduleNo = row.Text(CurrentRateScheduleNo),
        TargetRateScheduleNo = row.Text(TargetRateScheduleNo),
        Status = row.Whole(Status),
        StatusLabel = row.Text(StatusLabel),
        QueuedBy = row.Text(QueuedBy),
        QueuedOn = row.Day(QueuedOn),
    };
}
