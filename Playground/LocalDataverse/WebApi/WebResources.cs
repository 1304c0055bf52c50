using System;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>Serves web resources byte for byte, at their plain address and at the one with the platform's caching token.</summary>
internal sealed class WebResources(Func<OrganizationMetadata> metadata)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/WebResources/{**name}", [HttpMethods.Get, HttpMethods.Head], Send);
        // The token stands in braces and may be anything; it only keeps browsers from using an old copy.
        routes.MapMethods("/{token}/WebResources/{**name}", [HttpMethods.Get, HttpMethods.Head], Send);
    }

    private async Task Send(HttpContext context)
    {
        var name = (string?)context.Request.RouteValues["name"] ?? string.Empty;
        var response = context.Response;
        if (context.Request.RouteValues["token"] is string token && !(token.StartsWith('{') && token.EndsWith('}')))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (metadata().WebResources.FirstOrDefault(each => string.Equals(each.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } resource)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync($"The imported solutions bring no web resource named '{name}'.", context.RequestAborted);
            return;
        }

        var etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(resource.Content))}\"");
        response.GetTypedHeaders().ETag = etag;
        // A solution may be upgraded at any moment, so every use asks whether the copy at hand still holds.
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(etag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = ContentType(resource);
        response.ContentLength = resource.Content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(resource.Content, context.RequestAborted);
    }

    /// <summary>By the platform's number of the kind of web resource.</summary>
    private static string ContentType(WebResourceMetadata resource) => resource.Type switch
    {
        1 => "text/html; charset=utf-8",
        2 => "text/css; charset=utf-8",
        3 => "text/javascript; charset=utf-8",
        4 or 9 or 12 => "text/xml; charset=utf-8",
        5 => "image/png",
        6 => "image/jpeg",
        7 => "image/gif",
        10 => "image/x-icon",
        11 => "image/svg+xml",
        _ => "application/octet-stream",
    };
}
