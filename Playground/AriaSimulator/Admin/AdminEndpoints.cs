using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.Events;
using CrmAriaConnector.AriaSimulator.Faults;
using CrmAriaConnector.AriaSimulator.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmAriaConnector.AriaSimulator.Admin;

/// <summary>What a rehearsal needs beside Aria's own operations, under /_sim/. A wrong request gets 400 and a sentence.</summary>
internal sealed class AdminEndpoints
{
    private readonly Tenant tenant;
    private readonly FaultBox faults;
    private readonly RequestLog log;
    private readonly EventHub events;

    public AdminEndpoints(Tenant tenant, FaultBox faults, RequestLog log, EventHub events)
    {
        this.tenant = tenant;
        this.faults = faults;
        this.log = log;
        this.events = events;
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/_sim");
        admin.MapGet("/", () => Results.Text(IndexPage.Html(tenant), "text/html; charset=utf-8"));
        admin.MapGet("/clock", Clock);
        admin.MapPost("/clock", context => Do<ClockOrder>(context, Move));
        admin.MapPost("/reset", Reset);
        admin.MapGet("/faults", () => Json(faults.Waiting));
        admin.MapPost("/faults", context => Do<FaultOrder>(context, Order));
        admin.MapDelete("/faults", ClearFaults);
        admin.MapGet("/requests", () => Json(log.Entries));
        admin.MapDelete("/requests", ClearLog);
        admin.MapGet("/snapshot", () => Results.Text(tenant.Snapshot(), "application/json"));
        admin.MapGet("/events", () => Json(new { events.Destinations, events.Deliveries }));
        admin.MapPost("/events", context => Do<EventDestination>(context, Send));
        admin.MapDelete("/events", ClearEvents);
        admin.MapGet("/catalog", () => Json(tenant.Catalogue()));
        admin.MapPost("/catalog/price", context => Do<PriceOrder>(context, Price));
    }

    private static IResult Json<T>(T value) => Results.Text(Documents.Write(value), "application/json");

    private IResult Clock() => Json(new
    {
        date = tenant.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        time = tenant.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
    });

    private IResult Move(ClockOrder order)
    {
        if (order.Date == null == (order.Hours == null))
            throw new ArgumentException("Give either date (yyyy-mm-dd) or hours.");
        if (order.Date is { } date)
            tenant.AdvanceTo(date, FaultBox.OutagesOf(faults.TakeForClock()));
        else if (order.Hours is { } hours)
            tenant.Advance(hours, FaultBox.OutagesOf(faults.TakeForClock()));
        return Clock();
    }

    private IResult Reset()
    {
        tenant.Reset();
        faults.Clear();
        log.Clear();
        events.Clear();
        return Clock();
    }

    private IResult Order(FaultOrder order)
    {
        var kind = Enum.GetValues<FaultKind>().Cast<FaultKind?>().FirstOrDefault(kind => string.Equals(kind.ToString(), order.Kind, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"kind must be one of {string.Join(", ", Enum.GetNames<FaultKind>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.");
        var fault = new Fault
        {
            Operation = order.Operation ?? "*",
            Kind = kind,
            Count = order.Count ?? 1,
            DoWrite = order.DoWrite,
            Milliseconds = order.Ms ?? 0,
            RetryAfterSeconds = order.RetryAfter ?? 1,
        };
        faults.Add(order.Code is { } code ? fault with { Code = code, Message = order.Message ?? fault.Message } : fault);
        return Json(faults.Waiting);
    }

    private IResult ClearFaults()
    {
        faults.Clear();
        return Results.NoContent();
    }

    private IResult Send(EventDestination destination)
    {
        events.Add(destination);
        return Json(events.Destinations);
    }

    private IResult ClearEvents()
    {
        events.Clear();
        return Results.NoContent();
    }

    private IResult ClearLog()
    {
        log.Clear();
        return Results.NoContent();
    }

    private IResult Price(PriceOrder order)
    {
        if (order is not { Schedule: { } schedule, Service: { } service, RatePerUnit: { } rate })
            throw new ArgumentException("Give schedule, service and ratePerUnit; from (yyyy-mm-dd) and tier may follow.");
        tenant.ChangePrice(schedule, service, rate, order.From, order.Tier);
        return Json(tenant.Catalogue());
    }

    private static async Task Do<T>(HttpContext context, Func<T, IResult> act)
    {
        IResult result;
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            result = act(Documents.Read<T>(await reader.ReadToEndAsync(context.RequestAborted)));
        }
        catch (Exception failure) when (failure is ArgumentException or JsonException)
        {
            result = Results.Text(Documents.Write(new { error = failure.Message }), "application/json", statusCode: StatusCodes.Status400BadRequest);
        }

        await result.ExecuteAsync(context);
    }

    private sealed record ClockOrder(DateOnly? Date, int? Hours);

    private sealed record FaultOrder(string? Operation, string? Kind, int? Count, bool? DoWrite, int? Ms, int? Code, string? Message, int? RetryAfter);

    private sealed record PriceOrder(long? Schedule, long? Service, decimal? RatePerUnit, DateOnly? From, int? Tier);
}
