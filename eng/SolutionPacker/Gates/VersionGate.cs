using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>
/// The solution's version grows with what it holds, and each part says which version brought it. The platform upgrades to a
/// higher version alone; an equal one it only lays over what is there.
/// </summary>
public static partial class VersionGate
{
    public static IEnumerable<string> Check(PackInput input)
    {
        var source = input.Source;
        var shipped = source.Shipped;
        var text = source.Manifest.Root.Element("SolutionManifest")?.Child("Version") ?? "";
        if (!FourNumbers().IsMatch(text))
        {
            yield return $"{source.Manifest.Path}: the version '{text}' must be four numbers, for instance 1.0.0.0.";
            yield break;
        }
        if (!FourNumbers().IsMatch(shipped.Version))
        {
            yield return $"{ShippedManifest.Path}: the version '{shipped.Version}' must be four numbers; restore the file from the last release.";
            yield break;
        }
        var (version, last) = (new Version(text), new Version(shipped.Version));
        if (version < last)
            yield return $"{source.Manifest.Path}: the version {version} is lower than {last}, which was shipped; no organisation that has that one takes it. Give it a higher one.";
        else if (version == last && ShippedFacts.Of(input).Keys.Except(shipped.Facts.Keys, StringComparer.Ordinal).FirstOrDefault() is { } added)
            yield return $"{source.Manifest.Path}: {last} was shipped without '{added}', and an organisation that has it would not be upgraded; raise the version, the first or second number for new parts, the third for corrections.";

        foreach (var (path, part, fact, said) in Parts(source))
        {
            if (!Version.TryParse(said, out var introduced))
                yield return $"{path}: IntroducedVersion of {part} is '{said}'; write the version that first shipped it, {(IsShipped(fact) ? last : version)} at the latest.";
            else if (IsShipped(fact) && introduced > last)
                yield return $"{path}: {part} was shipped in {last} already, and IntroducedVersion says {introduced}; restore what it was.";
            else if (!IsShipped(fact) && introduced != version)
                yield return $"{path}: {part} is new in {version}, and IntroducedVersion says {introduced}; write {version}.";
        }

        bool IsShipped(string fact) => fact.EndsWith(' ')
            ? shipped.Facts.Keys.Any(known => known.StartsWith(fact, StringComparison.Ordinal))
            : shipped.Facts.ContainsKey(fact);
    }

    private sealed record Part(string Path, string Name, string Fact, string Said);

    /// <summary>The parts that say a version, with the fact shipped.json knows each by; one that ends in a space is the beginning of several.</summary>
    private static IEnumerable<Part> Parts(SolutionSource source)
    {
        var names = source.Ids.Ids.ToLookup(entry => entry.Value, entry => entry.Key);
        foreach (var table in source.OwnTables)
        {
            var path = table.Entity.Path;
            yield return Of(path, table.Node, $"table {table.LogicalName}");
            foreach (var column in table.Columns)
            {
                var fact = $"column {table.LogicalName}.{column.Child("LogicalName")}";
                yield return Of(path, column, fact);
                if (column.Element("optionset") is { } own)
                    yield return Of(path, own, fact);
            }
            foreach (var key in table.Keys)
                yield return Of(path, key, $"key {key.Child("LogicalName")}");
            foreach (var view in table.Views)
            {
                foreach (var query in view.Root.Elements("savedquery"))
                    yield return ById(view.Path, query, query.Child("savedqueryid"));
            }
            foreach (var form in table.Forms)
            {
                foreach (var node in form.File.Root.Elements("systemform"))
                    yield return ById(form.File.Path, node, node.Child("formid"));
            }
        }
        foreach (var file in source.Relationships)
        {
            foreach (var relationship in file.Root.Elements("EntityRelationship"))
                yield return Of(file.Path, relationship, $"relationship {relationship.Attr("Name")}");
        }
        foreach (var choice in source.Choices)
            yield return Of(choice.Path, choice.Root, $"option {choice.Root.Attr("Name")} ");
        foreach (var step in source.Steps)
            yield return ById(step.Path, step.Root, step.Root.Attr("SdkMessageProcessingStepId"));
        foreach (var resource in source.WebResources)
            yield return Of(resource.Path, resource.Root, $"webresource {resource.Root.Child("Name")}");
        foreach (var app in source.Apps)
            yield return Of(app.Path, app.Root, $"app {app.Root.Child("UniqueName")}");

        Part ById(string path, XElement node, string text) =>
            Of(path, node, $"id {(text.Guid() is { } id ? names[id].FirstOrDefault() : null)}");
    }

    private static Part Of(string path, XElement node, string fact) => new(path, fact.Trim(), fact, node.Child("IntroducedVersion"));

    [GeneratedRegex(@"^\d+\.\d+\.\d+\.\d+$")]
    private static partial Regex FourNumbers();
}
