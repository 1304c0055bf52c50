using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Each built file is a web resource and each web resource a built file, and what they refer to ships too.</summary>
public static partial class WebResourceGate
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "1", [".css"] = "2", [".js"] = "3", [".svg"] = "11", [".resx"] = "12",
    };

    /// <summary>The libraries a web resource says it needs.</summary>
    public static IReadOnlyList<XElement> Dependencies(SourceFile resource)
    {
        var text = resource.Root.Child("DependencyXml");
        if (text.Length == 0)
            return [];
        try
        {
            return XElement.Parse(text).Descendants("Library").ToList();
        }
        catch (XmlException exception)
        {
            throw new PackException($"{resource.Path}: DependencyXml is not well-formed XML: {exception.Message} Correct it.", exception);
        }
    }

    public static IEnumerable<string> Check(PackInput input)
    {
        var (source, web) = (input.Source, input.Web);
        var names = source.WebResources.Select(r => r.Root.Child("Name")).ToHashSet(StringComparer.Ordinal);
        foreach (var file in web.Files.Keys.Where(f => !names.Contains(f)))
            yield return $"WebResources/{file}.data.xml is missing: the build of WebResources made {file}, which would not ship; restore or write the file.";
        foreach (var twice in source.WebResources.GroupBy(r => r.Root.Child("FileName"), StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"{twice.Last().Path}: FileName {twice.Key} is that of {twice.First().Path} too; a part of the zip holds one web resource: write the FileName made from this one's name and id.";
        foreach (var resource in source.WebResources)
        {
            foreach (var finding in Resource(web, names, resource))
                yield return finding;
        }
        foreach (var page in web.Files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal)))
        {
            foreach (var finding in Page(web, page))
                yield return finding;
        }
        foreach (var sheet in web.Files.Keys.Where(f => f.EndsWith(".css", StringComparison.Ordinal)))
        {
            foreach (Match match in Url().Matches(web.Text(sheet)))
            {
                if (!web.Contains(Resolve(sheet, match.Groups["address"].Value)))
                    yield return $"{sheet}: url({match.Groups["address"].Value}) is no web resource of the solution; name one by a relative path.";
            }
        }
    }

    private static IEnumerable<string> Resource(WebFiles web, HashSet<string> names, SourceFile resource)
    {
        var root = resource.Root;
        var name = root.Child("Name");
        if (!WellNamed().IsMatch(name))
            yield return $"{resource.Path}: the name '{name}' must begin with aria_/ and hold letters, digits, _ . - and single slashes only.";
        if (!web.Contains(name))
            yield return $"{resource.Path}: the build of WebResources made no file '{name}'; add it there or delete this file.";
        if (root.Child("DisplayName").Length == 0)
            yield return $"{resource.Path}: write a DisplayName.";
        if (root.Child("WebResourceType") != Types.GetValueOrDefault(Path.GetExtension(name), ""))
            yield return $"{resource.Path}: WebResourceType is '{root.Child("WebResourceType")}' and must be {Types.GetValueOrDefault(Path.GetExtension(name), "that of the file's kind")}.";
        var expected = $"/WebResources/{name.Replace("/", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal)}{root.Child("WebResourceId").Trim('{', '}').ToUpperInvariant()}";
        if (root.Child("FileName") != expected)
            yield return $"{resource.Path}: FileName must be {expected}, made from name and id.";
        if (root.Child("IsCustomizable") != "0")
            yield return $"{resource.Path}: customers must not change it; set IsCustomizable to 0.";
        var language = Language().Match(name);
        if (language.Success != (root.Element("LanguageCode") is not null) || (language.Success && root.Child("LanguageCode") != language.Groups["lcid"].Value))
            yield return $"{resource.Path}: LanguageCode must be the number in the name of a RESX and stand nowhere else.";
        foreach (var library in Dependencies(resource).Select(l => l.Attr("name")).Where(l => !names.Contains(l)))
            yield return $"{resource.Path}: DependencyXml names '{library}', which is no web resource of the solution; correct it.";
        foreach (var library in Dependencies(resource).Where(l => l.Attr("displayName") != l.Attr("name")))
            yield return $"{resource.Path}: DependencyXml gives '{library.Attr("name")}' the displayName '{library.Attr("displayName")}'; write the name there too.";
        if (name.EndsWith("/commands.js", StringComparison.Ordinal))
        {
            var wanted = names.Where(n => n.EndsWith(".resx", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
            if (!wanted.SequenceEqual(Dependencies(resource).Select(l => l.Attr("name")).Order(StringComparer.Ordinal), StringComparer.Ordinal))
                yield return $"{resource.Path}: commands get their texts through DependencyXml; list {string.Join(", ", wanted)} there and nothing else.";
        }
    }

    private static IEnumerable<string> Page(WebFiles web, string page)
    {
        var text = web.Text(page);
        foreach (Match match in Reference().Matches(text))
        {
            var address = match.Groups["address"].Value;
            if (!web.Contains(Resolve(page, address)))
                yield return $"{page}: '{address}' is no web resource of the solution; name one by a relative path.";
        }
        if (Inline().Match(text) is { Success: true } inline)
            yield return $"{page}: '{inline.Value.Trim()}' is script or style inside the page, which a strict content security policy refuses; move it to a file.";
    }

    private static string Resolve(string from, string address)
    {
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in address.Split('?', '#')[0].Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }
        return string.Join('/', parts);
    }

    [GeneratedRegex(@"^aria_(/[A-Za-z0-9_.-]+)+$")]
    private static partial Regex WellNamed();

    [GeneratedRegex(@"\.(?<lcid>\d+)\.resx$")]
    private static partial Regex Language();

    [GeneratedRegex("(?:src|href)\\s*=\\s*\"(?<address>[^\"]*)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("""url\(\s*["']?(?<address>[^"')]+)["']?\s*\)""")]
    private static partial Regex Url();

    [GeneratedRegex("""<style[^>]*>|<script(?![^>]*\ssrc=)[^>]*>|\sstyle\s*=|\son[a-z]+\s*=|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
