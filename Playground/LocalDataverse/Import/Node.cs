using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>
/// An element of a solution file that remembers what was read of it. What nobody read and <see cref="Unneeded"/> does not
/// excuse is found by <see cref="Unread"/>, so nothing a solution declares is dropped in silence.
/// </summary>
internal sealed class Node
{
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly XElement _element;
    private readonly string _file;

    private Node(XElement element, string file)
    {
        _element = element;
        _file = file;
        ReadMark.Put(element);
    }

    public string Name => _element.Name.LocalName;

    public string Text => _element.HasElements ? throw Refusal($"<{Name}> holds elements where a text is expected") : _element.Value.Trim();

    public bool IsEmpty => !_element.HasElements && _element.Value.Trim().Length == 0;

    public static Node Root(XElement element, string file, string expectedName) => element.Name.LocalName == expectedName
        ? new Node(element, file)
        : throw new ImportException($"{file} begins with <{element.Name.LocalName}>, not <{expectedName}>; export or pack the solution again.");

    public Node? Optional(string name)
    {
        var found = _element.Elements(name).Take(2).ToList();
        return found.Count switch
        {
            0 => null,
            1 => new Node(found[0], _file),
            _ => throw Refusal($"<{name}> stands twice in <{Name}>; leave one"),
        };
    }

    public Node Required(string name) => Optional(name) ?? throw Refusal($"<{Name}> has no <{name}>; add it");

    public IEnumerable<Node> Each(string name) => _element.Elements(name).Select(e => new Node(e, _file));

    /// <summary>The children <paramref name="name"/> of an optional list element.</summary>
    public IEnumerable<Node> Each(string list, string name) => Optional(list)?.Each(name) ?? [];

    /// <summary>Text of a child; null when the child is missing or empty.</summary>
    public string? OptionalText(string name) => Optional(name)?.Text is { Length: > 0 } text ? text : null;

    public string RequiredText(string name) => OptionalText(name) ?? throw Refusal($"<{Name}> has no <{name}>, or an empty one; fill it in");

    public string? Attribute(string name)
    {
        var attribute = _element.Attribute(name);
        if (attribute is null)
            return null;
        ReadMark.Put(attribute);
        return attribute.Value.Trim();
    }

    public string RequiredAttribute(string name) =>
        Attribute(name) is { Length: > 0 } value ? value : throw Refusal($"<{Name}> has no attribute {name}, or an empty one; fill it in");

    public bool Flag(string name, bool otherwise = false) => OptionalText(name) switch
    {
        null => otherwise,
        "1" => true,
        "0" => false,
        var word when bool.TryParse(word, out var value) => value,
        var other => throw Refusal($"<{name}> is '{other}', not 0 or 1"),
    };

    public int Number(string name) => ParseNumber(RequiredText(name), $"<{name}>");

    public int Number(string name, int otherwise) => OptionalText(name) is { } text ? ParseNumber(text, $"<{name}>") : otherwise;

    /// <summary>A number that must be one of a few, each of which the organisation knows how to honour.</summary>
    public int OneOf(string name, int? otherwise, params int[] supported)
    {
        var value = otherwise is { } missing ? Number(name, missing) : Number(name);
        return supported.Contains(value)
            ? value
            : throw Refusal($"<{name}> {value} is not supported; supported: {string.Join(", ", supported)}");
    }

    public decimal? Amount(string name) => OptionalText(name) switch
    {
        null => null,
        var text when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw Refusal($"<{name}> is '{text}', not a number"),
    };

    public int AttributeNumber(string name) => ParseNumber(RequiredAttribute(name), $"the attribute {name}");

    public Guid AttributeId(string name) => ParseId(RequiredAttribute(name), $"the attribute {name}");

    public Guid Id(string name) => ParseId(RequiredText(name), $"<{name}>");

    /// <summary>The element as it stands, its content being a format of its own.</summary>
    public XElement Whole()
    {
        ReadMark.PutWhole(_element);
        return _element;
    }

    /// <summary>The document of another format an element carries, as an element or as escaped text; null when it is empty.</summary>
    public XElement? Content()
    {
        if (_element.Elements().FirstOrDefault() is { } inner)
            return new Node(inner, _file).Whole();
        if (IsEmpty)
            return null;
        try
        {
            return SafeXml.Parse(_element.Value.Trim());
        }
        catch (XmlException exception)
        {
            throw Refusal($"the XML in <{Name}> cannot be read ({exception.Message.TrimEnd('.')}); export or pack the solution again");
        }
    }

    /// <summary>A section the local organisation cannot honour: it may be there, but empty.</summary>
    public void MustBeEmpty(string section, string whatItHolds)
    {
        foreach (var node in Each(section))
        {
            if (node._element.Elements().FirstOrDefault() is { } child)
                throw new Node(child, _file).Refusal($"{whatItHolds} are not supported by the local organisation; take <{section}> out of the solution to import it here");
        }
    }

    public ImportException Refusal(string what) => new($"{PlaceOf(_element, _file)}: {what}.");

    /// <summary>A sentence for every element and attribute below that nobody read and nothing excuses.</summary>
    public IEnumerable<string> Unread()
    {
        var waiting = new Stack<XElement>([_element]);
        while (waiting.TryPop(out var element))
        {
            var mark = ReadMark.Of(element);
            if (mark == ReadMark.Whole || Unneeded.Excuses(element))
                continue;
            if (mark is null)
            {
                yield return Unknown(element, $"<{element.Name.LocalName}> in <{element.Parent?.Name.LocalName}>");
                continue;
            }
            foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace != Xsi))
            {
                if (ReadMark.Of(attribute) is null && !Unneeded.Excuses(attribute))
                    yield return Unknown(element, $"the attribute {attribute.Name.LocalName} of <{element.Name.LocalName}>");
            }
            foreach (var child in element.Elements())
                waiting.Push(child);
        }
    }

    private string Unknown(XElement element, string what) =>
        $"{PlaceOf(element, _file)}: {what} is not known to the local organisation; take it out of the solution, or teach the importer what it means.";

    private int ParseNumber(string text, string what) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : throw Refusal($"{what} is '{text}', not a whole number");

    private Guid ParseId(string text, string what) =>
        Guid.TryParse(text, out var id) ? id : throw Refusal($"{what} is '{text}', not an id; write 8-4-4-4-12 hexadecimal digits");

    private static string PlaceOf(XElement element, string file)
    {
        var place = $"{file} line {((IXmlLineInfo)element).LineNumber}";
        var named = element.AncestorsAndSelf().Select(Naming).Where(n => n is not null).Reverse();
        return string.Join(", ", named.Prepend(place));
    }

    /// <summary>How a solution's author calls the thing an element describes.</summary>
    private static string? Naming(XElement element)
    {
        var name = element.Name.LocalName switch
        {
            "attribute" => element.Attribute("PhysicalName")?.Value,
            "EntityRelationship" or "SdkMessageProcessingStep" or "optionset" => element.Attribute("Name")?.Value,
            "Role" or "FieldSecurityProfile" => element.Attribute("name")?.Value,
            "WebResource" or "Entity" or "EntityKey" => element.Element("Name")?.Value,
            "savedquery" => element.Element("LocalizedNames")?.Elements().FirstOrDefault()?.Attribute("description")?.Value ?? element.Element("savedqueryid")?.Value,
            "systemform" => element.Element("formid")?.Value,
            "AppModule" => element.Element("UniqueName")?.Value,
            "AppModuleSiteMap" => element.Element("SiteMapUniqueName")?.Value,
            "PluginAssembly" => element.Attribute("FullName")?.Value,
            _ => element.Attribute("uniquename")?.Value,
        };
        return name is null ? null : $"{element.Name.LocalName} '{name}'";
    }

    /// <summary>What is remembered about an element or an attribute that was read.</summary>
    private sealed class ReadMark
    {
        public static readonly ReadMark Whole = new();
        private static readonly ReadMark Itself = new();

        public static ReadMark? Of(XObject part) => part.Annotation<ReadMark>();

        public static void Put(XObject part)
        {
            if (Of(part) is null)
                part.AddAnnotation(Itself);
        }

        public static void PutWhole(XObject part)
        {
            part.RemoveAnnotations<ReadMark>();
            part.AddAnnotation(Whole);
        }
    }
}
