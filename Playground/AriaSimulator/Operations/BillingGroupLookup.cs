using System.Globalization;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Finds a billing group named by number, else by the caller's id.</summary>
internal static class BillingGroupLookup
{
    /// <summary>The group; null when the request names none.</summary>
    public static BillingGroup? Find(Account account, AriaRow request, string noField = "billing_group_no", string idField = "client_billing_group_id")
    {
        if (request.Long(noField) is { } no)
        {
            return account.BillingGroups.FirstOrDefault(group => group.No == no)
                ?? throw new AriaFailure(ErrorCode.InvalidBillingGroupNo, string.Create(CultureInfo.InvariantCulture, $"Billing Group not found: AriaNo ({no})"));
        }

        if (request.Text(idField) is { } id)
        {
            return account.BillingGroups.FirstOrDefault(group => group.ClientId == id)
                ?? throw new AriaFailure(ErrorCode.InvalidBillingGroupId, $"Billing Group not found: ClientId ({id})");
        }

        return null;
    }
}
