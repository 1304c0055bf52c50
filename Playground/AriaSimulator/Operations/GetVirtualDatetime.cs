using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Tells the tenant's time. The clock stands still between calls that move it, so answers repeat exactly.</summary>
internal sealed class GetVirtualDatetime : IOperation
{
    public string Name => "get_virtual_datetime_m";

    public string Summary => "the tenant's time";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>();

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var answer = Times(call.Work.Head);
        // Jobs run inside the call that moves the clock, so none is ever under way when an answer is given.
        answer["is_batch_running"] = "N";
        return answer;
    }

    internal static JsonObject Times(TenantHead head) => new()
    {
        ["virtual_date"] = Json.Day(head.Today),
        ["virtual_time"] = Time(head.Now),
        ["system_date"] = Json.Day(DateOnly.FromDateTime(head.StartedAt)),
        ["system_time"] = Time(head.StartedAt),
        ["current_offset_hours"] = (long)(head.Now - head.StartedAt).TotalHours,
    };

    private static string Time(DateTime moment) => moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
