using System.Globalization;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Money;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Execution;

/// <summary>Days and amounts as the sentences say them. A day stands as yyyy-mm-dd: the pages write it as their reader does, and where no page does, it is not ambiguous.</summary>
internal static class Wording
{
    public static string Day(AriaDate day) => day.ToDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>"1 unit", "0.5 units".</summary>
    public static string Units(decimal value) => Count(value, "unit");

    /// <summary>A number of things, in the plural where it is not one.</summary>
    public static string Count(decimal value, string one) => Number(value) + " " + one + (value == 1 ? "" : "s");

    /// <summary>With the currency's own decimals, and finer ones where there are any.</summary>
    public static string Amount(decimal value, string? currency)
    {
        var decimals = Currency.Decimals(currency);
        return Invariant($"{value.ToString("0." + new string('0', decimals) + new string('#', 4 - decimals), CultureInfo.InvariantCulture)} {currency?.ToUpperInvariant()}").Trim();
    }
}
