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
        if ((request as UntypedRequest)?.ToTyped() is { } typed)
            Check(typed);
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
            new PlanIsNamed(),
            new RowsAreGiven(),
            new AssignmentDirectiveIsGiven(),
            new EffectiveDateGoesWithDatedDirective(),
            new OffsetGoesWithTheAnniversary(),
            new UnitsAreAboveZero(),
            new UnitsAreWithinTheLimits(),
            new UnitsAloneResendTheSchedule(),
            new RateScheduleOrCustomRates(),
            new RateScheduleIsAssignable(),
            new CustomRateTiersFollowOneAnother(),
            new QueueIdGoesWithQueuedScope(),
            new QueueEditsNameTheirChange(),
            new CollectByAmountOrByTargets(),
            new OneKindOfTarget(),
            new ExternalDestinationHasItsId(),
            new AmountsAreAboveZero(),
            new BillImmediatelyIsGiven(),
            new OrderQualifiersAreFew(),
            new StartDateOrBillDay(),
            new OverriddenDatesNeedProration(),
            new ProratedMasterPlanSaysSo(),
            new PlanChangesFitTogether(),
            new IndexesMeetTheirRow(),
            new ContactOfABillingGroupNamesIt(),
            new BackupMethodIsAnotherOne(),
            new BankCodesAreWellFormed(),
            new StatusChangeIsDatedOneWay(),
            new DunningStateFits(),
            new FutureFulfilmentNamesItsDay(),
            new TextsFit(),
            new LimitsAreInRange(),
            new PartsOfAnAccountAreAskedForTogether(),
            new ClockMovesForward(),
            new RequiredMembersAreGiven(),
        ];
    }

    private static class Reads
    {
        public static readonly AriaRule[] Rules = [new ReceiptIdIsAlphanumeric(), new LimitsAreInRange(), new PartsOfAnAccountAreAskedForTogether(), new RequiredMembersAreGiven()];
    }
}
