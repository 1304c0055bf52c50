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
        response.CollectWarnings(collector);
        return collector._warnings;
    }

    public void Add(string member, long? code, string? message)
    {
        if (code is null or 0)
            return;
        _warnings.Add(new AriaWarning(member, code.Value.ToString(CultureInfo.InvariantCulture), message, ErrorCatalogue.Default.Find(null, code.Value)));
    }

    public void AddThirdParty(string member, string? code, string? message)
    {
        if (string.IsNullOrWhiteSpace(code) && string.IsNullOrWhiteSpace(message) || code == "0")
            return;
        _warnings.Add(new AriaWarning(member, code ?? "", message, ErrorCatalogue.Default.ThirdParty));
    }

    public void Rows<T>(List<T> rows) where T : AriaRow
    {
        foreach (var row in rows)
            row.CollectWarnings(this);
    }
}
