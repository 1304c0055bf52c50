using System;
using System.Linq;
using System.Reflection;
using CrmAriaConnector.LocalDataverse;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Playground;

/// <summary>The shipped plug-in classes, with another way to Aria and, where given, another clock; nothing else about them differs.</summary>
internal sealed class PluginHost(IAriaTransportFactory transports, Func<DateTime>? utcNow) : IPluginHost
{
    private static readonly Assembly Plugins = typeof(IAriaTransportFactory).Assembly;

    /// <inheritdoc />
    public string SourceHashOf(string assemblyName)
    {
        Demand(assemblyName);
        return Plugins.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(each => each.Key == "SourceHash")?.Value
            ?? throw new InvalidOperationException($"The assembly '{assemblyName}' carries no digest of its sources.");
    }

    /// <inheritdoc />
    public IPlugin Create(string assemblyName, string typeName)
    {
        Demand(assemblyName);
        var type = Plugins.GetType(typeName) ?? throw new InvalidOperationException($"The assembly '{assemblyName}' has no type '{typeName}'.");
        var arguments = utcNow is null ? new object[] { transports } : [transports, utcNow];
        return Activator.CreateInstance(type, arguments) as IPlugin
            ?? throw new InvalidOperationException($"'{typeName}' is no plug-in.");
    }

    private static void Demand(string assemblyName)
    {
        if (!string.Equals(assemblyName, Plugins.GetName().Name, StringComparison.Ordinal))
            throw new InvalidOperationException($"The playground runs plug-ins of '{Plugins.GetName().Name}' only, not of '{assemblyName}'.");
    }
}
