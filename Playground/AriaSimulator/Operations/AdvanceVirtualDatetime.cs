using System.Collections.Generic;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Moves the tenant's clock forward by hours; each midnight passed runs the day's jobs before the answer.</summary>
internal sealed class AdvanceVirtualDatetime : IOperation
{
    // A century is farther than any rehearsal needs and keeps one call from running for hours.
    private const long MaximumHours = 876_600;

    public string Name => "advance_virtual_datetime_m";

    public string Summary => "moves the clock forward by hours and runs the jobs of each midnight passed";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "offset_hours" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var hours = call.Request.Long("offset_hours")!.Value;
        if (hours is < 1 or > MaximumHours)
            throw AriaFailure.Invalid($"offset_hours must be a whole number from 1 to {MaximumHours}: the clock only moves forward");

        Tenant.MoveTo(call.Work, call.Work.Head.Now.AddHours(hours));
        return GetVirtualDatetime.Times(call.Work.Head);
    }
}
