using System.Globalization;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>Aria's numbers are text in CRM and numbers on the wire.</summary>
internal static class AriaNumber
{
    public static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number for the wire. Only numbers that were found on a row of Aria's come here.</summary>
    public static long Wire(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
