using System.Collections.Generic;

namespace CrmAriaConnector.Aria;

/// <summary>The call of one Aria operation. Credentials and caller come from <see cref="AriaClientOptions"/>.</summary>
public abstract class AriaRequest : AriaObject
{
    private Dictionary<AriaRow, KnownPlan>? _knownByRow;

    private protected AriaRequest() { }

    /// <summary>The operation's name on the wire, for instance <c>update_acct_plan_m</c>.</summary>
    public string Operation => Schema.Operation!;

    /// <summary>True where the operation never changes anything in Aria.</summary>
    public bool IsRead => Schema.IsRead;

    /// <summary>True where this very call may change something: a writing operation that is not a dry run.</summary>
    public bool MayChangeAria => !IsRead && this is not IDryRun { DoWrite: false };

    /// <summary>What the caller knows of the plan this is about, for rules that the request alone cannot settle. Never sent.</summary>
    public KnownPlan? Known { get; set; }

    /// <summary>The same for a row that is about a plan of its own, for instance one of <c>plan_updates</c>.</summary>
    public IDictionary<AriaRow, KnownPlan> KnownByRow => _knownByRow ??= [];

    /// <summary>Credentials and the operation's name are the client's to write, so a stored request is read without them.</summary>
    internal override bool ReadEnvelope(string name, AriaReader reader)
    {
        if (!AriaWriter.IsEnvelope(name))
            return false;
        reader.Raw();
        return true;
    }

    internal override void WriteEnvelope(AriaWriter writer) => writer.Envelope(this);
}

/// <summary>The call of one Aria operation that answers with <typeparamref name="TResponse"/>.</summary>
public abstract class AriaRequest<TResponse> : AriaRequest where TResponse : AriaResponse, new()
{
    private protected AriaRequest() { }
}
