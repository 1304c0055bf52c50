using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>A contact under the names one group of fields gives it: Aria spells the same contact in many ways.</summary>
internal sealed class ContactFields
{
    // Stands first: the sets below are made from it.
    private static readonly string[] All =
    [
        "first_name", "middle_initial", "last_name", "company_name", "address1", "address2", "address3", "city", "locality", "state_prov",
        "country", "postal_cd", "phone", "phone_ext", "cell_phone", "work_phone", "work_phone_ext", "fax", "email", "birthdate",
    ];

    private readonly string prefix;
    private readonly Dictionary<string, string> spellings;

    private ContactFields(string prefix, params (string Usual, string Here)[] spellings)
    {
        this.prefix = prefix;
        this.spellings = spellings.ToDictionary(pair => pair.Usual, pair => pair.Here);
        Names = [.. All.Select(Name)];
    }

    /// <summary>The account contact in answers, and in update_contact_m.</summary>
    public static ContactFields Account { get; } = new("", ("country", "country_cd"));

    /// <summary>The account contact in create_acct_complete_m, and the contacts of its rows.</summary>
    public static ContactFields New { get; } = new("", ("middle_initial", "mi"));

    /// <summary>The account contact in update_acct_complete_m.</summary>
    public static ContactFields Update { get; } = new("", ("middle_initial", "mi"), ("country", "country_cd"));

    /// <summary>The contact of a payment method.</summary>
    public static ContactFields Bill { get; } = new("bill_");

    /// <summary>The contact of the backup method.</summary>
    public static ContactFields Backup { get; } = new("bkup_");

    /// <summary>The statement contact of a billing group.</summary>
    public static ContactFields Statement { get; } = new("stmt_", ("middle_initial", "mi"));

    /// <summary>The statement contact in get_acct_contacts_m.</summary>
    public static ContactFields StatementList { get; } = new("stat_");

    /// <summary>Contacts nothing uses, in get_acct_contacts_m.</summary>
    public static ContactFields Other { get; } = new("other_", ("country", "country_cd"));

    /// <summary>The names a request may carry.</summary>
    public IReadOnlyList<string> Names { get; }

    public bool AnyIn(AriaRow row) => Names.Any(row.Has);

    /// <summary>Puts what a row gives into a contact; a tilde clears. Checks the country (5017) and a state of the US (6021).</summary>
    public void Read(AriaRow row, Contact contact)
    {
        contact.FirstName = Text(row, "first_name", contact.FirstName);
        contact.MiddleInitial = Text(row, "middle_initial", contact.MiddleInitial);
        contact.LastName = Text(row, "last_name", contact.LastName);
        contact.Company = Text(row, "company_name", contact.Company);
        contact.Address1 = Text(row, "address1", contact.Address1);
        contact.Address2 = Text(row, "address2", contact.Address2);
        contact.Address3 = Text(row, "address3", contact.Address3);
        contact.City = Text(row, "city", contact.City);
        contact.Locality = Text(row, "locality", contact.Locality);
        contact.StateProv = Text(row, "state_prov", contact.StateProv);
        contact.Country = Text(row, "country", contact.Country);
        contact.PostalCode = Text(row, "postal_cd", contact.PostalCode);
        contact.Phone = Text(row, "phone", contact.Phone);
        contact.PhoneExt = Text(row, "phone_ext", contact.PhoneExt);
        contact.CellPhone = Text(row, "cell_phone", contact.CellPhone);
        contact.WorkPhone = Text(row, "work_phone", contact.WorkPhone);
        contact.WorkPhoneExt = Text(row, "work_phone_ext", contact.WorkPhoneExt);
        contact.Fax = Text(row, "fax", contact.Fax);
        contact.Email = Text(row, "email", contact.Email);
        if (row.Has(Name("birthdate")))
            _ = row.Date(Name("birthdate"));
        contact.Birthdate = Text(row, "birthdate", contact.Birthdate);
        Check(contact);
    }

    public void Write(Contact contact, JsonObject row)
    {
        row[Name("first_name")] = contact.FirstName;
        row[Name("middle_initial")] = contact.MiddleInitial;
        row[Name("last_name")] = contact.LastName;
        row[Name("company_name")] = contact.Company;
        row[Name("address1")] = contact.Address1;
        row[Name("address2")] = contact.Address2;
        row[Name("address3")] = contact.Address3;
        row[Name("city")] = contact.City;
        row[Name("locality")] = contact.Locality;
        row[Name("state_prov")] = contact.StateProv;
        row[Name("country")] = contact.Country;
        row[Name("postal_cd")] = contact.PostalCode;
        row[Name("phone")] = contact.Phone;
        row[Name("phone_ext")] = contact.PhoneExt;
        row[Name("cell_phone")] = contact.CellPhone;
        row[Name("work_phone")] = contact.WorkPhone;
        row[Name("work_phone_ext")] = contact.WorkPhoneExt;
        row[Name("fax")] = contact.Fax;
        row[Name("email")] = contact.Email;
        row[Name("birthdate")] = contact.Birthdate;
    }

    private string Name(string usual) => prefix + spellings.GetValueOrDefault(usual, usual);

    private string? Text(AriaRow row, string usual, string? before) => Clearing.Of(row, Name(usual), before);

    private static void Check(Contact contact)
    {
        if (contact.Country != null && !Places.IsCountry(contact.Country))
            throw new AriaFailure(ErrorCode.InvalidCountry, $"invalid country code: {contact.Country}");
        if (contact.Country == "US" && contact.StateProv != null && !Places.IsUsState(contact.StateProv))
            throw new AriaFailure(ErrorCode.InvalidStateProv, $"invalid state or province: {contact.StateProv}");
    }
}
