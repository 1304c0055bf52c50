using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using CrmAriaConnector.Solution.Tests.Support;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.Solution.Tests.Gates;

/// <summary>
/// Breaks the source in one place at a time, in every place where something is named: no such mistake packs, and the
/// sentence about it names a file or component and says what to do.
/// </summary>
public sealed partial class MutationTests
{
    private const string Another = "d0c0ffee-0000-4000-8000-00000000beef";

    /// <summary>A name nothing has.</summary>
    private const string Suffix = "q";

    /// <summary>What a sentence must ask for.</summary>
    private static readonly Regex Advice = TheAdvice();

    [Test]
    public void Deleting_any_file_is_noticed() => Demand(Product.Tree.Paths.Select(path => new Mutation($"{path} deleted", Product.Tree.Without(path))));

    [Test]
    public void Renaming_a_column_where_it_is_defined_is_noticed() => Demand(Columns().Select(c => new Mutation(
        $"{c.Table}.{c.Column} renamed in its table", Renamed(Product.Tree, [$"Entities/{c.Table}/Entity.xml"], c.Column))));

    [Test]
    public void Renaming_a_column_wherever_it_is_named_is_noticed() => Demand(Columns().Where(c => c.Column.StartsWith("aria_", StringComparison.Ordinal)).Select(c => new Mutation(
        $"{c.Table}.{c.Column} renamed everywhere", Renamed(Product.Tree, Product.Tree.Paths.Where(p => p.EndsWith(".xml", StringComparison.Ordinal)), c.Column))));

    [Test]
    public void Changing_any_id_is_noticed() => Demand(Values()
        .Where(v => Id().IsMatch(v.Text))
        .Select(v => v.Replaced(Id().Replace(v.Text, match => match.Value.Any(char.IsAsciiLetterUpper) ? Another.ToUpperInvariant() : Another))));

    [Test]
    public void Changing_any_key_is_noticed() => Demand(Values()
        .Where(v => Key().IsMatch(v.Text))
        .Select(v => v.Replaced((v.Text[0] == 'A' ? "B" : "A") + v.Text[1..])));

    [Test]
    public void Changing_any_name_or_reference_is_noticed() => Demand(Values()
        .Where(v => !v.IsProse && OurName().IsMatch(v.Text))
        .SelectMany(v => OurName().Matches(v.Text).Select(match => v.Replaced(v.Text[..(match.Index + match.Length)] + Suffix + v.Text[(match.Index + match.Length)..]))));

    [Test]
    public void Changing_any_registered_id_or_shipped_fact_is_noticed()
    {
        var mutations = new List<Mutation>();
        foreach (var file in new[] { "ids.json", "shipped.json" })
        {
            var text = Product.Tree.Text(file);
            using var json = JsonDocument.Parse(text);
            foreach (var entry in json.RootElement.GetProperty(file == "ids.json" ? "ids" : "shipped").EnumerateObject())
            {
                var line = $"{JsonSerializer.Serialize(entry.Name, Plain)}: ";
                Assert.That(text, Does.Contain(line));
                mutations.Add(new Mutation($"{file}: {entry.Name} renamed", Product.Tree.With(file, text.Replace(line, line.Insert(line.Length - 3, Suffix), StringComparison.Ordinal))));
                if (file == "ids.json")
                    mutations.Add(new Mutation($"{file}: {entry.Name} with another id", Product.Tree.With(file, text.Replace(entry.Value.GetString()!, Another, StringComparison.Ordinal))));
            }
        }
        Demand(mutations);
    }

    /// <summary>Names and numbers that exist elsewhere pass every check that asks only whether they exist.</summary>
    [Test]
    public void Exchanging_a_value_for_another_of_its_kind_is_noticed() => Demand(Values()
        .Where(v => !v.IsProse && v.IsHeld)
        .GroupBy(v => v.Place, StringComparer.Ordinal)
        .SelectMany(place =>
        {
            var known = place.Select(v => v.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            return known.Count == 1 ? [] : place.DistinctBy(v => (v.Kind, v.Text)).Select(v => v.Replaced(known[(known.IndexOf(v.Text) + 1) % known.Count]));
        }));

    /// <summary>One of each kind: the gates ask the same of all elements of a kind.</summary>
    [Test]
    public void Turning_any_flag_is_noticed() => Demand(Values()
        .Where(v => Opposite.ContainsKey(v.Text) && v.IsHeld)
        .DistinctBy(v => (v.Kind, v.Text))
        .Select(v => v.Replaced(Opposite[v.Text])));

    /// <inheritdoc cref="Turning_any_flag_is_noticed"/>
    [Test]
    public void Taking_any_value_away_is_noticed() => Demand(Values()
        .Where(v => v.IsHeld)
        .DistinctBy(v => v.Kind)
        .Select(v => v.Removed()));

    private static readonly Dictionary<string, string> Opposite = new(StringComparer.Ordinal) { ["0"] = "1", ["1"] = "0", ["true"] = "false", ["false"] = "true", ["True"] = "False" };

    /// <summary>What no gate holds, because nothing goes wrong by it; everything else is held.</summary>
    private static readonly HashSet<string> Ungated = new(StringComparer.Ordinal)
    {
        // How wide, how high, and whether at first: appearance.
        "cell/@width", "cell/@rowspan", "section/@visible", "attribute/DisplayMask", "attribute/ImeMode", "attribute/LookupStyle",
        "Button/@Sequence", "MenuSection/@Sequence", "CustomAction/@Sequence", "FlyoutAnchor/@Sequence",
        // Repeats what another place says, which is held.
        "Name/@LocalizedName", "Name/@OriginalName", "SiteMap/@IntroducedVersion",
        // Read in lists of components alone; the names beside them are held.
        "Description/@description", "Description/@languagecode", "Address/AddressNumber",
    };

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Demand(IEnumerable<Mutation> mutations)
    {
        var count = 0;
        var unnoticed = new ConcurrentBag<string>();
        Parallel.ForEach(mutations, mutation =>
        {
            System.Threading.Interlocked.Increment(ref count);
            var findings = Product.FirstFinding(mutation.Tree);
            if (findings.Count == 0)
                unnoticed.Add($"{mutation.What}: no gate notices it");
            foreach (var finding in findings.Where(f => !Advice.IsMatch(f)))
                unnoticed.Add($"{mutation.What}: the sentence does not say what to do: {finding}");
        });
        TestContext.Out.WriteLine($"{count} mutations");
        Assert.Multiple(() =>
        {
            Assert.That(count, Is.GreaterThan(0));
            Assert.That(string.Join('\n', unnoticed.Distinct().Order(StringComparer.Ordinal)), Is.Empty);
        });
    }

    private static IEnumerable<(string Table, string Column)> Columns() =>
        Product.Input.Source.OwnTables.SelectMany(t => t.Columns.Select(c => (t.LogicalName, c.Child("LogicalName"))));

    private static SourceTree Renamed(SourceTree tree, IEnumerable<string> paths, string column)
    {
        var pattern = new Regex($@"(?<![\w./]){column}(?![\w./])", RegexOptions.IgnoreCase);
        foreach (var path in paths)
        {
            var text = tree.Text(path);
            if (pattern.IsMatch(text))
                tree = tree.With(path, pattern.Replace(text, match => match.Value + Suffix));
        }
        return tree;
    }

    /// <summary>Every text of a leaf element and every attribute of the source.</summary>
    private static IEnumerable<Value> Values() => Product.Tree.Paths
        .Where(path => path.EndsWith(".xml", StringComparison.Ordinal))
        .SelectMany(path =>
        {
            var nodes = Product.Tree.Xml(path).Root.DescendantsAndSelf().ToList();
            return Enumerable.Range(0, nodes.Count).SelectMany(i => nodes[i].Attributes().Where(a => !a.IsNamespaceDeclaration)
                .Select(a => new Value(path, i, nodes[i], a.Name.LocalName, a.Value))
                .Concat(nodes[i].HasElements || nodes[i].Value.Length == 0 ? [] : [new Value(path, i, nodes[i], null, nodes[i].Value)]));
        });

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("^[0-9A-F]{64}$")]
    private static partial Regex Key();

    [GeneratedRegex(@"(?<![\w.])(aria_[\w/.]*\w|aria\.(?:account|aria_\w+)\.[\w.]+|AriaBilling\.\w+|prv[A-Z]\w+)")]
    private static partial Regex OurName();

    [GeneratedRegex(@"\b(restore|correct|demand|write|remove|rename|add|make|give|use|name|list|set|say|define|export|grant|show|read|register|delete|must|needs)\b", RegexOptions.IgnoreCase)]
    private static partial Regex TheAdvice();

    private sealed record Mutation(string What, SourceTree Tree);

    /// <summary>One value of a file: the attribute, or the text where none is named, of the element with this number.</summary>
    private sealed record Value(string Path, int Node, XElement Element, string? Attribute, string Text)
    {
        /// <summary>Whether it is read by people and by nothing else.</summary>
        public bool IsProse => Attribute is "description" or "default" or "displayName" or "Title" or "localizedName" or "LocalizedName" or "OriginalName"
            || Place is "WebResource/DisplayName" or "SdkMessageProcessingStep/Description";

        /// <summary>Parent and name, or element and attribute.</summary>
        public string Place { get; } = Attribute is null ? $"{Element.Parent?.Name.LocalName}/{Element.Name.LocalName}" : $"{Element.Name.LocalName}/@{Attribute}";

        /// <summary>The place, and what elements there are told apart by.</summary>
        public string Kind => $"{Place} {string.Join(' ', new[] { "Type", "IsCustomField", "querytype", "OptionSetType" }.Select(name => Element.Parent?.Child(name)))}";

        /// <summary>Whether a gate looks at it; an address that has no street says so by nil.</summary>
        public bool IsHeld => Attribute != "nil" && !Ungated.Contains(Place);

        public Mutation Replaced(string text) => Changed($"→ '{text}'", (node, attribute) =>
        {
            if (attribute is null)
                node.Value = text;
            else
                attribute.Value = text;
        });

        public Mutation Removed() => Changed("removed", (node, attribute) =>
        {
            if (attribute is null)
                node.Remove();
            else
                attribute.Remove();
        });

        private Mutation Changed(string how, Action<XElement, XAttribute?> change)
        {
            var root = new XElement(Product.Tree.Xml(Path).Root);
            var node = root.DescendantsAndSelf().ElementAt(Node);
            change(node, node.Attributes().FirstOrDefault(a => a.Name.LocalName == Attribute));
            return new Mutation($"{Path}: {Place} '{Text}' {how}", Product.Tree.With(Path, root.ToString(SaveOptions.DisableFormatting)));
        }
    }
}
