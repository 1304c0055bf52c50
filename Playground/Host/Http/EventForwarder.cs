using System;
using System.Collections.Generic;
using System.IO;
using System.ServiceModel;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.LocalDataverse;
using CrmAriaConnector.Playground.Loading;
using Microsoft.AspNetCore.Http;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Playground.Http;

/// <summary>
/// What stands between Aria and Dataverse: Aria posts without signing in and expects an agreed text; this passes the body
/// on, as an application user, and answers with the text only when the operation says that it was taken in.
/// </summary>
internal sealed class EventForwarder(Organization organization, Func<string, Guid> userId) : IDisposable
{
    public const string Route = "/aria-events/{run}";
    private const string Acknowledgement = "OK";

    private readonly SemaphoreSlim _turn = new(1);
    private readonly HashSet<string> _retired = [];
    private readonly SampleEvents _events = SampleFiles.Events;
    private string _run = NewRun();

    /// <summary>Where events are posted until the next reset.</summary>
    public string Path => "/aria-events/" + _run;

    public async Task Take(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var document = await body.ReadToEndAsync(context.RequestAborted);
        await _turn.WaitAsync(context.RequestAborted);
        try
        {
            var answer = _retired.Contains((string)context.Request.RouteValues["run"]!) ? Acknowledgement : Forward(document);
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(answer, context.RequestAborted);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Until it is disposed nothing is passed on; what was under way at that time is acknowledged and forgotten.</summary>
    public async Task<IDisposable> HoldAndRetireAsync()
    {
        await _turn.WaitAsync();
        _retired.Add(_run);
        _run = NewRun();
        return new Turn(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private string Forward(string document)
    {
        try
        {
            var answer = organization.ServiceFor(userId(_events.As)).Execute(new OrganizationRequest(_events.Operation) { [_events.Parameter] = document });
            return answer.Results[_events.Success] is true ? Acknowledgement : "NOT TAKEN IN";
        }
        catch (Exception refused) when (refused is FaultException<OrganizationServiceFault> or RequestKilledException)
        {
            return "NOT TAKEN IN";
        }
    }

    private static string NewRun() => Guid.NewGuid().ToString("N");

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
