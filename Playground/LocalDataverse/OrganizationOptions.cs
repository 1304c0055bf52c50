using System;
using System.Collections.Generic;

namespace CrmAriaConnector.LocalDataverse;

/// <param name="DataDirectory">Folder of the database file; null keeps everything in memory.</param>
/// <param name="PluginHost">Where plug-in types come from.</param>
/// <param name="UtcNow">The clock of createdon, of date conditions and of asynchronous jobs; the machine's own when null.</param>
public sealed record OrganizationOptions(string? DataDirectory, IPluginHost PluginHost, Func<DateTime>? UtcNow = null)
{
    /// <summary>How long one message may take with everything it starts. The platform stops after two minutes.</summary>
    public TimeSpan MessageTimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Addresses on this machine at which something stands in for a host outside. Plug-ins may call no other literal address.</summary>
    public IReadOnlyCollection<Uri> HostStandIns { get; init; } = [];

    /// <summary>How long a writer waits for a row another transaction has written.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
