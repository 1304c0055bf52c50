using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CrmAriaConnector.SolutionPacker.Contract;

/// <summary>Elements that say the same of some children and attributes; <c>settings.txt</c> lists them with the reasons.</summary>
/// <param name="Element">Name of the elements.</param>
/// <param name="Child">Child by which they are told apart from others of that name, or null.</param>
/// <param name="ChildValues">Values of that child; none: any.</param>
/// <param name="Settings">What each of them says.</param>
internal sealed partial record ElementKind(string Element, string? Child, IReadOnlyList<string> ChildValues, IReadOnlyList<Setting> Settings)
{
    private static readonly Lazy<ILookup<string, ElementKind>> Listed = new(() => Read(ContractFile.Text("settings.txt")).ToLookup(kind => kind.Element, StringComparer.Ordinal));

    /// <summary>By name of the element.</summary>
    public static ILookup<string, ElementKind> All => Listed.Value;

    /// <summary>Whether an element of that name is of this kind.</summary>
    public bool Holds(XElement element) =>
        Child is null || (element.Element(Child) is { } child && (ChildValues.Count == 0 || ChildValues.Contains(child.Value.Trim(), StringComparer.Ordinal)));

    private static IEnumerable<ElementKind> Read(string text)
    {
        var reason = "";
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                reason = line[3..];
            if (line[0] == '#')
                continue;
            var match = Line().Match(line);
            if (!match.Success || reason.Length == 0)
                throw new InvalidDataException($"settings.txt: '{line}' is no setting under a reason.");
            yield return new ElementKind(
                match.Groups["element"].Value,
                match.Groups["child"] is { Success: true } child ? child.Value : null,
                match.Groups["values"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries),
                match.Groups["setting"].Captures.Select(setting => setting.Value.Trim().Split('=', 2)).Select(parts => new Setting(parts[0], parts[1], reason)).ToList());
        }
    }

    [GeneratedRegex(@"^(?<element>\w+)(\[(?<child>\w+)(=(?<values>[\w,]+))?\])?:(?<setting> @?\w+=\S*)+$")]
    private static partial Regex Line();
}
