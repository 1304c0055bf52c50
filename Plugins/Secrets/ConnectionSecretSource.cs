using System;
using System.Security.Cryptography;
using System.Text;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;

namespace CrmAriaConnector.Plugins.Secrets;

/// <summary>The column-secured keys of aria_connection, which the system service alone can read.</summary>
internal sealed class ConnectionSecretSource(DataverseGateway system) : ISecretSource
{
    public AriaSecret AuthKey(Guid connectionId) =>
        system.Find(ConnectionRow.Table, connectionId, ConnectionRow.AuthKey)?.Text(ConnectionRow.AuthKey) is { } key
            ? new AriaSecret(key)
            : throw new RefusalException(Codes.Configuration, "The connection to Aria has no authorization key. An administrator enters it with the command Set keys on the connection.");

    public bool IsNotificationKey(Guid connectionId, string? claimed)
    {
        var key = system.Find(ConnectionRow.Table, connectionId, ConnectionRow.NotificationKey)?.Text(ConnectionRow.NotificationKey);
        var isSame = SameText(key ?? "", claimed ?? "");
        return key is not null && isSame;
    }

    /// <summary>Compares the digests to their end, so that the time tells neither the length nor how far two texts agree.</summary>
    private static bool SameText(string left, string right)
    {
        using var sha = SHA256.Create();
        var (one, other) = (sha.ComputeHash(Encoding.UTF8.GetBytes(left)), sha.ComputeHash(Encoding.UTF8.GetBytes(right)));
        var difference = 0;
        for (var at = 0; at < one.Length; at++)
            difference |= one[at] ^ other[at];
        return difference == 0;
    }
}
