using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace CrmAriaConnector.SolutionPacker.Packaging;

/// <summary>
/// Leaves out of an assembly, as it is packed, the properties of data classes that nothing in the package uses. The assembly itself
/// allows it by the metadata <see cref="Permission"/>, which names the base class of those classes: they must read and write their
/// data without their properties. Everything else of the assembly stays, and its identity does.
/// </summary>
/// <param name="keyFile">The strong name key, by which the assembly is signed again.</param>
public sealed class UnusedProperties(string keyFile)
{
    public const string Permission = "UnusedPropertiesMayBeLeftOut";

    /// <summary>The assemblies, with those made smaller that allow it.</summary>
    public IReadOnlyDictionary<string, byte[]> LeaveOut(IReadOnlyDictionary<string, byte[]> assemblies) => assemblies.ToDictionary(
        assembly => assembly.Key,
        assembly => AssemblyFacts.Read(assembly.Value).Metadata.TryGetValue(Permission, out var baseClass)
            ? LeaveOut(assembly.Value, baseClass, assemblies.Where(other => other.Key != assembly.Key).Select(other => other.Value))
            : assembly.Value,
        StringComparer.OrdinalIgnoreCase);

    private byte[] LeaveOut(byte[] image, string baseClass, IEnumerable<byte[]> users)
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(image));
        var properties = module.GetTypes().Where(type => type is { IsAbstract: false } && Bases(type).Any(b => b.FullName == baseClass)).SelectMany(type => type.Properties).ToList();
        var accessors = properties.SelectMany(Accessors).ToHashSet();
        var used = users.SelectMany(MembersUsed).Concat(MembersUsed(module, accessors)).ToHashSet(StringComparer.Ordinal);
        foreach (var property in properties)
        {
            // What an interface demands is called by the interface's name.
            foreach (var accessor in Accessors(property).Where(accessor => !accessor.IsVirtual && !used.Contains(NameOf(accessor))).ToList())
                accessor.DeclaringType.Methods.Remove(accessor);
            property.GetMethod = Kept(property.GetMethod);
            property.SetMethod = Kept(property.SetMethod);
            if (!Accessors(property).Any())
                property.DeclaringType.Properties.Remove(property);
        }

        using var smaller = new MemoryStream();
        // The same input gives the same bytes: no time, and an id made from the content.
        module.Write(smaller, new WriterParameters { Timestamp = 0, DeterministicMvid = true, StrongNameKeyBlob = File.ReadAllBytes(keyFile) });
        return smaller.ToArray();
    }

    private static IEnumerable<TypeDefinition> Bases(TypeDefinition type)
    {
        for (var current = InSameModule(type.BaseType); current is not null; current = InSameModule(current.BaseType))
            yield return current;

        static TypeDefinition? InSameModule(TypeReference? reference) => reference?.GetElementType() as TypeDefinition;
    }

    private static IEnumerable<MethodDefinition> Accessors(PropertyDefinition property) =>
        new[] { property.GetMethod, property.SetMethod }.Where(accessor => accessor is not null);

    private static MethodDefinition? Kept(MethodDefinition? accessor) => accessor?.DeclaringType is null ? null : accessor;

    private static List<string> MembersUsed(byte[] user)
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(user));
        return [.. module.GetMemberReferences().Select(NameOf)];
    }

    /// <summary>What the module's own code uses, outside of the accessors in question.</summary>
    private static IEnumerable<string> MembersUsed(ModuleDefinition module, HashSet<MethodDefinition> accessors) =>
        module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody && !accessors.Contains(method))
            .SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand).OfType<MethodReference>().Select(NameOf);

    private static string NameOf(MemberReference member) => $"{member.DeclaringType.FullName}::{member.Name}";
}
