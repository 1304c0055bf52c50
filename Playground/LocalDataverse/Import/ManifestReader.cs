using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>solution.xml: who the solution is, and the list of its root components.</summary>
internal sealed class ManifestReader
{
    /// <summary>The newest form of package this importer knows; the platform takes older ones too.</summary>
    private static readonly Version NewestPackage = new(9, 2);

    private readonly List<(int Type, string Key, Node Node)> _roots;

    private ManifestReader(Node document, Labels labels, SolutionMetadata solution, List<(int, string, Node)> roots)
    {
        Document = document;
        Labels = labels;
        Solution = solution;
        _roots = roots;
    }

    public Node Document { get; }

    public Labels Labels { get; }

    public SolutionMetadata Solution { get; }

    public static ManifestReader Read(Node document)
    {
        document.RequiredAttribute("version");
        var package = document.RequiredAttribute("SolutionPackageVersion");
        if (!Version.TryParse(package, out var form) || form > NewestPackage)
            throw document.Refusal($"SolutionPackageVersion {package} is not supported; export for {NewestPackage} or an older version");
        var labels = new Labels(document.AttributeNumber("languagecode"));
        var manifest = document.Required("SolutionManifest");
        var publisher = manifest.Required("Publisher");
        var uniqueName = manifest.RequiredText("UniqueName");
        var solution = new SolutionMetadata
        {
            UniqueName = uniqueName,
            DisplayName = labels.Of(manifest, "LocalizedNames", "LocalizedName") ?? uniqueName,
            Description = labels.Of(manifest, "Descriptions", "Description") ?? string.Empty,
            Version = Version.TryParse(manifest.RequiredText("Version"), out var version)
                ? version
                : throw manifest.Refusal($"the version '{manifest.RequiredText("Version")}' is not of the form 1.0.0.0"),
            IsManaged = manifest.OneOf("Managed", null, 0, 1) == 1,
            Publisher = publisher.RequiredText("UniqueName"),
        };
        CheckPrefix(publisher);
        return new ManifestReader(document, labels, solution, [.. manifest.Each("RootComponents", "RootComponent").Select(Root)]);
    }

    /// <summary>Every root component must be in the zip: the platform refuses a list that promises more than it brings.</summary>
    public void CheckRoots(SolutionMetadata solution)
    {
        var missing = _roots.Where(r => !Brings(solution, r.Type, r.Key, r.Node)).ToList();
        if (missing.Count > 0)
        {
            throw new ImportException(missing.Select(r => r.Node
                .Refusal($"the root component {r.Key} of type {r.Type} is listed, but the zip does not bring it; add the component or take the line out").Message));
        }
    }

    private static void CheckPrefix(Node publisher)
    {
        var prefix = publisher.RequiredText("CustomizationPrefix");
        if (prefix.Length is < 2 or > 8 || !char.IsAsciiLetter(prefix[0]) || !prefix.All(char.IsAsciiLetterOrDigit) || prefix.StartsWith("mscrm", StringComparison.OrdinalIgnoreCase))
            throw publisher.Refusal($"the customization prefix '{prefix}' must be 2 to 8 letters and digits, begin with a letter and not with mscrm");
        var options = publisher.Number("CustomizationOptionValuePrefix");
        if (options is < 10000 or > 99999)
            throw publisher.Refusal($"the option value prefix {options.ToString(CultureInfo.InvariantCulture)} must lie between 10000 and 99999");
    }

    private static (int Type, string Key, Node Node) Root(Node node)
    {
        node.Attribute("behavior");
        var name = node.Attribute("schemaName");
        var id = node.Attribute("id");
        return (node.AttributeNumber("type"), name ?? id ?? throw node.Refusal("a root component has neither schemaName nor id; add one"), node);
    }

    private static bool Brings(SolutionMetadata solution, int type, string key, Node node)
    {
        bool Named(IEnumerable<string> names) => names.Contains(key, StringComparer.OrdinalIgnoreCase);
        bool Known(IEnumerable<Guid> ids) => Guid.TryParse(key, out var id) && ids.Contains(id);

        return type switch
        {
            1 => Named(solution.Tables.Select(t => t.LogicalName)) || Named(solution.TableExtensions.Select(t => t.Table)),
            9 => Named(solution.Choices.Select(c => c.Name)),
            20 => Known(solution.Roles.Select(r => r.Id)),
            26 => Known(solution.Views.Select(v => v.Id)),
            24 or 60 => Known(solution.Forms.Select(f => f.Id)),
            61 => Named(solution.WebResources.Select(w => w.Name)),
            62 or 80 => Named(solution.Apps.Select(a => a.UniqueName)),
            70 => Known(solution.FieldSecurityProfiles.Select(p => p.Id)),
            91 => Named(solution.PluginAssemblies.Select(a => a.FullName)),
            92 => Known(solution.Steps.Select(s => s.Id)),
            _ => throw node.Refusal($"components of type {type} are not supported by the local organisation; take '{key}' out of the solution to import it here"),
        };
    }
}
