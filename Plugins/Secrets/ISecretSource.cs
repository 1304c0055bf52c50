using System;
using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Plugins.Secrets;

/// <summary>Where a tenant's authorization key comes from.</summary>
internal interface ISecretSource
{
    /// <exception cref="Execution.RefusalException">CONFIGURATION: there is none.</exception>
    AriaSecret AuthKey(Guid connectionId);
}
