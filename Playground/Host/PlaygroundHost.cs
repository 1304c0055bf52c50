using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator;
using CrmAriaConnector.AriaSimulator.Events;
using CrmAriaConnector.LocalDataverse;
using CrmAriaConnector.Playground.Http;
using CrmAriaConnector.Playground.Loading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmAriaConnector.Playground;

/// <summary>A running playground: the Aria simulator, a local organisation with the packed solution, and the page before both.</summary>
public sealed class PlaygroundHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly SampleLoader _sample;
    private readonly EventForwarder _events;
    private readonly PlaygroundOptions _options;

    private PlaygroundHost(WebApplication application, Organization organization, AriaSimulatorServer simulator, SampleLoader sample, PlaygroundOptions options)
    {
        _application = application;
        _sample = sample;
        _options = options;
        _events = new EventForwarder(organization, UserId);
        Organization = organization;
        Simulator = simulator;
    }

    /// <summary>Where the page is, with the port that was taken.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    public Organization Organization { get; }

    public AriaSimulatorServer Simulator { get; }

    /// <summary>The id of a user by full name.</summary>
    /// <exception cref="PlaygroundException">There is no such user.</exception>
    public Guid UserId(string fullName) =>
        Organization.Users.FirstOrDefault(user => user.FullName == fullName)?.Id
        ?? throw new PlaygroundException($"The playground has no user '{fullName}'; it has {string.Join(", ", Organization.Users.Select(user => user.FullName))}.");

    /// <summary>Starts everything, imports the solution, loads the sample where nothing is kept yet, and returns when the page answers.</summary>
    /// <exception cref="PlaygroundException">It cannot start; the message says why and what to do.</exception>
    public static async Task<PlaygroundHost> StartAsync(PlaygroundOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new PlaygroundOptions();
        var zip = PackedSolution.Find(options.SolutionZip);
        var simulator = await StartSimulator(options, cancellation);
        Organization? organization = null;
        WebApplication? application = null;
        try
        {
            organization = Open(options, simulator, zip);
            var sample = new SampleLoader(organization);
            application = Build(options.Port);
            var host = new PlaygroundHost(application, organization, simulator, sample, options);
            new PlaygroundEndpoints(host).Map(application);
            application.MapPost(EventForwarder.Route, host._events.Take);
            sample.Load();
            if (options.RunAsyncSteps)
                organization.StartAsyncWorker();
            await Listen(application, options.Port, cancellation);
            host.OrderEvents();
            return host;
        }
        catch
        {
            if (application is not null)
                await application.DisposeAsync();
            organization?.Dispose();
            await simulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Everything goes back to the sample, in CRM and in Aria.</summary>
    public async Task ResetAsync()
    {
        // What is on its way tells of what is reset.
        using var held = await _events.HoldAndRetireAsync();
        Simulator.Tenant.Reset();
        Simulator.Faults.Clear();
        Simulator.Requests.Clear();
        Organization.Reset();
        _sample.Load();
        OrderEvents();
    }

    /// <summary>Aria is told where to send what happens, in the place of an administrator.</summary>
    private void OrderEvents()
    {
        if (!_options.ForwardEvents)
            return;
        Simulator.Events.Clear();
        Simulator.Events.SubscribeToAll();
        Simulator.Events.Add(new EventDestination
        {
            Url = new Uri(Address, _events.Path),
            Attempts = 9,
            DelayMilliseconds = (int)_options.EventRetry.TotalMilliseconds,
        });
    }

    /// <summary>Returns when the process is asked to end (Ctrl+C).</summary>
    internal Task WaitForShutdownAsync() => _application.WaitForShutdownAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        Organization.Dispose();
        await Simulator.DisposeAsync();
        _events.Dispose();
    }

    private static async Task<AriaSimulatorServer> StartSimulator(PlaygroundOptions options, CancellationToken cancellation)
    {
        try
        {
            return await AriaSimulatorServer.StartAsync(new AriaSimulatorOptions { Port = options.AriaPort, DataDirectory = Folder(options, "aria") }, cancellation);
        }
        catch (IOException taken)
        {
            throw new PlaygroundException($"Port {options.AriaPort} is in use, so the Aria simulator cannot start. Close what uses it, or give another one with --aria-port.", taken);
        }
    }

    private static Organization Open(PlaygroundOptions options, AriaSimulatorServer simulator, string zip)
    {
        var plugins = new PluginHost(new SimulatorTransport(simulator.BaseAddress), options.UtcNow);
        var organization = Organization.Open(new OrganizationOptions(Folder(options, "crm"), plugins, options.UtcNow) { HostStandIns = [simulator.BaseAddress] });
        try
        {
            organization.ImportSolution(zip);
            return organization;
        }
        catch (ImportException refused)
        {
            organization.Dispose();
            throw new PlaygroundException($"The solution '{zip}' was not imported: {refused.Message}", refused);
        }
        catch
        {
            organization.Dispose();
            throw;
        }
    }

    private static string? Folder(PlaygroundOptions options, string name)
    {
        if (options.DataDirectory is null)
            return null;
        try
        {
            return Directory.CreateDirectory(Path.Combine(options.DataDirectory, name)).FullName;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new PlaygroundException($"Nothing can be kept in '{options.DataDirectory}': {refused.Message}", refused);
        }
    }

    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Addresses up to 32 KB, as the platform takes them.
            kestrel.Limits.MaxRequestLineSize = 34 * 1024;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        // Only this computer's own names: a foreign site must not reach the page through a name that leads here.
        builder.Services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = ["127.0.0.1", "localhost"]);
        var application = builder.Build();
        application.UseHostFiltering();
        application.Use(Security.AddHeaders);
        application.Use(Failures.Report);
        return application;
    }

    private static async Task Listen(WebApplication application, int port, CancellationToken cancellation)
    {
        try
        {
            await application.StartAsync(cancellation);
        }
        catch (IOException taken)
        {
            throw new PlaygroundException($"Port {port} is in use. Close what uses it, or give another one with --port.", taken);
        }
    }
}
