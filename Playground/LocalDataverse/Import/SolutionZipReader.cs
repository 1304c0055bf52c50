using System;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>
/// Reads a solution zip as the platform exports it. Nothing in it is loaded or run, and nothing is dropped in silence: what
/// the local organisation does not know or cannot honour is refused with a sentence that names it.
/// </summary>
public static class SolutionZipReader
{
    /// <exception cref="ImportException">The file is no solution, or holds something the local organisation does not support.</exception>
    public static SolutionMetadata Read(string path)
    {
        try
        {
            return Read(File.ReadAllBytes(path), Path.GetFileName(path));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportException($"There is no solution zip at '{path}'; pack the solution first.", exception);
        }
    }

    /// <inheritdoc cref="Read(string)"/>
    public static SolutionMetadata Read(Stream zip)
    {
        using var copy = new MemoryStream();
        zip.CopyTo(copy);
        return Read(copy.ToArray(), "The solution zip");
    }

    private static SolutionMetadata Read(byte[] zip, string name)
    {
        var parts = ZipParts.Unpack(zip, name);
        ContentTypes.Check(parts);
        return SolutionReading.Read(parts, name) with { ContentHash = Digest(parts, name) };
    }

    private static string Digest(ZipParts parts, string name)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts.Names)
        {
            var content = parts.Take(part, name);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{part}\n{content.Length}\n")));
            hash.AppendData(content);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
