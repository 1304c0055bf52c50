using System.Collections.Generic;

namespace CrmAriaConnector.Aria;

/// <summary>Every rule that is checked before the wire.</summary>
internal static class RuleBook
{
    public static IReadOnlyList<AriaRule> All => Changes.Rules;

    /// <summary>Those among them that concern readings. Made apart, so that a process that only reads loads no more.</summary>
    public static IReadOnlyList<AriaRule> OfReads => Reads.Rules;

    /// <exception cref="AriaRuleException">The first rule the request breaks.</exception>
    public static void Check(AriaRequest request)
    {
        foreach (var rule in request.IsRead ? OfReads : All)
            rule.Check(request);
    }

    private static class Changes
    {
        public static readonly AriaRule[] Rules =
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
    }

    private static class Reads
    {
        public static readonly AriaRule[] Rules = [new ReceiptIdIsAlphanumeric(), new LimitsAreInRange(), new RequiredMembersAreGiven()];
    }
}
