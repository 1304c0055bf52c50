using System;
using System.Diagnostics;
using System.Globalization;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Settings;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Transport;

/// <summary>Calls to one tenant within one execution. Each call leaves its name, its result and its time in the trace, nothing else.</summary>
internal sealed class AriaSession(AriaClient client, IAriaTransport transport, ITracingService trace) : IDisposable
{
    public TResponse Send<TResponse>(AriaRequest<TResponse> request) where TResponse : AriaResponse, new()
    {
        var clock = Stopwatch.StartNew();
        var result = "not sent";
        try
        {
            var response = client.Send(request);
            result = "ok";
            return response;
        }
        catch (AriaException problem)
        {
            result = problem.Failure == AriaFailure.Aria
                ? "code " + problem.ErrorCode?.ToString(CultureInfo.InvariantCulture)
                : problem.Failure.ToString();
            throw;
        }
        finally
        {
            var kind = request is IDryRun { DoWrite: false } ? " (dry run)" : "";
            trace.Trace(string.Format(CultureInfo.InvariantCulture, "{0}{1}: {2}, {3} ms", request.Operation, kind, result, clock.ElapsedMilliseconds));
        }
    }

    /// <summary>How it stands before a change that takes no receipt, as text; null where nothing can be read. Only reads.</summary>
    /// <exception cref="AriaException">Aria could not be asked.</exception>
    public string? Mark(AriaRequest change)
    {
        var mark = client.Mark(change);
        trace.Trace(change.Operation + (mark is null ? ": nothing to mark" : ": marked"));
        return mark?.ToString();
    }

    /// <summary>What became of a change whose answer was lost; only reads.</summary>
    /// <exception cref="AriaException">Aria could not be asked.</exception>
    public Resolution Resolve(AriaRequest change, string? mark, DateTime sentUtc, int emptyReads, DateTime nowUtc)
    {
        var found = client.Resolve(change, sentUtc, emptyReads, mark is null ? null : ChangeMark.Parse(mark), new ResolveOptions
        {
            QuietPeriod = PipelineSettings.QuietPeriod,
            EmptyReadsNeeded = PipelineSettings.EmptyReadsNeeded,
            UtcNow = () => nowUtc,
        });
        trace.Trace(string.Format(CultureInfo.InvariantCulture, "{0}: looked for, {1}", change.Operation, found.State));
        return found;
    }

    public void Dispose() => (transport as IDisposable)?.Dispose();
}
