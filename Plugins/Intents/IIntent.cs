using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Rows;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>
/// Something a representative wants done in Aria. An intent knows how to check itself and how to become a change: the
/// exact call that carries it out, with its promise. Adding an operation means adding one intent, one change, one form.
/// </summary>
internal interface IIntent
{
    OperationKind Kind { get; }

    string AcctNo { get; }

    string PlanInstanceNo { get; }

    /// <summary>Checks the intent against the rules and against Aria and works out what it would cost.</summary>
    /// <exception cref="Execution.RefusalException">A rule says no.</exception>
    PreparedChange Prepare(ChangeScope scope);
}
