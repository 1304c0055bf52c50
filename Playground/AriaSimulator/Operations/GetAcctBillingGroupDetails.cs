using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The billing groups of an account with the methods they are charged to: all, one, or that of a plan instance.</summary>
internal sealed class GetAcctBillingGroupDetails : IOperation
{
    public string Name => "get_acct_billing_group_details_m";

    public string Summary => "billing groups with terms, methods and statement contact; one by number, by id, or by plan instance";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "plan_instance_no", "client_plan_instance_id", "billing_group_no", "client_billing_group_id",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var only = BillingGroupLookup.Find(account, call.Request);
        var instance = Call.Instance(account, call.Request);
        var groups = account.BillingGroups
            .Where(group => only == null || group == only)
            .Where(group => instance == null || account.MasterOf(instance).BillingGroupNo == group.No)
            .ToList();
        return new JsonObject
        {
            ["billing_groups"] = Json.Rows(groups.Select(group => Group(account, group))),
            ["payment_methods_summary"] = Json.Rows(account.PaymentMethods.Where(method => method.IsEnabled && groups.Exists(group => group.Uses(method))).Select(method => Method(account, method))),
        };
    }

    private static JsonObject Group(Account account, BillingGroup group)
    {
        var terms = group.Terms;
        var row = new JsonObject
        {
            ["billing_group_name"] = group.Name,
            ["billing_group_description"] = group.Description,
            ["client_billing_group_id"] = group.ClientId,
            ["notify_method"] = group.NotifyMethod,
            ["payment_option"] = terms == null ? "Methods" : "Terms",
            ["primary_client_payment_method_id"] = group.PrimaryMethodNo is { } primary ? account.PaymentMethod(primary)?.ClientId : null,
            ["backup_client_payment_method_id"] = group.BackupMethodNo is { } backup ? account.PaymentMethod(backup)?.ClientId : null,
            ["payment_terms_no"] = terms?.No,
            ["payment_terms_name"] = terms?.Name,
        };
        ContactFields.New.Write(account.ContactWith(group.StatementContactNo ?? account.ContactNo), row);
        return row;
    }

    /// <summary>This answer knows neither routing number nor brand.</summary>
    private static JsonObject Method(Account account, PaymentMethod method)
    {
        var row = PaymentMethodRow.Of(account, method);
        row.Remove("bank_routing_num");
        row.Remove("cc_type");
        return row;
    }
}
