using System;
using System.Security.Cryptography;
using System.Text;

namespace CrmAriaConnector.SolutionPacker.Packaging;

/// <summary>
/// The key by which steps and Custom APIs name a class inside a plug-in package. Formula read off published solutions
/// (export key version 1): upper-case hexadecimal SHA-256 of "package|assembly|type", the first two in lower case.
/// </summary>
public static class ExportKey
{
    public static string Of(string packageUniqueName, string assemblyName, string typeFullName)
    {
        var text = $"{packageUniqueName.ToLowerInvariant()}|{assemblyName.ToLowerInvariant()}|{typeFullName}";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
