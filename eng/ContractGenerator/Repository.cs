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

    private string ContractFolder => Path.Combine(Folder, "contract");

    private string NewContract => ContractFolder + ".new";

    private string OldContract => ContractFolder + ".old";

    public static Repository Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CrmAriaConnector.sln")))
                return new Repository(folder.FullName);
        throw new DirectoryNotFoundException($"CrmAriaConnector.sln was not found above {AppContext.BaseDirectory}.");
    }

    public string ErrorPage => Path.Combine(root, "docs", "errors.md");

    public string ReadErrorCatalogue() => File.ReadAllText(Path.Combine(root, "AriaClient", "Errors", "errors.json"));

    /// <summary>
    /// Puts these files in the place of the contract. They are written beside it and proven first, so that whatever fails, and whenever
    /// it is broken off, a whole contract stays.
    /// </summary>
    /// <param name="files">Names relative to the contract folder, with their text.</param>
    /// <param name="prove">Throws where the contract, as it reads from the new files, is of no use.</param>
    public void ReplaceContract(IReadOnlyDictionary<string, string> files, Action<Contract> prove)
    {
        Remove(NewContract);
        try
        {
            foreach (var (name, text) in files)
            {
                var path = Path.Combine(NewContract, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }
            prove(ContractParser.ReadFolder(NewContract));
            Remove(OldContract);
            Directory.Move(ContractFolder, OldContract);
            Directory.Move(NewContract, ContractFolder);
            Remove(OldContract);
        }
        finally
        {
            Remove(NewContract);
            TakeBack();
        }

        static void Remove(string folder)
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>An update broken off between its two moves has left the old contract under the other name.</summary>
    private void TakeBack()
    {
        if (!Directory.Exists(ContractFolder) && Directory.Exists(OldContract))
            Directory.Move(OldContract, ContractFolder);
    }

    public string ReadContractFile(string name) => File.ReadAllText(Path.Combine(ContractFolder, name)).Replace("\r\n", "\n");

    public Contract ReadContract()
    {
        TakeBack();
        return ContractParser.ReadFolder(ContractFolder);
    }

    public Overlay ReadOverlay() => Overlay.Read(Path.Combine(Folder, "overlay.json"));

    public CodeBook ReadCodes() => CodeBook.Read(Path.Combine(Folder, "codes.json"));

    public Sources ReadSources() => new(ReadContract(), ReadOverlay(), ReadCodes());

    /// <summary>The operations the library ships.</summary>
    public IReadOnlyList<string> ReadOperations() =>
        [.. File.ReadAllLines(Path.Combine(Folder, "operations.txt")).Select(line => line.Trim()).Where(line => line.Length > 0).Order(StringComparer.Ordinal)];

    public IReadOnlyDictionary<string, string> ReadGenerated() =>
        Directory.Exists(Generated)
            ? Directory.EnumerateFiles(Generated, "*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(Generated, file).Replace('\\', '/'), file => File.ReadAllText(file).Replace("\r\n", "\n"), StringComparer.Ordinal)
            : new Dictionary<string, string>();
}
