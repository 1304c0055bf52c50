using System;
using System.Globalization;
using System.IO;
using System.ServiceModel;
using System.Text.Json;
using System.Threading.Tasks;
using CrmAriaConnector.Playground.Loading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Playground.Http;

/// <summary>The page, what it asks of the stand-in under /_playground/, and the organisation's own addresses.</summary>
internal sealed class PlaygroundEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The platform's code for a row that does not exist.</summary>
    private const int NoSuchRow = unchecked((int)0x80040217);

    private readonly PlaygroundHost _host;
    private readonly SignedInUser _user;
    private readonly ShellData _data;

    public PlaygroundEndpoints(PlaygroundHost host)
    {
        _host = host;
        _user = new SignedInUser(host.Organization, SampleFiles.Users[0].FullName);
        _data = new ShellData(host.Organization, SampleFiles.Shell);
    }

    public void Map(WebApplication application)
    {
        var files = new PhysicalFileProvider(SampleFiles.Folder("wwwroot"));
        application.UseStaticFiles(new StaticFileOptions { RequestPath = "/playground", FileProvider = files, OnPrepareResponse = AlwaysAsk });
        // Placed behind the static files, so that an address of a file is not taken for a route.
        application.UseRouting();

        application.MapGet("/", async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.SendFileAsync(files.GetFileInfo("index.html"), context.RequestAborted);
        });
        var own = application.MapGroup("/_playground");
        own.MapGet("/session", context => Answer(context, () => _data.Session(_user.Of(context), _host.Simulator)));
        own.MapGet("/ribbon/{table}", Ribbon);
        own.MapGet("/records/{table}", context => Answer(context, () => _data.Records(_user.Of(context).Id, Table(context), View(context))));
        own.MapGet("/jobs", context => Answer(context, () => _data.Jobs(_user.Of(context))));
        own.MapGet("/record/{table}/{id:guid}", context => Answer(context, () => _data.Record(_user.Of(context).Id, Table(context), Guid.Parse((string)context.Request.RouteValues["id"]!))));
        own.MapPost("/user", context => Act<UserChoice>(context, choice => Choose(context, choice)));
        own.MapGet("/clock", context => Answer(context, Clock));
        own.MapPost("/clock", context => Act<ClockMove>(context, Move));
        own.MapPost("/reset", context => ActAsync<Nothing>(context, async _ =>
        {
            await _host.ResetAsync();
            return Clock();
        }));
        own.Map("/{**path}", context => Fail(context, StatusCodes.Status404NotFound, $"The playground has no {context.Request.Method} {context.Request.Path}."));
        _host.Organization.MapWebApi(application, context => _user.Of(context).Id);
    }

    /// <summary>So that a page from an earlier build is never shown.</summary>
    private static void AlwaysAsk(Microsoft.AspNetCore.StaticFiles.StaticFileResponseContext file) => file.Context.Response.Headers.CacheControl = "no-cache";

    private static string Table(HttpContext context) => (string)context.Request.RouteValues["table"]!;

    private static Guid? View(HttpContext context) => (string?)context.Request.Query["view"] is { Length: > 0 } text
        ? Guid.TryParse(text, out var id) ? id : throw new ArgumentException($"'{text}' is not the id of a view.")
        : null;

    private async Task Ribbon(HttpContext context)
    {
        context.Response.ContentType = "application/xml; charset=utf-8";
        await context.Response.WriteAsync(_host.Organization.RibbonXml(Table(context)), context.RequestAborted);
    }

    private object Choose(HttpContext context, UserChoice choice) => _user.TryChoose(context, choice.Id)
        ? new { id = choice.Id }
        : throw new ArgumentException($"There is no user {choice.Id}.");

    private object Clock() => new { today = _host.Simulator.Tenant.Today };

    private object Move(ClockMove move)
    {
        if (move.Date is null == move.Days is null)
            throw new ArgumentException("Give either date (yyyy-mm-dd) or days.");
        if (move.Days is < 1 or > 3660)
            throw new ArgumentException("days must be from 1 to 3660.");
        _host.Simulator.Tenant.AdvanceTo(move.Date ?? _host.Simulator.Tenant.Today.AddDays(move.Days!.Value));
        return Clock();
    }

    private static Task Act<T>(HttpContext context, Func<T, object> act) => ActAsync<T>(context, order => Task.FromResult(act(order)));

    private static async Task ActAsync<T>(HttpContext context, Func<T, Task<object>> act)
    {
        // Another site can make a browser post a form, but not JSON.
        if (!context.Request.HasJsonContentType())
        {
            await Fail(context, StatusCodes.Status415UnsupportedMediaType, "Send JSON with the content type application/json.");
            return;
        }
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        await AnswerAsync(context, async () => await act(JsonSerializer.Deserialize<T>(text, Json) ?? throw new JsonException("null is no order.")));
    }

    private static Task Answer(HttpContext context, Func<object> make) => AnswerAsync(context, () => Task.FromResult(make()));

    private static async Task AnswerAsync(HttpContext context, Func<Task<object>> make)
    {
        object answer;
        try
        {
            answer = await make();
        }
        catch (FaultException<OrganizationServiceFault> refused)
        {
            var code = refused.Detail?.ErrorCode ?? 0;
            await Fail(context, code == NoSuchRow ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden, refused.Message, "0x" + code.ToString("x8", CultureInfo.InvariantCulture));
            return;
        }
        catch (UnauthorizedAccessException refused)
        {
            await Fail(context, StatusCodes.Status403Forbidden, refused.Message);
            return;
        }
        catch (Exception wrong) when (wrong is ArgumentException or JsonException)
        {
            await Fail(context, StatusCodes.Status400BadRequest, wrong.Message);
            return;
        }
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(answer, Json, context.RequestAborted);
    }

    private static Task Fail(HttpContext context, int status, string message, string code = "playground")
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { code, message } }, Json, context.RequestAborted);
    }

    private sealed record UserChoice(Guid Id);

    private sealed record ClockMove(DateOnly? Date, int? Days);

    private sealed record Nothing;
}
