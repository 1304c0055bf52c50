using System;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Tests.Support;

internal sealed class DelegatePlugin(Action<PluginCall> work) : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => work(new PluginCall(serviceProvider));
}

internal sealed class PluginCall(IServiceProvider services)
{
    public IPluginExecutionContext Context { get; } = (IPluginExecutionContext)services.GetService(typeof(IPluginExecutionContext))!;

    public ITracingService Trace { get; } = (ITracingService)services.GetService(typeof(ITracingService))!;

    public IServiceProvider Services => services;

    public Entity Target => (Entity)Context.InputParameters["Target"];

    public IOrganizationService User => Service(Context.UserId);

    public IOrganizationService System => Service(null);

    public IOrganizationService Service(Guid? user) => ((IOrganizationServiceFactory)services.GetService(typeof(IOrganizationServiceFactory))!).CreateOrganizationService(user);
}
