using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Text fields of updates: what is left out stays, a tilde clears. Source: Aria's guides of update operations.</summary>
internal static class Clearing
{
    public static string? Of(AriaRow row, string field, string? before) => row.Text(field) switch
    {
        "~" => null,
        { } text => text,
        null => before,
    };
}
