using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.SolutionPacker.Packaging;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>The plug-in assembly and the files name the same things: classes, columns, tables, parameters.</summary>
public static class PluginGate
{
    public static IEnumerable<string> Check(PackInput input)
    {
        var source = input.Source;
        var plugin = input.Package.Plugin;
        var package = source.PluginPackage;
        if (source.PluginPackageName != "aria_" + input.Package.Id)
            yield return $"{package.Path}: the unique name must be aria_{input.Package.Id}: prefix and assembly name, from which the keys are made.";
        if (package.Root.Child("name") != source.PluginPackageName || package.Root.Child("package") != source.PluginPackageName + ".nupkg")
            yield return $"{package.Path}: name must be {source.PluginPackageName} and package {source.PluginPackageName}.nupkg.";
        if (package.Root.Child("version") != input.Package.Version || input.Package.Plugin.Name.Version != new Version(PluginPackage.FixedVersion + ".0"))
            yield return $"{package.Path}: version is '{package.Root.Child("version")}', that of the package {input.Package.Version} and that of the assembly {input.Package.Plugin.Name.Version}; all must stay {PluginPackage.FixedVersion}, or an organisation that has the package refuses the import. Raise the solution's version and the assembly's file version alone.";

        var keys = source.CustomApis.Select(f => f.Root.Element("plugintypeid")?.Child("plugintypeexportkey"))
            .Concat(source.Steps.Select(f => f.Root.Child("PluginTypeExportKey")))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var type in plugin.PluginTypes)
        {
            var key = ExportKey.Of(source.PluginPackageName, input.Package.Id, type);
            if (!keys.Contains(key))
                yield return $"{type}: no Custom API and no step of the solution calls this class; register it under the key {key}, or make the class internal.";
        }

        var known = new KnownNames(source);
        foreach (var name in plugin.Names.Where(n => !known.Contains(n)))
            yield return $"{input.Package.Id}: the code names '{name}', which the solution does not have; restore the component or correct the code.";

        foreach (var part in source.Components.Where(f => f.Root.Name.LocalName is "customapirequestparameter" or "customapiresponseproperty"))
        {
            if (!plugin.Strings.Contains(part.Root.Attr("uniquename")))
                yield return $"{part.Path}: no code of {input.Package.Id} names '{part.Root.Attr("uniquename")}'; correct the name, or read it there.";
        }
    }
}
