using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Choices have our prefix, labelled options with values of our range, and are used.</summary>
public static class ChoiceGate
{
    /// <summary>Option value prefix 72790, with four digits for the options.</summary>
    private const int First = 727900000;

    public static IEnumerable<string> Check(PackInput input)
    {
        var used = input.Source.OwnTables.SelectMany(t => t.Columns).Select(c => c.Child("OptionSetName")).ToHashSet(StringComparer.Ordinal);
        foreach (var choice in input.Source.Choices)
        {
            var name = choice.Root.Attr("Name");
            if (!name.StartsWith("aria_", StringComparison.Ordinal) || choice.Root.Child("IsGlobal") != "1" || choice.Root.Child("OptionSetType") != "picklist")
                yield return $"{choice.Path}: a choice begins with aria_ and has IsGlobal 1 and OptionSetType picklist; correct it.";
            if (choice.Root.Child("IsCustomizable") != "0")
                yield return $"{choice.Path}: customers must not change what the code means by an option; set IsCustomizable to 0.";
            if (!used.Contains(name))
                yield return $"{choice.Path}: no column uses the choice {name}; name it in a column's OptionSetName or delete the file.";
            if (choice.Root.Items("displaynames", "displayname").English().Length == 0)
                yield return $"{choice.Path}: write an English display name.";
            var options = choice.Root.Items("options", "option").ToList();
            foreach (var twice in options.GroupBy(o => o.Attr("value"), StringComparer.Ordinal).Where(g => g.Count() > 1))
                yield return $"{choice.Path}: the value {twice.Key} stands twice; give each option its own.";
            foreach (var option in options)
            {
                if (!int.TryParse(option.Attr("value"), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < First or >= First + 10000)
                    yield return $"{choice.Path}: the value '{option.Attr("value")}' is outside of our range; use {First} and up.";
                if (option.Items("labels", "label").English().Length == 0)
                    yield return $"{choice.Path}: option {option.Attr("value")} has no English label; write one.";
            }
        }
    }
}
