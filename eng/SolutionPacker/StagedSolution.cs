using System;
using System.Collections.Generic;
using System.IO;
using CrmAriaConnector.SolutionPacker.Composition;
using CrmAriaConnector.SolutionPacker.Packaging;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker;

/// <summary>
/// The source as SolutionPackager and <c>pac</c> expect it: with the built web resources and the plug-in package at their
/// places, and the kind of package in the manifest.
/// </summary>
public static class StagedSolution
{
    public static IReadOnlyDictionary<string, byte[]> Make(PackInput input, bool managed, DataverseSdk sdk)
    {
        var source = input.Source;
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in source.Tree.Paths)
        {
            if (path is not (IdRegister.Path or ShippedManifest.Path))
                files[path] = source.Tree.Bytes(path);
        }
        files[source.Manifest.Path] = DeterministicZip.Utf8(ManifestComposer.Compose(source, managed, sdk));
        foreach (var (name, content) in input.Web.Files)
            files[$"WebResources/{name}"] = content;
        files[$"pluginpackages/{source.PluginPackageName}/package/{source.PluginPackageName}.nupkg"] = input.Package.Content;
        return files;
    }

    public static void Write(IReadOnlyDictionary<string, byte[]> files, string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var (path, content) in files)
        {
            var target = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? folder);
            File.WriteAllBytes(target, content);
        }
    }
}
