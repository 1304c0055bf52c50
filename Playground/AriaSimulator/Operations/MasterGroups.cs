using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The billing and dunning group of a new master plan: existing ones, or new ones the call describes.</summary>
internal static class MasterGroups
{
    public static void Set(Call call, Account account, AriaRow row, PlanFields fields, IndexedGroups indexed, PlanInstance master)
    {
        if (row.Long("resp_level_cd") is not (null or 1))
            throw AriaFailure.Invalid("resp_level_cd must be 1: payment by a parent account is not modelled by this simulator");

        var billing = indexed.Billing(row)
            ?? BillingGroupLookup.Find(account, row, fields.BillingGroupNo, fields.BillingGroupId)
            ?? NewGroup(call, account, row)
            ?? throw AriaFailure.Missing(fields.BillingGroupNo);
        if (!billing.IsEnabled)
            throw new AriaFailure(ErrorCode.ActionNotAllowed, "action not allowed: the billing group is disabled");

        var dunning = indexed.Dunning(row)
            ?? FindDunning(account, row, fields.DunningGroupNo, fields.DunningGroupId)
            ?? NewDunning(call, account, row);
        master.BillingGroupNo = billing.No;
        master.DunningGroupNo = dunning.No;
    }

    private static BillingGroup? NewGroup(Call call, Account account, AriaRow row)
    {
        if (row.Text("billing_group_name") is not { } name)
            return null;

        var group = new BillingGroup
        {
            No = call.Work.Next(Sequence.Group),
            Name = name,
            Description = row.Text("billing_group_description"),
            ClientId = row.Text("client_def_billing_group_id"),
            NotifyMethod = row.Long("notify_method") ?? account.NotifyMethod,
        };
        GroupPayment.Set(
            account,
            group,
            row,
            "existing_primary_payment_method_no",
            "existing_client_primary_payment_method_id",
            "existing_backup_payment_method_no",
            "existing_client_backup_payment_method_id");
        account.BillingGroups.Add(group);
        return group;
    }

    /// <summary>The dunning group a row names, or null.</summary>
    public static DunningGroup? FindDunning(Account account, AriaRow row, string noField, string idField)
    {
        var no = row.Long(noField);
        var id = row.Text(idField);
        if (no == null && id == null)
            return null;
        return account.DunningGroups.FirstOrDefault(group => no != null ? group.No == no : group.ClientId == id)
            ?? throw new AriaFailure(ErrorCode.ObjectNotFound, $"Dunning Group not found: {(no != null ? $"AriaNo ({no})" : $"ClientId ({id})")}");
    }

    // Aria makes an empty dunning group when a call names none.
    private static DunningGroup NewDunning(Call call, Account account, AriaRow row)
    {
        var group = new DunningGroup
        {
            No = call.Work.Next(Sequence.Group),
            Name = row.Text("dunning_group_name"),
            ClientId = row.Text("client_dunning_group_id"),
        };
        account.DunningGroups.Add(group);
        return group;
    }
}
