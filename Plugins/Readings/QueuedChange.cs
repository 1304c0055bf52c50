using System.Collections.Generic;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Money;

namespace CrmAriaConnector.Plugins.Readings;

/// <summary>A change waiting in Aria's queue.</summary>
internal sealed record QueuedChange
{
    public string QueueId { get; init; } = "";

    public string? InstanceNo { get; init; }

    public AriaDate? EffectiveDate { get; init; }

    /// <summary>Not kept in CRM, and null in a mirrored row.</summary>
    public string? CurrentPlanNo { get; init; }

    /// <summary>Not kept in CRM.</summary>
    public string? TargetPlanNo { get; init; }

    public string? CurrentPlanName { get; init; }

    public string? TargetPlanName { get; init; }

    public decimal? CurrentUnits { get; init; }

    public decimal? TargetUnits { get; init; }

    public string? CurrentRateScheduleNo { get; init; }

    public string? TargetRateScheduleNo { get; init; }

    /// <summary>The plan instance's status now. Not kept in CRM.</summary>
    public int? CurrentInstanceStatus { get; init; }

    /// <summary>The plan instance's status after the change. Not kept in CRM.</summary>
    public int? TargetInstanceStatus { get; init; }

    /// <summary>The change's own status in the queue.</summary>
    public int? Status { get; init; }

    public string? StatusLabel { get; init; }

    public string? QueuedBy { get; init; }

    public AriaDate? QueuedOn { get; init; }

    /// <summary>Custom rates that wait with the change, by service number. Not kept in CRM.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<RateTier>> CustomRates { get; init; } = new Dictionary<string, IReadOnlyList<RateTier>>();

    public bool ChangesPlan => TargetPlanNo != CurrentPlanNo;

    public bool ChangesUnits => TargetUnits is not null && TargetUnits != CurrentUnits;

    public bool ChangesSchedule => TargetRateScheduleNo != CurrentRateScheduleNo;

    public bool ChangesStatus => TargetInstanceStatus != CurrentInstanceStatus;

    /// <summary>One that shows no difference at all is of a kind we do not know.</summary>
    public bool IsOfUnitsAlone => ChangesUnits && !ChangesPlan && !ChangesSchedule && !ChangesStatus && CustomRates.Count == 0;
}
