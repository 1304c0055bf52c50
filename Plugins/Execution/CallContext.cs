using System;
using System.Globalization;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Rows;
using CrmAriaConnector.Plugins.Secrets;
using CrmAriaConnector.Plugins.Settings;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Execution;

/// <summary>One execution: who calls, when, and the ways to Dataverse and to Aria. It lives as long as the execution.</summary>
internal sealed class CallContext
{
    private readonly IAriaTransportFactory _transports;
    private readonly Func<DateTime> _utcNow;

    public CallContext(IServiceProvider services, IAriaTransportFactory transports, Func<DateTime> utcNow)
    {
        _transports = transports;
        _utcNow = utcNow;
        Execution = Get<IPluginExecutionContext>(services);
        Trace = Get<ITracingService>(services);
        // The system's own service: callers hold no write privilege on the connector's tables. Every use stands behind a check of the caller.
        System = new DataverseGateway(Get<IOrganizationServiceFactory>(services).CreateOrganizationService(null));
        Secrets = new ConnectionSecretSource(System);
    }

    public IPluginExecutionContext Execution { get; }

    public ITracingService Trace { get; }

    public DataverseGateway System { get; }

    public ISecretSource Secrets { get; }

    public Guid CallerId => Execution.InitiatingUserId;

    public string CorrelationId => Execution.CorrelationId.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>To the second, as the platform keeps it.</summary>
    public DateTime UtcNow => RowValues.Seconds(_utcNow());

    /// <exception cref="RefusalException">CONFIGURATION: there is no such connection.</exception>
    public ConnectionRow Connection(Guid id) => System.Find(ConnectionRow.Table, id, ConnectionRow.Columns) is { } row
        ? new ConnectionRow(row)
        : throw new RefusalException(Codes.Configuration, "The connection of this Aria account is missing. Ask an administrator to choose one.");

    /// <exception cref="RefusalException">CONFIGURATION: the connection is deactivated or incomplete.</exception>
    public AriaSession OpenAria(ConnectionRow connection)
    {
        if (!connection.IsActive)
            throw new RefusalException(Codes.Configuration, "The connection to Aria is deactivated. Ask an administrator to activate it.");
        if (connection.EnvironmentValue is not { } place || place < 0 || place >= AriaHost.All.Count)
            throw new RefusalException(Codes.Configuration, "The connection to Aria names no environment. Ask an administrator to choose one.");
        if (!long.TryParse(connection.ClientNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var clientNo) || clientNo <= 0)
            throw new RefusalException(Codes.Configuration, "The connection to Aria has no valid client number. Ask an administrator to correct it.");
        var options = new AriaClientOptions(clientNo, Secrets.AuthKey(connection.Id))
        {
            AltCallerId = Caller(),
            ApplicationId = PipelineSettings.ApplicationId,
            CorrelationId = CorrelationId,
            ReadTimeout = PipelineSettings.ReadTimeout,
            WriteTimeout = PipelineSettings.WriteTimeout,
            BillingTimeout = PipelineSettings.WriteTimeout,
        };
        options.Retries.MaxRetries = PipelineSettings.Retries;
        options.Retries.Deadline = PipelineSettings.RetryDeadline;
        var transport = _transports.Create(AriaHost.All[place]);
        return new AriaSession(new AriaClient(options, transport), transport, Trace);
    }

    /// <summary>Who is at it in Aria's audit log: an id, because names do not belong into another system's log.</summary>
    private string Caller()
    {
        var caller = "d365:" + CallerId.ToString("N", CultureInfo.InvariantCulture);
        return caller.Substring(0, Math.Min(caller.Length, PipelineSettings.CallerLength));
    }

    private static T Get<T>(IServiceProvider services) where T : class =>
        services.GetService(typeof(T)) as T ?? throw new InvalidPluginExecutionException("The platform gave no " + typeof(T).Name + ".");
}
