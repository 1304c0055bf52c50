using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>A supplemental field is set when it has the value asked for and no other, and did not before.</summary>
internal sealed class SuppFieldReadBack : StateReadBack<UpdateAcctSuppFieldsRequest>
{
    protected override async Task<StateReading> ReadAsync(AriaClient client, UpdateAcctSuppFieldsRequest change, CancellationToken cancellationToken)
    {
        var look = new GetAcctDetailsAllRequest { AcctNo = change.AccountNo, ClientAcctId = change.ClientAcctId };
        var account = await client.SendAsync(look, cancellationToken).ConfigureAwait(false);
        var values = account.SuppField.Where(field => field.SuppFieldName == change.FieldName).Select(field => field.SuppFieldValue ?? "")
            .Where(value => value.Length > 0).OrderBy(value => value, StringComparer.Ordinal).ToList();
        string[] wanted = change.ValueText is { Length: > 0 } value ? [value] : [];
        return StateReading.Of(new Aspect(string.Join("\t", values), values.SequenceEqual(wanted)));
    }
}
