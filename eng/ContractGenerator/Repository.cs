using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>Where the generator's files lie.</summary>
public sealed class Repository(string root)
{
    public string Generated => Path.Combine(root, "AriaClient", "Generated");

    public string ClientProject => Path.Combine(root, "AriaClient", "AriaClient.csproj");

    public string Readme => Path.Combine(root, "AriaClient", "README.md");

    private string Folder => Path.Combine(root, "eng", "ContractGenerator");

    public static Repository Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CrmAriaConnector.sln")))
                return new Repository(folder.FullName);
        throw new DirectoryNotFoundException($"CrmAriaConnector.sln was not found above {AppContext.BaseDirectory}.");
    }

    public string ErrorPage => Path.Combine(root, "docs", "errors.md");

    public string ReadErrorCatalogue() => File.ReadAllText(Path.Combine(root, "AriaClient", "Errors", "errors.json"));

    /// <summary>Puts these files in place of those that are there.</summary>
    public void WriteContract(IReadOnlyDictionary<string, string> files)
    {
        foreach (var old in Directory.EnumerateFiles(Path.Combine(Folder, "contract"), "*.txt", SearchOption.AllDirectories))
            File.Delete(old);
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(Folder, "contract", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    public string ReadContractFile(string name) => File.ReadAllText(Path.Combine(Folder, "contract", name)).Replace("\r\n", "\n");

    public Contract ReadContract() => ContractParser.ReadFolder(Path.Combine(Folder, "contract"));

    public Overlay ReadOverlay() => Overlay.Read(Path.Combine(Folder, "overlay.json"));

    /// <summary>The operations the library ships.</summary>
    public IReadOnlyList<string> ReadOperations() =>
        [.. File.ReadAllLines(Path.Combine(Folder, "operations.txt")).Select(line => line.Trim()).Where(line => line.Length > 0).Order(StringComparer.Ordinal)];

    public IReadOnlyDictionary<string, string> ReadGenerated() =>
        Directory.Exists(Generated)
            ? Directory.EnumerateFiles(Generated, "*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(Generated, file).Replace('\\', '/'), file => File.ReadAllText(file).Replace("\r\n", "\n"), StringComparer.Ordinal)
            : new Dictionary<string, string>();
}
