using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CrmAriaConnector.Playground.Http;

/// <summary>Security headers. The shipped pages get the strictest policy an environment may enforce: own files only, nothing inline, no eval.</summary>
public static class Security
{
    /// <summary>For the shipped pages.</summary>
    public const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>For the frame around them, which shows them in frames of its own.</summary>
    public const string ShellPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>For answers that are no page.</summary>
    public const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    internal static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PolicyFor(context.Request.Path);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    }

    private static string PolicyFor(PathString path)
    {
        var value = path.Value ?? string.Empty;
        if (value.StartsWith("/WebResources/", StringComparison.OrdinalIgnoreCase) || value.Contains("}/WebResources/", StringComparison.OrdinalIgnoreCase))
            return PagePolicy;
        return path == "/" || path.StartsWithSegments("/playground") ? ShellPolicy : DataPolicy;
    }
}
