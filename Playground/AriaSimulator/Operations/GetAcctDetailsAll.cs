using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The account with its plans and billing groups. Masters come unless refused; the rest only when asked for.</summary>
internal sealed class GetAcctDetailsAll : IOperation
{
    public string Name => "get_acct_details_all_m";

    public string Summary => "account, billing groups, payment methods, masters, supplementals, supplemental fields, coupons";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "include_master_plans", "include_supp_plans", "include_billing_groups", "include_payment_methods",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var masters = Indicator.Read(call.Request, "include_master_plans", absent: true);
        var supplementals = masters && Indicator.Read(call.Request, "include_supp_plans", absent: false);
        var groups = Indicator.Read(call.Request, "include_billing_groups", absent: false);
        var methods = groups && Indicator.Read(call.Request, "include_payment_methods", absent: false);

        var answer = AccountRows.Header(account);
        answer["acct_no_2"] = account.AcctNo;
        answer["acct_contact_no_2"] = account.ContactNo;
        answer["consumer_acct_ind"] = Json.Flag(account.IsConsumer);
        answer["invoice_approval_required"] = Json.Flag(account.ApprovesInvoices);
        answer["acct_coupons"] = Json.Rows(account.Coupons.Where(coupon => coupon.MasterInstanceNo == null).Select(coupon => new JsonObject { ["acct_coupon_cd"] = coupon.Code }));
        answer["master_plan_count"] = account.Instances.Count(instance => instance.ParentNo == null);
        answer["supp_plan_count"] = account.Instances.Count(instance => instance.ParentNo != null);
        if (groups)
            answer["billing_groups_info"] = Json.Rows(account.BillingGroups.Select(group => AccountRows.Group(account, group)));
        if (methods)
            answer["payment_methods_info"] = Json.Rows(AccountRows.Methods(account));
        if (masters)
        {
            answer["master_plans_info"] = Json.Rows(account.Instances
                .Where(instance => instance.ParentNo == null)
                .Select(master => AccountRows.Master(call.Work.Catalogue, account, master, supplementals)));
        }

        return answer;
    }
}
