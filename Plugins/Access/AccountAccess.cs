using System;
using System.Globalization;
using CrmAriaConnector.Plugins.Execution;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Access;

/// <summary>The platform's access rights that are asked for (AccessRights of the SDK).</summary>
[Flags]
internal enum AccountRight
{
    Read = 1,
    Write = 2,
}

/// <summary>
/// Asks whether the caller may read or change the customer. The connector writes with the system service, so this is
/// the gate in front of it.
/// </summary>
internal static class AccountAccess
{
    /// <exception cref="InvalidPluginExecutionException">403: the caller may not.</exception>
    public static void Demand(DataverseGateway system, Guid callerId, EntityReference account, AccountRight right)
    {
        var response = system.Execute(new OrganizationRequest("RetrievePrincipalAccess")
        {
            ["Target"] = account,
            ["Principal"] = new EntityReference("systemuser", callerId),
        });
        // The enumeration lives in an assembly the connector does not need otherwise; its number is enough.
        var held = (AccountRight)Convert.ToInt32(response["AccessRights"], CultureInfo.InvariantCulture);
        if ((held & right) != right)
        {
            throw new InvalidPluginExecutionException(
                right == AccountRight.Write
                    ? "You may not change this customer, so you cannot change the customer's plans. Ask the customer's owner or an administrator."
                    : "You may not see this customer. Ask the customer's owner or an administrator.",
                PluginHttpStatusCode.Forbidden);
        }
    }
}
