using System;
using System.Collections.Concurrent;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>Runs plug-ins: gives them their services, keeps their traces, and turns what they throw into what the caller sees.</summary>
internal sealed class PluginRunner(OrganizationCore core, RequestPipeline pipeline, IPluginHost host)
{
    private readonly ConcurrentDictionary<(string Assembly, string Type), IPlugin> _instances = new();

    /// <summary>One instance per type serves every execution, as on the platform.</summary>
    public IPlugin Instance(string assembly, string type) => _instances.GetOrAdd((assembly, type), name => host.Create(name.Assembly, name.Type));

    public void Forget() => _instances.Clear();

    public void Run(IPlugin plugin, string type, string step, PluginContext context, Call call)
    {
        try
        {
            RunRaw(plugin, type, step, context, call);
        }
        catch (Exception thrown)
        {
            call.Unit?.Doom();
            throw PluginFailure.ToCaller(thrown, type);
        }
    }

    /// <summary>As <see cref="Run"/>, but what the plug-in throws comes out as it is.</summary>
    public void RunRaw(IPlugin plugin, string type, string step, PluginContext context, Call call)
    {
        var tracing = new TracingService();
        string? exception = null;
        try
        {
            call.Sandbox.Run(() => plugin.Execute(new PluginServices(context, new ServiceFactory(pipeline, context, call, core.SystemUserId), tracing)));
            call.Unit?.DemandAlive();
        }
        catch (Exception thrown)
        {
            exception = $"{thrown.GetType().Name}: {thrown.Message}";
            throw;
        }
        finally
        {
            core.Log.Add(new TraceEntry(core.UtcNow, context.MessageName, context.PrimaryEntityName == PluginContext.NoTable ? null : context.PrimaryEntityName, type, step, context.Stage, context.Mode, context.Depth, context.CorrelationId, tracing.Text, exception));
        }
    }
}
