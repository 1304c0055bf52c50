using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.PackedPlugins.Tests;

/// <summary>The package brings what its assemblies refer to, and it is the package that is tested here.</summary>
public sealed class PackageTests
{
    [Test]
    public void Every_assembly_in_use_is_byte_for_byte_the_one_in_the_zip()
    {
        Assert.That(Package.Assemblies.Select(name => name.Name), Does.Contain("CrmAriaConnector.Plugins").And.Contains("CrmAriaConnector.AriaClient"));
        Assert.Multiple(() =>
        {
            foreach (var name in Package.Assemblies)
            {
                Assert.That(
                    File.ReadAllBytes(Assembly.Load(name).Location).SequenceEqual(File.ReadAllBytes(Path.Combine(Package.Folder, name.Name + ".dll"))),
                    $"{name.Name} comes from {Assembly.Load(name).Location}");
            }
        });
    }

    [Test]
    public void Every_reference_is_answered_by_the_package_the_SDK_or_the_framework()
    {
        var shipped = Package.Assemblies.Select(name => name.FullName).ToList();

        var open = from assembly in Package.Assemblies.Select(Assembly.Load)
                   from reference in assembly.GetReferencedAssemblies()
                   where !shipped.Contains(reference.FullName) && !IsSdk(reference) && !IsFramework(reference)
                   select $"{assembly.GetName().Name} → {reference.FullName}";

        Assert.That(open, Is.Empty, "Ship what is missing, or pin the version that is referred to: the sandbox redirects no binding.");
    }

    [Test]
    public void Every_plug_in_can_be_made_as_the_platform_makes_it()
    {
        Assert.That(Package.PluginTypes, Is.Not.Empty);
        Assert.That(Package.PluginTypes.Select(Activator.CreateInstance), Is.All.InstanceOf<IPlugin>());
    }

    private static bool IsSdk(AssemblyName name) => name.FullName == "Microsoft.Xrm.Sdk, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35";

    private static bool IsFramework(AssemblyName name)
    {
        var found = Assembly.Load(name);
        return found.GlobalAssemblyCache || Path.GetDirectoryName(found.Location) == Path.GetDirectoryName(typeof(object).Assembly.Location);
    }
}
