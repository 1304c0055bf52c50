using System.Collections.Generic;

namespace CrmAriaConnector.SolutionPacker.Packaging.Deflating;

/// <summary>For every position of the data, the earlier places that match it: ever longer ones at ever greater distances.</summary>
internal sealed class Matches
{
    private const int HashBits = 16;

    /// <summary>How many earlier places are looked at; beyond that next to nothing is gained.</summary>
    private const int Patience = 4096;

    private readonly int[] _start;
    private readonly List<Match> _found = [];

    public Matches(byte[] data)
    {
        _start = new int[data.Length + 1];
        var head = new int[1 << HashBits];
        System.Array.Fill(head, -1);
        var previous = new int[data.Length];
        for (var at = 0; at < data.Length; at++)
        {
            _start[at] = _found.Count;
            var most = System.Math.Min(Symbols.LongestMatch, data.Length - at);
            if (most < Symbols.ShortestMatch)
                continue;
            var hash = ((data[at] << 8) ^ (data[at + 1] << 4) ^ (data[at + 2] * 0x9E5)) & ((1 << HashBits) - 1);
            Search(data, at, most, head[hash], previous);
            previous[at] = head[hash];
            head[hash] = at;
        }
        _start[data.Length] = _found.Count;
    }

    public System.ReadOnlySpan<Match> At(int position) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_found)[_start[position].._start[position + 1]];

    private void Search(byte[] data, int at, int most, int candidate, int[] previous)
    {
        var best = Symbols.ShortestMatch - 1;
        for (var left = Patience; candidate >= 0 && at - candidate <= Symbols.Window && left > 0; left--)
        {
            if (data[candidate + best] == data[at + best])
            {
                var length = 0;
                while (length < most && data[candidate + length] == data[at + length])
                    length++;
                if (length > best)
                {
                    best = length;
                    _found.Add(new Match(length, at - candidate));
                    if (length == most)
                        return;
                }
            }
            candidate = previous[candidate];
        }
    }
}

/// <summary>A place that repeats; every shorter length matches there too. A length of 1 stands for the literal.</summary>
internal readonly record struct Match(int Length, int Distance);
