using System;
using System.Linq;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Connections;

/// <summary>
/// Enters the keys of a connection into its secured columns, which the system service alone writes and reads. No
/// sentence, trace or answer repeats what was entered.
/// </summary>
internal sealed class ConnectionKeys(DataverseGateway system)
{
    /// <summary>Takes the notification key away; Aria clears a text by the same sign.</summary>
    private const string Nothing = "~";

    /// <summary>What the columns hold.</summary>
    private const int Longest = 100;

    /// <exception cref="RefusalException">NOTHING_TO_CHANGE or INVALID_KEY.</exception>
    public ApiAnswer Set(Guid connectionId, string? authKey, string? notificationKey)
    {
        if (authKey is null && notificationKey is null)
            throw new RefusalException(Codes.NothingToChange, "No key was given. Enter the authorization key, the notification key, or both; a key that is left out stays as it is.");
        var row = new Entity(ConnectionRow.Table, connectionId);
        if (authKey is not null)
            row[ConnectionRow.AuthKey] = Checked("authorization key", authKey);
        if (notificationKey is not null)
            row[ConnectionRow.NotificationKey] = notificationKey == Nothing ? null : Checked("notification key", notificationKey);
        system.Update(row);
        return ApiAnswer.Ok(PluginJson.Write(new { AuthKey = Outcome(authKey), NotificationKey = Outcome(notificationKey) }));
    }

    private static string Outcome(string? key) => key switch
    {
        null => "Kept",
        Nothing => "Removed",
        _ => "Entered",
    };

    private static string Checked(string name, string key)
    {
        var problem = key.Length == 0 ? "is empty. Enter it, or leave it out to keep the one that is there."
            : key == Nothing ? "cannot be taken away. Enter the new one."
            : key.Length > Longest ? "has more than 100 characters. Copy it from Aria once more."
            : key != key.Trim() ? "begins or ends with a space. Copy it from Aria without spaces around it."
            : key.Any(sign => sign is <= ' ' or > '~') ? "holds a space or a sign that no key of Aria has. Copy it from Aria once more."
            : null;
        return problem is null ? key : throw new RefusalException(Codes.InvalidKey, $"The {name} {problem} Nothing was changed.");
    }
}
