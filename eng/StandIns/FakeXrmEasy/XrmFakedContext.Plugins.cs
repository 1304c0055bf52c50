using System;
using Microsoft.Xrm.Sdk;

namespace FakeXrmEasy;

public partial class XrmFakedContext
{
    public XrmFakedPluginExecutionContext GetDefaultPluginContext()
    {
        var user = CallerId?.Id ?? Guid.NewGuid();
        return new XrmFakedPluginExecutionContext
        {
            UserId = user,
            InitiatingUserId = user,
            BusinessUnitId = BusinessUnitId?.Id ?? Guid.NewGuid(),
            InputParameters = new ParameterCollection(),
            OutputParameters = new ParameterCollection(),
            SharedVariables = new ParameterCollection(),
            PreEntityImages = new EntityImageCollection(),
            PostEntityImages = new EntityImageCollection(),
        };
    }

    public IPlugin ExecutePluginWith<T>(XrmFakedPluginExecutionContext ctx = null)
        where T : IPlugin, new() => ExecutePluginWith(ctx ?? GetDefaultPluginContext(), new T());

    public IPlugin ExecutePluginWith(XrmFakedPluginExecutionContext ctx, IPlugin instance)
    {
        instance.Execute(new PluginServices(this, ctx));
        return instance;
    }

    /// <summary>The services a plug-in gets. Every user gets the same organisation service.</summary>
    private sealed class PluginServices : IServiceProvider, IOrganizationServiceFactory
    {
        private readonly XrmFakedContext context;
        private readonly XrmFakedPluginExecutionContext pluginContext;

        public PluginServices(XrmFakedContext context, XrmFakedPluginExecutionContext pluginContext)
        {
            this.context = context;
            this.pluginContext = pluginContext.AsHandedToThePlugin();
        }

        public object GetService(Type serviceType)
        {
            if (serviceType == typeof(IPluginExecutionContext) || serviceType == typeof(IExecutionContext))
                return pluginContext;
            if (serviceType == typeof(IOrganizationServiceFactory))
                return this;
            if (serviceType == typeof(IOrganizationService))
                return context.GetOrganizationService();
            if (serviceType == typeof(ITracingService))
                return context.tracing;

            // The genuine FakeXrmEasy.9 throws too; returning null here would let a test pass that fails with it.
            throw new NotSupportedException($"The faked context has no service {serviceType.Name}; plug-in tests must do without it.");
        }

        public IOrganizationService CreateOrganizationService(Guid? userId) => context.GetOrganizationService();
    }
}
