using System;
using System.Collections.Generic;
using System.Reflection;
using Newtonsoft.Json;

namespace CrmAriaConnector.Aria;

/// <summary>
/// The members of one request, response or row: names on the wire, kinds, order. Reading and writing follow this table, so that a
/// generated class holds nothing but its properties; that keeps the plug-in package small and a first call short of code to compile.
/// </summary>
/// <remarks>
/// The notation is one word a member: a letter for its <see cref="AriaMemberKind"/>, the name on the wire, <c>!</c> where the contract demands it,
/// <c>&lt;</c> where Aria may answer with an older name without the ending _2, and <c>:</c> with the class of rows, or with the one key of each
/// object in a list of plain values. In the line of a class (<see cref="SchemaLines"/>) a word before the members says for requests and responses
/// whether the operation reads (<c>?</c>) or changes (<c>=</c>), with the operation's name behind it for requests.
/// </remarks>
internal sealed class AriaSchema
{
    private const char Reads = '?';
    private const char Changes = '=';

    /// <summary>Hands out the same text for every occurrence of a known name. Reading it needs no lock; adding does.</summary>
    private static readonly DefaultJsonNameTable KnownNames = new();
    private static readonly Dictionary<Type, AriaSchema> Known = [];

    private readonly Dictionary<string, AriaMember> _byName = new(StringComparer.Ordinal);

    private AriaSchema(Assembly assembly, ArraySegment<string> words)
    {
        var all = new AriaMember[words.Count];
        lock (KnownNames)
        {
            for (var i = 0; i < all.Length; i++)
            {
                var member = all[i] = new AriaMember(words.Array![words.Offset + i], i, KnownNames.Add, assembly);
                _byName.Add(member.Name, member);
            }
            // A name that is a member in its own right is never the older name of another.
            foreach (var member in all)
                if (member.OlderName is { } older && !_byName.ContainsKey(older))
                    _byName.Add(older, member);
        }
        Members = all;
    }

    public static JsonNameTable Names => KnownNames;

    public IReadOnlyList<AriaMember> Members { get; }

    public int Count => Members.Count;

    /// <summary>The operation, in the schema of a request.</summary>
    public string? Operation { get; private set; }

    /// <summary>In the schema of a request: whether its operation changes nothing. In that of a response: whether error codes in it are a record of the past and no failure of this call.</summary>
    public bool IsRead { get; private set; }

    /// <summary>The schema of a generated class.</summary>
    public static AriaSchema Of(Type type)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(type, out var schema))
                Known.Add(type, schema = Parse(type.Assembly, SchemaLines.Find(type)));
            return schema;
        }
    }

    /// <summary>The schema of a request given as JSON.</summary>
    public static AriaSchema Of(string operation, bool isRead, string[] members) =>
        new(typeof(AriaSchema).Assembly, new ArraySegment<string>(members)) { Operation = operation, IsRead = isRead };

    private static AriaSchema Parse(Assembly assembly, string[] words)
    {
        if (words.Length == 0 || words[0][0] is not (Reads or Changes))
            return new AriaSchema(assembly, new ArraySegment<string>(words));
        return new AriaSchema(assembly, new ArraySegment<string>(words, 1, words.Length - 1))
        {
            Operation = words[0].Length > 1 ? words[0].Substring(1) : null,
            IsRead = words[0][0] == Reads,
        };
    }

    /// <summary>The member of that name; <paramref name="hint"/> is the place where it is expected, and is moved on.</summary>
    public AriaMember? Find(string name, ref int hint)
    {
        var members = (AriaMember[])Members;
        if (hint < members.Length && ReferenceEquals(members[hint].Name, name))
            return members[hint++];
        if (!_byName.TryGetValue(name, out var member))
            return null;
        hint = member.Slot + 1;
        return member;
    }

    public AriaMember? Find(string name) => _byName.TryGetValue(name, out var member) ? member : null;
}
