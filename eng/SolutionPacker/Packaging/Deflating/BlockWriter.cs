using System;
using System.Collections.Generic;

namespace CrmAriaConnector.SolutionPacker.Packaging.Deflating;

/// <summary>Writes blocks with codes of their own (RFC 1951, 3.2.7).</summary>
internal sealed class BlockWriter
{
    /// <summary>The order in which the lengths of the code-length code are written.</summary>
    private static readonly int[] Order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private readonly List<byte> _bytes = [];
    private ulong _bits;
    private int _count;

    public void Write(byte[] data, List<Step> steps, int from, int to, bool isLast)
    {
        var prices = Prices.Of(data, steps, from, to);
        var symbols = HuffmanCode.Of(prices.LiteralAndLengthCounts, 15);
        var distances = HuffmanCode.Of(prices.DistanceCounts, 15);
        Put(isLast ? 1 : 0, 1);
        Put(2, 2);
        WriteCodes(symbols.Lengths, distances.Lengths);
        for (var i = from; i < to; i++)
        {
            var (at, match) = steps[i];
            if (match.Length == 1)
            {
                Put(symbols, data[at]);
                continue;
            }
            var length = Symbols.OfLength(match.Length);
            Put(symbols, length);
            Put(Symbols.RestOfLength(match.Length), Symbols.ExtraOfLength(length));
            var distance = Symbols.OfDistance(match.Distance);
            Put(distances, distance);
            Put(Symbols.RestOfDistance(match.Distance), Symbols.ExtraOfDistance(distance));
        }
        Put(symbols, Symbols.EndOfBlock);
    }

    public byte[] Finish()
    {
        if (_count > 0)
            _bytes.Add((byte)_bits);
        return [.. _bytes];
    }

    private void WriteCodes(int[] symbols, int[] distances)
    {
        var symbolCount = Math.Max(257, Used(symbols));
        var distanceCount = Math.Max(1, Used(distances));
        var runs = Runs([.. symbols.AsSpan(0, symbolCount), .. distances.AsSpan(0, distanceCount)]);
        var counts = new int[19];
        foreach (var run in runs)
            counts[run.Symbol]++;
        var code = HuffmanCode.Of(counts, 7);
        var written = Order.Length;
        while (written > 4 && code.Lengths[Order[written - 1]] == 0)
            written--;
        Put(symbolCount - 257, 5);
        Put(distanceCount - 1, 5);
        Put(written - 4, 4);
        for (var i = 0; i < written; i++)
            Put(code.Lengths[Order[i]], 3);
        foreach (var run in runs)
        {
            Put(code, run.Symbol);
            Put(run.Extra, run.Bits);
        }
    }

    private static int Used(int[] lengths)
    {
        var used = lengths.Length;
        while (used > 0 && lengths[used - 1] == 0)
            used--;
        return used;
    }

    /// <summary>Code lengths with their repetitions: 16 repeats the one before, 17 and 18 stand for zeros.</summary>
    private static List<(int Symbol, int Extra, int Bits)> Runs(int[] lengths)
    {
        var runs = new List<(int, int, int)>();
        for (var i = 0; i < lengths.Length;)
        {
            var length = lengths[i];
            var count = 1;
            while (i + count < lengths.Length && lengths[i + count] == length)
                count++;
            i += count;
            if (length != 0)
            {
                runs.Add((length, 0, 0));
                count--;
            }
            for (; length == 0 && count >= 11; count -= Math.Min(count, 138))
                runs.Add((18, Math.Min(count, 138) - 11, 7));
            if (length == 0 && count >= 3)
            {
                runs.Add((17, count - 3, 3));
                count = 0;
            }
            for (; length != 0 && count >= 3; count -= Math.Min(count, 6))
                runs.Add((16, Math.Min(count, 6) - 3, 2));
            for (; count > 0; count--)
                runs.Add((length, 0, 0));
        }
        return runs;
    }

    private void Put(HuffmanCode code, int symbol) => Put(code.Codes[symbol], code.Lengths[symbol]);

    private void Put(int value, int bits)
    {
        _bits |= (ulong)(uint)value << _count;
        _count += bits;
        while (_count >= 8)
        {
            _bytes.Add((byte)_bits);
            _bits >>= 8;
            _count -= 8;
        }
    }
}
