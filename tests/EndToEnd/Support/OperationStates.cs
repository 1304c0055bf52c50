using System.Collections.Generic;

namespace CrmAriaConnector.EndToEnd.Support;

/// <summary>The values of the choice aria_operationstate.</summary>
internal static class OperationStates
{
    private static readonly Dictionary<int, string> Names = new()
    {
        [727900000] = "Previewed",
        [727900001] = "Submitted",
        [727900002] = "Done",
        [727900003] = "Refused",
        [727900004] = "NotDone",
        [727900005] = "Unknown",
        [727900006] = "Stale",
    };

    public static string Name(int value) => Names[value];
}
