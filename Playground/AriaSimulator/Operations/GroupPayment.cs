using System;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Sets how a billing group is paid: by terms, or by stored methods of the account.</summary>
internal static class GroupPayment
{
    /// <summary>Sets what the row names and leaves the rest; primary and backup must be two enabled methods of one type.</summary>
    public static void Set(Account account, BillingGroup group, AriaRow row, string primaryNo, string primaryId, string backupNo, string? backupId)
    {
        group.PrimaryMethodNo = Method(account, row, primaryNo, primaryId)?.No ?? group.PrimaryMethodNo;
        group.BackupMethodNo = Method(account, row, backupNo, backupId)?.No ?? group.BackupMethodNo;
        if (Terms(row) is { } terms)
        {
            group.TermsNo = terms.No;
            (group.PrimaryMethodNo, group.BackupMethodNo) = (null, null);
        }

        DemandTwoOfOneType(account, group);
    }

    /// <summary>Refuses a primary and a backup method that are one and the same, or of two types. Aria: Update Billing Contact and Payment Information.</summary>
    public static void DemandTwoOfOneType(Account account, BillingGroup group)
    {
        if (group is not { PrimaryMethodNo: { } primary, BackupMethodNo: { } backup })
            return;
        if (primary == backup)
            throw AriaFailure.Invalid("a payment method cannot be both primary and backup of a billing group");
        if (account.PaymentMethod(primary)!.Type != account.PaymentMethod(backup)!.Type)
            throw AriaFailure.Invalid("primary and backup payment method of a billing group must have the same pay_method_type");
    }

    private static PaymentTerms? Terms(AriaRow row)
    {
        var no = row.Long("payment_terms_no");
        var name = row.Text("payment_terms_name");
        switch (row.Text("payment_option"))
        {
            case null or "Terms" or "Methods":
                break;
            default:
                throw AriaFailure.Invalid("payment_option must be Methods or Terms");
        }

        if (no == null && name == null)
            return row.Text("payment_option") == "Terms" ? PaymentTerms.Find(PaymentTerms.Net30) : null;
        foreach (var terms in PaymentTerms.All)
        {
            if (no != null ? terms.No == no : string.Equals(terms.Name, name, StringComparison.OrdinalIgnoreCase))
                return terms;
        }

        throw AriaFailure.Invalid($"{(no != null ? "payment_terms_no" : "payment_terms_name")} names no payment terms");
    }

    private static PaymentMethod? Method(Account account, AriaRow row, string noField, string? idField)
    {
        PaymentMethod? method;
        if (row.Long(noField) is { } no)
            method = account.PaymentMethod(no) ?? throw new AriaFailure(ErrorCode.UnknownPaymentMethodNo, $"payment method {no} is not on the account");
        else if (idField != null && row.Text(idField) is { } id)
            method = account.PaymentMethods.FindLast(one => one.ClientId == id) ?? throw new AriaFailure(ErrorCode.UnknownPaymentMethodId, $"payment method {id} is not on the account");
        else
            return null;
        return method.IsEnabled ? method : throw AriaFailure.Invalid("a disabled payment method cannot be used by a billing group");
    }
}
