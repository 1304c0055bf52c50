using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace CrmAriaConnector.Aria;

/// <summary>
/// The schemas of an assembly's generated classes: a line a class in the resource <c>schemas.txt</c>, first the class's name.
/// A text in a resource is half as large as literals in code, and only the lines that are asked for are taken apart.
/// </summary>
internal static class SchemaLines
{
    public const string Resource = "CrmAriaConnector.Aria.Generated.schemas.txt";
    private static readonly Dictionary<Assembly, string> Texts = [];

    /// <summary>The words of the class's line, without its name.</summary>
    /// <exception cref="InvalidOperationException">The class has no line.</exception>
    public static string[] Find(Type type)
    {
        var text = Text(type.Assembly);
        var begin = text.IndexOf("\n" + type.Name + " ", StringComparison.Ordinal);
        if (begin < 0)
            throw new InvalidOperationException($"{Resource} has no line for {type.Name}. Run the generator, then build again.");
        begin += type.Name.Length + 2;
        return text.Substring(begin, text.IndexOf('\n', begin) - begin).Split([' ', '\r'], StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The class of an operation's request among this library's own; null where it ships none.</summary>
    public static Type? RequestOf(string operation)
    {
        var assembly = typeof(SchemaLines).Assembly;
        var line = Regex.Match(Text(assembly), @"\n(\w+) [=?]" + Regex.Escape(operation) + @"\s");
        return line.Success ? assembly.GetType($"{nameof(CrmAriaConnector)}.{nameof(Aria)}.{line.Groups[1].Value}", throwOnError: true) : null;
    }

    private static string Text(Assembly assembly)
    {
        lock (Texts)
        {
            if (!Texts.TryGetValue(assembly, out var text))
                Texts.Add(assembly, text = Read(assembly));
            return text;
        }
    }

    private static string Read(Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from {assembly.GetName().Name}. Build it again.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return "\n" + reader.ReadToEnd();
    }
}
