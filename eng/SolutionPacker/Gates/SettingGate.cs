using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using CrmAriaConnector.SolutionPacker.Contract;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Flags and fixed values are those of Contract/settings.txt in every element of their kind.</summary>
public static class SettingGate
{
    /// <summary>A finding is one of a single file, and trees that differ in one file share the others.</summary>
    private static readonly ConditionalWeakTable<SourceFile, IReadOnlyList<string>> Known = [];

    public static IEnumerable<string> Check(PackInput input)
    {
        var tree = input.Source.Tree;
        return tree.Paths.Where(path => path.EndsWith(".xml", StringComparison.Ordinal)).SelectMany(path => Known.GetValue(tree.Xml(path), Findings));
    }

    private static IReadOnlyList<string> Findings(SourceFile file) => file.Root.DescendantsAndSelf()
        .SelectMany(element => ElementKind.All[element.Name.LocalName].Where(kind => kind.Holds(element)).SelectMany(kind => kind.Settings)
            .Select(setting => (setting, said: setting.Difference(element)))
            .Where(found => found.said is not null)
            .Select(found => Sentence($"{file.Path}: {Naming.Of(element)}", found.setting, found.said!)))
        .ToList();

    private static string Sentence(string at, Setting setting, string said) =>
        $"{at}{setting.Name} is {said} and must be {(setting.Value == "*" ? "there" : $"'{setting.Value}'")}. {setting.Reason} Correct it, or, if the solution is meant to change, {ContractFile.Folder}/settings.txt too.";
}
