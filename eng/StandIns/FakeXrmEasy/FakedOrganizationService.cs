using System;
using System.Linq;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace FakeXrmEasy;

/// <summary>The organisation service on the store.</summary>
internal sealed class FakedOrganizationService : IOrganizationService
{
    private const int ObjectDoesNotExist = -2147220969;

    private readonly XrmFakedContext context;

    public FakedOrganizationService(XrmFakedContext context)
    {
        this.context = context;
    }

    public Guid Create(Entity entity)
    {
        if (entity == null)
            throw new InvalidOperationException("Create needs a row.");
        if (entity.Contains("statecode"))
            throw new InvalidOperationException("A row is created active; set statecode by an update afterwards.");

        var row = RowCopy.Of(entity);
        if (row.Id == Guid.Empty)
            row.Id = Guid.NewGuid();
        if (context.Find(row.LogicalName ?? "", row.Id) != null)
            throw new InvalidOperationException($"Table '{row.LogicalName}' has a row with id {row.Id} already.");
        foreach (var key in row.KeyAttributes.Where(k => !row.Contains(k.Key)).ToList())
            row[key.Key] = key.Value;
        row.KeyAttributes.Clear();
        context.Put(row);
        return row.Id;
    }

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) =>
        Retrieve(new EntityReference(entityName, id), columnSet);

    public void Update(Entity entity)
    {
        if (entity == null)
            throw new InvalidOperationException("Update needs a row.");

        var row = Existing(entity.LogicalName, entity.Id, entity.KeyAttributes);
        foreach (var attribute in entity.Attributes)
        {
            if (attribute.Value == null)
                row.Attributes.Remove(attribute.Key);
            else
                row[attribute.Key] = RowCopy.OfValue(attribute.Value);
        }

        row["modifiedon"] = DateTime.UtcNow;
        if (context.CallerId != null)
            row["modifiedby"] = RowCopy.OfValue(context.CallerId);
    }

    public void Delete(string entityName, Guid id) => Delete(new EntityReference(entityName, id));

    public EntityCollection RetrieveMultiple(QueryBase query) => new QueryRunner(context).Run(query);

    public OrganizationResponse Execute(OrganizationRequest request)
    {
        if (context.TryAnswer(request, out var answer))
            return answer;

        switch (request)
        {
            case CreateRequest create:
                return new CreateResponse { Results = { ["id"] = Create(create.Target) } };
            case UpdateRequest update:
                Update(update.Target);
                return new UpdateResponse();
            case DeleteRequest delete:
                Delete(delete.Target);
                return new DeleteResponse();
            case RetrieveRequest retrieve:
                return new RetrieveResponse { Results = { ["Entity"] = Retrieve(retrieve.Target, retrieve.ColumnSet) } };
            case RetrieveMultipleRequest retrieveMultiple:
                return new RetrieveMultipleResponse { Results = { ["EntityCollection"] = RetrieveMultiple(retrieveMultiple.Query) } };
            case UpsertRequest upsert:
                return Upsert(upsert.Target);
            default:
                throw new NotSupportedException($"The faked context has no answer to '{request.RequestName}' ({request.GetType().Name}); give it one with AddGenericFakeMessageExecutor, AddFakeMessageExecutor or AddExecutionMock.");
        }
    }

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException("The faked context does not support Associate.");

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException("The faked context does not support Disassociate.");

    private Entity Retrieve(EntityReference target, ColumnSet columnSet)
    {
        if (columnSet == null)
            throw Fault(0, "Retrieve needs a ColumnSet.");
        return RowCopy.Of(Existing(target.LogicalName, target.Id, target.KeyAttributes), columnSet);
    }

    private void Delete(EntityReference target)
    {
        var row = Existing(target.LogicalName, target.Id, target.KeyAttributes);
        context.Data[row.LogicalName].Remove(row.Id);
    }

    private UpsertResponse Upsert(Entity target)
    {
        var existing = Find(target.LogicalName, target.Id, target.KeyAttributes);
        Guid id;
        if (existing == null)
        {
            id = Create(target);
        }
        else
        {
            id = existing.Id;
            Update(target);
        }

        return new UpsertResponse
        {
            Results = { ["RecordCreated"] = existing == null, ["Target"] = new EntityReference(target.LogicalName, id) },
        };
    }

    private Entity Existing(string table, Guid id, KeyAttributeCollection keys) =>
        Find(table, id, keys) ?? throw Fault(ObjectDoesNotExist, keys.Count > 0 && id == Guid.Empty
            ? $"{table} with the given key ({string.Join(", ", keys.Keys)}) Does Not Exist"
            : $"{table} With Id = {id:D} Does Not Exist");

    /// <summary>By id, or, where there is none, by the alternate key the caller gave.</summary>
    private Entity Find(string table, Guid id, KeyAttributeCollection keys)
    {
        if (string.IsNullOrWhiteSpace(table))
            throw new InvalidOperationException("The request names no table.");
        if (id != Guid.Empty || keys.Count == 0)
            return context.Find(table, id);
        return context.Rows(table).SingleOrDefault(row => keys.All(key => Comparison.AreEqual(Comparison.ValueOf(row, key.Key), key.Value)));
    }

    private static FaultException<OrganizationServiceFault> Fault(int code, string message) =>
        new(new OrganizationServiceFault { ErrorCode = code, Message = message, Timestamp = DateTime.UtcNow }, new FaultReason(message));
}
