using System;
using System.Globalization;

namespace CrmAriaConnector.Aria;

/// <summary>Codes as people read them: with the name where it is known.</summary>
internal static class CodeNames
{
    /// <param name="code">The code on the wire.</param>
    /// <param name="names">The known ones, as <c>1:First 2:Second</c>.</param>
    public static string Describe(long code, string names) => Describe(code.ToString(CultureInfo.InvariantCulture), names);

    /// <inheritdoc cref="Describe(long, string)"/>
    public static string Describe(string? code, string names)
    {
        if (string.IsNullOrEmpty(code))
            return "";
        var name = Array.Find(names.Split(' '), word => word.StartsWith(code + ":", StringComparison.Ordinal));
        return name is null ? code! : $"{code} ({name.Substring(code!.Length + 1)})";
    }
}
