using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>The parts of a zip in memory, unpacked within limits, with a record of which of them somebody has asked for.</summary>
internal sealed class ZipParts
{
    /// <summary>The platform takes solution files of up to 95 MB; one of ours holds less than one.</summary>
    private const long LargestZip = 95L * 1024 * 1024;
    private const long LargestPart = 32L * 1024 * 1024;
    private const long LargestWhole = 128L * 1024 * 1024;
    private const int MostParts = 20_000;

    private readonly string _name;
    private readonly SortedDictionary<string, byte[]> _parts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private ZipParts(string name) => _name = name;

    public IReadOnlyCollection<string> Names => _parts.Keys;

    /// <summary>Parts nobody asked for.</summary>
    public IEnumerable<string> Left => _parts.Keys.Where(n => !_taken.Contains(n));

    public static ZipParts Unpack(byte[] zip, string name)
    {
        if (zip.LongLength > LargestZip)
            throw new ImportException($"{name} is {zip.LongLength:N0} bytes long; the platform takes no more than {LargestZip:N0}. Split the solution.");
        var parts = new ZipParts(name);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
            parts.Unpack(archive);
        }
        catch (InvalidDataException exception)
        {
            throw new ImportException($"{name} is not a zip that can be read ({exception.Message}); export or pack it again.", exception);
        }
        return parts;
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    public byte[] Take(string part, string wantedBy)
    {
        if (!_parts.TryGetValue(part, out var content))
            throw new ImportException($"{wantedBy} names the file '{part}', which {_name} does not hold; pack the file or correct the name.");
        _taken.Add(part);
        return content;
    }

    public XElement TakeXml(string part, string wantedBy)
    {
        var content = Take(part, wantedBy);
        try
        {
            return SafeXml.Load(content);
        }
        catch (XmlException exception)
        {
            throw new ImportException($"{part} cannot be read as XML: {exception.Message} Export or pack the solution again.", exception);
        }
    }

    private void Unpack(ZipArchive archive)
    {
        if (archive.Entries.Count > MostParts)
            throw new ImportException($"{_name} holds {archive.Entries.Count:N0} files; more than {MostParts:N0} are not unpacked. Split the solution.");
        var whole = 0L;
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.EndsWith('/') && entry.Length == 0)
                continue;
            if (entry.FullName.Length == 0 || entry.FullName[0] == '/' || entry.FullName.Contains('\\') || entry.FullName.Split('/').Contains(".."))
                throw new ImportException($"{_name} holds the file '{entry.FullName}', which leads out of the zip; pack it with relative names and forward slashes.");
            var content = Unpack(entry);
            whole += content.LongLength;
            if (whole > LargestWhole)
                throw new ImportException($"{_name} unpacks to more than {LargestWhole:N0} bytes, which no solution needs; it was not read further.");
            if (!_parts.TryAdd(entry.FullName, content))
                throw new ImportException($"{_name} holds the file '{entry.FullName}' twice; pack it again.");
        }
    }

    /// <summary>The length an entry declares may lie, so the bytes are counted as they come.</summary>
    private byte[] Unpack(ZipArchiveEntry entry)
    {
        using var source = entry.Open();
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = source.Read(buffer)) > 0)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > LargestPart)
                throw new ImportException($"{_name}: '{entry.FullName}' unpacks to more than {LargestPart:N0} bytes, which no part of a solution needs; it was not read further.");
        }
        return copy.ToArray();
    }
}
