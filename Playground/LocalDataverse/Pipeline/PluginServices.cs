using System;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>The services a plug-in may ask for. Anything else is null, as on the platform.</summary>
internal sealed class PluginServices(PluginContext context, IOrganizationServiceFactory factory, ITracingService tracing) : IServiceProvider
{
    public object? GetService(Type serviceType)
    {
        if (serviceType == typeof(IPluginExecutionContext) || serviceType == typeof(IPluginExecutionContext2) || serviceType == typeof(IExecutionContext))
            return context;
        if (serviceType == typeof(IOrganizationServiceFactory))
            return factory;
        if (serviceType == typeof(ITracingService))
            return tracing;
        if (serviceType == typeof(Microsoft.Xrm.Sdk.PluginTelemetry.ILogger))
            return new PluginLogger(tracing);
        return null;
    }
}
