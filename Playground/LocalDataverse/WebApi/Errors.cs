using System;
using System.Collections.Generic;
using System.Globalization;
using System.ServiceModel;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>Turns what went wrong into the platform's error body and the HTTP status it uses for it.</summary>
internal static class Errors
{
    /// <summary>Where a fault carries the HTTP status a plug-in asked for.</summary>
    private const string HttpStatusDetail = "ApiExceptionHttpStatusCode";

    private static readonly Dictionary<uint, int> Statuses = new()
    {
        [0x80040217] = StatusCodes.Status404NotFound, // no such row
        [0x80060891] = StatusCodes.Status404NotFound, // no row with that key
        [0x80040220] = StatusCodes.Status403Forbidden, // privilege or access to the row missing
        [0x80042f09] = StatusCodes.Status403Forbidden, // privilege missing
        [0x80048306] = StatusCodes.Status403Forbidden, // principal lacks a privilege
        [0x8004f508] = StatusCodes.Status403Forbidden, // column security: create
        [0x8004f509] = StatusCodes.Status403Forbidden, // column security: update
        [0x80060882] = StatusCodes.Status412PreconditionFailed, // row version
        [0x80060892] = StatusCodes.Status412PreconditionFailed, // alternate key taken
        [0x80040237] = StatusCodes.Status412PreconditionFailed, // primary key taken
        [0x80040333] = StatusCodes.Status412PreconditionFailed, // duplicate found
        [0x8004024a] = StatusCodes.Status400BadRequest,
    };

    public static (int Status, JsonObject Body) Describe(Exception failure) => failure switch
    {
        WebApiException own => (own.Status, Body(own.Code, own.Message)),
        FaultException<OrganizationServiceFault> { Detail: { } fault } => (StatusOf(fault), Body(Hex(fault.ErrorCode), fault.Message ?? failure.Message)),
        // A fault of the stand-in itself: the sentence is what helps whoever runs it.
        NotSupportedException missing => (StatusCodes.Status501NotImplemented, Body("0x80040216", missing.Message)),
        _ => (StatusCodes.Status500InternalServerError, Body("0x80040216", "An unexpected error occurred in the local organisation: " + failure.Message)),
    };

    private static int StatusOf(OrganizationServiceFault fault)
    {
        if (fault.ErrorDetails.TryGetValue(HttpStatusDetail, out var asked) && Convert.ToInt32(asked, CultureInfo.InvariantCulture) is >= 400 and < 600 and var status)
            return status;
        return Statuses.TryGetValue(unchecked((uint)fault.ErrorCode), out var known) ? known : StatusCodes.Status400BadRequest;
    }

    private static string Hex(int code) => "0x" + code.ToString("x8", CultureInfo.InvariantCulture);

    private static JsonObject Body(string code, string message) => new()
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
    };
}
