using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Every id is made from its name, registered in ids.json, and given to one thing only.</summary>
public static class IdGate
{
    public static IEnumerable<string> Check(PackInput input)
    {
        var register = input.Source.Ids;
        foreach (var (name, id) in register.Ids)
        {
            var made = NameBasedId.Create(register.Namespace, name);
            if (id != made)
                yield return $"ids.json: the id of '{name}' is {id} and should be {made}; ids are made from names, write that one.";
        }

        var names = register.Ids.ToLookup(e => e.Value, e => e.Key);
        var used = new Dictionary<Guid, string>();
        foreach (var use in Uses(input.Source))
        {
            if (use.Text.Guid() is not { } id)
            {
                yield return $"{use.Path}: '{use.Text}' ({use.What}) is no id; write the one that ids.json holds under '{use.Name}', in braces.";
                continue;
            }
            if (use.Text != id.Braced())
                yield return $"{use.Path}: write the id {use.Text} ({use.What}) as {id.Braced()}.";
            if (!used.TryAdd(id, use.Path))
                yield return $"{use.Path}: the id {id} ({use.What}) is used in {used[id]} already; make one of its own (SolutionPacker id) and register it in ids.json.";
            var known = names[id].ToList();
            if (known.Count == 0)
                yield return $"{use.Path}: the id {id} ({use.What}) is not in ids.json; a shipped id must not change. If it is new, make it with SolutionPacker id '{use.Name}' and register it.";
            else if (!known.Any(use.Fits))
                yield return $"{use.Path}: the id {id} ({use.What}) is registered as '{known[0]}' and stands at '{use.Name}'; give this one the id ids.json holds for '{use.Name}'.";
        }

        foreach (var (name, id) in register.Ids.Where(e => !used.ContainsKey(e.Value)))
            yield return $"ids.json: nothing in the source carries the id {id} of '{name}'; restore what was deleted or changed, and remove the entry only if it never shipped.";
    }

    private sealed record Use(string Path, string What, string Text, string Name, bool IsPrefix = false)
    {
        public bool Fits(string registered) => IsPrefix ? registered.StartsWith(Name, StringComparison.Ordinal) : registered == Name;
    }

    private static IEnumerable<Use> Uses(SolutionSource source)
    {
        foreach (var table in source.Tables)
        {
            foreach (var use in table.Forms.SelectMany(f => FormUses(table, f)))
                yield return use;
            foreach (var view in table.Views)
            {
                foreach (var query in view.Root.Elements("savedquery"))
                {
                    var (slug, isPrefix) = ViewSlug(query);
                    yield return new Use(view.Path, "savedqueryid", query.Child("savedqueryid"), $"view/{table.LogicalName}/{slug}", isPrefix);
                }
            }
        }
        foreach (var role in source.Roles)
            yield return new Use(role.Path, "role id", role.Root.Attr("id"), $"role/{role.Root.Attr("name")}");
        foreach (var profile in source.FieldSecurityProfiles.Root.Elements("FieldSecurityProfile"))
            yield return new Use(source.FieldSecurityProfiles.Path, "fieldsecurityprofileid", profile.Attr("fieldsecurityprofileid"), $"fieldsecurityprofile/{profile.Attr("name")}");
        foreach (var step in source.Steps)
            yield return new Use(step.Path, "SdkMessageProcessingStepId", step.Root.Attr("SdkMessageProcessingStepId"), $"step/{step.Root.Child("PrimaryEntity")}/", IsPrefix: true);
        foreach (var resource in source.WebResources)
        {
            var name = resource.Root.Child("Name");
            yield return new Use(resource.Path, "WebResourceId", resource.Root.Child("WebResourceId"), $"webresource/{name}");
            foreach (var library in WebResourceGate.Dependencies(resource))
                yield return new Use(resource.Path, "libraryUniqueId", library.Attr("libraryUniqueId"), $"dependency/{name}/{library.Attr("name")}");
        }
    }

    private static IEnumerable<Use> FormUses(TableSource table, FormSource form)
    {
        var path = form.File.Path;
        var name = $"form/{table.LogicalName}/{form.Type}";
        foreach (var node in form.File.Root.Elements("systemform"))
        {
            yield return new Use(path, "formid", node.Child("formid"), name);
            foreach (var tab in node.Descendants("tab"))
                yield return new Use(path, "tab id", tab.Attr("id"), $"{name}/tab/{tab.Attr("name")}");
            foreach (var section in node.Descendants("section"))
                yield return new Use(path, "section id", section.Attr("id"), $"{name}/section/{section.Attr("name")}");
            foreach (var cell in node.Descendants("cell"))
                yield return new Use(path, "cell id", cell.Attr("id"), $"{name}/cell/{cell.Element("control")?.Attr("id")}");
        }
    }

    private static (string Slug, bool IsPrefix) ViewSlug(XElement query) => (query.Child("querytype"), query.Child("isdefault")) switch
    {
        ("0", "1") => ("active", false),
        ("1", _) => ("advancedfind", false),
        ("2", _) => ("associated", false),
        ("4", _) => ("quickfind", false),
        ("64", _) => ("lookup", false),
        _ => ("", true),
    };
}
