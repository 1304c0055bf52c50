using System.Collections.Generic;
using System.Globalization;

namespace CrmAriaConnector.Aria;

/// <summary>Something beside the operation that failed although the operation itself succeeded.</summary>
/// <param name="Member">Where Aria said so, for instance <c>collection_error_code</c>.</param>
/// <param name="Code">The code, as text: third parties use their own.</param>
/// <param name="Message">The text that came with it.</param>
/// <param name="Entry">What the catalogue says about the code; third parties' codes have the entry of unknown ones.</param>
public sealed record AriaWarning(string Member, string Code, string? Message, ErrorEntry Entry);

internal sealed class WarningCollector
{
    private readonly List<AriaWarning> _warnings = [];

    public static IReadOnlyList<AriaWarning> Collect(AriaResponse response)
    {
        var collector = new WarningCollector();
        if (!response.Schema.IsRead)
            response.CollectWarnings(collector);
        return collector._warnings;
    }

    public void Add(AriaMember member, object? code, string? message)
    {
        var name = member.OlderName ?? member.Name;
        if (member.Kind == AriaMemberKind.Long)
        {
            if (code is long number and not 0)
                _warnings.Add(new AriaWarning(name, number.ToString(CultureInfo.InvariantCulture), message, ErrorCatalogue.Default.Find(null, number)));
            return;
        }
        // A text is the code of somebody behind Aria; some send their sentence without one.
        var text = code as string;
        if (text != "0" && !(string.IsNullOrWhiteSpace(text) && string.IsNullOrWhiteSpace(message)))
            _warnings.Add(new AriaWarning(name, text ?? "", message, ErrorCatalogue.Default.ThirdParty));
    }
}
