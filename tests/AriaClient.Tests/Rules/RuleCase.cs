using System;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>A request that breaks a rule in one way, and the nearest one that does not.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Field">The member it names.</param>
/// <param name="Value">The value it shows; null where it is missing.</param>
/// <param name="Broken">Breaks it.</param>
/// <param name="Sound">Passes every rule.</param>
public sealed record RuleCase(string Rule, string Field, string? Value, AriaRequest Broken, AriaRequest Sound)
{
    public const long AcctNo = 6100200;

    public static readonly AriaDate Day = new(2022, 4, 2);

    /// <summary>The case of one sound request, broken by a change of it.</summary>
    public static RuleCase Of<T>(string rule, string field, string? value, Func<T> sound, Action<T> breaks) where T : AriaRequest
    {
        var broken = sound();
        breaks(broken);
        return new RuleCase(rule, field, value, broken, sound());
    }

    public static T With<T>(T request, Action<T> change)
    {
        change(request);
        return request;
    }

    public override string ToString() => $"{Rule}, {Field}, {Broken.Operation}";
}
