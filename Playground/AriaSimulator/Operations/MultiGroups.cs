using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The billing and dunning groups a multi call makes (directive 1) or changes (2) before its plans.</summary>
internal sealed class MultiGroups
{
    private const long Create = 1;
    private const long Update = 2;

    private static readonly HashSet<string> BillingFields =
    [
        "billing_group_directive", "existing_billing_group_no", "existing_client_billing_group_id", "billing_group_name",
        "billing_group_description", "new_client_billing_group_id", "billing_group_idx", "notify_method", "payment_option",
        "primary_payment_method_no", "primary_client_payment_method_id", "backup_payment_method_no", "payment_terms_no", "payment_terms_name",
    ];

    private static readonly HashSet<string> DunningFields =
    [
        "dunning_group_directive", "existing_dunning_group_no", "existing_client_dunning_group_id", "dunning_group_name",
        "new_client_dunning_group_id", "dunning_group_idx",
    ];

    private readonly List<(BillingGroup Group, long Operation)> billing = [];
    private readonly List<(DunningGroup Group, long Operation)> dunning = [];

    private MultiGroups(IndexedGroups indexed)
    {
        Indexed = indexed;
    }

    public IndexedGroups Indexed { get; }

    public static MultiGroups Read(Call call, Account account)
    {
        var groups = new MultiGroups(new IndexedGroups());
        foreach (var row in call.Request.Rows("acct_billing_groups"))
        {
            ModelledRows.Check(row, BillingFields, "acct_billing_groups");
            groups.Bill(call, account, row);
        }

        foreach (var row in call.Request.Rows("acct_dunning_groups"))
        {
            ModelledRows.Check(row, DunningFields, "acct_dunning_groups");
            groups.Dun(call, account, row);
        }

        return groups;
    }

    public JsonArray BillingRows(Account account) => Json.Rows(billing.Select(entry => new JsonObject
    {
        ["billing_group_no"] = entry.Group.No,
        ["client_billing_groups_id"] = entry.Group.ClientId,
        ["primary_payment_method_no"] = entry.Group.PrimaryMethodNo,
        ["primary_client_payment_method_id"] = entry.Group.PrimaryMethodNo is { } primary ? account.PaymentMethod(primary)?.ClientId : null,
        ["backup_payment_method_no"] = entry.Group.BackupMethodNo,
        ["backup_client_payment_method_id"] = entry.Group.BackupMethodNo is { } backup ? account.PaymentMethod(backup)?.ClientId : null,
        ["billing_group_operation"] = entry.Operation,
    }));

    public JsonArray DunningRows() => Json.Rows(dunning.Select(entry => new JsonObject
    {
        ["dunning_group_no"] = entry.Group.No,
        ["client_dunning_groups_id"] = entry.Group.ClientId,
        ["dunning_group_operation"] = entry.Operation,
    }));

    private void Bill(Call call, Account account, AriaRow row)
    {
        var directive = Directive(row, "billing_group_directive");
        BillingGroup group;
        if (directive == Create)
        {
            group = new BillingGroup { No = call.Work.Next(Sequence.Group), NotifyMethod = account.NotifyMethod };
            account.BillingGroups.Add(group);
        }
        else
        {
            group = BillingGroupLookup.Find(account, row, "existing_billing_group_no", "existing_client_billing_group_id")
                ?? throw AriaFailure.Missing("existing_billing_group_no");
        }

        group.Name = row.Text("billing_group_name") ?? group.Name;
        group.Description = row.Text("billing_group_description") ?? group.Description;
        group.ClientId = row.Text("new_client_billing_group_id") ?? group.ClientId;
        group.NotifyMethod = row.Long("notify_method") ?? group.NotifyMethod;
        GroupPayment.Set(account, group, row, "primary_payment_method_no", "primary_client_payment_method_id", "backup_payment_method_no", null);
        billing.Add((group, directive));
        Indexed.Add(row, group);
    }

    private void Dun(Call call, Account account, AriaRow row)
    {
        var directive = Directive(row, "dunning_group_directive");
        DunningGroup group;
        if (directive == Create)
        {
            group = new DunningGroup { No = call.Work.Next(Sequence.Group) };
            account.DunningGroups.Add(group);
        }
        else
        {
            group = MasterGroups.FindDunning(account, row, "existing_dunning_group_no", "existing_client_dunning_group_id")
                ?? throw AriaFailure.Missing("existing_dunning_group_no");
        }

        group.Name = row.Text("dunning_group_name") ?? group.Name;
        group.ClientId = row.Text("new_client_dunning_group_id") ?? group.ClientId;
        dunning.Add((group, directive));
        Indexed.Add(row, group);
    }

    private static long Directive(AriaRow row, string field) => row.Long(field) switch
    {
        null or Create => Create,
        Update => Update,
        _ => throw AriaFailure.Invalid($"{field} must be 1 or 2"),
    };
}
