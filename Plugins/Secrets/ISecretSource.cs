using System;
using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Plugins.Secrets;

/// <summary>Where a tenant's keys come from.</summary>
internal interface ISecretSource
{
    /// <exception cref="Execution.RefusalException">CONFIGURATION: there is none.</exception>
    AriaSecret AuthKey(Guid connectionId);

    /// <summary>Whether this is the key the tenant's event notifications carry. It takes as long for a wrong key as for the right one.</summary>
    bool IsNotificationKey(Guid connectionId, string? claimed);
}
