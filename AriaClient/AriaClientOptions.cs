using System;

namespace CrmAriaConnector.Aria;

/// <summary>Who calls which tenant, and how long an answer may take.</summary>
public sealed class AriaClientOptions
{
    private const int AltCallerIdLength = 30;
    private const int ApplicationIdLength = 300;
    private const int CorrelationIdLength = 100;
    private string? _altCallerId;
    private string? _applicationId;
    private string? _correlationId;

    /// <summary>The options for one tenant.</summary>
    /// <param name="clientNo">The tenant's client number, shown in Aria under Configuration &gt; Integrations &gt; Web Service API.</param>
    /// <param name="authKey">The tenant's authorization key, shown at the same place.</param>
    /// <exception cref="ArgumentOutOfRangeException">The client number is not positive.</exception>
    public AriaClientOptions(long clientNo, AriaSecret authKey)
    {
        if (clientNo <= 0)
            throw new ArgumentOutOfRangeException(nameof(clientNo), clientNo, "The client number of an Aria tenant is a positive number; it is shown in Aria under Configuration > Integrations > Web Service API.");
        ClientNo = clientNo;
        AuthKey = authKey ?? throw new ArgumentNullException(nameof(authKey));
    }

    /// <summary>The tenant's client number.</summary>
    public long ClientNo { get; }

    /// <summary>The tenant's authorization key.</summary>
    public AriaSecret AuthKey { get; }

    /// <summary>The person or process behind the call, kept in Aria's audit log. Aria takes 30 characters; what is longer is cut.</summary>
    public string? AltCallerId
    {
        get => _altCallerId;
        set => _altCallerId = Cut(value, AltCallerIdLength);
    }

    /// <summary>The calling application, kept in Aria's audit log. Aria takes 300 characters; what is longer is cut.</summary>
    public string? ApplicationId
    {
        get => _applicationId;
        set => _applicationId = Cut(value, ApplicationIdLength);
    }

    /// <summary>Ties this call to a log of the caller: sent as the transaction qualifier <c>correlation_id</c> where the operation takes qualifiers. Aria takes 100 characters; what is longer is cut.</summary>
    public string? CorrelationId
    {
        get => _correlationId;
        set => _correlationId = Cut(value, CorrelationIdLength);
    }

    /// <summary>How long a reading call may take; 15 seconds unless set. <em>Assumed</em>: Aria publishes no figure.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a call may take that writes and neither invoices nor collects, such as a comment or a contact; 25 seconds unless set. <em>Assumed</em>.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// How long a call may take that invoices, collects, or computes either; 45 seconds unless set, so that a Custom API ends within 60.
    /// <em>Assumed</em>: such calls are known to take minutes; what takes longer is looked up by its receipt.
    /// </summary>
    public TimeSpan BillingTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// Whether a change that can carry a receipt id and has none is given a new one, in the request itself, so that
    /// <see cref="AriaClient.ResolveAsync(AriaRequest, DateTime, int, ChangeMark, ResolveOptions, System.Threading.CancellationToken)"/> can look it up; true unless set.
    /// </summary>
    public bool SetReceipts { get; set; } = true;

    /// <summary>When and how often a call is repeated.</summary>
    public RetryOptions Retries { get; set; } = new();

    internal TimeSpan TimeoutOf(AriaRequest request) =>
        request.IsRead ? ReadTimeout
        : KnownOperations.Of(request.Operation).HasFlag(OperationTraits.Bills) ? BillingTimeout
        : WriteTimeout;

    private static string? Cut(string? text, int length) => text?.Length > length ? text.Substring(0, length) : text;
}
