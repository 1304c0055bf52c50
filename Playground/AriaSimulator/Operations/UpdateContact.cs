using System.Collections.Generic;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Changes a contact. contact_ind: 1 the account contact and all that share it, 2 primary billing, 3 backup billing,
/// 4 statement (these of a billing group), 5 the account contact alone. Source: Aria, update_contact_m guide.
/// </summary>
internal sealed class UpdateContact : IOperation
{
    public string Name => "update_contact_m";

    public string Summary => "account contact with or without all that share it; billing, backup, statement contact of a group";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>(
        ["acct_no", "client_acct_id", "contact_ind", "billing_group_no", "client_billing_group_id", .. ContactFields.Account.Names]);

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var written = call.Request.Long("contact_ind") switch
        {
            1 => Shared(call, account),
            2 => OfMethod(call, account, Group(call, account).PrimaryMethodNo),
            3 => OfMethod(call, account, Group(call, account).BackupMethodNo),
            4 => OfStatements(call, account, Group(call, account)),
            5 => Alone(call, account),
            _ => throw new AriaFailure(ErrorCode.InvalidContactType, "invalid contact type indicator: it must be from 1 to 5"),
        };
        return new JsonObject { ["contact_no_2"] = written };
    }

    private static BillingGroup Group(Call call, Account account) => BillingGroupLookup.Find(account, call.Request) ?? throw AriaFailure.Missing("billing_group_no");

    private static long Shared(Call call, Account account)
    {
        ContactFields.Account.Read(call.Request, account.Contact);
        return account.ContactNo;
    }

    private static long OfMethod(Call call, Account account, long? methodNo)
    {
        var method = methodNo is { } no ? account.PaymentMethod(no)! : throw new AriaFailure(ErrorCode.NoDataFound, "no data found: the billing group has no such payment method");
        method.ContactNo = ContactBook.Write(call, account, method.ContactNo, ContactFields.Account, call.Request);
        return method.ContactNo.Value;
    }

    private static long OfStatements(Call call, Account account, BillingGroup group)
    {
        group.StatementContactNo = ContactBook.Write(call, account, group.StatementContactNo, ContactFields.Account, call.Request);
        return group.StatementContactNo.Value;
    }

    /// <summary>The account gets a contact of its own; everything that shared the old one keeps it.</summary>
    private static long Alone(Call call, Account account)
    {
        foreach (var group in account.BillingGroups)
            group.StatementContactNo ??= account.ContactNo;
        foreach (var method in account.PaymentMethods)
            method.ContactNo ??= account.ContactNo;
        var contact = ContactBook.Add(call, account, account.Contact);
        ContactFields.Account.Read(call.Request, contact);
        account.ContactNo = contact.No;
        return contact.No;
    }
}
