using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>What an assembly says about itself, read from its metadata; it is never loaded.</summary>
internal sealed record AssemblyImage(string Name, string FullName, string? SourceHash, ImmutableArray<string> PluginTypes)
{
    public static AssemblyImage Read(byte[] image, string what)
    {
        try
        {
            using var pe = new PEReader(ImmutableArray.Create(image));
            var reader = pe.GetMetadataReader();
            var name = reader.GetAssemblyDefinition().GetAssemblyName();
            return new AssemblyImage(name.Name ?? string.Empty, name.FullName, SourceHashOf(reader), PluginTypesOf(reader));
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException)
        {
            throw new ImportException($"{what} is no .NET assembly ({exception.Message.TrimEnd('.')}); build and pack it again.", exception);
        }
    }

    /// <summary>Public classes that can be made and are plug-ins, by themselves or through a base class beside them.</summary>
    private static ImmutableArray<string> PluginTypesOf(MetadataReader reader)
    {
        var plugins = new HashSet<TypeDefinitionHandle>();
        var undecided = reader.TypeDefinitions.ToList();
        int before;
        do
        {
            before = plugins.Count;
            plugins.UnionWith(undecided.Where(h => IsPlugin(reader, reader.GetTypeDefinition(h), plugins)));
        }
        while (plugins.Count > before);
        return
        [
            .. plugins.Select(reader.GetTypeDefinition)
                .Where(t => (t.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public && (t.Attributes & (TypeAttributes.Abstract | TypeAttributes.Interface)) == 0)
                .Select(t => $"{reader.GetString(t.Namespace)}.{reader.GetString(t.Name)}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsPlugin(MetadataReader reader, TypeDefinition type, HashSet<TypeDefinitionHandle> plugins) =>
        type.GetInterfaceImplementations().Any(i => IsNamed(reader, reader.GetInterfaceImplementation(i).Interface, "Microsoft.Xrm.Sdk", "IPlugin"))
        || (type.BaseType.Kind == HandleKind.TypeDefinition && plugins.Contains((TypeDefinitionHandle)type.BaseType));

    private static string? SourceHashOf(MetadataReader reader)
    {
        foreach (var attribute in reader.GetAssemblyDefinition().GetCustomAttributes().Select(reader.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind != HandleKind.MemberReference
                || !IsNamed(reader, reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent, "System.Reflection", nameof(AssemblyMetadataAttribute)))
            {
                continue;
            }
            var value = reader.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            if (value.ReadSerializedString() == "SourceHash")
                return value.ReadSerializedString();
        }
        return null;
    }

    private static bool IsNamed(MetadataReader reader, EntityHandle handle, string ns, string name)
    {
        if (handle.Kind != HandleKind.TypeReference)
            return false;
        var reference = reader.GetTypeReference((TypeReferenceHandle)handle);
        return reader.StringComparer.Equals(reference.Namespace, ns) && reader.StringComparer.Equals(reference.Name, name);
    }
}
