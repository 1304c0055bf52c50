using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using static System.FormattableString;

namespace CrmAriaConnector.Aria;

/// <summary>A coupon is done when the account, or the master plan instance, has it and did not have it before.</summary>
internal sealed class CouponReadBack : StateReadBack<ApplyCouponToAcctRequest>
{
    protected override async Task<StateReading> ReadAsync(AriaClient client, ApplyCouponToAcctRequest change, CancellationToken cancellationToken)
    {
        var details = await client.SendAsync(new GetAcctDetailsAllRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, IncludeMasterPlans = 1 }, cancellationToken).ConfigureAwait(false);
        var isOfAccount = change.MasterPlanInstanceNo is null && change.ClientMasterPlanInstanceId is null;
        var instances = details.MasterPlansInfo.Where(instance => instance.CouponCodes.Any(IsSame)).ToList();
        var isThere = isOfAccount
            ? details.AcctCoupons.Any(IsSame)
            : instances.Any(instance => change.MasterPlanInstanceNo is { } number ? instance.MasterPlanInstanceNo == number : instance.ClientMasterPlanInstanceId == change.ClientMasterPlanInstanceId);
        // Every place where it is: a coupon that turned up elsewhere must not count as one that never came.
        var places = new List<string>(details.AcctCoupons.Any(IsSame) ? ["account"] : []);
        places.AddRange(instances.Select(instance => Invariant($"{instance.MasterPlanInstanceNo}")).OrderBy(number => number, StringComparer.Ordinal));
        return StateReading.Of(new Aspect("coupon at " + string.Join(", ", places), isThere)) with { Identifiers = [new ChangeIdentifier("coupon_code", change.CouponCode!)] };

        bool IsSame(string? code) => string.Equals(code, change.CouponCode, StringComparison.OrdinalIgnoreCase);
    }
}
