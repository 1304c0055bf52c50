using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>Picks a label: the solution's base language, then English, then whatever there is.</summary>
internal sealed class Labels(int baseLanguage)
{
    private const int English = 1033;

    /// <summary>Label of a list such as <c>LocalizedNames/LocalizedName</c>; null when there is none.</summary>
    public string? Of(Node parent, string list, string item) => Pick(parent.Each(list, item), "description", "languagecode");

    public string? Pick(IEnumerable<Node> labels, string textAttribute, string languageAttribute)
    {
        var byLanguage = labels
            .Select(l => (Language: l.Attribute(languageAttribute), Text: l.Attribute(textAttribute) ?? ""))
            .ToList();
        return new[] { baseLanguage, English }
            .Select(language => byLanguage.FirstOrDefault(l => l.Language == language.ToString(CultureInfo.InvariantCulture)).Text)
            .FirstOrDefault(text => text is not null) ?? byLanguage.Select(l => l.Text).FirstOrDefault();
    }
}
