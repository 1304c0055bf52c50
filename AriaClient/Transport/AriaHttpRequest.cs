using System;

namespace CrmAriaConnector.Aria;

/// <summary>One call as it leaves: a JSON body for POST /v1/core. The body holds credentials; that is why it is a method and is never printed.</summary>
public sealed class AriaHttpRequest
{
    private readonly string _body;

    /// <summary>A call to send.</summary>
    public AriaHttpRequest(string operation, string body, bool mayChangeAria, TimeSpan timeout)
    {
        Operation = operation ?? throw new ArgumentNullException(nameof(operation));
        _body = body ?? throw new ArgumentNullException(nameof(body));
        MayChangeAria = mayChangeAria;
        Timeout = timeout;
    }

    /// <summary>The operation's name on the wire.</summary>
    public string Operation { get; }

    /// <summary>True where a second sending could change something twice.</summary>
    public bool MayChangeAria { get; }

    /// <summary>How long the whole exchange may take.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The JSON body, credentials included: for sending, for nothing else.</summary>
    public string GetBody() => _body;

    /// <summary>The operation's name.</summary>
    public override string ToString() => Operation;
}
