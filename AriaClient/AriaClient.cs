using System;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>Calls Aria's operations for one tenant. It holds no state of a call and may be used by several threads at once.</summary>
public sealed partial class AriaClient
{
    private readonly AriaClientOptions _options;
    private readonly IAriaTransport _transport;

    /// <summary>A client for the tenant of the options over the given transport, which stays the caller's to dispose.</summary>
    public AriaClient(AriaClientOptions options, IAriaTransport transport)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _transport = transport ?? throw new ArgumentNullException(nameof(transport));
    }

    /// <summary>Calls an operation and waits for its answer.</summary>
    /// <inheritdoc cref="SendAsync{TResponse}" path="/exception" />
    public TResponse Send<TResponse>(AriaRequest<TResponse> request) where TResponse : AriaResponse, new() =>
        SendAsync(request).GetAwaiter().GetResult();

    /// <summary>Calls an operation.</summary>
    /// <returns>Aria's answer with error code 0. Look at <see cref="AriaResponse.Warnings"/> too: collecting or the statement may have failed beside it.</returns>
    /// <exception cref="AriaRuleException">The request breaks a documented rule; nothing was sent.</exception>
    /// <exception cref="AriaException">Everything else that went wrong; <see cref="AriaException.Outcome"/> says what is known about the change.</exception>
    /// <exception cref="ObjectDisposedException">The transport has been disposed of; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up. What was on its way may have been carried out: look its receipt up.</exception>
    public async Task<TResponse> SendAsync<TResponse>(AriaRequest<TResponse> request, CancellationToken cancellationToken = default) where TResponse : AriaResponse, new()
    {
        if (request is null)
            throw new ArgumentNullException(nameof(request));
        SetReceipt(request);
        RuleBook.Check(request);

        var retries = _options.Retries;
        var timeout = _options.TimeoutOf(request);
        var began = retries.Clock();
        var body = AriaWriter.WriteCall(request, _options, out var secrets);
        var scrubber = new Scrubber(secrets);
        for (var repetition = 1; ; repetition++)
        {
            var response = new TResponse();
            AriaException? failed;
            try
            {
                var call = new AriaHttpRequest(request.Operation, body, request.MayChangeAria, timeout);
                using var answer = await _transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
                failed = Read(request, scrubber, answer, response);
            }
            catch (AriaTransportException failure)
            {
                failed = Failed(request, failure.Failure, null, scrubber.Clean(failure.Message)!, scrubber.IsClean(failure) ? failure : null);
            }
            if (failed is null)
                return response;
            if (!MayRepeat(request, failed) || repetition > retries.MaxRetries)
                throw failed;
            var pause = failed.RetryAfter ?? retries.DelayBefore(repetition);
            if (pause > retries.MaxDelay || retries.Clock() - began + pause > retries.Deadline)
                throw failed;
            await retries.Wait(pause, cancellationToken).ConfigureAwait(false);
            // A change keeps its time: cut short, it would more often be unknown.
            if (!request.MayChangeAria)
                timeout = retries.TimeLeft(began, _options.TimeoutOf(request));
        }
    }

    /// <summary>Calls an operation this library ships no types for, with the same errors.</summary>
    /// <param name="operation">The operation's name on the wire, for instance <c>write_acct_comment_m</c>. Names that begin with get_ are taken for reading, all others for writing.</param>
    /// <param name="members">The operation's own members; credentials are added. Of an operation the library does ship types for they are held
    /// against the same rules. A change that can carry a receipt id and has none gets one, which is put
    /// into them before anything is sent: keep them for <see cref="Resolve(string, JObject, DateTime, int, ResolveOptions)"/>, and take new ones for the next change.</param>
    /// <inheritdoc cref="SendAsync{TResponse}" path="/exception" />
    public UntypedResponse Send(string operation, JObject members) => SendAsync(operation, members).GetAwaiter().GetResult();

    /// <inheritdoc cref="Send(string, JObject)" />
    public async Task<UntypedResponse> SendAsync(string operation, JObject members, CancellationToken cancellationToken = default)
    {
        var request = new UntypedRequest(operation, members);
        return (await SendAsync(request, cancellationToken).ConfigureAwait(false)).To(request);
    }

    /// <summary>A change without a receipt could not be looked up after a lost answer. A dry run never gets one.</summary>
    private void SetReceipt(AriaRequest request)
    {
        if (_options.SetReceipts && request is IReceipted { ClientReceiptId: null or "" } receipted && request.MayChangeAria
            && KnownOperations.Of(request.Operation).HasFlag(OperationTraits.Receipt))
            receipted.ClientReceiptId = Guid.NewGuid().ToString("N");
    }

    /// <summary>A change is never sent twice unless it is certain that the first one never left.</summary>
    private static bool MayRepeat(AriaRequest request, AriaException failure) =>
        failure.IsNotAttempted || (request.MayChangeAria ? failure.Failure == AriaFailure.Unreachable : failure.IsRetriable);

    /// <summary>Fills the response; what is wrong with it, or null.</summary>
    private static AriaException? Read(AriaRequest request, Scrubber scrubber, AriaHttpResponse answer, AriaResponse response)
    {
        var unread = AnswerReader.TryRead(answer.Body, response, scrubber);
        if (unread is null && Outcomes.IsArias(response.ErrorCode, answer.Status))
            return response.ErrorCode == 0 ? null : Refused(request, answer, response);
        if (Outcomes.IsSuccess(answer.Status))
            return Failed(request, unread!.Failure, answer, unread.Detail, null);
        var said = unread is null ? $", code {response.ErrorCode}: {response.ErrorMsg}" : "";
        return Failed(request, AriaFailure.HttpError, answer, $"HTTP {answer.Status}{said}", null);
    }

    private static AriaException Failed(AriaRequest request, AriaFailure failure, AriaHttpResponse? answer, string detail, Exception? inner)
    {
        var outcome = request.MayChangeAria && failure != AriaFailure.Unreachable ? AriaOutcome.Unknown : AriaOutcome.NotExecuted;
        var entry = ErrorCatalogue.Default.Find(failure);
        entry = outcome == AriaOutcome.Unknown
            ? entry with { Kind = ErrorKind.OutcomeUnknown, MoneyMoved = MoneyMoved.Unknown, Cure = ErrorCatalogue.Default.LookUp }
            : entry with { MoneyMoved = MoneyMoved.No };
        return new AriaException(request.Operation, failure, outcome, entry, AriaException.Describe(request.Operation, entry, null, detail), inner)
        {
            HttpStatus = answer?.Status,
            ReceiptId = (request as IReceipted)?.ClientReceiptId,
            RetryAfter = answer?.RetryAfter,
        };
    }

    private static AriaException Refused(AriaRequest request, AriaHttpResponse answer, AriaResponse response)
    {
        var entry = ErrorCatalogue.Default.Find(request.Operation, response.ErrorCode);
        var receipt = (request as IReceipted)?.ClientReceiptId;
        var outcome = Outcomes.Of(response.ErrorCode, entry, answer.Status, request.MayChangeAria, receipt is not null);
        if (outcome == AriaOutcome.Unknown)
            entry = entry with { Kind = ErrorKind.OutcomeUnknown, MoneyMoved = MoneyMoved.Unknown, Cure = ErrorCatalogue.Default.LookUp };
        else if (!request.MayChangeAria)
            entry = entry with { MoneyMoved = MoneyMoved.No };
        return new AriaException(request.Operation, AriaFailure.Aria, outcome, entry, AriaException.Describe(request.Operation, entry, response.ErrorCode, response.ErrorMsg))
        {
            ErrorCode = response.ErrorCode,
            RawMessage = response.ErrorMsg,
            ReceiptId = receipt,
            HttpStatus = answer.Status,
        };
    }
}
