using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Composition;

/// <summary>
/// Puts the unpacked files into the sections of <c>customizations.xml</c>; the skeleton gives their order. Each node carries
/// the file it comes from as an annotation.
/// </summary>
public static class CustomizationsComposer
{
    public static XDocument Compose(SolutionSource source)
    {
        var root = Copy(source.Skeleton.Root, source.Skeleton);
        Fill(root, "Entities", source.Tables.Select(Table));
        Fill(root, "Roles", source.Roles.Select(f => Copy(f.Root, f)));
        Fill(root, "FieldSecurityProfiles", source.FieldSecurityProfiles.Root.Elements().Select(e => Copy(e, source.FieldSecurityProfiles)));
        Fill(root, "EntityRelationships", source.Relationships
            .SelectMany(f => f.Root.Elements("EntityRelationship").Select(r => Copy(r, f)))
            .OrderBy(r => r.Attr("Name"), StringComparer.Ordinal));
        Fill(root, "optionsets", source.Choices.Select(f => Copy(f.Root, f)));
        Fill(root, "WebResources", source.WebResources.Select(f => Copy(f.Root, f)));
        Fill(root, "SdkMessageProcessingSteps", source.Steps.Select(f => Copy(f.Root, f)));
        Fill(root, "AppModuleSiteMaps", source.SiteMaps.Select(f => Copy(f.Root, f)));
        Fill(root, "AppModules", source.Apps.Select(f => Copy(f.Root, f)));
        root.SetAttributeValue(XNamespace.Xmlns + "xsi", "http://www.w3.org/2001/XMLSchema-instance");
        return new XDocument(root);
    }

    private static XElement Table(TableSource table)
    {
        var entity = Copy(table.Entity.Root, table.Entity);
        entity.Elements("FormXml").Remove();
        entity.Elements("SavedQueries").Remove();
        entity.Elements("RibbonDiffXml").Remove();
        if (table.Forms.Count > 0)
        {
            entity.Add(new XElement("FormXml", table.Forms
                .GroupBy(f => f.Type, StringComparer.Ordinal)
                .Select(type => new XElement("forms", new XAttribute("type", type.Key), type.SelectMany(f => f.File.Root.Elements().Select(e => Copy(e, f.File)))))));
        }
        if (table.Views.Count > 0)
            entity.Add(new XElement("SavedQueries", new XElement("savedqueries", table.Views.SelectMany(v => v.Root.Elements().Select(e => Copy(e, v))))));
        entity.Add(Copy(table.Ribbon.Root, table.Ribbon));
        return entity;
    }

    private static void Fill(XElement root, string section, IEnumerable<XElement> content)
    {
        var node = root.Element(section)
            ?? throw new PackException($"Other/Customizations.xml: the section {section} is missing; add an empty <{section} /> at its place.");
        node.Add(content);
    }

    /// <summary>A copy without namespace declarations: the root of the composed document declares them once.</summary>
    private static XElement Copy(XElement element, SourceFile file)
    {
        var copy = new XElement(element);
        copy.AddAnnotation(file);
        copy.Attributes().Where(a => a.IsNamespaceDeclaration).Remove();
        return copy;
    }
}
