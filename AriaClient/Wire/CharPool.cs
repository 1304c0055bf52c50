using System.Buffers;
using Newtonsoft.Json;

namespace CrmAriaConnector.Aria;

/// <summary>Lends Newtonsoft.Json the arrays it reads and writes through.</summary>
internal sealed class CharPool : IArrayPool<char>
{
    public static readonly CharPool Shared = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    public void Return(char[]? array)
    {
        if (array is not null)
            ArrayPool<char>.Shared.Return(array);
    }
}
