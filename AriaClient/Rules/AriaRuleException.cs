using System;

namespace CrmAriaConnector.Aria;

/// <summary>A request breaks a documented rule. It was not sent.</summary>
public sealed class AriaRuleException : Exception
{
    internal AriaRuleException(string rule, string source, string field, string? value, string message) : base(message)
    {
        Rule = rule;
        RuleSource = source;
        Field = field;
        Value = value;
    }

    /// <summary>The rule's name, for instance <c>EffectiveDateGoesWithDatedDirective</c>.</summary>
    public string Rule { get; }

    /// <summary>Where the rule is from.</summary>
    public string RuleSource { get; }

    /// <summary>The member that breaks it, by its name on the wire.</summary>
    public string Field { get; }

    /// <summary>The value that breaks it; null when it is missing.</summary>
    public string? Value { get; }
}
