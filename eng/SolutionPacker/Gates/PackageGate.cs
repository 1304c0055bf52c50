using System;
using System.Collections.Generic;
using System.Reflection;
using CrmAriaConnector.SolutionPacker.Packaging;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>
/// The plug-in package loads in a sandbox that has no binding redirects: every reference is met by exactly what ships or
/// by the framework, nothing superfluous ships, and the platform takes the whole. That it is small besides is held by a test.
/// </summary>
public static class PackageGate
{
    public const int MostAssemblies = 14;

    /// <summary>The largest package the platform takes: 16 MB.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private const string MicrosoftToken = "b03f5f7f11d50a3a";
    private const string EcmaToken = "b77a5c561934e089";

    /// <summary>Assemblies of .NET Framework 4.6.2 itself that the package may refer to, with their public key tokens.</summary>
    private static readonly Dictionary<string, string> Framework = new(StringComparer.Ordinal)
    {
        ["mscorlib"] = EcmaToken,
        ["System"] = EcmaToken,
        ["System.Core"] = EcmaToken,
        ["System.Data"] = EcmaToken,
        ["System.Numerics"] = EcmaToken,
        ["System.Runtime.Serialization"] = EcmaToken,
        ["System.ServiceModel"] = EcmaToken,
        ["System.Xml"] = EcmaToken,
        ["System.Xml.Linq"] = EcmaToken,
        ["System.Net.Http"] = MicrosoftToken,
        ["System.Web"] = MicrosoftToken,
    };

    private static readonly Version FrameworkVersion = new(4, 0, 0, 0);

    /// <summary>Public key token of the platform's own assemblies.</summary>
    private const string SandboxToken = "31bf3856ad364e35";

    public static IEnumerable<string> Check(PackInput input)
    {
        var package = input.Package;
        if (package.Assemblies.Count > MostAssemblies)
            yield return $"The plug-in package holds {package.Assemblies.Count} assemblies, at most {MostAssemblies} are allowed; remove the reference that brought the new one: {string.Join(", ", package.Assemblies.Keys)}.";
        if (package.Content.Length > MostBytes)
            yield return $"The plug-in package has {package.Content.Length} bytes, at most {MostBytes} are allowed; remove what made it larger.";

        foreach (var (file, facts) in package.Assemblies)
        {
            if (PluginPackage.IsSandboxAssembly(file))
                yield return $"{file}.dll must not ship, the sandbox brings its own; reference it with Private=false.";
            if (facts.IsFacade)
                yield return $"{file}.dll defines nothing and only forwards to the framework; keep such facades out by using builds made for .NET Framework.";
            if (!string.Equals(facts.Name.Name, file, StringComparison.Ordinal))
                yield return $"{file}.dll holds the assembly {facts.Name.Name}; name the file after it, or it is not found.";
            if (!facts.IsSigned)
                yield return $"{file}.dll is not signed, and signed assemblies cannot use it; sign it (StrongName).";
            foreach (var reference in facts.References)
            {
                if (Problem(package, reference) is { } problem)
                    yield return $"{file}.dll refers to {reference.Name} {reference.Version} ({AssemblyFacts.Token(reference)}), {problem}";
            }
        }
    }

    private static string? Problem(PluginPackage package, AssemblyName reference)
    {
        var name = reference.Name ?? "";
        var token = AssemblyFacts.Token(reference);
        if (package.Assemblies.TryGetValue(name, out var shipped))
        {
            return shipped.Name.Version == reference.Version && AssemblyFacts.Token(shipped.Name) == token
                ? null
                : $"but {shipped.Name.Version} ({AssemblyFacts.Token(shipped.Name)}) ships and the sandbox redirects nothing; bring both to the same version in Directory.Packages.props.";
        }
        if (PluginPackage.IsSandboxAssembly(name))
            return token == SandboxToken ? null : "which is not the platform's assembly; build against the genuine SDK or the stand-in that carries its identity.";
        if (Framework.TryGetValue(name, out var expected))
            return token == expected && reference.Version == FrameworkVersion ? null : "which is not the assembly .NET Framework 4.6.2 has; use a build made for it.";
        return "which neither ships nor belongs to .NET Framework 4.6.2; ship it or remove the reference.";
    }
}
