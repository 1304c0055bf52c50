using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>Fields whose names are built alike and mean alike: "client_…_id" is always the tenant's own id of something.</summary>
public sealed class FieldFamily
{
    /// <summary>The pattern of the whole name; its group is what the sentence is about.</summary>
    [JsonProperty(Required = Required.Always)]
    public string Match { get; init; } = "";

    /// <summary>The sentence; {0} is the group in words.</summary>
    [JsonProperty(Required = Required.Always)]
    public string Doc { get; init; } = "";

    /// <summary>The sentence for a field of this family; null for any other.</summary>
    public string? Describe(string name)
    {
        var match = Regex.Match(name, @"\A(?:" + Match + @")\z", RegexOptions.CultureInvariant);
        if (!match.Success)
            return null;
        var subject = Naming.InWords(match.Groups.Cast<Group>().Skip(1).First(group => group.Success).Value);
        return string.Format(CultureInfo.InvariantCulture, Doc, Doc.StartsWith("{0}", StringComparison.Ordinal) ? subject : char.ToLowerInvariant(subject[0]) + subject[1..]);
    }
}

/// <summary>The parts of a contact; the beginning of the name tells whose.</summary>
public sealed class ContactDocs
{
    [JsonProperty(Required = Required.Always)]
    public IReadOnlyDictionary<string, string> Whose { get; init; } = new Dictionary<string, string>();

    [JsonProperty(Required = Required.Always)]
    public IReadOnlyDictionary<string, string> Parts { get; init; } = new Dictionary<string, string>();

    /// <summary>The sentence for a part of a contact; null for any other field.</summary>
    public string? Describe(string name)
    {
        foreach (var (beginning, whose) in Whose.Where(pair => name.StartsWith(pair.Key, StringComparison.Ordinal)))
            if (Parts.TryGetValue(name[beginning.Length..], out var part))
                return whose.Length > 0 ? $"{whose}: {part}." : char.ToUpperInvariant(part[0]) + part[1..] + ".";
        return null;
    }
}
