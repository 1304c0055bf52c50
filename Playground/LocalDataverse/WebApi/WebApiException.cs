using System;
using Microsoft.AspNetCore.Http;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>A request the Web API answers with an error of its own, before or without asking the organisation.</summary>
internal sealed class WebApiException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>
    /// As the platform answers: 0x8006088a stands in Microsoft's "Troubleshoot Dataverse Web API client errors"; 0x80060888
    /// and 0x80048d19 are known from answers that users of the platform have published.
    /// </summary>
    public string Code { get; } = code;

    /// <summary>The address or the body says something the Web API cannot read.</summary>
    public static WebApiException BadRequest(string message) => new(StatusCodes.Status400BadRequest, "0x80060888", message);

    /// <summary>The body names something the table or operation does not have, or gives it a value of another type.</summary>
    public static WebApiException BadPayload(string message) => new(StatusCodes.Status400BadRequest, "0x80048d19", message);

    public static WebApiException NotFound(string message) => new(StatusCodes.Status404NotFound, "0x8006088a", message);

    /// <summary>The platform could do it, this stand-in cannot.</summary>
    public static WebApiException NotSupported(string message) => new(StatusCodes.Status501NotImplemented, "0x80060888", message);

    public static WebApiException MethodNotAllowed(string method, string what) =>
        new(StatusCodes.Status405MethodNotAllowed, "0x80060888", $"The method {method} is not allowed for {what}.");
}
