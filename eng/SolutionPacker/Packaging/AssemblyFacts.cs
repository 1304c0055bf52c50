using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace CrmAriaConnector.SolutionPacker.Packaging;

/// <summary>What the metadata of an assembly says, read without loading it.</summary>
public sealed partial class AssemblyFacts
{
    private readonly Dictionary<TypeDefinitionHandle, bool> _plugins = [];
    private readonly MetadataReader _reader;

    private AssemblyFacts(PEReader image, MetadataReader reader)
    {
        _reader = reader;
        Name = reader.GetAssemblyDefinition().GetAssemblyName();
        References = reader.AssemblyReferences.Select(r => reader.GetAssemblyReference(r).GetAssemblyName()).ToList();
        PluginTypes = reader.TypeDefinitions.Where(IsConcretePlugin).Select(FullName).Order(StringComparer.Ordinal).ToList();
        StringsOfPlugins = reader.TypeDefinitions.Where(IsConcretePlugin).ToDictionary(FullName, type => ReadStrings(image, type), StringComparer.Ordinal);
        Metadata = ReadMetadata();
        IsFacade = reader.TypeDefinitions.Count <= 1;
        Strings = ReadStrings();
        Names = Strings.Where(text => OurName().IsMatch(text)).Order(StringComparer.Ordinal).ToList();
    }

    public AssemblyName Name { get; }

    public IReadOnlyList<AssemblyName> References { get; }

    /// <summary>Full names of the public, concrete classes that implement <c>Microsoft.Xrm.Sdk.IPlugin</c>.</summary>
    public IReadOnlyList<string> PluginTypes { get; }

    /// <summary>The string literals in each of these classes' own methods.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> StringsOfPlugins { get; }

    /// <summary>The assembly's <c>AssemblyMetadata</c> attributes.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Whether the assembly defines no type of its own (the module type is always there).</summary>
    public bool IsFacade { get; }

    /// <summary>Every string literal of the code.</summary>
    public IReadOnlySet<string> Strings { get; }

    /// <summary>The literals that are names with our prefix.</summary>
    public IReadOnlyList<string> Names { get; }

    public bool IsSigned => Name.GetPublicKeyToken() is { Length: > 0 };

    public static AssemblyFacts Read(byte[] image)
    {
        using var pe = new PEReader(System.Collections.Immutable.ImmutableArray.Create(image));
        return new AssemblyFacts(pe, pe.GetMetadataReader());
    }

    /// <summary>Token as it is written in names, or "null".</summary>
    public static string Token(AssemblyName name) =>
        name.GetPublicKeyToken() is { Length: > 0 } token ? Convert.ToHexStringLower(token) : "null";

    private bool IsConcretePlugin(TypeDefinitionHandle handle)
    {
        var attributes = _reader.GetTypeDefinition(handle).Attributes;
        return (attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public
            && (attributes & (TypeAttributes.Abstract | TypeAttributes.Interface)) == 0
            && IsPlugin(handle);
    }

    private bool IsPlugin(TypeDefinitionHandle handle)
    {
        if (_plugins.TryGetValue(handle, out var known))
            return known;
        var type = _reader.GetTypeDefinition(handle);
        var answer = type.GetInterfaceImplementations().Any(i => IsIPlugin(_reader.GetInterfaceImplementation(i).Interface))
            || (type.BaseType.Kind == HandleKind.TypeDefinition && IsPlugin((TypeDefinitionHandle)type.BaseType));
        _plugins[handle] = answer;
        return answer;
    }

    private bool IsIPlugin(EntityHandle handle)
    {
        if (handle.Kind != HandleKind.TypeReference)
            return false;
        var reference = _reader.GetTypeReference((TypeReferenceHandle)handle);
        return _reader.StringComparer.Equals(reference.Name, "IPlugin")
            && _reader.StringComparer.Equals(reference.Namespace, "Microsoft.Xrm.Sdk");
    }

    private string FullName(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        return $"{_reader.GetString(type.Namespace)}.{_reader.GetString(type.Name)}";
    }

    private HashSet<string> ReadStrings()
    {
        var strings = new HashSet<string>(StringComparer.Ordinal);
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = _reader.GetNextHandle(handle))
            strings.Add(_reader.GetUserString(handle));
        return strings;
    }

    /// <summary>Literals are found by the bytes that load one (ldstr and a token of the user strings); what only looks like that names no literal.</summary>
    private IReadOnlySet<string> ReadStrings(PEReader image, TypeDefinitionHandle type)
    {
        const byte loadString = 0x72;
        const byte userString = 0x70;
        var strings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var method in _reader.GetTypeDefinition(type).GetMethods().Select(_reader.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
        {
            var code = image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
            for (var at = 0; at + 4 < code.Length; at++)
            {
                var offset = code[at + 1] | code[at + 2] << 8 | code[at + 3] << 16;
                if (code[at] == loadString && code[at + 4] == userString && offset < _reader.GetHeapSize(HeapIndex.UserString))
                    strings.Add(_reader.GetUserString(MetadataTokens.UserStringHandle(offset)));
            }
        }
        return strings;
    }

    [GeneratedRegex("^aria_[A-Za-z_]+$")]
    private static partial Regex OurName();

    private Dictionary<string, string> ReadMetadata()
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var handle in _reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = _reader.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind != HandleKind.MemberReference)
                continue;
            var parent = _reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (parent.Kind != HandleKind.TypeReference
                || !_reader.StringComparer.Equals(_reader.GetTypeReference((TypeReferenceHandle)parent).Name, nameof(AssemblyMetadataAttribute)))
            {
                continue;
            }
            var value = _reader.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            metadata[value.ReadSerializedString() ?? ""] = value.ReadSerializedString() ?? "";
        }
        return metadata;
    }
}
