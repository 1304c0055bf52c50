using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>The app shows tables of the solution, through its own site map, to roles of the solution.</summary>
public static class AppGate
{
    public static IEnumerable<string> Check(PackInput input)
    {
        var source = input.Source;
        var schema = source.Schema;
        var maps = source.SiteMaps.ToLookup(m => m.Root.Child("SiteMapUniqueName"), StringComparer.Ordinal);
        foreach (var app in source.Apps)
        {
            var name = app.Root.Child("UniqueName");
            var components = app.Root.Items("AppModuleComponents", "AppModuleComponent").Select(c => (Type: c.Attr("type"), Name: c.Attr("schemaName"))).ToList();
            foreach (var (type, component) in components)
            {
                if (type == "62" ? component != name || !maps.Contains(component) : type != "1" || schema.Table(component) is null)
                    yield return $"{app.Path}: the component of type {type} '{component}' is neither a table of the solution (1) nor the app's own site map (62), {name}; correct it.";
            }
            if (components.Count(c => c.Type == "62") != 1)
                yield return $"{app.Path}: the app needs exactly one site map among its components (type 62).";
            var shown = source.SiteMaps.Where(m => m.Root.Child("SiteMapUniqueName") == name).SelectMany(m => m.Root.Descendants("SubArea")).Select(a => a.Attr("Entity")).ToHashSet(StringComparer.Ordinal);
            foreach (var hidden in components.Where(c => c.Type == "1" && !shown.Contains(c.Name)))
                yield return $"{app.Path}: the site map does not lead to the table {hidden.Name}; add a SubArea or remove the component.";
            foreach (var missing in shown.Except(components.Where(c => c.Type == "1").Select(c => c.Name), StringComparer.Ordinal))
                yield return $"{app.Path}: the site map leads to '{missing}', which is not among the app's components; add it.";
            foreach (var role in app.Root.Items("AppModuleRoleMaps", "Role").Where(r => source.Roles.All(known => known.Root.Attr("id") != r.Attr("id"))))
                yield return $"{app.Path}: the role {role.Attr("id")} is no role of the solution; correct the id.";
            if (!app.Root.Items("AppModuleRoleMaps", "Role").Any())
                yield return $"{app.Path}: the app is open to no role; name one in AppModuleRoleMaps.";
            var icon = app.Root.Child("WebResourceId").Guid();
            if (!source.WebResources.Any(w => w.Root.Child("WebResourceType") == "11" && w.Root.Child("WebResourceId").Guid() == icon))
                yield return $"{app.Path}: WebResourceId '{app.Root.Child("WebResourceId")}' is no SVG web resource of the solution; correct it.";
            if (!name.StartsWith("aria_", StringComparison.Ordinal) || app.Root.Items("LocalizedNames", "LocalizedName").English().Length == 0)
                yield return $"{app.Path}: the unique name must begin with aria_, and the app needs an English name.";
        }
        foreach (var map in source.SiteMaps)
        {
            if (!source.Apps.Any(a => a.Root.Child("UniqueName") == map.Root.Child("SiteMapUniqueName")))
                yield return $"{map.Path}: no app of the solution uses this site map; restore the app or delete the file.";
            foreach (var part in map.Root.Descendants().Where(e => e.Name.LocalName is "Area" or "Group" or "SubArea"))
            {
                if (!part.Attr("Id").StartsWith("aria_", StringComparison.Ordinal))
                    yield return $"{map.Path}: the id '{part.Attr("Id")}' must begin with aria_.";
                if (part.Items("Titles", "Title").English("Title").Length == 0)
                    yield return $"{map.Path}: {part.Attr("Id")} has no English title; write one.";
            }
            foreach (var area in map.Root.Descendants("SubArea").Where(a => a.Attr("Id") != SubAreaId(map.Root.Child("SiteMapUniqueName"), a.Attr("Entity"))))
                yield return $"{map.Path}: the id '{area.Attr("Id")}' of the area that leads to '{area.Attr("Entity")}' must be {SubAreaId(map.Root.Child("SiteMapUniqueName"), area.Attr("Entity"))}, so that it stays the same in every version.";
            foreach (var twice in map.Root.Descendants().Attributes("Id").GroupBy(a => a.Value, StringComparer.Ordinal).Where(g => g.Count() > 1))
                yield return $"{map.Path}: the id '{twice.Key}' is given twice; name one of them otherwise.";
            foreach (var icon in map.Root.Descendants("SubArea").Attributes("Icon").Where(a => source.WebResources.All(w => "/WebResources/" + w.Root.Child("Name") != a.Value)))
                yield return $"{map.Path}: the icon '{icon.Value}' is no web resource of the solution; write /WebResources/ and the name of one.";
        }
    }

    /// <summary>The app and the table's plural: aria_AriaBilling_Operations.</summary>
    private static string SubAreaId(string app, string table)
    {
        var name = table[(table.IndexOf('_', StringComparison.Ordinal) + 1)..];
        return name.Length == 0 ? app : $"{app}_{char.ToUpperInvariant(name[0])}{name[1..]}s";
    }
}
