using System;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>Where the plug-in types of imported solutions come from. Given by the playground and by tests.</summary>
public interface IPluginHost
{
    /// <summary>The digest of the sources the running assembly was built from; the importer refuses a zip that carries another one.</summary>
    /// <exception cref="InvalidOperationException">The host does not know the assembly.</exception>
    string SourceHashOf(string assemblyName);

    /// <summary>A new instance; the organisation keeps one per type, as the platform does.</summary>
    /// <exception cref="InvalidOperationException">The host does not know the type.</exception>
    IPlugin Create(string assemblyName, string typeName);
}
