using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Writes contacts. One that only its owner uses is changed; one that is shared is left alone and a copy is changed.</summary>
internal static class ContactBook
{
    /// <summary>Writes the contact of a billing group or payment method (null shares the account contact); returns its number.</summary>
    public static long Write(Call call, Account account, long? contactNo, ContactFields fields, AriaRow row)
    {
        var contact = contactNo is { } own && own != account.ContactNo ? account.ContactWith(own) : Add(call, account, account.Contact);
        fields.Read(row, contact);
        return contact.No;
    }

    /// <summary>Adds a copy of a contact under a new number.</summary>
    public static Contact Add(Call call, Account account, Contact like)
    {
        var contact = Documents.Copy(like);
        contact.No = call.Work.Next(Sequence.Contact);
        account.Contacts.Add(contact);
        return contact;
    }
}
