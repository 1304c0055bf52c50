using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>One request to the Web API, read, and the answer as it takes shape.</summary>
internal sealed class Call
{
    private readonly HttpContext _context;

    private Call(HttpContext context, OrganizationMetadata metadata, IOrganizationService service, JsonObject? body)
    {
        _context = context;
        Metadata = metadata;
        Service = service;
        Body = body;
        Preferences = Preferences.Of(context.Request);
        Options = QueryOptions.Parse(context.Request.Query.Select(option => KeyValuePair.Create(option.Key, option.Value.ToString())));
        Path = ResourcePath.Parse((string?)context.Request.RouteValues["path"] ?? string.Empty);
        Rows = new Rows(metadata, service, Preferences);
    }

    public OrganizationMetadata Metadata { get; }

    public IOrganizationService Service { get; }

    public Preferences Preferences { get; }

    public QueryOptions Options { get; }

    public PathSegment[] Path { get; }

    public Rows Rows { get; }

    public string Method => _context.Request.Method;

    /// <summary>The request's JSON; null when it has none.</summary>
    public JsonObject? Body { get; }

    /// <summary>204 until something is answered.</summary>
    public int Status { get; set; } = StatusCodes.Status204NoContent;

    /// <summary>The answer's JSON; null for an answer without a body.</summary>
    public JsonObject? Answer { get; private set; }

    public static async Task<Call> Begin(HttpContext context, OrganizationMetadata metadata, IOrganizationService service) =>
        new(context, metadata, service, await ReadBody(context.Request));

    public JsonObject RequiredBody() => Body ?? throw WebApiException.BadPayload("The request needs a body: the row as a JSON object.");

    public string? Header(string name) => _context.Request.Headers.TryGetValue(name, out var value) && value.Count > 0 ? value.ToString().Trim() : null;

    /// <summary>The row version in a header such as If-Match: W/"123"; null when the header is missing or is an asterisk.</summary>
    public string? Version(string header)
    {
        var etag = Header(header);
        if (etag is null or "*")
            return null;
        return etag.StartsWith("W/\"", StringComparison.Ordinal) && etag.EndsWith('"') && etag.Length > 4
            ? etag[3..^1]
            : throw WebApiException.BadRequest($"{header} must be * or the @odata.etag of the row, not '{etag}'.");
    }

    /// <summary>The value of a function parameter's alias (@p), given as a query option.</summary>
    public string? Alias(string name) => _context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public void Demand(string method, string what, string? alsoAllowed = null)
    {
        if (string.Equals(Method, method, StringComparison.OrdinalIgnoreCase))
            return;
        _context.Response.Headers.Allow = alsoAllowed is null ? method : $"{alsoAllowed}, {method}";
        throw WebApiException.MethodNotAllowed(Method, what);
    }

    public void Reply(JsonObject body, string contextSuffix, int status = StatusCodes.Status200OK)
    {
        Status = status;
        Answer = new JsonObject { ["@odata.context"] = $"{Base}/$metadata#{contextSuffix}" };
        foreach (var (name, value) in body.ToList())
        {
            body.Remove(name);
            Answer[name] = value;
        }
    }

    public void ReplyList(string set, JsonArray value, int? count, int? nextPage)
    {
        var body = new JsonObject();
        if (count is { } total)
            body["@odata.count"] = total;
        body["value"] = value;
        if (nextPage is { } page)
            body["@odata.nextLink"] = NextLink(page);
        Reply(body, set);
    }

    public void ReplyWritten(TableMetadata table, EntityReference reference, int statusWithBody) =>
        ReplyWritten(table, reference.Id != Guid.Empty ? reference.Id : Rows.IdOf(table, reference), statusWithBody);

    /// <summary>204 with the row's address, or the row where the caller prefers it.</summary>
    public void ReplyWritten(TableMetadata table, Guid id, int statusWithBody)
    {
        _context.Response.Headers["OData-EntityId"] = $"{Base}/{table.EntitySetName}({id:D})";
        if (!Preferences.ReturnRepresentation)
            return;
        _context.Response.Headers["Preference-Applied"] = "return=representation";
        Reply(Rows.One(table, new EntityReference(table.LogicalName, id), Options).Json, $"{table.EntitySetName}/$entity", statusWithBody);
    }

    private string Base => $"{_context.Request.Scheme}://{_context.Request.Host}/api/data/v9.2";

    private string NextLink(int page)
    {
        var query = new QueryBuilder(_context.Request.Query.Where(option => option.Key != "$skiptoken").Select(option => KeyValuePair.Create(option.Key, option.Value.ToString())))
        {
            { "$skiptoken", string.Create(CultureInfo.InvariantCulture, $"{page}-{Options.SizeOfPage(Preferences.MaxPageSize)}") },
        };
        return $"{Base}/{_context.Request.RouteValues["path"]}{query.ToQueryString()}";
    }

    private static async Task<JsonObject?> ReadBody(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (text.Length == 0)
            return null;
        // Also keeps out forms that another site makes the browser post.
        if (!request.HasJsonContentType())
            throw new WebApiException(StatusCodes.Status415UnsupportedMediaType, "0x80060888", "A body must have the content type application/json.");
        try
        {
            var body = JsonNode.Parse(text) as JsonObject ?? throw WebApiException.BadPayload("The body must be a JSON object.");
            _ = body.Count; // a name given twice is found here
            return body;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw WebApiException.BadPayload("The body is not JSON: " + failure.Message);
        }
    }
}
