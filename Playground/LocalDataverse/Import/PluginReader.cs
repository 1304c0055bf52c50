using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>The plug-in assemblies of a zip, and the keys by which its steps and Custom APIs name their classes.</summary>
internal sealed class PluginReader
{
    private readonly Dictionary<string, (string Assembly, string Type)> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PluginAssemblyMetadata> _assemblies = [];

    public ImmutableArray<PluginAssemblyMetadata> Assemblies => [.. _assemblies];

    public static PluginReader Read(ImportContext context, Node customizations)
    {
        var reader = new PluginReader();
        foreach (var (part, node) in context.OpenAll("pluginpackages", "pluginpackage.xml", "pluginpackage"))
            reader.ReadPackage(context, part, node);
        foreach (var node in customizations.Each("SolutionPluginAssemblies", "PluginAssembly"))
            reader.ReadAssembly(context, node);
        return reader;
    }

    /// <summary>The class a key or an id stands for.</summary>
    public (string Assembly, string Type) Resolve(string key, Node wantedBy)
    {
        var name = Guid.TryParse(key, out var id) ? id.ToString() : key;
        return _byKey.TryGetValue(name, out var found)
            ? found
            : throw wantedBy.Refusal($"no plug-in type of this solution has the key {key}; check package, assembly and class name, or pack the plug-in with the solution");
    }

    /// <summary>
    /// Export key version 1, read off published solutions: SHA-256 of "package|assembly|type" in upper-case hexadecimal, the
    /// first two names lowered.
    /// </summary>
    private static string ExportKey(string package, string assembly, string type) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{package.ToLowerInvariant()}|{assembly.ToLowerInvariant()}|{type}")));

    private void ReadPackage(ImportContext context, string part, Node node)
    {
        var name = node.RequiredAttribute("uniquename");
        node.OneOf("exportkeyversion", null, 1);
        var file = node.Required("package");
        file.Attribute("mimetype");
        var folder = part[..part.LastIndexOf('/')];
        var nupkg = ZipParts.Unpack(context.Parts.Take($"{folder}/package/{file.Text}", $"The plug-in package {name}"), $"The plug-in package {name}");

        var libraries = nupkg.Names.Where(n => n.StartsWith("lib/", StringComparison.Ordinal) && n.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).ToList();
        var frameworks = libraries.Select(n => n.Split('/')[1]).Distinct().ToList();
        if (frameworks.Count != 1)
            throw node.Refusal($"the package must hold the assemblies of one framework in lib/, and holds {(frameworks.Count == 0 ? "none" : string.Join(", ", frameworks))}");
        foreach (var library in libraries)
        {
            var image = AssemblyImage.Read(nupkg.Take(library, name), $"'{library}' of the plug-in package {name}");
            if (image.PluginTypes.IsEmpty)
                continue;
            _assemblies.Add(new PluginAssemblyMetadata(image.Name, name, image.SourceHash, image.PluginTypes) { FullName = image.FullName });
            foreach (var type in image.PluginTypes)
                _byKey.Add(ExportKey(name, image.Name, type), (image.Name, type));
        }
    }

    /// <summary>An assembly on its own lists its types; their ids are their keys.</summary>
    private void ReadAssembly(ImportContext context, Node node)
    {
        node.AttributeId("PluginAssemblyId");
        node.OneOf("IsolationMode", 2, 2);
        node.OneOf("SourceType", 0, 0);
        var fullName = node.RequiredAttribute("FullName");
        var file = node.RequiredText("FileName").TrimStart('/');
        var image = AssemblyImage.Read(context.Parts.Take(file, $"The plug-in assembly {fullName}"), $"'{file}'");
        if (!string.Equals(image.Name, fullName.Split(',')[0], StringComparison.Ordinal))
            throw node.Refusal($"the file {Path.GetFileName(file)} holds the assembly {image.Name}, not {fullName.Split(',')[0]}; pack the right one");
        var types = ImmutableArray.CreateBuilder<string>();
        foreach (var type in node.Each("PluginTypes", "PluginType"))
        {
            if (type.OptionalText("WorkflowActivityGroupName") is not null)
                throw type.Refusal("workflow activities are not supported by the local organisation; take the class out of the solution to import it here");
            var name = type.RequiredAttribute("AssemblyQualifiedName").Split(',')[0].Trim();
            if (type.Attribute("Name") is { } shortName && shortName != name)
                throw type.Refusal($"the plug-in type is named {shortName} and {name}; both must be the class's full name");
            if (!image.PluginTypes.Contains(name))
                throw type.Refusal($"the assembly holds no public plug-in class {name}; build and pack it again");
            types.Add(name);
            _byKey.Add(type.AttributeId("PluginTypeId").ToString(), (image.Name, name));
        }
        _assemblies.Add(new PluginAssemblyMetadata(image.Name, null, image.SourceHash, types.ToImmutable()) { FullName = fullName });
    }
}
