using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CrmAriaConnector.Playground.Http;

/// <summary>A fault of the playground itself: a sentence for the browser, and the whole story for whoever runs it.</summary>
internal static class Failures
{
    public static async Task Report(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !context.Response.HasStarted)
        {
            await Console.Error.WriteLineAsync($"{context.Request.Method} {context.Request.Path} failed inside the playground: {failure}");
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsJsonAsync(new { error = new { code = "playground", message = "The playground failed: " + failure.Message } });
        }
    }
}
