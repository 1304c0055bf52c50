using System;
using System.Collections.Generic;

namespace CrmAriaConnector.Plugins.Money;

/// <summary>Rounding to a currency's own smallest unit (ISO 4217).</summary>
internal static class Currency
{
    private static readonly Dictionary<string, int> Digits = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bif"] = 0, ["clp"] = 0, ["djf"] = 0, ["gnf"] = 0, ["isk"] = 0, ["jpy"] = 0, ["kmf"] = 0, ["krw"] = 0,
        ["pyg"] = 0, ["rwf"] = 0, ["ugx"] = 0, ["vnd"] = 0, ["vuv"] = 0, ["xaf"] = 0, ["xof"] = 0, ["xpf"] = 0,
        ["bhd"] = 3, ["iqd"] = 3, ["jod"] = 3, ["kwd"] = 3, ["lyd"] = 3, ["omr"] = 3, ["tnd"] = 3,
    };

    public static int Decimals(string? currency) =>
        currency is not null && Digits.TryGetValue(currency, out var digits) ? digits : 2;

    /// <summary>Half a unit goes away from zero (<em>assumed</em>: Aria does not publish its tie rule).</summary>
    public static decimal Round(decimal amount, string? currency) =>
        Math.Round(amount, Decimals(currency), MidpointRounding.AwayFromZero);
}
