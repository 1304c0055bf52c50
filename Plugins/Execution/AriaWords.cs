using System;
using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Plugins.Execution;

/// <summary>A failed call as code and sentence. The words are the catalogue's; Aria's own text stays out.</summary>
internal static class AriaWords
{
    public static string Code(AriaException problem)
    {
        if (problem.Outcome == AriaOutcome.Unknown)
            return Codes.UnknownOutcome;
        return problem.Failure switch
        {
            AriaFailure.Unreachable => Codes.AriaUnreachable,
            AriaFailure.Timeout => Codes.AriaTimeout,
            AriaFailure.Aria when problem.Entry.Kind == ErrorKind.Configuration => Codes.Configuration,
            AriaFailure.Aria when problem.ErrorCode is { } number => Codes.Aria(number),
            _ => Codes.AriaBadAnswer,
        };
    }

    /// <summary>What happened and what to do.</summary>
    public static string Sentence(AriaException problem) => (problem.Entry.Cause + " " + problem.Entry.Cure).Trim();

    /// <summary>The same for the administrator, who is not sent to an administrator.</summary>
    public static string ForAdministrator(ErrorEntry entry)
    {
        var cure = entry.Cure.Replace("; if it stays so, tell your administrator", "");
        foreach (var opening in new[] { "Ask your administrator to ", "Ask your administrator: " })
        {
            if (cure.StartsWith(opening, StringComparison.Ordinal))
                cure = char.ToUpperInvariant(cure[opening.Length]) + cure.Substring(opening.Length + 1);
        }
        return (entry.Cause + " " + cure).Trim();
    }
}
