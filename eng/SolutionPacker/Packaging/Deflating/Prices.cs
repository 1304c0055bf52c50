using System;
using System.Collections.Generic;

namespace CrmAriaConnector.SolutionPacker.Packaging.Deflating;

/// <summary>How often each symbol occurs, and what each costs in bits if the codes were made for just that.</summary>
internal sealed class Prices
{
    private readonly int[] _literalsAndLengths = new int[Symbols.LiteralsAndLengths];
    private readonly int[] _distances = new int[Symbols.Distances];

    public IReadOnlyList<int> LiteralAndLengthCounts => _literalsAndLengths;

    public IReadOnlyList<int> DistanceCounts => _distances;

    public static Prices Of(byte[] data, List<Step> steps, int from, int to)
    {
        var prices = new Prices();
        for (var i = from; i < to; i++)
            prices.Add(data, steps[i]);
        prices._literalsAndLengths[Symbols.EndOfBlock] = 1;
        return prices;
    }

    public static Prices Sum(Prices a, Prices b)
    {
        var sum = new Prices();
        for (var i = 0; i < Symbols.LiteralsAndLengths; i++)
            sum._literalsAndLengths[i] = a._literalsAndLengths[i] + b._literalsAndLengths[i];
        for (var i = 0; i < Symbols.Distances; i++)
            sum._distances[i] = a._distances[i] + b._distances[i];
        sum._literalsAndLengths[Symbols.EndOfBlock] = 1;
        return sum;
    }

    /// <summary>Bits of a block with these symbols, codes included, as closely as can be said without making the codes.</summary>
    public double Estimate()
    {
        double bits = 0;
        var lengths = BitsOf(_literalsAndLengths);
        for (var i = 0; i < Symbols.LiteralsAndLengths; i++)
            bits += _literalsAndLengths[i] * (lengths[i] + Symbols.ExtraOfLength(i)) + (_literalsAndLengths[i] > 0 ? 3.2 : 0);
        var distances = BitsOf(_distances);
        for (var i = 0; i < Symbols.Distances; i++)
            bits += _distances[i] * (distances[i] + Symbols.ExtraOfDistance(i)) + (_distances[i] > 0 ? 3.2 : 0);
        return bits + 60;
    }

    /// <summary>Bits of each literal, of each length, and of each distance symbol, extra bits included.</summary>
    public (double[] Literals, double[] Lengths, double[] Distances) PerSymbol()
    {
        var bits = BitsOf(_literalsAndLengths);
        var lengths = new double[Symbols.LongestMatch + 1];
        for (var length = Symbols.ShortestMatch; length <= Symbols.LongestMatch; length++)
            lengths[length] = bits[Symbols.OfLength(length)] + Symbols.ExtraOfLength(Symbols.OfLength(length));
        var distances = BitsOf(_distances);
        for (var i = 0; i < Symbols.Distances; i++)
            distances[i] += Symbols.ExtraOfDistance(i);
        return (bits, lengths, distances);
    }

    private void Add(byte[] data, Step step)
    {
        if (step.Match.Length == 1)
        {
            _literalsAndLengths[data[step.At]]++;
            return;
        }
        _literalsAndLengths[Symbols.OfLength(step.Match.Length)]++;
        _distances[Symbols.OfDistance(step.Match.Distance)]++;
    }

    private static double[] BitsOf(int[] counts)
    {
        long total = 0;
        foreach (var count in counts)
            total += count;
        var whole = total == 0 ? Math.Log2(counts.Length) : Math.Log2(total);
        var bits = new double[counts.Length];
        // What does not occur yet may be taken up in the next round, so it has a price too: that of a rare symbol.
        for (var i = 0; i < counts.Length; i++)
            bits[i] = counts[i] == 0 ? whole : Math.Max(whole - Math.Log2(counts[i]), 0.5);
        return bits;
    }
}

/// <summary>One step through the data: a literal or a match at a position.</summary>
internal readonly record struct Step(int At, Match Match);
