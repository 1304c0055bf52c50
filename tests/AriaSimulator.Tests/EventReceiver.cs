using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Takes event documents on this machine and answers as told.</summary>
internal sealed class EventReceiver : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly Lock gate = new();
    private readonly List<XElement> received = [];
    private readonly SemaphoreSlim arrivals = new(0);

    private EventReceiver(WebApplication application, Queue<string> answers)
    {
        this.application = application;
        application.MapPost("/events", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var document = XElement.Parse(await reader.ReadToEndAsync());
            string answer;
            lock (gate)
            {
                received.Add(document);
                answer = answers.Count > 0 ? answers.Dequeue() : "OK";
            }

            await context.Response.WriteAsync(answer);
            await context.Response.CompleteAsync();
            arrivals.Release();
        });
    }

    public Uri Url => new(application.Urls.Single() + "/events");

    public IReadOnlyList<XElement> Received
    {
        get
        {
            lock (gate)
                return [.. received];
        }
    }

    public IEnumerable<string> EventIds => Received.SelectMany(document => document.Descendants("event_id")).Select(id => id.Value);

    /// <summary>Ends when one document more has been taken and answered.</summary>
    public Task NextArrival() => arrivals.WaitAsync();

    public static async Task<EventReceiver> Start(params string[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new EventReceiver(builder.Build(), new Queue<string>(answers));
        await receiver.application.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        arrivals.Dispose();
    }
}
