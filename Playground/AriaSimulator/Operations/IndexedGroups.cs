using System.Collections.Generic;
using System.Globalization;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Groups a call makes or names itself; its rows refer to them by numbers of the caller's choice.</summary>
internal sealed class IndexedGroups
{
    /// <summary>A call without groups of its own.</summary>
    public static readonly IndexedGroups None = new();

    private readonly Dictionary<long, BillingGroup> billing = [];
    private readonly Dictionary<long, DunningGroup> dunning = [];

    public void Add(AriaRow row, BillingGroup group)
    {
        if (row.Long("billing_group_idx") is { } index && !billing.TryAdd(index, group))
            throw Twice("billing_group_idx", index);
    }

    public void Add(AriaRow row, DunningGroup group)
    {
        if (row.Long("dunning_group_idx") is { } index && !dunning.TryAdd(index, group))
            throw Twice("dunning_group_idx", index);
    }

    public BillingGroup? Billing(AriaRow row) => Referred(billing, row, "billing_group_idx");

    public DunningGroup? Dunning(AriaRow row) => Referred(dunning, row, "dunning_group_idx");

    private static T? Referred<T>(Dictionary<long, T> groups, AriaRow row, string field)
        where T : class
    {
        if (row.Long(field) is not { } index)
            return null;
        return groups.GetValueOrDefault(index)
            ?? throw AriaFailure.Invalid(string.Create(CultureInfo.InvariantCulture, $"{field} {index} names no group of this call"));
    }

    private static AriaFailure Twice(string field, long index) =>
        AriaFailure.Invalid(string.Create(CultureInfo.InvariantCulture, $"{field} {index} is given twice"));
}
