using System.Collections.Generic;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// A way to pay that is given for one call and not kept: alt_pay_method 1 is a card (Aria), other types go by their own
/// code. The contact sent with it is for the processor, which the simulator does not write to.
/// </summary>
internal static class AlternatePayment
{
    /// <summary>Who pays, in the spelling of these operations.</summary>
    public static IReadOnlyList<string> ContactNames { get; } =
    [
        "bill_company_name", "bill_first_name", "bill_middle_initial", "bill_last_name", "bill_address1", "bill_address2", "bill_address3", "bill_city",
        "bill_locality", "bill_state_prov", "bill_zip", "bill_country", "bill_email", "bill_phone", "bill_phone_extension", "bill_cell_phone",
        "bill_work_phone", "bill_work_phone_extension",
    ];

    /// <summary>All fields of an alternate payment.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "alt_pay_method", "cc_number", "cc_expire_mm", "cc_expire_yyyy", "cvv", "bank_routing_num", "bank_acct_num", "iban", "bank_swift_cd", "bank_country_cd",
        "mandate_id", "bank_id_cd", "bank_branch_cd", .. ContactNames,
    ];

    /// <summary>The method of this call; null when it is to be charged to a stored one.</summary>
    public static PaymentMethod? Read(Call call)
    {
        if (call.Request.Long("alt_pay_method") is not { } type)
            return null;

        var method = PaymentDetails.Read(call.Request, type, call.Today);
        method.IsPersistent = false;
        return method;
    }
}
