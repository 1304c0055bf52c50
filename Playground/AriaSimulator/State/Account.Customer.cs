using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.State;

/// <content>Who the customer is and how it pays.</content>
public sealed partial class Account
{
    /// <summary>The account above it, or null.</summary>
    public long? SeniorAcctNo { get; set; }

    /// <summary>Remarks written about the account, oldest first.</summary>
    public List<Comment> Comments { get; set; } = [];

    /// <summary>Stored ways to pay, disabled ones included.</summary>
    public List<PaymentMethod> PaymentMethods { get; set; } = [];

    /// <summary>The payment method with this number, or null.</summary>
    public PaymentMethod? PaymentMethod(long paymentMethodNo) => PaymentMethods.FirstOrDefault(method => method.No == paymentMethodNo);
}
