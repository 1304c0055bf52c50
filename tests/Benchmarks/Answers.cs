using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmAriaConnector.Benchmarks;

/// <summary>A server that always sends the same answer: a history of transactions of about the size asked for.</summary>
internal static class Answers
{
    public static async Task<int> ServeAsync(int kilobytes)
    {
        var body = Body(kilobytes * 1024);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPost("/v1/core", async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static byte[] Body(int bytes)
    {
        var rows = new JsonArray();
        var answer = new JsonObject { ["error_code"] = 0, ["error_msg"] = "OK", ["history"] = rows };
        for (var i = 0; ; i++)
        {
            var text = Encoding.UTF8.GetBytes(answer.ToJsonString());
            if (text.Length >= bytes)
                return text;
            // Rows are added a few at a time: writing the whole after each would take longer than serving it.
            for (var n = 0; n < Math.Max(1, (bytes - text.Length) / 1000); n++)
                rows.Add(Row(rows.Count));
        }
    }

    private static JsonObject Row(int i) => new()
    {
        ["transaction_id"] = 8100200300 + i,
        ["transaction_type"] = i % 3 + 1,
        ["transaction_desc"] = "Electronic payment",
        ["transaction_amount"] = 32.40m + i,
        ["transaction_applied_amount"] = 32.40m,
        ["transaction_currency"] = "eur",
        ["transaction_create_date"] = "2022-03-01",
        ["transaction_void_date"] = null,
        ["statement_no"] = 61002 + i,
        ["transaction_void_reason"] = null,
        ["client_receipt_id"] = "a1b2c3d4e5f6a7b8c9d0" + i,
        ["transaction_comments"] = null,
        ["transaction_source_id"] = 7300400 + i,
        ["transaction_ref_code"] = "R-" + i,
        ["credit_reason_code_description"] = null,
        ["csr_comments"] = "Called about the invoice of the month before.",
        ["seq_statement_id"] = "S" + i,
        ["invoice_no"] = 9100 + i,
    };
}
