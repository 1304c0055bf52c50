using System;
using System.Collections.Immutable;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>Model-driven apps with their site maps.</summary>
internal static class AppReader
{
    private const int Table = 1;
    private const int View = 26;
    private const int Form = 60;
    private const int SiteMap = 62;

    public static ImmutableArray<AppMetadata> Read(Node customizations, Labels labels)
    {
        var siteMaps = customizations.Each("AppModuleSiteMaps", "AppModuleSiteMap")
            .ToDictionary(n => n.RequiredText("SiteMapUniqueName"), n => n.Required("SiteMap").Whole().ToString(SaveOptions.DisableFormatting), StringComparer.OrdinalIgnoreCase);
        return [.. customizations.Each("AppModules", "AppModule").Select(n => Read(n, labels, name => siteMaps.TryGetValue(name, out var xml) ? xml : null))];
    }

    private static AppMetadata Read(Node node, Labels labels, Func<string, string?> siteMap)
    {
        var name = node.RequiredText("UniqueName");
        var tables = ImmutableArray.CreateBuilder<string>();
        string? map = null;
        foreach (var component in node.Each("AppModuleComponents", "AppModuleComponent"))
        {
            var type = component.AttributeNumber("type");
            var schemaName = component.Attribute("schemaName");
            component.Attribute("id");
            switch (type)
            {
                case Table:
                    tables.Add((schemaName ?? throw component.Refusal("a table of the app is named by schemaName; add it")).ToLowerInvariant());
                    break;
                case SiteMap:
                    map = siteMap(schemaName ?? string.Empty) ?? throw component.Refusal($"the site map '{schemaName}' is not in the zip; add it to the solution");
                    break;
                case View or Form:
                    break;
                default:
                    throw component.Refusal($"components of type {type} in an app are not supported by the local organisation; take '{schemaName}' out of the app");
            }
        }
        return new AppMetadata(
            name,
            labels.Of(node, "LocalizedNames", "LocalizedName") ?? name,
            tables.ToImmutable(),
            map ?? throw node.Refusal("the app has no site map; add one, or nobody can move about in it"))
        {
            Roles = [.. node.Each("AppModuleRoleMaps", "Role").Select(r => r.AttributeId("id"))],
        };
    }
}
