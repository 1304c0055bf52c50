using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>
/// The files of an unpacked solution. They are read once and never changed; <see cref="With"/> and <see cref="Without"/>
/// give another tree that shares what stayed the same, so that a test can break one file at a time quickly.
/// </summary>
public sealed class SourceTree
{
    private readonly ImmutableSortedDictionary<string, Entry> _files;

    private SourceTree(ImmutableSortedDictionary<string, Entry> files) => _files = files;

    /// <summary>Paths inside the solution folder, with forward slashes, in ordinal order.</summary>
    public IEnumerable<string> Paths => _files.Keys;

    public static SourceTree Read(string folder)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
            throw new PackException($"There is no solution source at '{folder}'; give its folder with --source.");
        return new SourceTree(Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(absolute => (Absolute: absolute, Path: Path.GetRelativePath(root, absolute).Replace('\\', '/')))
            .Where(file => !IsOfTheBuild(file.Path))
            .ToImmutableSortedDictionary(file => file.Path, file => new Entry(file.Path, LineFeedsOnly(File.ReadAllBytes(file.Absolute))), StringComparer.Ordinal));
    }

    public SourceTree With(string path, string content) => new(_files.SetItem(path, new Entry(path, Encoding.UTF8.GetBytes(content))));

    public SourceTree Without(string path) => new(_files.Remove(path));

    public bool Contains(string path) => _files.ContainsKey(path);

    public byte[] Bytes(string path) => Find(path).Content;

    public string Text(string path) => Encoding.UTF8.GetString(Bytes(path)).TrimStart('\uFEFF');

    public SourceFile Xml(string path) => Find(path).Xml.Value;

    private Entry Find(string path) =>
        _files.TryGetValue(path, out var entry) ? entry : throw new PackException($"{path} is missing; restore it.");

    private static bool IsOfTheBuild(string path) =>
        path.StartsWith("bin/", StringComparison.Ordinal)
        || path.StartsWith("obj/", StringComparison.Ordinal)
        || path.EndsWith(".csproj", StringComparison.Ordinal)
        || path.EndsWith(".user", StringComparison.Ordinal);

    /// <summary>A checkout with CRLF must give the same zip.</summary>
    private static byte[] LineFeedsOnly(byte[] text) => text.Where(b => b != (byte)'\r').ToArray();

    private sealed class Entry(string path, byte[] content)
    {
        public byte[] Content { get; } = content;

        public Lazy<SourceFile> Xml { get; } = new(() => Parse(path, content));

        private static SourceFile Parse(string path, byte[] content)
        {
            try
            {
                using var stream = new MemoryStream(content);
                using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
                return new SourceFile(path, XElement.Load(reader));
            }
            catch (XmlException exception)
            {
                throw new PackException($"{path} is not well-formed XML: {exception.Message} Correct it.", exception);
            }
        }
    }
}
