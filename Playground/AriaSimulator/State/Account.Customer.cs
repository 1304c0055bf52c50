using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.State;

/// <content>Who the customer is and how it pays.</content>
public sealed partial class Account
{
    /// <summary>The account above it, or null.</summary>
    public long? SeniorAcctNo { get; set; }

    /// <summary>How mail is sent; 10 is a PDF by mail. Aria: notify_method.</summary>
    public long NotifyMethod { get; set; } = 10;

    /// <summary>Whether it is a test account.</summary>
    public bool IsTest { get; set; }

    /// <summary>Whether the customer is a person and no company.</summary>
    public bool IsConsumer { get; set; }

    /// <summary>Whether its invoices wait for approval before they count.</summary>
    public bool ApprovesInvoices { get; set; }

    /// <summary>The receipt id of the call that last set the status.</summary>
    public string? StatusReceiptId { get; set; }

    /// <summary>A status that waits for its day.</summary>
    public QueuedStatus? QueuedStatus { get; set; }

    /// <summary>The question that proves who the customer is.</summary>
    public string? SecretQuestion { get; set; }

    /// <summary>A salted hash of its answer.</summary>
    public string? SecretAnswerHash { get; set; }

    /// <summary>A salted hash of the PIN.</summary>
    public string? PinHash { get; set; }

    /// <summary>How often the credentials were changed.</summary>
    public int CredentialChanges { get; set; }

    /// <summary>Values of the tenant's own fields.</summary>
    public List<SuppField> SuppFields { get; set; } = [];

    /// <summary>Coupons taken.</summary>
    public List<AppliedCoupon> Coupons { get; set; } = [];

    /// <summary>Mails the customer would have got.</summary>
    public List<Mail> Mails { get; set; } = [];

    /// <summary>Remarks written about the account, oldest first.</summary>
    public List<Comment> Comments { get; set; } = [];

    /// <summary>Stored ways to pay, disabled ones included.</summary>
    public List<PaymentMethod> PaymentMethods { get; set; } = [];

    /// <summary>The payment method with this number, or null.</summary>
    public PaymentMethod? PaymentMethod(long paymentMethodNo) => PaymentMethods.FirstOrDefault(method => method.No == paymentMethodNo);
}
