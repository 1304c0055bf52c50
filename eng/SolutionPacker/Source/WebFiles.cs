using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>The built web resources: name (for instance <c>aria_/js/commands.js</c>) → content.</summary>
public sealed class WebFiles
{
    private readonly Lazy<IReadOnlyList<Script>> _scripts;

    private WebFiles(ImmutableSortedDictionary<string, byte[]> files)
    {
        Files = files;
        _scripts = new Lazy<IReadOnlyList<Script>>(() => files.Keys
            .Where(name => name.EndsWith(".js", StringComparison.Ordinal))
            .Select(name => Script.Read(name, Text(name)))
            .ToList());
    }

    public ImmutableSortedDictionary<string, byte[]> Files { get; }

    /// <summary>The bundles, taken apart once.</summary>
    public IReadOnlyList<Script> Scripts => _scripts.Value;

    public static WebFiles Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new PackException($"There are no built web resources at '{folder}'; build WebResources first (dotnet build WebResources).");
        return new WebFiles(Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToImmutableSortedDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal));
    }

    /// <summary>The same files with one of them changed or added.</summary>
    public WebFiles With(string name, string content) => new(Files.SetItem(name, Encoding.UTF8.GetBytes(content)));

    /// <summary>The same files without one of them.</summary>
    public WebFiles Without(string name) => new(Files.Remove(name));

    public string Text(string name) => Encoding.UTF8.GetString(Files[name]);

    public bool Contains(string name) => Files.ContainsKey(name);
}
