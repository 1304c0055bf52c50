namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>Columns the platform fills itself.</summary>
internal static class SystemColumns
{
    public const string CreatedOn = "createdon";
    public const string CreatedBy = "createdby";
    public const string ModifiedOn = "modifiedon";
    public const string ModifiedBy = "modifiedby";
    public const string Owner = "ownerid";
    public const string OwningUser = "owninguser";
    public const string OwningTeam = "owningteam";
    public const string OwningBusinessUnit = "owningbusinessunit";
    public const string Organization = "organizationid";
    public const string State = "statecode";
    public const string Status = "statuscode";
    public const string Version = "versionnumber";
    public const string User = "systemuser";
    public const string Team = "team";
    public const string BusinessUnit = "businessunit";

    public static bool IsPlatforms(string column) => column is CreatedOn or CreatedBy or ModifiedOn or ModifiedBy or OwningUser or OwningTeam or OwningBusinessUnit or Organization or Version;
}
