using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Packaging.Deflating;

namespace CrmAriaConnector.SolutionPacker.Packaging;

/// <summary>
/// Zip files whose bytes depend on nothing but their content: entries sorted by name, times fixed, compressed by an encoder
/// of our own (the runtime's differs from version to version and system to system).
/// </summary>
public static class DeterministicZip
{
    private const uint LocalHeader = 0x04034b50;
    private const uint CentralHeader = 0x02014b50;
    private const uint EndOfDirectory = 0x06054b50;
    private const ushort Version = 20;
    private const ushort NamesAreUtf8 = 0x0800;
    private const ushort Stored = 0;
    private const ushort Deflated = 8;

    /// <summary>1 January 1980, the earliest day a zip entry can carry.</summary>
    private const ushort EarliestDay = 0x0021;

    /// <summary>Comment length, disk, internal and external attributes: ten zero bytes.</summary>
    private static readonly byte[] NoCommentNoAttributes = new byte[10];

    private static readonly uint[] CrcTable = Enumerable.Range(0, 256).Select(CrcOf).ToArray();

    /// <summary>Both solution zips hold nearly the same parts; each is compressed once.</summary>
    private static readonly ConcurrentDictionary<string, byte[]> Known = new(StringComparer.Ordinal);

    public static byte[] Write(IReadOnlyDictionary<string, byte[]> entries)
    {
        var compressed = entries.AsParallel().Select(e => new Entry(e.Key, e.Value)).OrderBy(e => e.Name, StringComparer.Ordinal).ToList();
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var places = new List<uint>();
        foreach (var entry in compressed)
        {
            places.Add((uint)stream.Position);
            writer.Write(LocalHeader);
            entry.WriteFacts(writer);
            writer.Write(Encoding.UTF8.GetBytes(entry.Name));
            writer.Write(entry.Data);
        }
        var directory = (uint)stream.Position;
        foreach (var (entry, place) in compressed.Zip(places))
        {
            writer.Write(CentralHeader);
            writer.Write(Version);
            entry.WriteFacts(writer);
            writer.Write(NoCommentNoAttributes);
            writer.Write(place);
            writer.Write(Encoding.UTF8.GetBytes(entry.Name));
        }
        var size = (uint)stream.Position - directory;
        writer.Write(EndOfDirectory);
        writer.Write(0u);
        writer.Write((ushort)compressed.Count);
        writer.Write((ushort)compressed.Count);
        writer.Write(size);
        writer.Write(directory);
        writer.Write((ushort)0);
        writer.Flush();
        return stream.ToArray();
    }

    public static IReadOnlyDictionary<string, byte[]> Read(byte[] zip)
    {
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            using var source = entry.Open();
            using var copy = new MemoryStream();
            source.CopyTo(copy);
            entries.Add(entry.FullName, copy.ToArray());
        }
        return entries;
    }

    public static byte[] Utf8(XDocument document)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        };
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, settings))
            document.Save(writer);
        return stream.ToArray();
    }

    private static uint CrcOf(int value)
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++)
            crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        return crc;
    }

    private sealed class Entry
    {
        private readonly uint _crc;
        private readonly uint _size;
        private readonly ushort _method;

        public Entry(string name, byte[] content)
        {
            Name = name;
            _size = (uint)content.Length;
            _crc = ~content.Aggregate(uint.MaxValue, (crc, b) => (crc >> 8) ^ CrcTable[(crc ^ b) & 0xFF]);
            // A zip inside a zip is tight already.
            var deflated = content.AsSpan().StartsWith("PK"u8)
                ? content
                : Known.GetOrAdd(Convert.ToHexString(SHA256.HashData(content)), _ => Deflate.Compress(content));
            (_method, Data) = deflated.Length < content.Length ? (Deflated, deflated) : (Stored, content);
        }

        public string Name { get; }

        public byte[] Data { get; }

        /// <summary>The fields local and central header have in common, in their common order.</summary>
        public void WriteFacts(BinaryWriter writer)
        {
            writer.Write(Version);
            writer.Write(NamesAreUtf8);
            writer.Write(_method);
            writer.Write((ushort)0);
            writer.Write(EarliestDay);
            writer.Write(_crc);
            writer.Write((uint)Data.Length);
            writer.Write(_size);
            writer.Write((ushort)Encoding.UTF8.GetByteCount(Name));
            writer.Write((ushort)0);
        }
    }
}
