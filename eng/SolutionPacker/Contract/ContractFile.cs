using System.IO;

namespace CrmAriaConnector.SolutionPacker.Contract;

/// <summary>The files of this folder, which are built into the packer.</summary>
internal static class ContractFile
{
    public const string Folder = "eng/SolutionPacker/Contract";

    public static string Text(string name)
    {
        using var stream = typeof(ContractFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"{Folder}/{name} is not built into the packer.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
