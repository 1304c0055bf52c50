using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Payment some days after the invoice.</summary>
/// <param name="No">Aria's number, which is also the code of the payment method type.</param>
/// <param name="Name">Aria's name.</param>
/// <param name="Days">Days until an invoice is due.</param>
public sealed record PaymentTerms(long No, string Name, int Days)
{
    /// <summary>The terms a billing group gets that names none.</summary>
    public const long Net30 = 4;

    /// <summary>All terms. Aria: pay_method_type.</summary>
    public static IReadOnlyList<PaymentTerms> All { get; } =
    [
        new(Net30, "Net 30", 30), new(5, "Net 10", 10), new(6, "Net 15", 15), new(7, "Net 60", 60), new(9, "Net 0", 0),
        new(12, "Net 45", 45), new(15, "Net 35", 35), new(16, "Net 75", 75), new(17, "Net 90", 90), new(18, "Net 120", 120), new(19, "Net 25", 25),
    ];

    /// <summary>The terms with this number, or null.</summary>
    public static PaymentTerms? Find(long? no) => All.FirstOrDefault(terms => terms.No == no);
}
