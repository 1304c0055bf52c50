using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace CrmAriaConnector.PackedPlugins.Tests;

/// <summary>The plug-in package as unpacked out of the managed solution's zip.</summary>
internal static class Package
{
    /// <summary>The folder of its DLLs.</summary>
    public static string Folder { get; } = Directory.GetDirectories(Path.Combine(TestContext.CurrentContext.TestDirectory, "package", "lib")).Single();

    /// <summary>The names of its assemblies.</summary>
    public static IReadOnlyList<AssemblyName> Assemblies { get; } = Directory.GetFiles(Folder, "*.dll").Select(AssemblyName.GetAssemblyName).ToList();

    /// <summary>The plug-in classes the platform finds in it.</summary>
    public static IReadOnlyList<Type> PluginTypes { get; } =
        Assembly.Load("CrmAriaConnector.Plugins").GetExportedTypes().Where(type => !type.IsAbstract && typeof(Microsoft.Xrm.Sdk.IPlugin).IsAssignableFrom(type)).ToList();

    /// <summary>A plug-in made from its type's name, as the platform makes it.</summary>
    public static Microsoft.Xrm.Sdk.IPlugin Create(string typeName, params object[] arguments) =>
        (Microsoft.Xrm.Sdk.IPlugin)Activator.CreateInstance(PluginTypes.Single(type => type.Name == typeName), arguments);
}
