using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.Admin;
using CrmAriaConnector.AriaSimulator.Events;
using CrmAriaConnector.AriaSimulator.Faults;
using CrmAriaConnector.AriaSimulator.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrmAriaConnector.AriaSimulator;

/// <summary>A running simulator on 127.0.0.1: Aria's operations at /v1/core, its own switches at /_sim/.</summary>
public sealed class AriaSimulatorServer : IAsyncDisposable
{
    private const long LongestBody = 4 * 1024 * 1024;
    private readonly WebApplication application;

    private AriaSimulatorServer(WebApplication application, Tenant tenant, FaultBox faults, RequestLog requests, EventHub events, Uri baseAddress)
    {
        this.application = application;
        Tenant = tenant;
        Faults = faults;
        Requests = requests;
        Events = events;
        BaseAddress = baseAddress;
    }

    /// <summary>Where it listens, with the port that was taken.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The simulated tenant: clock, state, prices.</summary>
    public Tenant Tenant { get; }

    /// <summary>Faults on order.</summary>
    public FaultBox Faults { get; }

    /// <summary>The calls that came in.</summary>
    public RequestLog Requests { get; }

    /// <summary>Events on their way, and where they go.</summary>
    public EventHub Events { get; }

    /// <summary>Starts a simulator and returns when it answers.</summary>
    /// <exception cref="System.IO.IOException">The port is taken.</exception>
    public static async Task<AriaSimulatorServer> StartAsync(AriaSimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new AriaSimulatorOptions();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.Configure<FormOptions>(form => form.ValueCountLimit = 10_000);

        var tenant = new Tenant(options.TenantJson, options.DataDirectory);
        var application = builder.Build();
        var faults = new FaultBox();
        var events = new EventHub(tenant, faults);
        try
        {
            var requests = new RequestLog();
            var dispatcher = new Dispatcher(tenant, options.StrictTypes);
            // The caller only sees 1001; whoever runs the simulator needs to see what broke.
            dispatcher.Failed += (operation, failure) => Console.Error.WriteLine($"{operation} failed inside the simulator: {failure}");
            new CoreEndpoint(dispatcher, faults, requests).Map(application);
            new AdminEndpoints(tenant, faults, requests, events).Map(application);
            application.MapGet("/", () => Results.Redirect("/_sim/"));
            await application.StartAsync(cancellationToken);
            return new AriaSimulatorServer(application, tenant, faults, requests, events, Address(application));
        }
        catch
        {
            await application.DisposeAsync();
            await events.DisposeAsync();
            tenant.Dispose();
            throw;
        }
    }

    /// <summary>Stops listening and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        await Events.DisposeAsync();
        Tenant.Dispose();
    }

    private static Uri Address(WebApplication application)
    {
        var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return new Uri(addresses.Addresses.Single());
    }
}
