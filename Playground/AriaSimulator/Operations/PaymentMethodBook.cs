using System.Globalization;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Finds, adds and disables stored payment methods.</summary>
internal static class PaymentMethodBook
{
    /// <summary>The method a request names by number, else by the caller's id; null when it names none.</summary>
    public static PaymentMethod? Find(Account account, AriaRow request, string noField = "payment_method_no", string idField = "client_payment_method_id")
    {
        if (request.Long(noField) is { } no)
        {
            return account.PaymentMethod(no)
                ?? throw new AriaFailure(ErrorCode.UnknownPaymentMethodNo, string.Create(CultureInfo.InvariantCulture, $"payment method {no} is not on the account"));
        }

        if (request.Text(idField) is { } id)
        {
            return account.PaymentMethods.FirstOrDefault(method => method.ClientId == id)
                ?? throw new AriaFailure(ErrorCode.UnknownPaymentMethodId, $"payment method {id} is not on the account");
        }

        return null;
    }

    /// <summary>Like <see cref="Find"/>, but the method must be there to be charged.</summary>
    public static PaymentMethod? FindEnabled(Account account, AriaRow request, string noField = "payment_method_no", string idField = "client_payment_method_id") =>
        Find(account, request, noField, idField) is not { } method ? null
        : method.IsEnabled ? method
        : throw new AriaFailure(ErrorCode.InvalidPayMethod, "invalid payment method: it is disabled");

    /// <summary>Puts a method on the account under its next number.</summary>
    public static void Add(Call call, Account account, PaymentMethod method, string? clientId)
    {
        CheckClientId(call, clientId);
        method.No = account.PaymentMethods.Count + 1;
        method.ClientId = clientId;
        method.ReceiptId = call.Request.Text("client_receipt_id");
        account.PaymentMethods.Add(method);
    }

    /// <summary>Moves the billing groups of one method to another.</summary>
    public static void Replace(Call call, Account account, PaymentMethod existing, PaymentMethod method, bool disablesExisting)
    {
        foreach (var group in account.BillingGroups)
        {
            if (group.PrimaryMethodNo == existing.No)
                group.PrimaryMethodNo = method.No;
            if (group.BackupMethodNo == existing.No)
                group.BackupMethodNo = method.No;
            GroupPayment.DemandTwoOfOneType(account, group);
        }

        if (disablesExisting)
            Disable(call, existing);
    }

    /// <summary>Disables a method for good.</summary>
    public static void Disable(Call call, PaymentMethod method)
    {
        method.IsEnabled = false;
        method.To = call.Today;
    }

    /// <summary>Refuses to disable a method a billing group is charged to.</summary>
    public static void CheckUnused(Account account, PaymentMethod method)
    {
        if (account.BillingGroups.FirstOrDefault(group => group.Uses(method)) is { } user)
            throw new AriaFailure(ErrorCode.ActionNotAllowed, string.Create(CultureInfo.InvariantCulture, $"action not allowed: billing group {user.No} is charged to payment method {method.No}"));
    }

    private static void CheckClientId(Call call, string? clientId)
    {
        if (clientId != null && call.Work.Accounts.Any(other => other.PaymentMethods.Any(method => method.ClientId == clientId)))
            throw new AriaFailure(ErrorCode.DuplicatePaymentMethodId, $"client payment method id {clientId} is in use");
    }
}
