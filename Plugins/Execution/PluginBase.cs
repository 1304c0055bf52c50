using System;
using System.Diagnostics;
using System.Globalization;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Execution;

/// <summary>The boundary to the platform. Nothing leaves it but an InvalidPluginExecutionException with a sentence and a reference.</summary>
public abstract class PluginBase : IPlugin
{
    private readonly IAriaTransportFactory _transports;
    private readonly Func<DateTime> _utcNow;

    private protected PluginBase(IAriaTransportFactory? transports, Func<DateTime>? utcNow)
    {
        _transports = transports ?? new RestSharpTransportFactory();
        _utcNow = utcNow ?? (() => DateTime.UtcNow);
    }

    /// <inheritdoc />
    public void Execute(IServiceProvider serviceProvider)
    {
        if (serviceProvider is null)
            throw new InvalidPluginExecutionException("The platform gave no services.");
        var call = new CallContext(serviceProvider, _transports, _utcNow);
        var clock = Stopwatch.StartNew();
        var result = "done";
        try
        {
            Run(call);
        }
        catch (InvalidPluginExecutionException)
        {
            result = "refused";
            throw;
        }
        catch (DataverseException lost) when (lost.IsLostRace)
        {
            result = "lost race";
            throw LostRace();
        }
        catch (DataverseException failed)
        {
            result = failed.Message;
            throw new InvalidPluginExecutionException($"Dataverse did not take what the connector wanted to write or read (code {failed.ErrorCode.ToString(CultureInfo.InvariantCulture)}). Tell an administrator the reference {call.CorrelationId}.");
        }
        catch (Exception unexpected)
        {
            // The type is all that is told: a text, or an inner exception, may carry what must not leave.
            result = unexpected.GetType().Name;
            throw new InvalidPluginExecutionException($"The connector stopped with an error of its own. Look at the operation before you try again, and tell an administrator the reference {call.CorrelationId}.");
        }
        finally
        {
            call.Trace.Trace(string.Format(CultureInfo.InvariantCulture, "{0}: {1}, {2} ms, {3}", GetType().Name, result, clock.ElapsedMilliseconds, call.CorrelationId));
        }
    }

    private protected abstract void Run(CallContext call);

    internal static InvalidPluginExecutionException LostRace() => new(
        "Somebody else, or another window, is working on this operation. Look at its state before you do anything else; nothing was sent from here.",
        PluginHttpStatusCode.PreconditionFailed);
}
