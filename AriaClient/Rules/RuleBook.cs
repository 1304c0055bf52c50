using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>Every rule that is checked before the wire.</summary>
internal static class RuleBook
{
    public static IReadOnlyList<AriaRule> All { get; } =
    [
        new DryRunCarriesNoReceipt(),
        new ReceiptIdIsAlphanumeric(),
        new AccountIsNamed(),
        new PlanInstanceIsNamed(),
        new AssignmentDirectiveIsGiven(),
        new EffectiveDateGoesWithDatedDirective(),
        new UnitInstancesChangeNowOrOnTheAnniversary(),
        new OffsetGoesWithTheAnniversary(),
        new UnitsAreAboveZero(),
        new UnitsAreWithinTheLimits(),
        new UnitsAloneResendTheSchedule(),
        new RateScheduleOrCustomRates(),
        new CustomRateTiersFollowOneAnother(),
        new QueueIdGoesWithQueuedScope(),
        new QueueEditsNameTheirChange(),
        new CollectByAmountOrByTargets(),
        new OneKindOfTarget(),
        new AmountsAreAboveZero(),
        new BillImmediatelyIsGiven(),
        new StartDateOrBillDay(),
        new BillThroughDateNeedsProration(),
        new ProratedMasterPlanSaysSo(),
        new PlanChangesFitTogether(),
        new ContactOfABillingGroupNamesIt(),
        new BackupMethodIsAnotherOne(),
        new StatusChangeIsDatedOneWay(),
        new TextsFit(),
        new LimitsAreInRange(),
        new ClockMovesForward(),
        new RequiredMembersAreGiven(),
    ];

    private static IReadOnlyList<AriaRule> ForReads { get; } = [.. All.Where(rule => rule.ConcernsReads)];

    /// <exception cref="AriaRuleException">The first rule the request breaks.</exception>
    public static void Check(AriaRequest request)
    {
        foreach (var rule in request.IsRead ? ForReads : All)
            rule.Check(request);
    }
}
