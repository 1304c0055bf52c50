using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>Writes docs/errors.md from the catalogue AriaClient ships.</summary>
public static class ErrorPage
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["RepresentativeCanFix"] = "representative",
        ["Configuration"] = "administrator",
        ["RefusedByAria"] = "refused by Aria",
        ["OurBug"] = "our bug",
        ["OutcomeUnknown"] = "outcome unknown",
    };

    /// <exception cref="FormatException">The catalogue is not JSON.</exception>
    public static string Write(string catalogue)
    {
        var root = Parse(catalogue);
        var text = new StringBuilder();
        Line("# Error catalogue");
        Line("");
        Line("Written by `dotnet run --project eng/ContractGenerator` from `AriaClient/Errors/errors.json`; change that file, not this one.");
        Line("");
        Line("Who can help: *representative* (another value, day or payment method), *administrator* (credentials, network, a setting of the tenant), *refused by Aria* (its rules forbid it here), *our bug* (the call was built wrongly), *outcome unknown* (nobody knows yet whether it happened). Money says whether money moved although the call failed; for a reading call or a dry run it never did. A change answered with a code whose money is unknown counts as outcome unknown, whoever can help. Decide by number, never by Aria's text: texts change between releases.");
        Line("");
        Line("A change whose outcome is not known: " + (string?)root["lookUp"]);
        Table("Codes of Aria", "Code", ((JObject)root["codes"]!).Properties().OrderBy(entry => long.Parse(entry.Name, CultureInfo.InvariantCulture)));
        foreach (var operation in ((JObject)root["operations"]!).Properties().OrderBy(operation => operation.Name, StringComparer.Ordinal))
            Table($"Otherwise for `{operation.Name}`", "Code", ((JObject)operation.Value).Properties().OrderBy(entry => long.Parse(entry.Name, CultureInfo.InvariantCulture)));
        Table("Failures without a code of Aria", "Failure", ((JObject)root["failures"]!).Properties());
        Table("Codes that are not listed", "Code", [new JProperty("any other", root["unlisted"]), new JProperty("of third parties", root["thirdParty"]), new JProperty("of a queue edit", root["queueEdit"])]);
        return text.ToString();

        void Table(string title, string first, IEnumerable<JProperty> entries)
        {
            Line("");
            Line("## " + title);
            Line("");
            Line($"| {first} | Who can help | Cause | What to do | Money | Source |");
            Line("| --- | --- | --- | --- | --- | --- |");
            foreach (var entry in entries)
                Line($"| {entry.Name} | {Kinds[(string)entry.Value["kind"]!]} | {entry.Value["cause"]} | {entry.Value["cure"]} | {((string)entry.Value["moneyMoved"]!).ToLowerInvariant()} | {entry.Value["source"]} |");
        }

        void Line(string line) => text.Append(line).Append('\n');
    }

    private static JObject Parse(string catalogue)
    {
        try
        {
            return JObject.Parse(catalogue);
        }
        catch (JsonException problem)
        {
            throw new FormatException("AriaClient/Errors/errors.json: " + problem.Message, problem);
        }
    }
}
