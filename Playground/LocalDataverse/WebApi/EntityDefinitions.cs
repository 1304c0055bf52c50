using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>The little of EntityDefinitions that client code asks for: names, sets, primary columns and display names of tables.</summary>
internal static class EntityDefinitions
{
    public static JsonObject All(OrganizationMetadata metadata) => new()
    {
        ["value"] = new JsonArray(metadata.Tables.Values.Select(table => (JsonNode)One(table)).ToArray()),
    };

    /// <param name="metadata">What the organisation knows.</param>
    /// <param name="arguments">LogicalName='account'.</param>
    public static JsonObject Of(OrganizationMetadata metadata, string arguments) =>
        ResourcePath.Pairs(arguments) is [{ Key: "LogicalName", Value: var literal }] && Literal.Text(literal) is { } name
            ? One(metadata.Table(name))
            : throw WebApiException.NotSupported("The local Web API finds a table's definition by LogicalName only.");

    private static JsonObject One(TableMetadata table) => new()
    {
        ["LogicalName"] = table.LogicalName,
        ["EntitySetName"] = table.EntitySetName,
        ["LogicalCollectionName"] = table.EntitySetName,
        ["PrimaryIdAttribute"] = table.PrimaryIdColumn,
        ["PrimaryNameAttribute"] = table.PrimaryNameColumn,
        ["ObjectTypeCode"] = table.ObjectTypeCode,
        ["OwnershipType"] = table.Ownership == TableOwnership.User ? "UserOwned" : "OrganizationOwned",
        ["DisplayName"] = Label(table.DisplayName),
        ["DisplayCollectionName"] = Label(table.CollectionName),
    };

    private static JsonObject Label(string text) => new()
    {
        ["UserLocalizedLabel"] = new JsonObject { ["Label"] = text, ["LanguageCode"] = 1033 },
    };
}
