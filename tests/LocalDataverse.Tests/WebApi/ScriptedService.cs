using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.Tests.WebApi;

/// <summary>Notes what the Web API asks of the organisation, and answers what a test prepared.</summary>
internal sealed class ScriptedService : IOrganizationService
{
    public List<OrganizationRequest> Requests { get; } = [];

    public List<QueryExpression> Queries { get; } = [];

    public Func<QueryExpression, EntityCollection> OnQuery { get; set; } = _ => new EntityCollection();

    /// <summary>The results of a request by name.</summary>
    public Func<OrganizationRequest, ParameterCollection> OnRequest { get; set; } = _ => [];

    public OrganizationResponse Execute(OrganizationRequest request)
    {
        Requests.Add(request);
        var response = request switch
        {
            RetrieveRequest => new RetrieveResponse(),
            CreateRequest => new CreateResponse(),
            UpdateRequest => new UpdateResponse(),
            UpsertRequest => new UpsertResponse(),
            DeleteRequest => new DeleteResponse(),
            _ => new OrganizationResponse(),
        };
        response.Results = OnRequest(request);
        return response;
    }

    public EntityCollection RetrieveMultiple(QueryBase query)
    {
        Queries.Add((QueryExpression)query);
        return OnQuery((QueryExpression)query);
    }

    public Guid Create(Entity entity) => throw Unexpected();

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw Unexpected();

    public void Update(Entity entity) => throw Unexpected();

    public void Delete(string entityName, Guid id) => throw Unexpected();

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw Unexpected();

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw Unexpected();

    private static InvalidOperationException Unexpected() => new("The Web API uses requests and queries only.");
}
