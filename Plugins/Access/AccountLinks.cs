using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Access;

/// <summary>Which accounts in Aria belong to a customer. No Aria number is used before it is found here; links that were taken away do not count.</summary>
internal static class AccountLinks
{
    public static IReadOnlyList<LinkRow> OfCustomer(DataverseGateway system, Guid customerId) =>
        system.Query(LinkRow.Table, LinkRow.Columns, (LinkRow.Customer, customerId)).Select(row => new LinkRow(row)).Where(link => link.IsActive).ToList();

    /// <exception cref="RefusalException">The number is unknown, or belongs to somebody else.</exception>
    public static LinkRow Find(DataverseGateway system, Guid customerId, string acctNo)
    {
        var links = system.Query(LinkRow.Table, LinkRow.Columns, (LinkRow.AcctNo, acctNo)).Select(row => new LinkRow(row)).Where(link => link.IsActive).ToList();
        var own = links.Where(link => link.CustomerId == customerId).ToList();
        if (own.Count == 1)
            return own[0];
        if (own.Count > 1)
            throw new RefusalException(Codes.Configuration, Invariant($"Aria account {acctNo} is linked to this customer through more than one connection. Ask a billing lead to unlink one."));
        throw links.Count > 0
            ? new RefusalException(Codes.NotThisCustomer, Invariant($"Aria account {acctNo} does not belong to this customer. Open the customer it belongs to."))
            : new RefusalException(Codes.UnknownAccount, Invariant($"No customer here is linked to Aria account {acctNo}. Check the number, or ask a billing lead to link it."));
    }
}
