using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.Plugins.Execution;

/// <summary>The one seam to Dataverse: simple questions and single writes, no batches, and every fault as one exception type.</summary>
internal sealed class DataverseGateway(IOrganizationService service)
{
    /// <summary>A row that must exist, with its row version.</summary>
    public Entity Retrieve(string table, Guid id, string[] columns) =>
        Guarded(() => service.Retrieve(table, id, new ColumnSet(columns)));

    /// <summary>A row that may be missing. Asked as a question, because a failed retrieve dooms the transaction even when it is caught.</summary>
    public Entity? Find(string table, Guid id, params string[] columns) => Query(table, columns, (table + "id", id)).FirstOrDefault();

    /// <summary>All rows whose columns have these values.</summary>
    public IReadOnlyList<Entity> Query(string table, string[] columns, params (string Column, object Value)[] equal)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(columns) };
        foreach (var (column, value) in equal)
            query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return Query(query);
    }

    /// <summary>The first <paramref name="count"/> rows a query finds.</summary>
    public IReadOnlyList<Entity> First(int count, QueryExpression query) => Guarded(() =>
    {
        query.PageInfo = new PagingInfo { Count = count, PageNumber = 1 };
        return service.RetrieveMultiple(query).Entities;
    });

    public IReadOnlyList<Entity> Query(QueryExpression query) => Guarded(() =>
    {
        const int pageSize = 500;
        var rows = new List<Entity>();
        query.PageInfo = new PagingInfo { Count = pageSize, PageNumber = 1 };
        while (true)
        {
            var page = service.RetrieveMultiple(query);
            rows.AddRange(page.Entities);
            if (!page.MoreRecords)
                return rows;
            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    });

    public Guid Create(Entity row) => Guarded(() => service.Create(row));

    public void Update(Entity row) => Guarded(() =>
    {
        service.Update(row);
        return true;
    });

    /// <summary>Writes only if nobody wrote the row since <paramref name="rowVersion"/> was read.</summary>
    /// <exception cref="DataverseException">With <see cref="DataverseException.IsLostRace"/> when somebody did.</exception>
    public void UpdateIfUnchanged(Entity row, string? rowVersion)
    {
        row.RowVersion = rowVersion;
        Execute(new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
    }

    /// <summary>Deletes only if nobody wrote the row since it was read.</summary>
    /// <exception cref="DataverseException">With <see cref="DataverseException.IsLostRace"/> when somebody did.</exception>
    public void DeleteIfUnchanged(Entity row) => Execute(new DeleteRequest
    {
        Target = new EntityReference(row.LogicalName, row.Id) { RowVersion = row.RowVersion },
        ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches,
    });

    public void Delete(string table, Guid id) => Guarded(() =>
    {
        service.Delete(table, id);
        return true;
    });

    public OrganizationResponse Execute(OrganizationRequest request) => Guarded(() => service.Execute(request));

    private static T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            throw new DataverseException(fault.Detail?.ErrorCode ?? 0);
        }
    }
}
