using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The accounts above and below one, with their plans: the whole tree, only children, or only parents.</summary>
internal sealed class GetAcctHierarchyDetails : IOperation
{
    private const long Tree = 0;
    private const long Children = 1;
    private const long Parents = 2;

    public string Name => "get_acct_hierarchy_details_m";

    public string Summary => "the accounts above and below one, with groups, methods and plans";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "hierarchy_filter", "include_current_acct", "include_supp_plans", "include_billing_groups",
        "include_payment_methods",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var filter = call.Request.Long("hierarchy_filter") ?? Tree;
        if (filter is < Tree or > Parents)
            throw AriaFailure.Invalid("hierarchy_filter must be 0, 1 or 2");

        var related = new List<Account>();
        if (filter != Children)
            related.AddRange(Above(call.Work, account).Reverse());
        if (Indicator.Read(call.Request, "include_current_acct", absent: true))
            related.Add(account);
        if (filter != Parents)
            related.AddRange(Below(call.Work, account));

        var supplementals = Indicator.Read(call.Request, "include_supp_plans", absent: false);
        var groups = Indicator.Read(call.Request, "include_billing_groups", absent: false);
        var methods = groups && Indicator.Read(call.Request, "include_payment_methods", absent: false);
        return new JsonObject
        {
            ["acct_hierarchy_dtls"] = Json.Rows(related.Select(one => Row(call.Work, one, supplementals, groups, methods))),
        };
    }

    private static IEnumerable<Account> Above(Work work, Account account)
    {
        for (var senior = account.SeniorAcctNo; senior is { } no; senior = account.SeniorAcctNo)
            yield return account = work.Find(no)!;
    }

    private static IEnumerable<Account> Below(Work work, Account account) => work.Accounts
        .Where(other => other.SeniorAcctNo == account.AcctNo)
        .OrderBy(other => other.AcctNo)
        .SelectMany(child => Below(work, child).Prepend(child));

    private static JsonObject Row(Work work, Account account, bool supplementals, bool groups, bool methods)
    {
        var row = AccountRows.Header(account);
        row["acct_no"] = account.AcctNo;
        if (account.SeniorAcctNo is { } seniorNo && work.Find(seniorNo) is { } senior)
        {
            row["senior_acct_user_id"] = senior.UserId;
            row["senior_client_acct_id"] = senior.ClientAcctId;
        }

        if (groups)
            row["billing_groups_info"] = Json.Rows(account.BillingGroups.Select(group => AccountRows.Group(account, group)));
        if (methods)
            row["payment_methods_info"] = Json.Rows(AccountRows.Methods(account));
        row["master_plans_info"] = Json.Rows(account.Instances.Where(instance => instance.ParentNo == null)
            .Select(master => AccountRows.Master(work.Catalogue, account, master, supplementals)));
        row["child_acct_no"] = Json.Rows(work.Accounts.Where(other => other.SeniorAcctNo == account.AcctNo)
            .OrderBy(other => other.AcctNo).Select(child => new JsonObject { ["acct_no"] = child.AcctNo }));
        return row;
    }
}
