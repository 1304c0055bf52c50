using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>Reads lists of an account by operations the library has no types for.</summary>
internal static class UntypedReads
{
    /// <summary>The rows of one list, for the account and master plan instance a change names.</summary>
    public static async Task<IReadOnlyList<JObject>> AccountListAsync(AriaClient client, string operation, string list, AriaRequest change, CancellationToken cancellationToken)
    {
        var members = new JObject();
        foreach (var name in new[] { "acct_no", "client_acct_id", "master_plan_instance_no", "client_master_plan_instance_id" })
            if (change.Schema.Find(name) is { } member && change.ValueOf(member) is { } value)
                members[name] = JToken.FromObject(value);
        var answer = (await client.ReadListAsync(new UntypedRequest(operation, members), cancellationToken).ConfigureAwait(false)).ToJObject();
        return answer[list] switch
        {
            JArray rows => [.. rows.OfType<JObject>()],
            JObject only => [only],
            _ => [],
        };
    }
}
