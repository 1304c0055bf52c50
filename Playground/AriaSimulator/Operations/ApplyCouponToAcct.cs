using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Puts a coupon on an account or on a master instance; it lowers the regular invoices that follow.</summary>
internal sealed class ApplyCouponToAcct : IOperation
{
    public string Name => "apply_coupon_to_acct_m";

    public string Summary => "per cent off recurring fees of later regular invoices; 15001, 15002, 15003, 15011";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "master_plan_instance_no", "client_master_plan_instance_id", "coupon_code",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var master = Call.Instance(account, call.Request, "master_plan_instance_no", "client_master_plan_instance_id");
        var coupon = Apply(call, account, call.Request.Text("coupon_code")!, master);
        return new JsonObject { ["user_success_msg"] = coupon.SuccessMessage };
    }

    /// <summary>Checks a coupon and puts it on the account, or on a master.</summary>
    public static Coupon Apply(Call call, Account account, string code, PlanInstance? master)
    {
        var coupon = call.Work.Catalogue.Coupon(code) ?? throw new AriaFailure(ErrorCode.InvalidCoupon, $"invalid coupon: {code}");
        if (coupon.ExpiresOn < call.Today)
            throw new AriaFailure(ErrorCode.ExpiredCoupon, $"coupon {coupon.Code} has expired");
        if (coupon.IsForPlans != (master is { ParentNo: null }))
            throw new AriaFailure(ErrorCode.CouponScope, $"coupon {coupon.Code} is for {(coupon.IsForPlans ? "master plan instances" : "accounts")}");
        if (account.Coupons.Any(applied => applied.Code == coupon.Code && applied.MasterInstanceNo == master?.No))
            throw new AriaFailure(ErrorCode.CouponApplied, $"coupon {coupon.Code} has been applied already");

        account.Coupons.Add(new AppliedCoupon { Code = coupon.Code, MasterInstanceNo = master?.No, Date = call.Today });
        return coupon;
    }
}
