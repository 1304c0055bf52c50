using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Flags that travel as the numbers 0 and 1; anything else is refused with 1016.</summary>
internal static class Indicator
{
    public static bool Read(AriaRow row, string field, bool absent) => row.Long(field) switch
    {
        null => absent,
        0 => false,
        1 => true,
        _ => throw AriaFailure.Invalid($"{field} must be 0 or 1"),
    };
}
