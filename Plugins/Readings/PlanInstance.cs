using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Money;

namespace CrmAriaConnector.Plugins.Readings;

/// <summary>A plan on an account, read from Aria or from its mirrored row.</summary>
internal sealed record PlanInstance
{
    public string InstanceNo { get; init; } = "";

    public string? ClientInstanceId { get; init; }

    public string? ParentInstanceNo { get; init; }

    public string? PlanNo { get; init; }

    public string? Name { get; init; }

    public bool IsSupplemental { get; init; }

    public decimal? Units { get; init; }

    public string? RateScheduleNo { get; init; }

    public string? RateScheduleName { get; init; }

    /// <summary>Whether the schedule in force is the plan's default; null in a mirrored row, which does not keep it.</summary>
    public bool? HasDefaultSchedule { get; init; }

    public AriaDate? ScheduleAvailableFrom { get; init; }

    public AriaDate? ScheduleAvailableTo { get; init; }

    /// <summary>The rates in force, custom ones included.</summary>
    public IReadOnlyList<ServiceRates> Services { get; init; } = [];

    public int? Status { get; init; }

    public string? StatusLabel { get; init; }

    public string? Currency { get; init; }

    /// <summary>Months between bills.</summary>
    public int? RecurringInterval { get; init; }

    public int? BillDay { get; init; }

    public AriaDate? LastBillDate { get; init; }

    public AriaDate? BillThruDate { get; init; }

    public AriaDate? NextBillDate { get; init; }

    public ServiceRates? Service(string serviceNo) => Services.FirstOrDefault(service => service.ServiceNo == serviceNo);

    public decimal? RecurringPrice => Units is { } units ? TierPrice.Recurring(Services, units) : null;
}
