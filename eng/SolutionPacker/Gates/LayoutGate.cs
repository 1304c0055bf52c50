using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Every file stands where the layout of SolutionPackager wants it and is named after what it holds.</summary>
public static class LayoutGate
{
    public static IEnumerable<string> Check(PackInput input)
    {
        var source = input.Source;
        foreach (var stranger in source.Strangers)
            yield return $"{stranger}: no part of the solution is read from here, so it would not ship; move it to its folder or delete it.";

        foreach (var (file, expected) in Named(source))
        {
            if (file.Path != expected)
                yield return $"{file.Path}: what the file holds belongs into {expected}; rename the file, or correct the name or id in it.";
        }

        foreach (var (file, root) in Roots(source))
        {
            if (file.Root.Name != root)
                yield return $"{file.Path}: the root element is {file.Root.Name}; make it {root}.";
        }
    }

    private static IEnumerable<(SourceFile File, string Expected)> Named(SolutionSource source)
    {
        foreach (var table in source.Tables)
        {
            yield return (table.Entity, $"Entities/{table.SchemaName}/Entity.xml");
            foreach (var form in table.Forms)
                yield return (form.File, $"Entities/{table.Folder}/FormXml/{form.Type}/{form.File.Root.Elements("systemform").FirstOrDefault()?.Child("formid")}.xml");
            foreach (var view in table.Views)
                yield return (view, $"Entities/{table.Folder}/SavedQueries/{view.Root.Elements("savedquery").FirstOrDefault()?.Child("savedqueryid")}.xml");
        }
        foreach (var file in source.Relationships)
        {
            foreach (var parent in file.Root.Elements("EntityRelationship").Select(r => r.Child("ReferencedEntityName")).Distinct(StringComparer.Ordinal))
                yield return (file, $"Other/Relationships/{parent}.xml");
        }
        foreach (var choice in source.Choices)
            yield return (choice, $"OptionSets/{choice.Root.Attr("Name")}.xml");
        foreach (var role in source.Roles)
            yield return (role, $"Roles/{role.Root.Attr("name")}.xml");
        foreach (var step in source.Steps)
            yield return (step, $"SdkMessageProcessingSteps/{step.Root.Attr("SdkMessageProcessingStepId")}.xml");
        foreach (var resource in source.WebResources)
            yield return (resource, $"WebResources/{resource.Root.Child("Name")}.data.xml");
        foreach (var map in source.SiteMaps)
            yield return (map, $"AppModuleSiteMaps/{map.Root.Child("SiteMapUniqueName")}/AppModuleSiteMap.xml");
        foreach (var app in source.Apps)
            yield return (app, $"AppModules/{app.Root.Child("UniqueName")}/AppModule.xml");
        foreach (var component in source.Components)
        {
            var unique = component.Root.Attr("uniquename");
            yield return (component, component.Root.Name.LocalName switch
            {
                "customapi" => $"customapis/{unique}/customapi.xml",
                "customapirequestparameter" => $"{ApiFolder(component)}/customapirequestparameters/{unique}/customapirequestparameter.xml",
                "customapiresponseproperty" => $"{ApiFolder(component)}/customapiresponseproperties/{unique}/customapiresponseproperty.xml",
                _ => $"pluginpackages/{unique}/pluginpackage.xml",
            });
        }
    }

    private static string ApiFolder(SourceFile component) => string.Join('/', component.Path.Split('/').Take(2));

    private static IEnumerable<(SourceFile File, string Root)> Roots(SolutionSource source) =>
        source.Tables.SelectMany(t => new[] { (t.Entity, "Entity"), (t.Ribbon, "RibbonDiffXml") }
                .Concat(t.Forms.Select(f => (f.File, "forms")))
                .Concat(t.Views.Select(v => (v, "savedqueries"))))
            .Concat(source.Relationships.Append(source.RelationshipNames).Select(f => (f, "EntityRelationships")))
            .Concat(source.Choices.Select(f => (f, "optionset")))
            .Concat(source.Roles.Select(f => (f, "Role")))
            .Concat(source.Steps.Select(f => (f, "SdkMessageProcessingStep")))
            .Concat(source.WebResources.Select(f => (f, "WebResource")))
            .Concat(source.SiteMaps.Select(f => (f, "AppModuleSiteMap")))
            .Concat(source.Apps.Select(f => (f, "AppModule")))
            .Append((source.FieldSecurityProfiles, "FieldSecurityProfiles"));
}
