using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>The built web resources: name (for instance <c>aria_/js/commands.js</c>) → content.</summary>
public sealed class WebFiles
{
    private WebFiles(IReadOnlyDictionary<string, byte[]> files) => Files = files;

    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public static WebFiles Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new PackException($"There are no built web resources at '{folder}'; build WebResources first (dotnet build WebResources).");
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            files.Add(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path));
        return new WebFiles(files);
    }

    public string Text(string name) => Encoding.UTF8.GetString(Files[name]);

    public bool Contains(string name) => Files.ContainsKey(name);

    public IEnumerable<string> Names => Files.Keys.Where(name => name.StartsWith("aria_/", StringComparison.Ordinal));
}
