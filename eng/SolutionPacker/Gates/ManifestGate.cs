using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>solution.xml lists exactly what the source holds, under the publisher's prefix.</summary>
public static class ManifestGate
{
    public static IEnumerable<string> Check(PackInput input)
    {
        var source = input.Source;
        var path = source.Manifest.Path;
        var manifest = source.Manifest.Root.Element("SolutionManifest");
        if (manifest is null)
        {
            yield return $"{path}: there is no SolutionManifest; restore it.";
            yield break;
        }

        foreach (var (what, actual, expected) in new[]
        {
            ("UniqueName", manifest.Child("UniqueName"), "CrmAriaConnector"),
            ("Publisher/UniqueName", manifest.Element("Publisher")?.Child("UniqueName"), "CrmAriaConnector"),
            ("CustomizationPrefix", manifest.Element("Publisher")?.Child("CustomizationPrefix"), "aria"),
            ("CustomizationOptionValuePrefix", manifest.Element("Publisher")?.Child("CustomizationOptionValuePrefix"), "72790"),
            ("Managed (both kinds are packed from the source)", manifest.Child("Managed"), "2"),
        })
        {
            if (actual != expected)
                yield return $"{path}: {what} is '{actual}' and must stay '{expected}'; an installed solution is known by it.";
        }

        var listed = manifest.Items("RootComponents", "RootComponent")
            .Select(c => new Component(c.Attr("type"), c.Attr("schemaName") + c.Attr("id"), c.Attr("behavior")))
            .ToList();
        var held = Held(source).ToList();
        foreach (var doubled in listed.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return $"{path}: {doubled} is listed twice; remove one.";
        foreach (var missing in held.Except(listed))
            yield return $"{path}: {missing} is in the source and not among the RootComponents, so it would not ship; list it.";
        foreach (var extra in listed.Except(held))
            yield return $"{path}: {extra} is listed and not in the source; restore the component, or correct the entry.";
        if (manifest.Element("MissingDependencies")?.HasElements == true)
            yield return $"{path}: the solution needs nothing but the platform; leave MissingDependencies empty.";
    }

    private static IEnumerable<Component> Held(SolutionSource source) => source.Tables
        .Select(t => new Component("1", t.LogicalName, t.IsOwn ? "0" : "2"))
        .Concat(source.Choices.Select(f => new Component("9", f.Root.Attr("Name"), "0")))
        .Concat(source.Roles.Select(f => new Component("20", f.Root.Attr("id"), "0")))
        .Concat(source.WebResources.Select(f => new Component("61", f.Root.Child("Name"), "0")))
        .Concat(source.SiteMaps.Select(f => new Component("62", f.Root.Child("SiteMapUniqueName"), "0")))
        .Concat(source.FieldSecurityProfiles.Root.Elements("FieldSecurityProfile").Select(p => new Component("70", p.Attr("fieldsecurityprofileid"), "0")))
        .Concat(source.Apps.Select(f => new Component("80", f.Root.Child("UniqueName"), "0")))
        .Concat(source.Steps.Select(f => new Component("92", f.Root.Attr("SdkMessageProcessingStepId"), "0")));

    private sealed record Component(string Type, string Name, string Behavior)
    {
        public override string ToString() => $"<RootComponent type=\"{Type}\" {(Name.StartsWith('{') ? "id" : "schemaName")}=\"{Name}\" behavior=\"{Behavior}\" />";
    }
}
