using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>
/// A change of what stands already is done when it stands as asked and did not before; it is not done while all stands as it did.
/// Anything else somebody else may have brought about.
/// </summary>
internal abstract class StateReadBack<T> : ReadBack<T> where T : AriaRequest
{
    protected abstract Task<StateReading> ReadAsync(AriaClient client, T change, CancellationToken cancellationToken);

    /// <summary>What a later reading is compared with; the same reading unless a later one may have to look elsewhere.</summary>
    protected virtual Task<StateReading> ReadBeforeAsync(AriaClient client, T change, CancellationToken cancellationToken) => ReadAsync(client, change, cancellationToken);

    protected sealed override async Task<ChangeMark?> MarkAsync(AriaClient client, T change, CancellationToken cancellationToken)
    {
        var before = await ReadBeforeAsync(client, change, cancellationToken).ConfigureAwait(false);
        return before.Unclear is null ? new ChangeMark(before.Aspects.Select(KeyOf)) : null;
    }

    protected sealed override async Task<Finding> FindAsync(AriaClient client, T change, ChangeMark? mark, CancellationToken cancellationToken)
    {
        if (mark is null)
            return NoMark("what it set");
        var now = await ReadAsync(client, change, cancellationToken).ConfigureAwait(false);
        if (now.Unclear is { } why)
            return Finding.CannotTell(why);
        var isChanged = now.Aspects.Any(aspect => mark.IsNew(KeyOf(aspect)));
        if (now.Aspects.All(aspect => aspect.IsAsAsked))
            return isChanged
                ? Finding.Done("It stands as it was asked for, and did not before.", [.. now.Identifiers])
                : Finding.CannotTell("It stood as it was asked for before, so this call made no difference that could be seen.");
        if (isChanged)
            return Finding.CannotTell("It stands neither as it did nor as it was asked for: somebody else has changed it, or only a part was made. Look at the account in Aria.");
        return now.ShowsEveryChange
            ? Finding.Nothing("All stands as it did.")
            : Finding.CannotTell("All stands as it did, but this change need not show. Look at the account in Aria.");
    }

    /// <summary>A hash: a mark holds none of the customer's data.</summary>
    private static string KeyOf(Aspect aspect)
    {
        using var hash = SHA256.Create();
        return BitConverter.ToString(hash.ComputeHash(Encoding.UTF8.GetBytes(aspect.State)), 0, 12);
    }
}
