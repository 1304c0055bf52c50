using System.Globalization;
using CrmAriaConnector.Aria;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Execution;

/// <summary>Days and amounts as the sentences say them. A day stands as yyyy-mm-dd: the pages write it as their reader does, and where no page does, it is not ambiguous.</summary>
internal static class Wording
{
    public static string Day(AriaDate day) => day.ToDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    public static string Amount(decimal value, string? currency) =>
        Invariant($"{value.ToString("0.00##", CultureInfo.InvariantCulture)} {currency?.ToUpperInvariant()}").Trim();
}
