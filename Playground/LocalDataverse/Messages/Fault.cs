using System;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>Makes the one kind of exception that leaves the organisation's service.</summary>
internal static class Fault
{
    /// <summary>Where the platform tells the HTTP status a plug-in asked for.</summary>
    public const string HttpStatusDetail = "ApiExceptionHttpStatusCode";

    public static FaultException<OrganizationServiceFault> Of(int code, string message, int? httpStatus = null)
    {
        var detail = new OrganizationServiceFault { ErrorCode = code, Message = message, Timestamp = DateTime.UtcNow };
        if (httpStatus is { } status)
            detail.ErrorDetails[HttpStatusDetail] = status;
        return new FaultException<OrganizationServiceFault>(detail, new FaultReason(message));
    }

    public static FaultException<OrganizationServiceFault> NotSupported(string what) =>
        Of(ErrorCodes.NotSupportedHere, $"The local organisation does not support {what}.");

    public static FaultException<OrganizationServiceFault> NoSuchRow(string table, Guid id) =>
        Of(ErrorCodes.ObjectDoesNotExist, $"{table} With Id = {id:D} Does Not Exist");

    public static FaultException<OrganizationServiceFault> NoSuchTable(string? table) =>
        Of(ErrorCodes.UnknownTable, $"The entity with a name = '{table}' was not found.");

    public static FaultException<OrganizationServiceFault> NoSuchColumn(string table, string column) =>
        Of(ErrorCodes.UnknownColumn, $"'{table}' entity doesn't contain attribute with Name = '{column}'.");

    public static FaultException<OrganizationServiceFault> Invalid(string message) => Of(ErrorCodes.InvalidArgument, message);
}
