using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.SolutionPacker.Packaging.Deflating;

/// <summary>A canonical Huffman code with a greatest length (RFC 1951, 3.2.2), made by package-merge.</summary>
internal sealed class HuffmanCode
{
    private HuffmanCode(int[] lengths)
    {
        Lengths = lengths;
        Codes = CodesOf(lengths);
    }

    /// <summary>Bits of each symbol's code; 0 where the symbol does not occur.</summary>
    public int[] Lengths { get; }

    /// <summary>The codes, first bit lowest, as they are written.</summary>
    public int[] Codes { get; }

    public static HuffmanCode Of(IReadOnlyList<int> counts, int longest)
    {
        var lengths = new int[counts.Count];
        var leaves = Enumerable.Range(0, counts.Count)
            .Where(i => counts[i] > 0)
            .Select(i => new Package(counts[i], [i]))
            .OrderBy(p => p.Weight).ThenBy(p => p.Symbols[0])
            .ToList();
        if (leaves.Count == 1)
            lengths[leaves[0].Symbols[0]] = 1;
        if (leaves.Count > 1)
        {
            var packages = leaves;
            for (var level = 1; level < longest; level++)
            {
                var pairs = packages.Chunk(2).Where(pair => pair.Length == 2)
                    .Select(pair => new Package(pair[0].Weight + pair[1].Weight, [.. pair[0].Symbols, .. pair[1].Symbols]));
                packages = leaves.Concat(pairs).OrderBy(p => p.Weight).ToList();
            }
            foreach (var symbol in packages.Take(2 * leaves.Count - 2).SelectMany(p => p.Symbols))
                lengths[symbol]++;
        }
        return new HuffmanCode(lengths);
    }

    private static int[] CodesOf(int[] lengths)
    {
        var codes = new int[lengths.Length];
        var next = 0;
        for (var length = 1; length <= 15; length++)
        {
            next <<= 1;
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                    codes[symbol] = Reversed(next++, length);
            }
        }
        return codes;
    }

    private static int Reversed(int code, int length)
    {
        var reversed = 0;
        for (var bit = 0; bit < length; bit++)
            reversed |= ((code >> bit) & 1) << (length - 1 - bit);
        return reversed;
    }

    private sealed record Package(long Weight, List<int> Symbols);
}
