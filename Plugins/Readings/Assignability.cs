using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Plugins.Readings;

/// <summary>
/// A schedule can be given only when it is in effect on the day of the call already, and on the day the change takes
/// effect (seed: queuing rate schedule changes).
/// </summary>
internal static class Assignability
{
    public static bool IsAssignable(AriaDate? from, AriaDate? to, AriaDate today, AriaDate? activation)
    {
        var day = activation ?? today;
        return (from is not { } first || (first <= today && first <= day)) && (to is not { } last || day <= last);
    }
}
