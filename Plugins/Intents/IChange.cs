using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Previews;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>A resolved intent: nothing is left open but the sending. It is what aria_request keeps, without credentials.</summary>
internal interface IChange
{
    /// <summary>Works the promise out once more, with at most two calls, without changing anything.</summary>
    /// <exception cref="Execution.RefusalException">A rule that held when the change was previewed holds no longer.</exception>
    Promise PromiseAgain(ChangeScope scope, Promise shown);

    /// <summary>Carries the change out. This is the one call that changes Aria; it is made once.</summary>
    SentChange Send(ChangeScope scope, string receiptId, Promise shown);

    /// <summary>How it stood in Aria when the change was previewed, where it takes no receipt; it tells afterwards whether the change was made. See <see cref="ChangeMark"/>.</summary>
    string? Mark { get; }

    /// <summary>What is sent to carry the change out, as it is looked for when its answer was lost.</summary>
    AriaRequest Request(string receiptId);
}
