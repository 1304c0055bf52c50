using System.Collections.Generic;

namespace CrmAriaConnector.Aria;

/// <summary>Every rule that is checked before the wire.</summary>
internal static class RuleBook
{
    public static IReadOnlyList<AriaRule> All { get; } =
    [
        new DryRunCarriesNoReceipt(),
        new ReceiptIdIsAlphanumeric(),
        new AccountAndInstanceAreNamed(),
        new AssignmentDirectiveIsGiven(),
        new EffectiveDateGoesWithDatedDirective(),
        new UnitsAreAboveZero(),
        new RateScheduleOrCustomRates(),
        new CustomRateTiersFollowOneAnother(),
        new QueueIdGoesWithQueuedScope(),
    ];

    /// <exception cref="AriaRuleException">The first rule the request breaks.</exception>
    public static void Check(AriaRequest request)
    {
        foreach (var rule in All)
            rule.Check(request);
    }
}
