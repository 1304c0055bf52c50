using System;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.Admin;
using CrmAriaConnector.AriaSimulator.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmAriaConnector.AriaSimulator.Wire;

/// <summary>The one address of all operations, under its two paths.</summary>
internal sealed class CoreEndpoint
{
    private const string BadGateway = "<html>\n<head><title>502 Bad Gateway</title></head>\n<body><center><h1>502 Bad Gateway</h1></center></body>\n</html>\n";

    private readonly Dispatcher dispatcher;
    private readonly FaultBox faults;
    private readonly RequestLog log;

    public CoreEndpoint(Dispatcher dispatcher, FaultBox faults, RequestLog log)
    {
        this.dispatcher = dispatcher;
        this.faults = faults;
        this.log = log;
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/core", Answer);
        routes.MapPost("/api/ws/api_ws_class_dispatcher.php", Answer);
    }

    private async Task Answer(HttpContext context)
    {
        var request = await RequestReader.Read(context.Request);
        var operation = request.RestCall == null ? null : Contract.Current.Find(request.RestCall);
        if (operation == null)
        {
            await AnswerNotAttempted(context, request);
            return;
        }

        var doWrite = IsRealCall(request);
        var fault = faults.Take(operation.Name, doWrite);
        if (fault?.Milliseconds > 0)
            await Task.Delay(fault.Milliseconds, context.RequestAborted);

        switch (fault?.Kind)
        {
            case FaultKind.DropRequest:
                log.Add(request, null, fault.Kind);
                context.Abort();
                return;
            case FaultKind.Html502:
                log.Add(request, null, fault.Kind);
                await Write(context, StatusCodes.Status502BadGateway, "text/html", BadGateway);
                return;
            case FaultKind.TooManyRequests:
                log.Add(request, null, fault.Kind);
                context.Response.Headers.RetryAfter = fault.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                await Write(context, StatusCodes.Status429TooManyRequests, "text/plain", "Too Many Requests\n");
                return;
            case FaultKind.Refuse:
                log.Add(request, fault.Code, fault.Kind);
                await Write(context, StatusCodes.Status200OK, AnswerWriter.Failure(operation, fault.Code, fault.Message).ToJsonString(AnswerJson.Options));
                return;
        }

        var answer = dispatcher.Execute(operation, request, FaultBox.OutagesOf(fault));
        log.Add(request, answer["error_code"]?.GetValue<int>(), fault?.Kind);
        if (fault?.Kind == FaultKind.DropAnswer)
        {
            context.Abort();
            return;
        }

        await Write(context, StatusCodes.Status200OK, Distortion.Apply(fault?.Kind, operation, answer));
    }

    private async Task AnswerNotAttempted(HttpContext context, RawRequest request)
    {
        var unread = request.RestCall == null && request.Fields == null;
        var code = unread ? ErrorCode.InvalidFormat : ErrorCode.NotAttempted;
        var text = unread ? "Unable to parse input json - invalid format" : "not attempted";
        log.Add(request, code, null);
        var body = new JsonObject { ["error_code"] = code, ["error_msg"] = text };
        await Write(context, unread ? StatusCodes.Status200OK : StatusCodes.Status404NotFound, body.ToJsonString());
    }

    private static bool IsRealCall(RawRequest request)
    {
        var text = request.Fields == null ? null : new AriaRow(request.Fields).Text("do_write");
        return text == null || !text.StartsWith("f", StringComparison.OrdinalIgnoreCase);
    }

    private static Task Write(HttpContext context, int status, string json) => Write(context, status, "application/json", json + "\n");

    private static async Task Write(HttpContext context, int status, string contentType, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), context.RequestAborted);
    }
}
