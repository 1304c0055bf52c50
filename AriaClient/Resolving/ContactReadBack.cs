using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>A contact is changed when all that was given stands in it, and did not before.</summary>
internal sealed class ContactReadBack : StateReadBack<UpdateContactRequest>
{
    private const string Cleared = "~";

    private static readonly string[] Fields =
    [
        "first_name", "middle_initial", "last_name", "company_name", "address1", "address2", "address3", "city", "locality", "state_prov",
        "country_cd", "postal_cd", "phone", "phone_ext", "cell_phone", "work_phone", "work_phone_ext", "fax", "email", "birthdate",
    ];

    protected override async Task<StateReading> ReadAsync(AriaClient client, UpdateContactRequest change, CancellationToken cancellationToken)
    {
        var look = new GetAcctContactsRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId };
        var all = await client.ReadListAsync(look, cancellationToken).ConfigureAwait(false);
        var (prefix, contacts) = Of(change, all);
        if (contacts.Count != 1)
            return StateReading.Not("Aria does not show the contact, or not it alone.");
        return StateReading.Of([.. Fields.Where(field => MemberOf(change, field) is { Length: > 0 }).Select(field =>
        {
            var stands = MemberOf(contacts[0], NameOf(prefix, field)) ?? "";
            var asked = MemberOf(change, field);
            return new Aspect($"{field}={stands}", stands == (asked == Cleared ? "" : asked));
        })]);
    }

    /// <summary>The contacts of the kind asked for, and how their members begin.</summary>
    private static (string Prefix, IReadOnlyList<AriaObject> Contacts) Of(UpdateContactRequest change, GetAcctContactsResponse all)
    {
        if (change.ContactInd == ContactIndicator.Billing)
            return ("bill_", OfGroup("bill_", all.BillingContacts));
        if (change.ContactInd == ContactIndicator.BackupBilling)
            return ("bkup_", OfGroup("bkup_", all.BackupContacts));
        if (change.ContactInd == ContactIndicator.Statement)
            return ("stat_", OfGroup("stat_", all.StatementContacts));
        return ("", all.AccountContact);

        IReadOnlyList<AriaObject> OfGroup(string prefix, IEnumerable<AriaObject> contacts) => [.. contacts.Where(contact => change.BillingGroupNo is { } number
            ? Value(contact, prefix + "billing_group_no") as long? == number
            : MemberOf(contact, prefix + "client_billing_group_id") == change.ClientBillingGroupId)];
    }

    private static string NameOf(string prefix, string field) => prefix + (prefix.Length > 0 && field == "country_cd" ? "country" : field);

    private static string? MemberOf(AriaObject row, string name) => Value(row, name) as string;

    private static object? Value(AriaObject row, string name) => row.Schema.Find(name) is { } member ? row.ValueOf(member) : null;
}
