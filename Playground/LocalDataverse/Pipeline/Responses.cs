using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>Output parameters as the SDK's response of the message.</summary>
internal static class Responses
{
    public static OrganizationResponse Of(string message, ParameterCollection output)
    {
        OrganizationResponse response = message switch
        {
            "Create" => new CreateResponse(),
            "Update" => new UpdateResponse(),
            "Delete" => new DeleteResponse(),
            "Upsert" => new UpsertResponse(),
            "Retrieve" => new RetrieveResponse(),
            "RetrieveMultiple" => new RetrieveMultipleResponse(),
            "Associate" => new AssociateResponse(),
            "Disassociate" => new DisassociateResponse(),
            _ => new OrganizationResponse()
        };
        response.ResponseName = message;
        foreach (var (name, value) in output)
            response.Results[ResultName(name)] = value;
        return response;
    }

    /// <summary>Plug-ins see rows under another name than callers do.</summary>
    private static string ResultName(string output) => output switch
    {
        "BusinessEntity" => "Entity",
        "BusinessEntityCollection" => "EntityCollection",
        _ => output
    };
}
