using System;
using System.Security.Cryptography;
using System.Text;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>Ids made from names, RFC 9562 version 5, so that nobody has to invent one and no two machines differ.</summary>
public static class NameBasedId
{
    public static Guid Create(Guid idNamespace, string name)
    {
        var prefix = idNamespace.ToByteArray(bigEndian: true);
        var text = Encoding.UTF8.GetBytes(name);
        var input = new byte[prefix.Length + text.Length];
        prefix.CopyTo(input, 0);
        text.CopyTo(input, prefix.Length);
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1 for version 5; nothing secret depends on it.
        var hash = SHA1.HashData(input);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
