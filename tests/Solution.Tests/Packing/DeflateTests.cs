using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using CrmAriaConnector.SolutionPacker.Packaging;
using CrmAriaConnector.SolutionPacker.Packaging.Deflating;

namespace CrmAriaConnector.Solution.Tests.Packing;

/// <summary>What the encoder writes is read back by the runtime's own inflater, and is not larger than what the runtime writes.</summary>
public sealed class DeflateTests
{
    private static IEnumerable<TestCaseData> Contents()
    {
        yield return new TestCaseData(Array.Empty<byte>()).SetName("nothing");
        yield return new TestCaseData("a"u8.ToArray()).SetName("one byte");
        yield return new TestCaseData("aa"u8.ToArray()).SetName("two bytes");
        yield return new TestCaseData("aaa"u8.ToArray()).SetName("three equal bytes");
        yield return new TestCaseData(new byte[100_000]).SetName("a run far longer than the longest match");
        yield return new TestCaseData(Enumerable.Range(0, 256).Select(i => (byte)i).ToArray()).SetName("every byte once");
        yield return new TestCaseData(Random(5, 70_000)).SetName("noise longer than two windows");
        yield return new TestCaseData(Random(6, 1_000).Concat(new byte[32_768 - 1_000]).Concat(Random(6, 1_000)).ToArray()).SetName("a match at the greatest distance");
        yield return new TestCaseData(Random(7, 1_000).Concat(new byte[32_769 - 1_000]).Concat(Random(7, 1_000)).ToArray()).SetName("a match one byte too far away");
        yield return new TestCaseData(Skewed(8, 60_000)).SetName("bytes of very unequal frequency");
        yield return new TestCaseData(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 4_000).Select(i => $"<row no=\"{i}\" name=\"{i * 7919 % 1000}\" />")))).SetName("text");
        yield return new TestCaseData(Encoding.UTF8.GetBytes(new string('x', 5_000)).Concat(Random(9, 5_000)).Concat(Encoding.UTF8.GetBytes(new string('y', 5_000))).ToArray()).SetName("parts of different kinds");
    }

    [TestCaseSource(nameof(Contents))]
    public void It_reads_back(byte[] content)
    {
        using var inflated = new MemoryStream();
        using (var reader = new DeflateStream(new MemoryStream(Deflate.Compress(content)), CompressionMode.Decompress))
            reader.CopyTo(inflated);
        Assert.That(inflated.ToArray(), Is.EqualTo(content));
    }

    [Test]
    public void It_is_tighter_than_the_runtime()
    {
        var content = File.ReadAllBytes(typeof(Deflate).Assembly.Location);
        using var usual = new MemoryStream();
        using (var writer = new DeflateStream(usual, CompressionLevel.SmallestSize, leaveOpen: true))
            writer.Write(content);
        Assert.That(Deflate.Compress(content), Has.Length.LessThan(usual.Length));
    }

    [Test]
    public void A_zip_is_read_back_by_the_runtime_and_carries_no_time()
    {
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["b/ü.txt"] = Encoding.UTF8.GetBytes(new string('x', 500)), ["a.bin"] = Random(1, 100), ["empty"] = [] };
        var zip = DeterministicZip.Write(entries);
        Assert.That(DeterministicZip.Read(zip), Is.EquivalentTo(entries));
        using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.That(archive.Entries.Select(e => e.FullName), Is.EqualTo(new[] { "a.bin", "b/ü.txt", "empty" }));
        Assert.That(archive.Entries.Select(e => e.LastWriteTime.DateTime), Has.All.EqualTo(new DateTime(1980, 1, 1)));
    }

    private static byte[] Random(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Frequencies that fall like Fibonacci numbers, which would make codes longer than DEFLATE allows.</summary>
    private static byte[] Skewed(int seed, int count)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => (byte)Math.Min(255, Math.Floor(-Math.Log(1 - random.NextDouble()) / 0.48))).ToArray();
    }
}
