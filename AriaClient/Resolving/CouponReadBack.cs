using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>A coupon is done when the account, or the master plan instance, has it and did not have it before.</summary>
internal sealed class CouponReadBack : ReadBack<ApplyCouponToAcctRequest>
{
    protected override async Task<ChangeMark?> MarkAsync(AriaClient client, ApplyCouponToAcctRequest change, CancellationToken cancellationToken) =>
        new(await IsThereAsync(client, change, cancellationToken).ConfigureAwait(false) ? [change.CouponCode!] : []);

    protected override async Task<Finding> FindAsync(AriaClient client, ApplyCouponToAcctRequest change, ChangeMark? mark, CancellationToken cancellationToken)
    {
        if (!await IsThereAsync(client, change, cancellationToken).ConfigureAwait(false))
            return Finding.Nothing("The coupon is not there.");
        return mark is null || mark.IsNew(change.CouponCode!)
            ? Finding.Done("The coupon is there.", new ChangeIdentifier("coupon_code", change.CouponCode!))
            : Finding.CannotTell("The coupon was there before, so this call made no difference that could be seen.");
    }

    /// <summary>A coupon of a master plan instance stands in the account's details; one of the account has an operation of its own.</summary>
    private static async Task<bool> IsThereAsync(AriaClient client, ApplyCouponToAcctRequest change, CancellationToken cancellationToken)
    {
        if (change.MasterPlanInstanceNo is null && change.ClientMasterPlanInstanceId is null)
        {
            var coupons = await UntypedReads.AccountListAsync(client, "get_acct_coupon_details_m", "coupons_detail", change, cancellationToken).ConfigureAwait(false);
            return coupons.Any(coupon => IsSame((string?)coupon["out_coupon_cd"]));
        }
        var details = await client.SendAsync(new GetAcctDetailsAllRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, IncludeMasterPlans = 1 }, cancellationToken).ConfigureAwait(false);
        return details.MasterPlansInfo
            .Where(instance => change.MasterPlanInstanceNo is { } number ? instance.MasterPlanInstanceNo == number : instance.ClientMasterPlanInstanceId == change.ClientMasterPlanInstanceId)
            .SelectMany(instance => instance.CouponCodes).Any(IsSame);

        bool IsSame(string? code) => string.Equals(code, change.CouponCode, StringComparison.OrdinalIgnoreCase);
    }
}
