using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;

namespace CrmAriaConnector.Aria;

/// <summary>Finds one plan instance among those of an account.</summary>
internal static class Instances
{
    /// <summary>The largest page Aria gives, and the highest offset it takes. Source: the API's release 19.</summary>
    private const long Page = 999;
    private const long LastOffset = 998;

    public static async Task<AllAcctPlansM?> FindAsync(AriaClient client, long? acctNo, string? clientAcctId, long? number, string? clientId, CancellationToken cancellationToken)
    {
        for (long offset = 0; offset <= LastOffset; offset = offset == 0 ? LastOffset : offset + Page)
        {
            var answer = await client.ReadListAsync(new GetAcctPlansAllRequest { AcctNo = acctNo, ClientAcctId = clientAcctId, IncludePlanServices = true, IncludeRateSchedule = true, Limit = Page, Offset = offset }, cancellationToken).ConfigureAwait(false);
            var found = answer.AllAcctPlansM.FirstOrDefault(row => number is { } no ? row.PlanInstanceNo == no : row.ClientPlanInstanceId == clientId);
            if (found is not null || answer.AllAcctPlansM.Count < Page)
                return found;
        }
        return null;
    }
}
