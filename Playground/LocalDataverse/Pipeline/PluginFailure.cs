using System;
using System.ServiceModel;
using CrmAriaConnector.LocalDataverse.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>What the caller gets to see of an exception that left a plug-in.</summary>
internal static class PluginFailure
{
    public static Exception ToCaller(Exception thrown, string pluginType) => thrown switch
    {
        RequestKilledException or FaultException<OrganizationServiceFault> => thrown,
        InvalidPluginExecutionException refusal => Fault.Of(
            refusal.ErrorCode != 0 ? refusal.ErrorCode : ErrorCodes.IsvAborted,
            refusal.Message,
            refusal.HttpStatus == PluginHttpStatusCode.NotSet ? null : (int)refusal.HttpStatus),
        _ => Fault.Of(ErrorCodes.IsvUnexpected, $"An unexpected error occurred from ISV code. (ErrorType = ClientError) Unexpected exception from plug-in (Execute): {pluginType}: {thrown.GetType().FullName}: {thrown.Message}")
    };
}
