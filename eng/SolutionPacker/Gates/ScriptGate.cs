using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Bundles are ES2018, do nothing the platform's checker or a content security policy refuses, and name what exists.</summary>
public static partial class ScriptGate
{
    /// <summary>Names with our prefix that are no component: the id of the side pane.</summary>
    private static readonly string[] OwnIds = ["aria_billing"];

    private static readonly (string What, Regex Pattern)[] Refused =
    [
        ("writes markup", Markup()),
        ("runs text as code", TextAsCode()),
        ("writes to the console", Console()),
        ("uses optional chaining (ES2020)", OptionalChaining()),
        ("uses ?? or a logical assignment (ES2020 and later)", Coalescing()),
        ("catches without a name (ES2019)", NamelessCatch()),
        ("has private members or static blocks (ES2022)", PrivateMembers()),
        ("has numeric separators or big integers (ES2020 and later)", NewNumbers()),
        ("loads modules", Modules()),
    ];

    public static IEnumerable<string> Check(PackInput input)
    {
        var known = new KnownNames(input.Source);
        foreach (var script in input.Web.Scripts)
        {
            foreach (var (what, pattern) in Refused)
            {
                if (pattern.Match(script.Code) is { Success: true } match)
                    yield return $"{script.Name} {what}: '{match.Value.Trim()}'; change it in WebResources/src.";
            }
            foreach (var address in script.Texts.Where(t => Remote().IsMatch(t)))
                yield return $"{script.Name} names the remote address '{address}'; pages talk to the organisation they belong to and to nobody else, remove it in WebResources/src.";
            var names = script.Texts.SelectMany(t => OurNames().Matches(t)).Concat(OurNames().Matches(script.Code)).Select(m => m.Value).Distinct(StringComparer.Ordinal);
            foreach (var name in names.Where(n => !known.Contains(n) && !OwnIds.Contains(n, StringComparer.Ordinal)))
                yield return $"{script.Name} names '{name}', which the solution does not have; restore the component or correct WebResources/src.";
        }
    }

    [GeneratedRegex(@"\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment)\b|\bdocument\s*\.\s*write")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\beval\s*\(|\bnew\s+Function\b|\bset(Timeout|Interval)\s*\(\s*""""")]
    private static partial Regex TextAsCode();

    [GeneratedRegex(@"\bconsole\s*[.\[]")]
    private static partial Regex Console();

    [GeneratedRegex(@"\?\.(?!\d)")]
    private static partial Regex OptionalChaining();

    [GeneratedRegex(@"\?\?|\|\|=|&&=")]
    private static partial Regex Coalescing();

    [GeneratedRegex(@"\bcatch\s*\{")]
    private static partial Regex NamelessCatch();

    [GeneratedRegex(@"#[A-Za-z_]\w*|\bstatic\s*\{")]
    private static partial Regex PrivateMembers();

    [GeneratedRegex(@"\b\d+(_\d+|n)\b")]
    private static partial Regex NewNumbers();

    [GeneratedRegex(@"\bimport\s*[(.{*]|^\s*(import|export)\b", RegexOptions.Multiline)]
    private static partial Regex Modules();

    [GeneratedRegex(@"^\s*(https?:|wss?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex Remote();

    [GeneratedRegex(@"\baria_[A-Za-z]+\b")]
    private static partial Regex OurNames();
}
