using System;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;

namespace CrmAriaConnector.Plugins.Secrets;

/// <summary>The column-secured key of aria_connection, which the system service alone can read.</summary>
internal sealed class ConnectionSecretSource(DataverseGateway system) : ISecretSource
{
    public AriaSecret AuthKey(Guid connectionId) =>
        system.Find(ConnectionRow.Table, connectionId, ConnectionRow.AuthKey)?.Text(ConnectionRow.AuthKey) is { } key
            ? new AriaSecret(key)
            : throw new RefusalException(Codes.Configuration, "The connection to Aria has no authorization key. An administrator enters it with the command Set keys on the connection.");
}
