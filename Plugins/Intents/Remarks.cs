using System.Linq;
using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>What failed beside a change that was carried out. An error code of 0 does not mean that money moved.</summary>
internal static class Remarks
{
    public static string Of(AriaResponse answer) => answer.Warnings.Count == 0
        ? ""
        : "The change itself is made, but not everything around it worked: " + string.Join(" ", answer.Warnings.Select(Sentence).Distinct());

    private static string Sentence(AriaWarning warning) => $"{warning.Entry.Cause} {warning.Entry.Cure}".Trim();
}
