namespace CrmAriaConnector.Plugins.Intents;

/// <summary>Aria's plan_scope: the plan as it is (C), or the plan that waits in the queue (Q).</summary>
internal enum RateScope
{
    Current,
    Queued,
}
