using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.SolutionPacker.Composition;
using CrmAriaConnector.SolutionPacker.Packaging;

namespace CrmAriaConnector.SolutionPacker;

/// <summary>Makes the zip an administrator imports.</summary>
public static class SolutionZip
{
    public static byte[] Make(PackInput input, bool managed, DataverseSdk sdk)
    {
        var source = input.Source;
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["solution.xml"] = DeterministicZip.Utf8(ManifestComposer.Compose(source, managed, sdk)),
            ["customizations.xml"] = DeterministicZip.Utf8(CustomizationsComposer.Compose(source)),
        };
        foreach (var resource in source.WebResources)
        {
            var name = resource.Root.Element("Name")?.Value ?? "";
            var file = resource.Root.Element("FileName")?.Value ?? "";
            entries.Add(file.TrimStart('/'), input.Web.Files.TryGetValue(name, out var content)
                ? content
                : throw new PackException($"{resource.Path}: the build of WebResources made no file '{name}'; add it there or delete this file."));
        }
        foreach (var component in source.Components)
            entries.Add(component.Path, source.Tree.Bytes(component.Path));
        entries.Add($"pluginpackages/{source.PluginPackageName}/package/{source.PluginPackageName}.nupkg", input.Package.Content);
        entries.Add("[Content_Types].xml", DeterministicZip.Utf8(ContentTypes.Compose(entries.Keys.ToList())));
        return DeterministicZip.Write(entries);
    }
}
