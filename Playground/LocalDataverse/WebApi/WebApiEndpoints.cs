using System;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>
/// The platform's Web API over an organisation: rows, queries, actions and functions, as far as client code of solutions
/// uses them. What it does not support it answers with a sentence naming it.
/// </summary>
internal sealed class WebApiEndpoints(Func<OrganizationMetadata> metadata, Func<Guid, IOrganizationService> serviceFor, Func<HttpContext, Guid> userOf)
{
    private const string Root = "/api/data/v9.2";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Map(Root, Answer);
        routes.Map(Root + "/{**path}", Answer);
    }

    private async Task Answer(HttpContext context)
    {
        Call call;
        try
        {
            call = await Call.Begin(context, metadata(), serviceFor(userOf(context)));
            Dispatch(call);
        }
        catch (RequestKilledException)
        {
            // A dead server answers nothing at all.
            context.Abort();
            return;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var (status, body) = Errors.Describe(failure);
            await Send(context, status, body);
            return;
        }
        await Send(context, call.Status, call.Answer);
    }

    private static async Task Send(HttpContext context, int status, JsonObject? body)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.Headers["OData-Version"] = "4.0";
        response.Headers.CacheControl = "no-cache";
        if (body is null)
            return;
        response.ContentType = "application/json; odata.metadata=minimal; charset=utf-8";
        await response.WriteAsync(body.ToJsonString(Readable), context.RequestAborted);
    }

    private static void Dispatch(Call call)
    {
        switch (call.Path)
        {
            case []:
                call.Demand(HttpMethods.Get, "the service root");
                call.Reply(ServiceDocument(call.Metadata), "");
                break;
            case [{ Name: "$metadata" or "$batch" } special]:
                throw WebApiException.NotSupported($"The local Web API does not offer {special.Name}.");
            case [{ Name: "EntityDefinitions" } definitions]:
                call.Demand(HttpMethods.Get, definitions.Name);
                call.Reply(definitions.Arguments is null ? EntityDefinitions.All(call.Metadata) : EntityDefinitions.Of(call.Metadata, definitions.Arguments), definitions.Name);
                break;
            case [{ Name: "WhoAmI" }]:
                call.Demand(HttpMethods.Get, "WhoAmI");
                WhoAmI(call);
                break;
            case [var set, .. var rest] when call.Metadata.TableOfSet(set.Name) is { } table:
                OnTable(call, table, set, rest);
                break;
            case [var operation]:
                Execute(call, operation.Name, operation.Arguments, CustomApiBinding.Global, target: null, table: null);
                break;
            default:
                throw WebApiException.NotFound($"Resource not found for the segment '{call.Path[0].Name}'.");
        }
    }

    private static void OnTable(Call call, TableMetadata table, PathSegment set, PathSegment[] rest)
    {
        switch (rest)
        {
            case [] when set.Arguments is null:
                Collection(call, table);
                break;
            case [] when set.Arguments is { } address:
                Row(call, table, RowAddress.Parse(table, address));
                break;
            case [{ OperationName: { } name } operation] when set.Arguments is { } address:
                Execute(call, name, operation.Arguments, CustomApiBinding.Table, RowAddress.Parse(table, address), table);
                break;
            case [{ OperationName: { } name } operation]:
                Execute(call, name, operation.Arguments, CustomApiBinding.TableCollection, target: null, table);
                break;
            case [{ Arguments: null } property] when set.Arguments is { } address:
                call.Demand(HttpMethods.Get, property.Name);
                Property(call, table, RowAddress.Parse(table, address), property.Name);
                break;
            default:
                throw WebApiException.NotSupported($"The local Web API does not go from '{set.Name}' along '{string.Join('/', rest.Select(segment => segment.Name))}'.");
        }
    }

    private static void Collection(Call call, TableMetadata table)
    {
        if (HttpMethods.IsGet(call.Method))
        {
            var (value, count, next) = call.Rows.Many(table, call.Options);
            call.ReplyList(table.EntitySetName, value, count, next);
            return;
        }
        call.Demand(HttpMethods.Post, $"the entity set '{table.EntitySetName}'", alsoAllowed: HttpMethods.Get);
        var row = RowReader.Read(call.Metadata, table, call.RequiredBody());
        var id = ((CreateResponse)call.Service.Execute(new CreateRequest { Target = row })).id;
        call.ReplyWritten(table, id, StatusCodes.Status201Created);
    }

    private static void Row(Call call, TableMetadata table, EntityReference reference)
    {
        if (HttpMethods.IsGet(call.Method))
        {
            var (row, etag) = call.Rows.One(table, reference, call.Options);
            if (etag is not null && call.Header("If-None-Match") == etag)
                call.Status = StatusCodes.Status304NotModified;
            else
                call.Reply(row, $"{table.EntitySetName}/$entity");
        }
        else if (HttpMethods.IsPatch(call.Method))
        {
            Change(call, table, reference);
        }
        else
        {
            call.Demand(HttpMethods.Delete, $"a row of '{table.EntitySetName}'", alsoAllowed: "GET, PATCH");
            var request = new DeleteRequest { Target = reference };
            if (call.Version("If-Match") is { } version)
            {
                request.Target.RowVersion = version;
                request.ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches;
            }
            call.Service.Execute(request);
        }
    }

    /// <summary>PATCH creates a missing row, unless If-Match says that it must be there already.</summary>
    private static void Change(Call call, TableMetadata table, EntityReference reference)
    {
        var row = RowReader.Read(call.Metadata, table, call.RequiredBody());
        row.Id = reference.Id;
        row.KeyAttributes = reference.KeyAttributes;
        if (call.Header("If-None-Match") == "*")
        {
            CreateOnly(call, table, reference, row);
        }
        else if (call.Header("If-Match") is not null)
        {
            var request = new UpdateRequest { Target = row };
            if (call.Version("If-Match") is { } version)
            {
                row.RowVersion = version;
                request.ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches;
            }
            call.Service.Execute(request);
            call.ReplyWritten(table, reference, StatusCodes.Status200OK);
        }
        else
        {
            var answer = (UpsertResponse)call.Service.Execute(new UpsertRequest { Target = row });
            call.ReplyWritten(table, answer.Target.Id, answer.RecordCreated ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        }
    }

    private static void CreateOnly(Call call, TableMetadata table, EntityReference reference, Entity row)
    {
        foreach (var (column, value) in reference.KeyAttributes)
            row[column] = value;
        row.KeyAttributes = [];
        var id = ((CreateResponse)call.Service.Execute(new CreateRequest { Target = row })).id;
        call.ReplyWritten(table, id, StatusCodes.Status201Created);
    }

    private static void Property(Call call, TableMetadata table, EntityReference reference, string name)
    {
        if (call.Metadata.Collection(table, name) is { } relationship)
        {
            var id = reference.Id != Guid.Empty ? reference.Id : call.Rows.IdOf(table, reference);
            var (value, count, next) = call.Rows.Related(relationship, id, call.Options);
            call.ReplyList(call.Metadata.Table(relationship.ReferencingTable).EntitySetName, value, count, next);
        }
        else if (call.Metadata.TryLookup(table, name, out var lookup, out var target))
        {
            if (call.Rows.LookupOf(table, reference, lookup) is not { } related || related.LogicalName != target)
                return;
            var found = call.Metadata.Table(target);
            call.Reply(call.Rows.One(found, related, call.Options).Json, $"{found.EntitySetName}/$entity");
        }
        else
        {
            var column = table.ColumnOf(name);
            if (call.Rows.ValueOf(table, reference, column) is { } value)
                call.Reply(new JsonObject { ["value"] = value }, $"{table.EntitySetName}({reference.Id:D})/{name}");
        }
    }

    private static void WhoAmI(Call call)
    {
        var answer = call.Service.Execute(new OrganizationRequest("WhoAmI"));
        var body = new JsonObject();
        foreach (var name in new[] { "BusinessUnitId", "UserId", "OrganizationId" })
            body[name] = RowWriter.Value(answer.Results[name], column: null);
        call.Reply(body, "Microsoft.Dynamics.CRM.WhoAmIResponse");
    }

    private static void Execute(Call call, string name, string? arguments, CustomApiBinding binding, EntityReference? target, TableMetadata? table)
    {
        var api = call.Metadata.CustomApis.FirstOrDefault(each =>
                string.Equals(each.UniqueName, name, StringComparison.Ordinal) && each.Binding == binding && (table is null || each.BoundTable == table.LogicalName))
            ?? throw WebApiException.NotFound(binding == CustomApiBinding.Global
                ? $"Resource not found for the segment '{name}': the organisation has no such table and no such unbound operation."
                : $"The table '{table?.LogicalName}' has no bound operation '{name}'.");
        call.Demand(api.IsFunction ? HttpMethods.Get : HttpMethods.Post, $"the {(api.IsFunction ? "function" : "action")} '{name}'");

        var parameters = new OperationParameters(call.Metadata, new RowWriter(call.Metadata, call.Preferences));
        var request = new OrganizationRequest(api.UniqueName);
        if (target is not null)
            request["Target"] = target;
        if (api.IsFunction)
            OperationParameters.FromAddress(api, arguments ?? string.Empty, call.Alias, request);
        else if (call.Body is { } body)
            parameters.FromBody(api, body, request);
        if (parameters.ToBody(api, call.Service.Execute(request)) is { } answer)
            call.Reply(answer, $"Microsoft.Dynamics.CRM.{api.UniqueName}Response");
    }

    private static JsonObject ServiceDocument(OrganizationMetadata metadata) => new()
    {
        ["value"] = new JsonArray(metadata.Tables.Values
            .Select(table => (JsonNode)new JsonObject { ["name"] = table.EntitySetName, ["kind"] = "EntitySet", ["url"] = table.EntitySetName })
            .ToArray()),
    };
}
