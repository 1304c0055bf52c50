using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CrmAriaConnector.SolutionPacker;
using CrmAriaConnector.SolutionPacker.Composition;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.ValidateSolution;

/// <summary>One difference from the schemas: where, and what they say.</summary>
public sealed record Difference(string File, string Element, string Message)
{
    public override string ToString() => $"{File}: {Element}: {Message}";
}

/// <summary>The outcome: sentences about what to correct, the number of differences allowed, and the files described by the schemas.</summary>
public sealed record SchemaResult(IReadOnlyList<string> ToCorrect, int Allowed, IReadOnlyList<string> Described);

/// <summary>Holds the composed <c>customizations.xml</c> against the platform's published schemas, and says in which file each difference is.</summary>
public sealed class SchemaCheck
{
    public const string RootSchema = "CustomizationsSolution.xsd";

    private readonly XmlSchemaSet _schemas;

    private SchemaCheck(XmlSchemaSet schemas) => _schemas = schemas;

    public static SchemaCheck Load(string folder)
    {
        var path = Path.Combine(folder, RootSchema);
        if (!File.Exists(path))
            throw new PackException($"There is no {RootSchema} in '{folder}'; give the folder with the platform's customization schemas (docs/admin.md says where they are published).");
        try
        {
            var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
            schemas.Add(null, path);
            schemas.Compile();
            return new SchemaCheck(schemas);
        }
        catch (XmlSchemaException exception)
        {
            throw new PackException($"The schemas in '{folder}' do not compile: {exception.Message} Give the complete set.", exception);
        }
    }

    /// <summary>
    /// What is left to correct, how many differences were allowed, and the files the schemas describe. After an element the
    /// schemas do not know they say nothing of its neighbours, so what is allowed is taken out and the rest looked at again.
    /// </summary>
    public SchemaResult Check(SolutionSource source, AllowList allowed)
    {
        var document = CustomizationsComposer.Compose(source);
        var described = document.Descendants().Select(e => e.Annotation<SourceFile>()?.Path).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var count = 0;
        while (true)
        {
            var found = Differences(document);
            var known = found.Where(f => allowed.Allows(f.Difference)).ToList();
            if (known.Count == 0)
                return new SchemaResult(found.Select(f => $"{f.Difference} Correct the file, or add the difference to eng/ValidateSolution/allowed.txt with the reason why it imports.").Concat(allowed.Unused()).ToList(), count, described);
            count += known.Count;
            foreach (var node in known.Select(k => k.Node))
            {
                (node as XAttribute)?.Remove();
                (node as XElement)?.Remove();
            }
        }
    }

    private List<(Difference Difference, XObject? Node)> Differences(XDocument document)
    {
        var differences = new List<(Difference, XObject?)>();
        document.Validate(_schemas, (sender, e) =>
        {
            var node = sender as XObject;
            var element = node as XElement ?? node?.Parent;
            var file = element?.AncestorsAndSelf().Select(a => a.Annotation<SourceFile>()).FirstOrDefault(f => f is not null)?.Path ?? "customizations.xml";
            differences.Add((new Difference(file, Where(element, node), e.Message), node));
        });
        return differences;
    }

    private static string Where(XElement? element, XObject? node)
    {
        var path = element is null ? "" : string.Join('/', element.AncestorsAndSelf().Reverse().Select(e => e.Name.LocalName));
        return node is XAttribute attribute ? $"{path}/@{attribute.Name.LocalName}" : path;
    }
}
