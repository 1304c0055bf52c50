using System;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Rounding to a currency's minor unit, half up on the absolute amount.</summary>
public static class Money
{
    /// <summary>Digits after the point: 0 for yen and won, 3 for the Gulf dinars, else 2 (ISO 4217).</summary>
    public static int MinorDigits(string currency) => currency switch
    {
        "jpy" or "krw" or "clp" or "isk" or "vnd" => 0,
        "kwd" or "bhd" or "omr" or "jod" or "tnd" => 3,
        _ => 2,
    };

    /// <summary>The amount in whole minor units of the currency.</summary>
    public static decimal Round(decimal amount, string currency) =>
        Math.Round(amount, MinorDigits(currency), MidpointRounding.AwayFromZero);

    /// <summary>The part of a rounded period price that falls on some of its days, rounded.</summary>
    public static decimal Part(decimal periodPrice, int days, int periodDays, string currency) =>
        days == periodDays ? periodPrice : Round(periodPrice * days / periodDays, currency);
}
