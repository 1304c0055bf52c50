using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>Clients and requests as the tests need them.</summary>
internal static class Calls
{
    public const string AuthKeyCanary = "canaryAuthKeyQ7";
    public const long ClientNo = 5550001;

    public static AriaClientOptions Options() => new(ClientNo, new AriaSecret(AuthKeyCanary))
    {
        AltCallerId = "robin.rep",
        Retries = { Wait = (_, _) => Task.CompletedTask, Jitter = () => 1, Clock = () => TimeSpan.Zero },
    };

    public static AriaClient Client(HttpMessageHandler handler, AriaClientOptions? options = null) =>
        new(options ?? Options(), new RestSharpTransport(AriaHost.StageFutureUs, _ => handler));

    public static UpdateAcctPlanRequest Change() => new()
    {
        AcctNo = 6100200,
        PlanInstanceNo = 7300400,
        PlanUnits = 4,
        AssignmentDirective = AssignmentDirective.NowFullProration,
        DoWrite = true,
        ClientReceiptId = "a1b2c3d4e5f6",
    };

    public static UpdateAcctPlanRequest DryRun()
    {
        var request = Change();
        request.DoWrite = false;
        request.ClientReceiptId = null;
        return request;
    }

    public static GetAcctBalanceRequest Read() => new() { AcctNo = 6100200 };

    public static AriaException Fail(Func<Task> call) =>
        Assert.ThrowsAsync<AriaException>(() => call())!;
}

/// <summary>Answers each call with the next function; the last one answers all further calls.</summary>
internal sealed class ScriptedHandler(params Func<HttpRequestMessage, string, HttpResponseMessage>[] answers) : HttpMessageHandler
{
    public System.Collections.Generic.List<string> Bodies { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
#if NET
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
#else
        var body = await request.Content!.ReadAsStringAsync();
#endif
        Bodies.Add(body);
        return answers[Math.Min(Bodies.Count, answers.Length) - 1](request, body);
    }
}
