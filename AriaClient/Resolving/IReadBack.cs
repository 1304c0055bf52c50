using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>Looks in Aria's state for a change that takes no receipt id.</summary>
internal interface IReadBack
{
    /// <summary>True for the changes it knows to look for.</summary>
    bool Knows(AriaRequest change);

    /// <summary>What is there before the change is sent; null where the state alone tells.</summary>
    Task<ChangeMark?> MarkAsync(AriaClient client, AriaRequest change, CancellationToken cancellationToken);

    Task<Finding> FindAsync(AriaClient client, AriaRequest change, ChangeMark? mark, CancellationToken cancellationToken);
}

/// <summary>A read-back for the changes that are <typeparamref name="T"/>.</summary>
internal abstract class ReadBack<T> : IReadBack where T : AriaRequest
{
    public bool Knows(AriaRequest change) => change is T;

    public Task<ChangeMark?> MarkAsync(AriaClient client, AriaRequest change, CancellationToken cancellationToken) => MarkAsync(client, (T)change, cancellationToken);

    public Task<Finding> FindAsync(AriaClient client, AriaRequest change, ChangeMark? mark, CancellationToken cancellationToken) => FindAsync(client, (T)change, mark, cancellationToken);

    protected virtual Task<ChangeMark?> MarkAsync(AriaClient client, T change, CancellationToken cancellationToken) => Task.FromResult<ChangeMark?>(null);

    protected abstract Task<Finding> FindAsync(AriaClient client, T change, ChangeMark? mark, CancellationToken cancellationToken);

    protected static Finding NoMark(string what) =>
        Finding.CannotTell($"Without a mark taken before the sending, new {what} cannot be told from old. Look at the account in Aria.");
}
