using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Tests.Support;

/// <summary>Plug-ins by type name, written in the tests.</summary>
internal sealed class TestPlugins : IPluginHost
{
    private readonly Dictionary<string, IPlugin> _plugins = [];

    public string Hash { get; set; } = "sources";

    public void Add(string typeName, Action<PluginCall> work) => _plugins[typeName] = new DelegatePlugin(work);

    public string SourceHashOf(string assemblyName) => Hash;

    public IPlugin Create(string assemblyName, string typeName) =>
        _plugins.TryGetValue(typeName, out var plugin) ? plugin : throw new InvalidOperationException($"There is no plug-in type '{typeName}'.");
}
