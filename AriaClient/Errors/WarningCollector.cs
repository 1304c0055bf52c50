using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>
/// Finds what failed beside a successful operation, at every depth: in the members this version knows, and by their names in those it
/// does not. A value that is not of the expected type is among the latter.
/// </summary>
internal sealed class WarningCollector
{
    private const string ThirdPartyMark = "error_class";
    private readonly List<AriaWarning> _warnings = [];

    public static IReadOnlyList<AriaWarning> Collect(AriaResponse response)
    {
        var collector = new WarningCollector();
        collector.Typed(response);
        return collector._warnings;
    }

    private void Typed(AriaObject owner)
    {
        var schema = owner.Schema;
        foreach (var member in schema.Members)
        {
            var name = member.OlderName ?? member.Name;
            if (FailureMembers.MessageOf(name) is { } message)
                Add(name, CodeOf(owner, member), Shown(owner, message), isThirdPartys: member.Kind == AriaMemberKind.Text);
            else if (member.Rows is not null && owner.ValueOf(member) is IEnumerable rows)
                foreach (AriaRow row in rows)
                    Typed(row);
        }
        if (owner.HasUnknownMembers)
            Untyped(new JObject(owner.UnknownMembers.Where(member => schema.Find(member.Key) is not { } known || known.Rows is not null).Select(member => new JProperty(member.Key, member.Value))));
    }

    private void Untyped(JObject members)
    {
        var isThirdPartys = members.ContainsKey(ThirdPartyMark);
        var told = new HashSet<string>(StringComparer.Ordinal);
        // Of a code under its older and its newer name the one that says something counts.
        foreach (var member in members.Properties().OrderBy(member => Text(member.Value) is null))
        {
            if (member.Value is JContainer inner)
                Deeper(inner);
            else if (FailureMembers.MessageOf(member.Name) is { } message && told.Add(message))
                Add(FailureMembers.WithoutTwin(member.Name), Text(member.Value), Text(members[message]), isThirdPartys);
        }
        foreach (var member in members.Properties())
            if (FailureMembers.IsMessage(member.Name) && told.Add(member.Name))
                Add(member.Name, null, Text(member.Value), isThirdPartys);
    }

    private void Deeper(JContainer container)
    {
        if (container is JObject row)
            Untyped(row);
        else
            foreach (var item in container.OfType<JContainer>())
                Deeper(item);
    }

    private void Add(string name, string? code, string? message, bool isThirdPartys)
    {
        if (FailureMembers.IsFailure(code, message))
            _warnings.Add(new AriaWarning(name, code ?? "", message, FailureMembers.Entry(name, code, isThirdPartys)));
    }

    private static string? CodeOf(AriaObject owner, AriaMember member) =>
        Shown(owner, member) ?? (owner.HasUnknownMembers && owner.UnknownMembers.TryGetValue(member.OlderName ?? member.Name, out var older) ? Text(older) : null);

    private static string? Shown(AriaObject owner, string name) => owner.Schema.Find(name) is { } member ? Shown(owner, member) : null;

    private static string? Shown(AriaObject owner, AriaMember member) =>
        owner.ValueOf(member) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture)
        : owner.HasUnknownMembers && owner.UnknownMembers.TryGetValue(member.Name, out var other) ? Text(other)
        : null;

    private static string? Text(JToken? value) => value is null or { Type: JTokenType.Null } ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}
