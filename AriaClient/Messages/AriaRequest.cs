namespace CrmAriaConnector.Aria;

/// <summary>The call of one Aria operation. Credentials and caller come from <see cref="AriaClientOptions"/>.</summary>
public abstract class AriaRequest : AriaObject
{
    private protected AriaRequest() { }

    /// <summary>The operation's name on the wire, for instance <c>update_acct_plan_m</c>.</summary>
    public abstract string Operation { get; }

    /// <summary>True where the operation never changes anything in Aria.</summary>
    public abstract bool IsRead { get; }

    /// <summary>True where this very call may change something: a writing operation that is not a dry run.</summary>
    public bool MayChangeAria => !IsRead && this is not IDryRun { DoWrite: false };
}

/// <summary>The call of one Aria operation that answers with <typeparamref name="TResponse"/>.</summary>
public abstract class AriaRequest<TResponse> : AriaRequest where TResponse : AriaResponse
{
    private protected AriaRequest() { }

    internal abstract TResponse NewResponse();
}
