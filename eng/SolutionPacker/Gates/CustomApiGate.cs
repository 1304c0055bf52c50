using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CrmAriaConnector.SolutionPacker.Packaging;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Custom APIs keep the contract of docs/architecture.md, and each is handled by the class named after it.</summary>
public static partial class CustomApiGate
{
    /// <summary>What every API answers with: name → type (0 Boolean, 10 String).</summary>
    private static readonly Dictionary<string, string> Answer = new(StringComparer.Ordinal)
    {
        ["Code"] = "10", ["CorrelationId"] = "10", ["Message"] = "10", ["ResultJson"] = "10", ["Success"] = "0",
    };

    /// <summary>Boolean, Decimal, Float, Integer, String, Guid: the types that need no further word.</summary>
    private static readonly string[] ParameterTypes = ["0", "2", "6", "7", "10", "12"];

    /// <summary>Class that handles an API.</summary>
    public static string HandlerOf(string api, string pluginAssembly) =>
        $"{pluginAssembly}.CustomApis.{api[(api.IndexOf('_', StringComparison.Ordinal) + 1)..]}Plugin";

    public static IEnumerable<string> Check(PackInput input)
    {
        var source = input.Source;
        var schema = source.Schema;
        var granted = source.Roles.SelectMany(r => r.Root.Items("RolePrivileges", "RolePrivilege")).Select(p => p.Attr("name")).ToHashSet(StringComparer.Ordinal);
        var apis = source.CustomApis.Select(f => f.Root.Attr("uniquename")).ToHashSet(StringComparer.Ordinal);
        foreach (var api in source.CustomApis)
        {
            foreach (var finding in Api(input, schema, granted, api))
                yield return finding;
        }
        foreach (var part in source.Components.Where(f => f.Path.StartsWith("customapis/", StringComparison.Ordinal) && f.Root.Name != "customapi"))
        {
            if (!apis.Contains(part.Path.Split('/')[1]))
                yield return $"{part.Path}: the API it belongs to has no customapi.xml; restore that or delete this.";
            foreach (var finding in Part(part))
                yield return finding;
        }
    }

    private static IEnumerable<string> Api(PackInput input, Schema schema, HashSet<string> granted, SourceFile file)
    {
        var api = file.Root;
        var name = api.Attr("uniquename");
        if (!name.StartsWith("aria_", StringComparison.Ordinal) || api.Child("name") != name)
            yield return $"{file.Path}: uniquename and name must be alike and begin with aria_.";
        foreach (var (element, value, why) in new[]
        {
            ("allowedcustomprocessingsteptype", "0", "nobody else's step may run between Aria's answer and its record"),
            ("isfunction", "0", "it has effects, so it is an action"),
            ("isprivate", "1", "it is no public contract yet"),
            ("iscustomizable", "0", "customers must not change it"),
            ("workflowsdkstepenabled", "0", "workflows must not bypass the preview"),
        })
        {
            if (api.Child(element) != value)
                yield return $"{file.Path}: {element} is '{api.Child(element)}' and must be {value}: {why}.";
        }
        foreach (var finding in Binding(input, schema, file))
            yield return finding;
        foreach (var finding in Texts(file))
            yield return finding;
        var privilege = api.Child("executeprivilegename");
        if (!schema.Privileges.Contains(privilege))
            yield return $"{file.Path}: executeprivilegename '{privilege}' is no privilege of the solution's tables; name one, or anybody may call the API.";
        else if (!granted.Contains(privilege))
            yield return $"{file.Path}: no role of the solution grants {privilege}, so nobody could call the API; grant it in Roles/.";

        var handler = HandlerOf(name, input.Package.Id);
        var key = ExportKey.Of(input.Source.PluginPackageName, input.Package.Id, handler);
        if (!input.Package.Plugin.PluginTypes.Contains(handler, StringComparer.Ordinal))
            yield return $"{file.Path}: the plug-in assembly has no class {handler}; add it, or rename the API after its class.";
        if (api.Element("plugintypeid")?.Child("plugintypeexportkey") != key)
            yield return $"{file.Path}: plugintypeexportkey must be the key of {handler}, which is {key}; write that.";

        foreach (var finding in Parameters(input, file, handler))
            yield return finding;

        var folder = $"customapis/{name}/customapiresponseproperties/";
        var answer = input.Source.Components
            .Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal))
            .ToDictionary(f => f.Path, f => (Name: f.Root.Attr("uniquename"), Type: f.Root.Child("type")), StringComparer.Ordinal);
        foreach (var (property, type) in Answer)
        {
            if (!answer.Values.Contains((property, type)))
                yield return $"{file.Path}: the API must answer with {property} of type {type}; restore {folder}{property}/customapiresponseproperty.xml.";
        }
        foreach (var (path, extra) in answer.Where(a => !Answer.ContainsKey(a.Value.Name)))
            yield return $"{path}: {extra.Name} is not among the five properties every API answers with; put it into ResultJson.";
    }

    /// <summary>The class asks for its parameters by name, and for nothing else by a single capitalised word.</summary>
    private static IEnumerable<string> Parameters(PackInput input, SourceFile file, string handler)
    {
        var folder = $"customapis/{file.Root.Attr("uniquename")}/customapirequestparameters/";
        var given = input.Source.Components.Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal)).Select(f => f.Root.Attr("uniquename")).ToHashSet(StringComparer.Ordinal);
        var asked = input.Package.Plugin.StringsOfPlugins.GetValueOrDefault(handler)?.Where(text => text != "Target" && Word().IsMatch(text)).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var missing in asked.Except(given, StringComparer.Ordinal))
            yield return $"{file.Path}: {handler} asks for the parameter {missing}, which the API does not have; restore {folder}{missing}/customapirequestparameter.xml.";
        foreach (var unused in given.Except(asked, StringComparer.Ordinal))
            yield return $"{folder}{unused}/customapirequestparameter.xml: {handler} does not ask for it; remove it or correct the name.";
    }

    [GeneratedRegex("^[A-Z][A-Za-z]+$")]
    private static partial Regex Word();

    /// <summary>An API asks for access to the row it is bound to; one that is bound to nothing has its privilege alone to go by.</summary>
    private static IEnumerable<string> Binding(PackInput input, Schema schema, SourceFile file)
    {
        var api = file.Root;
        switch (api.Child("bindingtype"), api.Child("boundentitylogicalname"))
        {
            case ("1", var table) when table == "account" || schema.Table(table) is not null:
                break;
            case ("0", ""):
                var privilege = api.Child("executeprivilegename");
                if (input.Source.CustomApis.Any(other => other.Root.Child("bindingtype") != "0" && other.Root.Child("executeprivilegename") == privilege))
                    yield return $"{file.Path}: it is bound to nothing, and {privilege} opens other APIs, too; demand a privilege that is held for this one alone.";
                break;
            default:
                yield return $"{file.Path}: it is bound to '{api.Child("boundentitylogicalname")}' with bindingtype {api.Child("bindingtype")}; name account or a table of the solution (bindingtype 1), or nothing at all (bindingtype 0).";
                break;
        }
    }

    private static IEnumerable<string> Part(SourceFile file)
    {
        if (file.Root.Child("name") != file.Root.Attr("uniquename"))
            yield return $"{file.Path}: name must be the unique name, {file.Root.Attr("uniquename")}.";
        if (!ParameterTypes.Contains(file.Root.Child("type"), StringComparer.Ordinal))
            yield return $"{file.Path}: type '{file.Root.Child("type")}' is none of {string.Join(", ", ParameterTypes)} (Boolean, Decimal, Float, Integer, String, Guid); use one of them.";
        if (file.Root.Child("iscustomizable") != "0")
            yield return $"{file.Path}: customers must not change it; set iscustomizable to 0.";
        var isParameter = file.Root.Name == "customapirequestparameter";
        if (isParameter && file.Root.Child("isoptional") is not ("0" or "1"))
            yield return $"{file.Path}: say with isoptional 0 or 1 whether the parameter may be left out.";
        if (!isParameter && file.Root.Element("isoptional") is not null)
            yield return $"{file.Path}: a response property with isoptional breaks the import; remove the element.";
        foreach (var finding in Texts(file))
            yield return finding;
    }

    private static IEnumerable<string> Texts(SourceFile file)
    {
        foreach (var element in new[] { "displayname", "description" })
        {
            var text = file.Root.Element(element);
            if (text is null || text.Attr("default").Length == 0 || text.Elements("label").English() != text.Attr("default"))
                yield return $"{file.Path}: {element} must have a default and the same text as English label.";
            else if (text.Attr("default").Length > 300)
                yield return $"{file.Path}: {element} is longer than the 300 characters the platform keeps; shorten it.";
        }
    }
}
