using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>Choices: named ones, and those that belong to one column.</summary>
internal static class ChoiceReader
{
    public static ChoiceMetadata ReadGlobal(Node node, Labels labels)
    {
        var choice = Read(node, labels, "picklist");
        return node.Flag("IsGlobal") ? choice : throw node.Refusal("a choice outside a column must say <IsGlobal>1</IsGlobal>");
    }

    public static ChoiceMetadata Read(Node node, Labels labels, string expectedType)
    {
        var name = node.RequiredAttribute("Name");
        var type = node.RequiredText("OptionSetType");
        if (type != expectedType)
            throw node.Refusal($"the choice is of type {type}, but {expectedType} is expected here");
        var isGlobal = node.Flag("IsGlobal");
        return type switch
        {
            "state" => OfStates(name, [.. node.Required("states").Each("state")], labels),
            "status" => OfStatuses(name, [.. node.Required("statuses").Each("status")], labels),
            "bit" => YesNo(node, new ChoiceMetadata(name, isGlobal, Options([.. node.Required("options").Each("option")], labels))),
            _ => new ChoiceMetadata(name, isGlobal, Options([.. node.Each("options", "option")], labels)),
        };
    }

    private static ChoiceMetadata YesNo(Node node, ChoiceMetadata choice) =>
        choice.Options.Keys.SequenceEqual([0, 1]) ? choice : throw node.Refusal("a yes/no column has exactly the values 0 and 1");

    private static ChoiceMetadata OfStates(string name, List<Node> states, Labels labels) =>
        new(name, false, Options(states, labels))
        {
            DefaultStatusOfState = states.ToImmutableSortedDictionary(s => s.AttributeNumber("value"), s => s.AttributeNumber("defaultstatus")),
        };

    private static ChoiceMetadata OfStatuses(string name, List<Node> statuses, Labels labels) =>
        new(name, false, Options(statuses, labels))
        {
            StateOfStatus = statuses.ToImmutableSortedDictionary(s => s.AttributeNumber("value"), s => s.AttributeNumber("state")),
        };

    private static ImmutableSortedDictionary<int, string> Options(List<Node> options, Labels labels)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<int, string>();
        foreach (var option in options)
        {
            var value = option.AttributeNumber("value");
            if (found.ContainsKey(value))
                throw option.Refusal($"the value {value} stands twice; every option needs a value of its own");
            found.Add(value, labels.Of(option, "labels", "label") ?? string.Empty);
        }
        return found.ToImmutable();
    }
}
