using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The contacts of an account by what uses them; of one billing group when one is named.</summary>
internal sealed class GetAcctContacts : IOperation
{
    public string Name => "get_acct_contacts_m";

    public string Summary => "account, billing, backup and statement contacts; unused ones on request";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "billing_group_no", "client_billing_group_id", "include_unused_contacts",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var named = BillingGroupLookup.Find(account, call.Request);
        var groups = named == null ? account.BillingGroups : [named];
        var unused = Indicator.Read(call.Request, "include_unused_contacts", absent: false);
        return new JsonObject
        {
            ["account_contact"] = Json.Rows([Row(ContactFields.Account, "contact_no", account.Contact)]),
            ["billing_contacts"] = Json.Rows(groups.Where(group => group.PrimaryMethodNo != null)
                .Select(group => Row(ContactFields.Bill, "bill_contact_no", ContactOf(account, group.PrimaryMethodNo!.Value), group, "bill_"))),
            ["backup_contacts"] = Json.Rows(groups.Where(group => group.BackupMethodNo != null)
                .Select(group => Row(ContactFields.Backup, "bkup_contact_no", ContactOf(account, group.BackupMethodNo!.Value), group, "bkup_"))),
            ["statement_contacts"] = Json.Rows(groups
                .Select(group => Row(ContactFields.StatementList, "stat_contact_no", account.ContactWith(group.StatementContactNo ?? account.ContactNo), group, "stat_"))),
            ["other_contacts"] = unused ? Json.Rows(Unused(account).Select(contact => Row(ContactFields.Other, "other_contact_no", contact))) : null,
        };
    }

    private static Contact ContactOf(Account account, long methodNo) =>
        account.ContactWith(account.PaymentMethod(methodNo)!.ContactNo ?? account.ContactNo);

    private static IEnumerable<Contact> Unused(Account account) => account.Contacts.Where(contact =>
        contact.No != account.ContactNo
        && account.BillingGroups.All(group => group.StatementContactNo != contact.No)
        && account.PaymentMethods.All(method => !method.IsEnabled || method.ContactNo != contact.No));

    private static JsonObject Row(ContactFields fields, string numberField, Contact contact, BillingGroup? group = null, string prefix = "")
    {
        var row = new JsonObject { [numberField] = contact.No };
        fields.Write(contact, row);
        if (group != null)
        {
            row[prefix + "billing_group_no"] = group.No;
            row[prefix + "client_billing_group_id"] = group.ClientId;
        }

        return row;
    }
}
