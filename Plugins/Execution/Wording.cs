using System.Globalization;
using CrmAriaConnector.Aria;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Execution;

/// <summary>Days and amounts as the sentences say them.</summary>
internal static class Wording
{
    public static string Day(AriaDate day) => day.ToDateTime().ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    public static string Amount(decimal value, string? currency) =>
        Invariant($"{value.ToString("0.00##", CultureInfo.InvariantCulture)} {currency?.ToUpperInvariant()}").Trim();
}
