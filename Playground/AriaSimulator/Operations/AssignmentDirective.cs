using System;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>When a change takes effect.</summary>
internal enum ChangeTime
{
    Anniversary,
    Now,
    OnDate,
}

/// <summary>
/// Aria's assignment_directive: 1 on the anniversary; 2–6 now, 7–11 on effective_date, each in the order company rule,
/// none, full, charge only, credit only. 5, 6, 10 and 11 are assumed; the others are published.
/// </summary>
internal sealed record AssignmentDirective(int Code, ChangeTime Time, ProrationRule Rule)
{
    public static AssignmentDirective Read(AriaRow request, Settings settings, string field = "assignment_directive", int? absent = null)
    {
        var code = request.Long(field) ?? absent ?? settings.AbsentDirective;
        return code switch
        {
            1 => new AssignmentDirective(1, ChangeTime.Anniversary, ProrationRule.None),
            >= 2 and <= 6 => new AssignmentDirective((int)code, ChangeTime.Now, RuleOf(code - 2, settings)),
            >= 7 and <= 11 => new AssignmentDirective((int)code, ChangeTime.OnDate, RuleOf(code - 7, settings)),
            _ => throw AriaFailure.Invalid($"{field} must be from 1 to 11"),
        };
    }

    private static ProrationRule RuleOf(long step, Settings settings) => step switch
    {
        0 => settings.CompanyProration,
        1 => ProrationRule.None,
        2 => ProrationRule.Full,
        3 => ProrationRule.ChargeOnly,
        4 => ProrationRule.CreditOnly,
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
