using System.Linq;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>Names of users, for sentences and for the operation's owner.</summary>
internal static class People
{
    private const string UserTable = "systemuser";
    private const string FullName = "fullname";

    public static string? Name(DataverseGateway system, EntityReference? owner)
    {
        if (owner is null || !string.IsNullOrEmpty(owner.Name))
            return owner?.Name;
        return owner.LogicalName == UserTable
            ? system.Query(UserTable, [FullName], (UserTable + "id", owner.Id)).FirstOrDefault()?.Text(FullName)
            : null;
    }
}
