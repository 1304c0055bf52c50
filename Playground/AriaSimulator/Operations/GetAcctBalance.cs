using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>What the customer owes: the total as text, per master instance as numbers.</summary>
internal sealed class GetAcctBalance : IOperation
{
    public string Name => "get_acct_balance_m";

    public string Summary => "total and per master instance";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "acct_no", "client_acct_id" };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        return new JsonObject
        {
            ["currency_cd"] = account.Currency,
            ["acct_balance"] = AnswerWriter.Plain(account.Balance()).ToString(CultureInfo.InvariantCulture),
            ["master_plan_instances"] = Json.Rows(account.Instances.Where(instance => instance.ParentNo == null).Select(master => new JsonObject
            {
                ["master_plan_instance_no"] = master.No,
                ["client_def_master_plan_instance_id"] = master.ClientId,
                ["master_plan_name"] = call.Work.Catalogue.Plan(master.PlanNo)!.Name,
                ["master_plan_instance_desc"] = master.Description,
                ["master_plan_instance_balance"] = Json.Amount(Balances.OfMaster(account, master)),
            })),
        };
    }
}
