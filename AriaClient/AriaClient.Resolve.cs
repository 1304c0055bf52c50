using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <content>What became of a change whose answer was lost.</content>
public sealed partial class AriaClient
{
    private const string SingleEvents = "No operation of Aria tells to which single events of a class the tenant is subscribed. Look at the events in Aria's configuration, or send the call once more: that does no harm.";

    private static readonly IReadBack[] ReadBacks =
    [
        new CustomRatesReadBack(), new RemovedRatesReadBack(), new CouponReadBack(), new ServiceCreditReadBack(), new AdvancedCreditReadBack(),
        new UnitsReadBack(), new UpdatedUnitReadBack(), new CancelledOrderReadBack(), new UpdatedOrderReadBack(), new QueueEditReadBack(),
        new CommentReadBack(), new ContactReadBack(), new RemovedPaymentMethodReadBack(), new SuppFieldReadBack(),
        new SubscribedClassReadBack(), new UnsubscribedClassReadBack(),
        new InvisibleChange<SubscribeEventsRequest>(SingleEvents), new InvisibleChange<UnsubscribeEventsRequest>(SingleEvents),
        new InvisibleChange<UpdateAcctCredentialsRequest>("Aria shows no password, PIN or secret question, so nobody can read whether they were changed. Set them once more: that does no harm."),
    ];

    /// <summary>
    /// Reads what must be known before a change is sent so that it can be found out afterwards whether it was made. Null where there is nothing
    /// to know: the change has a receipt id, or cannot be read back. Keep the mark beside the change.
    /// </summary>
    /// <inheritdoc cref="SendAsync{TResponse}" path="/exception" />
    public async Task<ChangeMark?> MarkAsync(AriaRequest change, CancellationToken cancellationToken = default) =>
        ReadBackOf(change ?? throw new ArgumentNullException(nameof(change))) is { } readBack
            ? await readBack.MarkAsync(this, change, cancellationToken).ConfigureAwait(false)
            : null;

    /// <inheritdoc cref="MarkAsync" />
    public ChangeMark? Mark(AriaRequest change) => MarkAsync(change).GetAwaiter().GetResult();

    /// <summary>
    /// Finds out whether a change was made. It only reads, and sends the change never again. Done needs the receipt or the state.
    /// Not done needs the outcome <see cref="AriaOutcome.NotExecuted"/> of the sending, or empty looks after a quiet period.
    /// </summary>
    /// <param name="change">The change, as it was sent.</param>
    /// <param name="sentUtc">When it was sent, UTC.</param>
    /// <param name="emptyReads">What the last look said in <see cref="Resolution.EmptyReads"/>; 0 for the first.</param>
    /// <param name="mark">The mark taken before the sending, where <see cref="MarkAsync"/> gave one.</param>
    /// <param name="options">The quiet period and the clock.</param>
    /// <param name="cancellationToken">Gives the look up.</param>
    /// <exception cref="AriaException">Aria could not be asked.</exception>
    /// <exception cref="ArgumentException">The request changes nothing, so there is nothing to find out.</exception>
    public async Task<Resolution> ResolveAsync(AriaRequest change, DateTime sentUtc, int emptyReads = 0, ChangeMark? mark = null, ResolveOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (change is null)
            throw new ArgumentNullException(nameof(change));
        if (!change.MayChangeAria)
            throw new ArgumentException($"{change.Operation} as given reads or computes and changes nothing. Simply send it again.", nameof(change));
        options ??= new ResolveOptions();

        var finding = change is IReceipted { ClientReceiptId: { Length: > 0 } receipt }
            ? await ReceiptLookUp.FindAsync(this, change, receipt, cancellationToken).ConfigureAwait(false)
            : ReadBackOf(change) is { } readBack
                ? await readBack.FindAsync(this, change, mark, cancellationToken).ConfigureAwait(false)
                : Finding.CannotTell(change is IReceipted && KnownOperations.Of(change.Operation).HasFlag(OperationTraits.Receipt)
                    ? $"{change.Operation} as given carries no client_receipt_id. Give the request, or the members, that were sent; they hold it."
                    : $"{change.Operation} leaves nothing by which it could be recognised. Look at the account in Aria.");

        if (finding.IsDone)
            return new Resolution(ChangeState.Done, finding.Identifiers, finding.Reason, emptyReads);
        if (!finding.IsEmpty)
            return new Resolution(ChangeState.Unknown, [], finding.Reason, emptyReads) { NeedsPerson = true };
        if (options.UtcNow() < sentUtc + options.QuietPeriod)
            return new Resolution(ChangeState.Unknown, [], finding.Reason + " It may still arrive.", emptyReads);
        emptyReads++;
        return emptyReads >= options.EmptyReadsNeeded
            ? new Resolution(ChangeState.NotDone, [], finding.Reason + " So it was not made.", emptyReads)
            : new Resolution(ChangeState.Unknown, [], finding.Reason + " One more look will settle it.", emptyReads);
    }

    /// <inheritdoc cref="ResolveAsync(AriaRequest, DateTime, int, ChangeMark, ResolveOptions, CancellationToken)" />
    public Resolution Resolve(AriaRequest change, DateTime sentUtc, int emptyReads = 0, ChangeMark? mark = null, ResolveOptions? options = null) =>
        ResolveAsync(change, sentUtc, emptyReads, mark, options).GetAwaiter().GetResult();

    /// <summary>Finds out whether a change without types was made, by its receipt id.</summary>
    /// <param name="operation">The operation's name on the wire.</param>
    /// <param name="members">The members given to <see cref="SendAsync(string, JObject, CancellationToken)"/>: sending has put the receipt id into them.</param>
    /// <param name="sentUtc">When it was sent, UTC.</param>
    /// <param name="emptyReads">What the last look said in <see cref="Resolution.EmptyReads"/>; 0 for the first.</param>
    /// <param name="options">The quiet period and the clock.</param>
    /// <param name="cancellationToken">Gives the look up.</param>
    /// <exception cref="AriaException">Aria could not be asked.</exception>
    /// <exception cref="ArgumentException">The call changes nothing, so there is nothing to find out.</exception>
    public Task<Resolution> ResolveAsync(string operation, JObject members, DateTime sentUtc, int emptyReads = 0, ResolveOptions? options = null, CancellationToken cancellationToken = default) =>
        ResolveAsync(new UntypedRequest(operation, members), sentUtc, emptyReads, null, options, cancellationToken);

    /// <inheritdoc cref="ResolveAsync(string, JObject, DateTime, int, ResolveOptions, CancellationToken)" />
    public Resolution Resolve(string operation, JObject members, DateTime sentUtc, int emptyReads = 0, ResolveOptions? options = null) =>
        ResolveAsync(operation, members, sentUtc, emptyReads, options).GetAwaiter().GetResult();

    private static IReadBack? ReadBackOf(AriaRequest change) => ReadBacks.FirstOrDefault(readBack => readBack.Knows(change));
}
