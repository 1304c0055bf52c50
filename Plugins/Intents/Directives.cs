using System;
using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>Aria's assignment_directive for a choice of time and proration. It is always sent: its default differs between operations and documents.</summary>
internal static class Directives
{
    public static AssignmentDirective Of(When when, Proration proration) => when switch
    {
        // A change on the bill date has no running period to prorate.
        When.NextBillDate => AssignmentDirective.NextAnniversary,
        When.Today => proration switch
        {
            Proration.CompanyDefault => AssignmentDirective.NowByCompanyRule,
            Proration.None => AssignmentDirective.NowWithoutProration,
            Proration.Full => AssignmentDirective.NowFullProration,
            Proration.ChargeOnly => AssignmentDirective.NowChargeOnly,
            Proration.CreditOnly => AssignmentDirective.NowCreditOnly,
            _ => throw new ArgumentOutOfRangeException(nameof(proration)),
        },
        When.OnDate => proration switch
        {
            Proration.CompanyDefault => AssignmentDirective.OnDateByCompanyRule,
            Proration.None => AssignmentDirective.OnDateWithoutProration,
            Proration.Full => AssignmentDirective.OnDateFullProration,
            Proration.ChargeOnly => AssignmentDirective.OnDateChargeOnly,
            Proration.CreditOnly => AssignmentDirective.OnDateCreditOnly,
            _ => throw new ArgumentOutOfRangeException(nameof(proration)),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(when)),
    };
}
