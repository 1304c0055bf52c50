using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>One zip read from its manifest to its last part.</summary>
internal static class SolutionReading
{
    /// <summary>Sections of customizations.xml no local organisation can honour, and what they hold.</summary>
    private static readonly (string Section, string Holds)[] Unsupported =
    [
        ("Workflows", "workflows, business rules and flows"),
        ("Templates", "templates"),
        ("RibbonDiffXml", "changes to the application ribbon"),
        ("OrganizationSettings", "organisation settings"),
        ("Dashboards", "dashboards"),
        ("Reports", "reports"),
        ("CustomControls", "custom controls"),
        ("EntityDataProviders", "virtual tables"),
        ("CanvasApps", "canvas apps"),
        ("connectionreferences", "connection references"),
        ("ConnectionRoles", "connection roles"),
        ("SiteMap", "changes to the application's site map"),
        ("ServiceEndpoints", "service endpoints"),
    ];

    public static SolutionMetadata Read(ZipParts parts, string zipName)
    {
        var manifestXml = parts.TakeXml("solution.xml", zipName);
        var manifest = ManifestReader.Read(Node.Root(manifestXml, "solution.xml", "ImportExportXml"));
        var context = new ImportContext(parts, manifest.Labels);
        var customizations = context.Open("customizations.xml", "ImportExportXml", zipName);
        foreach (var (section, holds) in Unsupported)
            customizations.MustBeEmpty(section, holds);

        var relationships = RelationshipReader.Read(customizations);
        var choices = customizations.Each("optionsets", "optionset").Select(n => ChoiceReader.ReadGlobal(n, context.Labels)).ToImmutableArray();
        var tables = new TableReader(context, manifest.Solution.UniqueName, relationships, choices);
        tables.Read(customizations);
        var plugins = PluginReader.Read(context, customizations);
        var solution = manifest.Solution with
        {
            Tables = [.. tables.Tables],
            TableExtensions = [.. tables.Extensions],
            Views = [.. tables.Views],
            Forms = [.. tables.Forms],
            Ribbons = tables.Ribbons.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Relationships = relationships,
            Choices = choices,
            Roles = [.. customizations.Each("Roles", "Role").Select(SecurityReader.ReadRole)],
            FieldSecurityProfiles = [.. customizations.Each("FieldSecurityProfiles", "FieldSecurityProfile").Select(SecurityReader.ReadProfile)],
            WebResources = [.. customizations.Each("WebResources", "WebResource").Select(n => WebResourceReader.Read(n, context))],
            PluginAssemblies = plugins.Assemblies,
            CustomApis = CustomApiReader.Read(context, plugins),
            Steps = [.. customizations.Each("SdkMessageProcessingSteps", "SdkMessageProcessingStep").Select(n => StepReader.Read(n, plugins))],
            Apps = AppReader.Read(customizations, context.Labels),
        };
        manifest.CheckRoots(solution);

        var problems = Twice(solution).Concat(context.Documents.Prepend(manifest.Document).SelectMany(d => d.Unread()))
            .Concat(parts.Left.Select(part => $"{zipName}: the file '{part}' belongs to no component the local organisation supports; take that component out of the solution to import it here."))
            .ToList();
        return problems.Count == 0 ? solution : throw new ImportException(problems);
    }

    /// <summary>Components whose id or name the zip gives to two of a kind; the platform would keep one of them.</summary>
    private static IEnumerable<string> Twice(SolutionMetadata solution)
    {
        IEnumerable<(string Kind, string Key)> all =
        [
            .. solution.Views.Select(v => ("view", v.Id.ToString())),
            .. solution.Forms.Select(f => ("form", f.Id.ToString())),
            .. solution.Roles.Select(r => ("role", r.Id.ToString())),
            .. solution.Roles.Select(r => ("role", r.Name)),
            .. solution.FieldSecurityProfiles.Select(p => ("field security profile", p.Id.ToString())),
            .. solution.Steps.Select(s => ("step", s.Id.ToString())),
            .. solution.Choices.Select(c => ("choice", c.Name)),
            .. solution.WebResources.Select(w => ("web resource", w.Name)),
            .. solution.CustomApis.Select(a => ("Custom API", a.UniqueName)),
            .. solution.Apps.Select(a => ("app", a.UniqueName)),
            .. solution.Tables.SelectMany(t => t.Keys.Select(k => ("key", $"{t.LogicalName}.{k.LogicalName}"))),
            .. solution.CustomApis.SelectMany(a => a.RequestParameters.Select(p => ("request parameter", $"{a.UniqueName}.{p.UniqueName}"))),
            .. solution.CustomApis.SelectMany(a => a.ResponseProperties.Select(p => ("response property", $"{a.UniqueName}.{p.UniqueName}"))),
        ];
        return all.GroupBy(c => (c.Kind, Key: c.Key.ToUpperInvariant()))
            .Where(g => g.Skip(1).Any())
            .Select(g => $"The {g.Key.Kind} {g.First().Key} stands twice in the solution; give one of the two another id or name.");
    }
}
