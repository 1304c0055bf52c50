using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmAriaConnector.Plugins.Intents;

namespace CrmAriaConnector.Plugins.Previews;

/// <summary>
/// A SHA-256 over the facts a promise stands on. One cent, one line, another billing day, or another state of the plan
/// gives another fingerprint, and the commit stops.
/// </summary>
internal static class Fingerprint
{
    public static string Of(Promise promise) => Hash(Canonical(promise));

    /// <summary>Of other facts, one a line.</summary>
    public static string Of(IEnumerable<string?> facts) => Hash(string.Join("\n", facts));

    private static string Hash(string canonical)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(canonical));
        var text = new StringBuilder(hash.Length * 2);
        foreach (var value in hash)
            text.Append(value.ToString("x2", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    /// <summary>The text that is hashed: one fact a line, decimals without trailing zeros.</summary>
    internal static string Canonical(Promise promise)
    {
        var facts = new List<string>
        {
            "1",
            promise.When.ToString(),
            promise.Proration.ToString(),
            promise.Currency ?? "",
            // The day of the preview counts where the change happens today; a dated change only has to lie ahead.
            promise.When == When.Today ? promise.BillingDay.ToString() : promise.EffectiveDate?.ToString() ?? "",
        };
        // Lines of Aria carry the plan's state in them. Without them the state itself is what must not have changed.
        if (!promise.HasLinesOfAria)
        {
            facts.Add(Text(promise.Before.Units));
            facts.Add(promise.Before.RateScheduleNo ?? "");
            facts.Add(Text(promise.Before.RecurringAmount));
        }
        foreach (var line in promise.Lines ?? [])
            facts.Add(Line(line));
        facts.Add(Text(promise.Totals?.Total));
        return string.Join("\n", facts);
    }

    /// <summary>The facts of a line that must be alike in the promise and on the invoice.</summary>
    internal static string Line(MoneyLine line) => string.Join("|",
        line.Type, line.ServiceNo, line.From, line.To, Text(line.BaseUnits), Text(line.RatePerUnit), Text(line.Amount));

    private static string Text(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "";
}
