using System;
using System.Collections.Generic;
using System.Globalization;
using System.ServiceModel;
using System.Text.Json.Nodes;
using CrmAriaConnector.LocalDataverse.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>Turns what went wrong into the platform's error body and the HTTP status it uses for it.</summary>
internal static class Errors
{
    private static readonly Dictionary<int, int> Statuses = new()
    {
        [ErrorCodes.ObjectDoesNotExist] = StatusCodes.Status404NotFound,
        [ErrorCodes.NoRowWithKey] = StatusCodes.Status404NotFound,
        [ErrorCodes.PrivilegeDenied] = StatusCodes.Status403Forbidden,
        [ErrorCodes.AccessDenied] = StatusCodes.Status403Forbidden,
        [ErrorCodes.OwnerLacksPrivilege] = StatusCodes.Status403Forbidden,
        [ErrorCodes.SecuredCreate] = StatusCodes.Status403Forbidden,
        [ErrorCodes.SecuredUpdate] = StatusCodes.Status403Forbidden,
        [ErrorCodes.VersionMismatch] = StatusCodes.Status412PreconditionFailed,
        [ErrorCodes.DuplicateKey] = StatusCodes.Status412PreconditionFailed,
        [ErrorCodes.DuplicateId] = StatusCodes.Status412PreconditionFailed,
        [ErrorCodes.NotSupportedHere] = StatusCodes.Status501NotImplemented,
    };

    public static (int Status, JsonObject Body) Describe(Exception failure) => failure switch
    {
        WebApiException own => (own.Status, Body(own.Code, own.Message)),
        FaultException<OrganizationServiceFault> { Detail: { } fault } => (StatusOf(fault), Body(Hex(fault.ErrorCode), fault.Message ?? failure.Message)),
        // A fault of the stand-in itself: the sentence is what helps whoever runs it.
        NotSupportedException missing => (StatusCodes.Status501NotImplemented, Body(Hex(ErrorCodes.NotSupportedHere), missing.Message)),
        _ => (StatusCodes.Status500InternalServerError, Body(Hex(ErrorCodes.Unexpected), "An unexpected error occurred in the local organisation: " + failure.Message)),
    };

    private static int StatusOf(OrganizationServiceFault fault)
    {
        if (fault.ErrorDetails.TryGetValue(Fault.HttpStatusDetail, out var asked) && Convert.ToInt32(asked, CultureInfo.InvariantCulture) is >= 400 and < 600 and var status)
            return status;
        return Statuses.TryGetValue(fault.ErrorCode, out var known) ? known : StatusCodes.Status400BadRequest;
    }

    private static string Hex(int code) => "0x" + code.ToString("x8", CultureInfo.InvariantCulture);

    private static JsonObject Body(string code, string message) => new()
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
    };
}
