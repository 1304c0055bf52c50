using System.Collections.Generic;
using System.Globalization;

namespace CrmAriaConnector.Plugins.Readings;

/// <summary>Aria gives an account's status as a number only; these are its guides' words.</summary>
internal static class AccountStatus
{
    public const int Active = 1;

    private static readonly Dictionary<int, string> Labels = new()
    {
        [0] = "Deactivated",
        [Active] = "Active",
        [32] = "Pending activation",
        [51] = "Temporary service ban",
        [99] = "Permanent",
        [-99] = "Archived",
    };

    public static string? Label(int? status) => status is not { } code ? null
        : Labels.TryGetValue(code, out var label) ? label
        : "Status " + code.ToString(CultureInfo.InvariantCulture);
}
