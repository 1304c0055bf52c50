using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using CrmAriaConnector.LocalDataverse.Import;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Tests.Import;

/// <summary>A solution zip a test makes or spoils.</summary>
internal sealed class ZipUnderTest
{
    private static readonly Lazy<SortedDictionary<string, byte[]>> ShippedParts = new(() =>
    {
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var archive = ZipFile.OpenRead(ShippedZip.ManagedPath);
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            parts.Add(entry.FullName, copy.ToArray());
        }
        return parts;
    });

    private readonly SortedDictionary<string, byte[]> _parts = new(StringComparer.Ordinal);

    public IEnumerable<string> Parts => _parts.Keys;

    /// <summary>The shipped zip, ready to be spoiled; its large parts need no second compression.</summary>
    public static ZipUnderTest Shipped()
    {
        var zip = new ZipUnderTest();
        foreach (var (name, content) in ShippedParts.Value)
            zip._parts.Add(name, content);
        return zip;
    }

    public ZipUnderTest Put(string part, string text) => Put(part, Encoding.UTF8.GetBytes(text));

    public ZipUnderTest Put(string part, byte[] content)
    {
        _parts[part] = content;
        return this;
    }

    public ZipUnderTest Remove(string part)
    {
        Assert.That(_parts.Remove(part), $"there is a part {part} to remove");
        return this;
    }

    public ZipUnderTest Edit(string part, Action<XElement> edit)
    {
        var root = Xml(part);
        edit(root);
        return Put(part, root.ToString());
    }

    /// <summary>Replaces a text that must be there.</summary>
    public ZipUnderTest Replace(string part, string what, string with)
    {
        var text = Encoding.UTF8.GetString(_parts[part]);
        Assert.That(text, Does.Contain(what));
        return Put(part, text.Replace(what, with, StringComparison.Ordinal));
    }

    public XElement Xml(string part) => XElement.Parse(Encoding.UTF8.GetString(_parts[part]).TrimStart('\uFEFF'));

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _parts)
            {
                using var entry = archive.CreateEntry(name, content.Length > 100_000 && content[0] == 'P' ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    public SolutionMetadata Read() => SolutionZipReader.Read(new MemoryStream(Bytes()));

    /// <summary>Reads it and puts it on an organisation.</summary>
    public OrganizationMetadata ImportInto(OrganizationMetadata organization) => organization.With(Read());

    /// <summary>The sentences with which it is refused.</summary>
    public IReadOnlyList<string> Refusal(OrganizationMetadata? organization = null)
    {
        var exception = Assert.Throws<ImportException>(() => ImportInto(organization ?? PlatformMetadata.Create()));
        return exception!.Problems;
    }
}
