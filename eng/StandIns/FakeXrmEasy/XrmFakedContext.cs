using System;
using System.Collections.Generic;
using System.Linq;
using FakeXrmEasy.FakeMessageExecutors;
using Microsoft.Xrm.Sdk;

namespace FakeXrmEasy;

/// <summary>
/// A permissive store of rows with a service on it: no roles, no roll-back, no row versions, no metadata. What is read and
/// what is written is always a copy.
/// </summary>
public partial class XrmFakedContext
{
    private readonly Dictionary<Type, ServiceRequestExecution> executionMocks = new();
    private readonly Dictionary<Type, IFakeMessageExecutor> executors = new();
    private readonly Dictionary<string, IFakeMessageExecutor> genericExecutors = new(StringComparer.Ordinal);
    private readonly XrmFakedTracingService tracing = new();
    private readonly FakedOrganizationService service;
    private bool initialised;

    public XrmFakedContext()
    {
        service = new FakedOrganizationService(this);
    }

    public delegate OrganizationResponse ServiceRequestExecution(OrganizationRequest req);

    /// <summary>The rows, by table and id.</summary>
    public Dictionary<string, Dictionary<Guid, Entity>> Data { get; set; } = new(StringComparer.Ordinal);

    public EntityReference CallerId { get; set; }

    public EntityReference BusinessUnitId { get; set; }

    public int MaxRetrieveCount { get; set; } = 5000;

    /// <summary>Puts the rows the test begins with; once per context.</summary>
    public virtual void Initialize(IEnumerable<Entity> entities)
    {
        if (initialised)
            throw new InvalidOperationException("Initialize may be called only once for a context; give it all the rows at once.");
        if (entities == null)
            throw new InvalidOperationException("Initialize needs rows; it was given none.");
        foreach (var entity in entities)
            Put(RowCopy.Of(entity));
        initialised = true;
    }

    public void Initialize(Entity e) => Initialize(new[] { e });

    public virtual IOrganizationService GetOrganizationService() => service;

    public XrmFakedTracingService GetFakeTracingService() => tracing;

    /// <summary>The rows of a table as they are now, as copies.</summary>
    public IQueryable<Entity> CreateQuery(string entityLogicalName) => Rows(entityLogicalName).Select(RowCopy.Of).ToList().AsQueryable();

    public void AddExecutionMock<T>(ServiceRequestExecution mock)
        where T : OrganizationRequest => executionMocks[typeof(T)] = mock;

    public void RemoveExecutionMock<T>()
        where T : OrganizationRequest => executionMocks.Remove(typeof(T));

    public void AddFakeMessageExecutor<T>(IFakeMessageExecutor executor)
        where T : OrganizationRequest => executors[typeof(T)] = executor;

    public void RemoveFakeMessageExecutor<T>()
        where T : OrganizationRequest => executors.Remove(typeof(T));

    /// <summary>Answers an untyped request, by its name.</summary>
    public void AddGenericFakeMessageExecutor(string message, IFakeMessageExecutor executor) => genericExecutors[message] = executor;

    public void RemoveGenericFakeMessageExecutor(string message) => genericExecutors.Remove(message);

    internal IEnumerable<Entity> Rows(string table) =>
        Data.TryGetValue(table, out var rows) ? rows.Values : Enumerable.Empty<Entity>();

    internal Entity Find(string table, Guid id) =>
        Data.TryGetValue(table, out var rows) && rows.TryGetValue(id, out var row) ? row : null;

    internal void Put(Entity row)
    {
        if (string.IsNullOrWhiteSpace(row.LogicalName))
            throw new InvalidOperationException("The row has no LogicalName, so its table is unknown.");
        if (row.Id == Guid.Empty)
            throw new InvalidOperationException($"The row of table '{row.LogicalName}' has no Id.");
        if (!Data.TryGetValue(row.LogicalName, out var rows))
            Data[row.LogicalName] = rows = new Dictionary<Guid, Entity>();

        var now = DateTime.UtcNow;
        SetIfAbsent(row, "createdon", now);
        SetIfAbsent(row, "modifiedon", now);
        SetIfAbsent(row, "createdby", CallerId);
        SetIfAbsent(row, "modifiedby", CallerId);
        SetIfAbsent(row, "statecode", new OptionSetValue(0));
        SetIfAbsent(row, "statuscode", new OptionSetValue(1));
        rows[row.Id] = row;
    }

    /// <summary>The test's own answer to a request, if it gave one.</summary>
    internal bool TryAnswer(OrganizationRequest request, out OrganizationResponse response)
    {
        if (executionMocks.TryGetValue(request.GetType(), out var mock))
        {
            response = mock(request);
            return true;
        }

        if ((executors.TryGetValue(request.GetType(), out var executor) && executor.CanExecute(request))
            || (request.GetType() == typeof(OrganizationRequest) && request.RequestName != null && genericExecutors.TryGetValue(request.RequestName, out executor)))
        {
            response = executor.Execute(request, this);
            return true;
        }

        response = null;
        return false;
    }

    private static void SetIfAbsent(Entity row, string column, object value)
    {
        if (value != null && !row.Contains(column))
            row[column] = value;
    }
}
