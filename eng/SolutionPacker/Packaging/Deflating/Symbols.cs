using System;

namespace CrmAriaConnector.SolutionPacker.Packaging.Deflating;

/// <summary>The alphabets of DEFLATE (RFC 1951, 3.2.5): lengths and distances as symbols with extra bits.</summary>
internal static class Symbols
{
    public const int ShortestMatch = 3;
    public const int LongestMatch = 258;
    public const int Window = 32768;
    public const int EndOfBlock = 256;
    public const int LiteralsAndLengths = 286;
    public const int Distances = 30;

    private static readonly int[] LengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    private static readonly int[] LengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    private static readonly int[] DistanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
    private static readonly int[] DistanceExtra = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    private static readonly byte[] LengthIndex = Index(LengthBase, LongestMatch + 1);
    private static readonly byte[] DistanceIndex = Index(DistanceBase, Window + 1);

    public static int OfLength(int length) => 257 + LengthIndex[length];

    public static int OfDistance(int distance) => DistanceIndex[distance];

    /// <summary>Extra bits of a literal or length symbol.</summary>
    public static int ExtraOfLength(int symbol) => symbol < 257 ? 0 : LengthExtra[symbol - 257];

    public static int ExtraOfDistance(int symbol) => DistanceExtra[symbol];

    public static int RestOfLength(int length) => length - LengthBase[LengthIndex[length]];

    public static int RestOfDistance(int distance) => distance - DistanceBase[DistanceIndex[distance]];

    private static byte[] Index(int[] bases, int size)
    {
        var index = new byte[size];
        for (var value = bases[0]; value < size; value++)
        {
            var found = Array.BinarySearch(bases, value);
            index[value] = (byte)(found >= 0 ? found : ~found - 1);
        }
        return index;
    }
}
