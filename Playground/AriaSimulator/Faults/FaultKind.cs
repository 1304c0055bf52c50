namespace CrmAriaConnector.AriaSimulator.Faults;

/// <summary>What can be made to go wrong with a call.</summary>
public enum FaultKind
{
    /// <summary>The connection breaks before anything is executed.</summary>
    DropRequest,

    /// <summary>The call is executed and committed; then the connection breaks.</summary>
    DropAnswer,

    /// <summary>The answer comes late; see <see cref="Fault.Milliseconds"/>.</summary>
    Delay,

    /// <summary>HTTP 502 with an HTML page, as a proxy answers; nothing is executed.</summary>
    Html502,

    /// <summary>Executed; half of the answer's JSON arrives.</summary>
    Truncate,

    /// <summary>A business error with <see cref="Fault.Code"/>; nothing is executed.</summary>
    Refuse,

    /// <summary>Executed; numbers and arrays in the answer become words.</summary>
    WrongTypes,

    /// <summary>HTTP 429 with Retry-After; nothing is executed.</summary>
    TooManyRequests,

    /// <summary>The call, or the clock, is executed while the payment processor declines everything.</summary>
    DeclinePayment,

    /// <summary>The call, or the clock, is executed while the tax engine does not answer: no tax, and third_party_errors where declared.</summary>
    TaxEngineDown,

    /// <summary>An event is posted twice.</summary>
    DuplicateEvent,

    /// <summary>An event is never posted.</summary>
    LostEvent,

    /// <summary>An event is posted after the next one.</summary>
    ReorderedEvent,

    /// <summary>Executed; numbers in the answer become text. A tolerant reader copes.</summary>
    NumbersAsText,

    /// <summary>Executed; arrays without rows come as [] instead of null. A tolerant reader copes.</summary>
    EmptyArrays,
}
