using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>What people read stands in the RESX, in every language alike, and the keys the bundles name are there.</summary>
public static partial class TextGate
{
    private const string English = "aria_/strings/Billing.1033.resx";

    public static IEnumerable<string> Check(PackInput input)
    {
        var web = input.Web;
        if (!web.Contains(English))
            yield break;
        var texts = Read(web, English);
        foreach (var file in web.Files.Keys.Where(f => f.EndsWith(".resx", StringComparison.Ordinal)))
        {
            var own = Read(web, file);
            foreach (var key in texts.Keys.Except(own.Keys, StringComparer.Ordinal))
                yield return $"{file}: the text {key} is missing; add it, {English} has it.";
            foreach (var key in own.Keys.Where(k => !texts.ContainsKey(k)))
                yield return $"{file}: {English} has no text {key}; correct the name.";
            foreach (var key in own.Keys.Where(k => texts.TryGetValue(k, out var english) && Places(english) != Places(own[k])))
                yield return $"{file}: the text {key} must have the places {Places(texts[key])} as in {English}; correct it.";
        }
        var sentences = texts.Values.ToHashSet(StringComparer.Ordinal);
        foreach (var script in web.Scripts)
        {
            foreach (var key in script.Texts.Where(t => KeyShape().IsMatch(t) && !texts.ContainsKey(t)).Distinct(StringComparer.Ordinal))
                yield return $"{script.Name}: there is no text {key} in {English}; add it or correct the key in WebResources/src.";
            foreach (var text in script.Texts.Where(t => Prose().IsMatch(t) && !sentences.Contains(t)).Distinct(StringComparer.Ordinal))
                yield return $"{script.Name}: '{text}' reads like a text and cannot be translated; move it to {English}.";
        }
    }

    private static SortedDictionary<string, string> Read(WebFiles web, string file)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var data in XElement.Parse(web.Text(file)).Elements("data"))
            texts[data.Attr("name")] = data.Element("value")?.Value ?? "";
        return texts;
    }

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex("^[A-Z][a-z][A-Za-z]*_[A-Z][A-Za-z]*$")]
    private static partial Regex KeyShape();

    /// <summary>Words as people write them: a capital first, a space, more words.</summary>
    [GeneratedRegex(@"^[A-Z][a-z’']+ [A-Za-z]|[a-z]{2,} [a-z]{2,}[^=]*[.!?…]$")]
    private static partial Regex Prose();
}
