using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>A JavaScript bundle taken apart into code, texts and comments, as far as the gates need it.</summary>
public sealed partial class Script
{
    private Script(string name, string code, IReadOnlyList<string> texts, string raw)
    {
        Name = name;
        Code = code;
        Texts = texts;
        Exports = ExportBlock().Match(raw) is { Success: true } block
            ? ExportName().Matches(block.Groups["names"].Value).Select(m => $"{Global().Match(raw).Groups["name"].Value}.{m.Groups["name"].Value}").ToHashSet(StringComparer.Ordinal)
            : [];
    }

    public string Name { get; }

    /// <summary>The code alone: texts are emptied, comments and regular expressions are gone.</summary>
    public string Code { get; }

    /// <summary>The content of every string and of every piece of a template.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>What the bundle puts on its global object, with that object's name: <c>AriaBilling.openBilling</c>.</summary>
    public IReadOnlySet<string> Exports { get; }

    public static Script Read(string name, string source)
    {
        var code = new StringBuilder(source.Length);
        var texts = new List<string>();
        var at = 0;
        Scan(source, ref at, code, texts, inTemplate: false);
        return new Script(name, code.ToString(), texts, source);
    }

    private static void Scan(string source, ref int at, StringBuilder code, List<string> texts, bool inTemplate)
    {
        var braces = 0;
        while (at < source.Length)
        {
            var c = source[at];
            var next = at + 1 < source.Length ? source[at + 1] : '\0';
            switch (c)
            {
                case '/' when next == '/':
                    at = EndOf(source, at, "\n");
                    break;
                case '/' when next == '*':
                    at = EndOf(source, at + 2, "*/") + 2;
                    code.Append(' ');
                    break;
                case '/' when BeginsPattern(code):
                    SkipPattern(source, ref at);
                    code.Append("/./");
                    break;
                case '"' or '\'':
                    texts.Add(Quoted(source, ref at, c));
                    code.Append("\"\"");
                    break;
                case '`':
                    at++;
                    Template(source, ref at, code, texts);
                    break;
                case '}' when inTemplate && braces == 0:
                    return;
                default:
                    braces += c == '{' ? 1 : c == '}' ? -1 : 0;
                    code.Append(c);
                    at++;
                    break;
            }
        }
    }

    private static void Template(string source, ref int at, StringBuilder code, List<string> texts)
    {
        code.Append("\"\"");
        var text = new StringBuilder();
        while (at < source.Length && source[at] != '`')
        {
            if (source[at] == '\\')
            {
                text.Append(source[at + 1]);
                at += 2;
            }
            else if (source[at] == '$' && source[at + 1] == '{')
            {
                texts.Add(text.ToString());
                text.Clear();
                at += 2;
                code.Append(" + (");
                Scan(source, ref at, code, texts, inTemplate: true);
                code.Append(") + \"\"");
                at++;
            }
            else
            {
                text.Append(source[at++]);
            }
        }
        texts.Add(text.ToString());
        at++;
    }

    private static string Quoted(string source, ref int at, char quote)
    {
        var text = new StringBuilder();
        for (at++; at < source.Length && source[at] != quote; at++)
        {
            if (source[at] == '\\')
                at++;
            text.Append(source[at]);
        }
        at++;
        return text.ToString();
    }

    private static void SkipPattern(string source, ref int at)
    {
        var inClass = false;
        for (at++; at < source.Length && (source[at] != '/' || inClass); at++)
        {
            if (source[at] == '\\')
                at++;
            else if (source[at] is '[' or ']')
                inClass = source[at] == '[';
        }
        for (at++; at < source.Length && char.IsAsciiLetter(source[at]); at++)
        {
        }
    }

    /// <summary>A slash divides after a value and begins a regular expression everywhere else.</summary>
    private static bool BeginsPattern(StringBuilder code)
    {
        var i = code.Length - 1;
        while (i >= 0 && char.IsWhiteSpace(code[i]))
            i--;
        if (i < 0 || !(char.IsAsciiLetterOrDigit(code[i]) || code[i] is '_' or '$' or ')' or ']' or '"'))
            return true;
        var start = i;
        while (start >= 0 && char.IsAsciiLetter(code[start]))
            start--;
        return code.ToString(start + 1, i - start) is "return" or "typeof" or "case" or "in" or "of";
    }

    private static int EndOf(string source, int from, string mark)
    {
        var end = source.IndexOf(mark, from, StringComparison.Ordinal);
        return end < 0 ? source.Length : end;
    }

    [GeneratedRegex(@"^var (?<name>\w+) = \(\(\) => \{", RegexOptions.Multiline)]
    private static partial Regex Global();

    [GeneratedRegex(@"__export\(\w+, \{(?<names>[^}]*)\}\);")]
    private static partial Regex ExportBlock();

    [GeneratedRegex(@"(?<name>\w+): \(\) =>")]
    private static partial Regex ExportName();
}
