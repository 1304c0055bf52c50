using System;
using System.Linq;
using System.ServiceModel;
using System.Text.Json.Nodes;
using CrmAriaConnector.LocalDataverse;
using CrmAriaConnector.LocalDataverse.WebApi;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.Playground.Loading;

/// <summary>Puts the sample's users, rows and first operations into an organisation that does not have them yet.</summary>
internal sealed class SampleLoader(Organization organization)
{
    public void Load()
    {
        foreach (var user in SampleFiles.Users.Where(user => organization.Users.All(known => known.FullName != user.FullName)))
            Create(user);
        if (HasRows())
            return;
        foreach (var rows in SampleFiles.Rows)
            foreach (var row in rows.Rows)
                Create(rows, row);
        foreach (var call in SampleFiles.Calls)
            Execute(call);
    }

    private void Create(SampleUser user)
    {
        if (user.IsApplication)
            organization.CreateApplicationUser(user.FullName, user.Title, user.Roles);
        else
            organization.CreateUser(user.FullName, user.Title, user.Roles);
    }

    /// <summary>Rows kept from an earlier run stay as they are.</summary>
    private bool HasRows()
    {
        var first = SampleFiles.Rows[0].Table;
        var any = new QueryExpression(first) { TopCount = 1, ColumnSet = new ColumnSet(organization.Metadata.Tables[first].PrimaryIdColumn) };
        return organization.ServiceFor(organization.SystemUserId).RetrieveMultiple(any).Entities.Count > 0;
    }

    private void Create(SampleRows rows, JsonObject json) => Explained($"a row of {rows.Table}", () =>
    {
        var row = RowReader.Read(organization.Metadata, rows.Table, json);
        if (rows.Owner is { } owner)
            row["ownerid"] = new EntityReference("systemuser", IdOf(owner));
        organization.ServiceFor(organization.SystemUserId).Create(row);
    });

    private void Execute(SampleCall call) => Explained($"{call.Operation} for {call.Target}", () => organization.ServiceFor(IdOf(call.As)).Execute(
        new OrganizationRequest(call.Operation) { ["Target"] = RowReader.ReadAddress(organization.Metadata, call.Target) }));

    private Guid IdOf(string fullName) =>
        organization.Users.FirstOrDefault(user => user.FullName == fullName)?.Id
        ?? throw new PlaygroundException($"The sample names a user '{fullName}' that is not among its users.");

    private static void Explained(string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception refused) when (refused is FormatException or FaultException<OrganizationServiceFault>)
        {
            throw new PlaygroundException($"The sample does not fit the imported solution: {what} was refused. {refused.Message}", refused);
        }
    }
}
