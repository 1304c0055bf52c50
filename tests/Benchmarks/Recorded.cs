using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmAriaConnector.Benchmarks;

/// <summary>What an address once answered, kept in a file for a server in another process that answers the same bytes and does nothing else.</summary>
/// <param name="Path">With the query, as it was asked for.</param>
/// <param name="ContentType">As it was answered.</param>
/// <param name="Bytes">The whole body.</param>
internal sealed record Recorded(string Path, string? ContentType, byte[] Bytes)
{
    public static void Write(string file, IEnumerable<Recorded> answers) => File.WriteAllText(file, JsonSerializer.Serialize(answers));

    /// <summary>The other process: tells its address, then serves until its input is closed.</summary>
    public static async Task<int> ServeAsync(string file)
    {
        var answers = new Dictionary<string, Recorded>(StringComparer.Ordinal);
        foreach (var answer in JsonSerializer.Deserialize<Recorded[]>(await File.ReadAllTextAsync(file))!)
            answers[answer.Path] = answer;

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var application = builder.Build();
        application.Run(context =>
        {
            var answer = answers[context.Request.Path + context.Request.QueryString];
            context.Response.ContentType = answer.ContentType;
            context.Response.ContentLength = answer.Bytes.Length;
            return context.Response.Body.WriteAsync(answer.Bytes, context.RequestAborted).AsTask();
        });
        await application.StartAsync();
        foreach (var address in application.Urls)
            Console.WriteLine(address);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
