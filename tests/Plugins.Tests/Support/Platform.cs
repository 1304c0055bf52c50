using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Plugins.CustomApis;
using CrmAriaConnector.Plugins.Steps;
using FakeXrmEasy;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.Plugins.Tests.Support;

/// <summary>
/// A customer with one linked Aria account and two mirrored plans in FakeXrmEasy's store, Aria behind MockHttp, and a
/// clock that only moves when told.
/// </summary>
internal sealed class Platform
{
    public const string AcctNo = "4711001";
    public const string InstanceNo = "8800102";
    public const string Canary = "CANARY-9f3b7c1e5d2a48609f3b7c1e5d";

    /// <summary>The key the tenant's event notifications carry.</summary>
    public const string NotificationCanary = "CANARY-notification-51c7d0a94e";

    public static readonly Guid CustomerId = new("a0000000-0000-0000-0000-000000000001");
    public static readonly Guid OtherCustomerId = new("a0000000-0000-0000-0000-000000000002");
    public static readonly Guid UserId = new("b0000000-0000-0000-0000-000000000001");
    public static readonly Guid OtherUserId = new("b0000000-0000-0000-0000-000000000002");
    public static readonly Guid ConnectionId = new("c0000000-0000-0000-0000-000000000001");
    public static readonly Guid LinkId = new("d0000000-0000-0000-0000-000000000001");
    public static readonly Guid OtherLinkId = new("d0000000-0000-0000-0000-000000000002");

    private readonly RecordingService _service;

    public Platform()
    {
        Store.Initialize(Rows());
        _service = new RecordingService(Store.GetOrganizationService(), this);
        Aria.Answers("get_virtual_datetime_m", Answers.Today)
            .Answers("get_rate_schedules_for_plan_m", Answers.Schedules)
            .Answers("get_acct_plans_all_m", Answers.Plans())
            .Answers("get_acct_details_all_m", Answers.Details)
            .Answers("get_acct_plan_queued_changes_m", Answers.EmptyQueue)
            .Answers("get_acct_statement_history_m", Answers.NoStatements)
            .Answers("get_order_m", Answers.NoOrders)
            .Answers("get_all_actions_by_receipt_id_m", Answers.NoReceipt)
            .Answers("assign_custom_acct_plan_rates_m", Answers.Ok)
            .AnswersUpdate(Answers.SeedDryRun, _ => FakeAria.Json(Answers.DatedWrite));
    }

    public XrmFakedContext Store { get; } = new();

    public FakeAria Aria { get; } = new();

    public DateTime Now { get; set; } = new(2026, 1, 1, 10, 0, 0, DateTimeKind.Utc);

    /// <summary>The caller's rights to the Account: 1 read, 2 write.</summary>
    public int Rights { get; set; } = 3;

    public Guid Caller { get; set; } = UserId;

    public List<string> Traces { get; } = [];

    /// <summary>Every create, update and delete, as "verb table".</summary>
    public List<string> Writes { get; } = [];

    /// <summary>Thrown out of the write it returns an exception for.</summary>
    public Func<string, Entity?, Exception?> FailWrite { get; set; } = (_, _) => null;

    public Answer Options(string instanceNo = InstanceNo) => Call(new GetOptionsPlugin(Aria, () => Now), ("PlanInstanceNo", instanceNo));

    public Answer Preview(string intent) => Call(new PreviewChangePlugin(Aria, () => Now), ("Intent", intent));

    public Answer Submit(Guid operation) => Call(new SubmitOperationPlugin(Aria, () => Now), ("OperationId", operation));

    public Answer Commit(Guid operation, string version = "") => Call(new CommitOperationPlugin(Aria, () => Now), ("OperationId", operation), ("Version", version));

    public Answer Resolve(Guid operation) => Call(new ResolveOperationPlugin(Aria, () => Now), ("OperationId", operation));

    public Answer Refresh() => Call(new RefreshAccountPlugin(Aria, () => Now));

    /// <summary>Preview, Submit and Commit in one go.</summary>
    public Answer Carry(string intent)
    {
        var preview = Preview(intent);
        Assert.That(preview.Code, Is.EqualTo("OK"), preview.Message);
        var submit = Submit(preview.OperationId);
        Assert.That(submit.Code, Is.EqualTo("OK"), submit.Message);
        return Commit(preview.OperationId, submit.Version);
    }

    public void FollowUp(Guid operation) => Run(new OperationFollowUpPlugin(Aria, () => Now), "Update", new ParameterCollection
    {
        ["Target"] = new Entity("aria_operation", operation),
    });

    public Answer Receive(string document, IPlugin? plugin = null) =>
        Read(Run(plugin ?? new ReceiveEventsPlugin(Aria, () => Now), "aria_ReceiveEvents", new ParameterCollection { ["Document"] = document }));

    /// <summary>The job of one event, as its creation starts it.</summary>
    public void FollowUpEvent(Guid id, IPlugin? plugin = null) => Run(plugin ?? new EventFollowUpPlugin(Aria, () => Now), "Create", new ParameterCollection
    {
        ["Target"] = new Entity("aria_event", id),
    });

    public Answer Call(IPlugin plugin, params (string Name, object Value)[] parameters) => CallFor(CustomerId, plugin, parameters);

    public Answer CallFor(Guid customer, IPlugin plugin, params (string Name, object Value)[] parameters) =>
        CallOn(new EntityReference("account", customer), plugin, parameters);

    public Answer CallOn(EntityReference target, IPlugin plugin, params (string Name, object Value)[] parameters)
    {
        var input = new ParameterCollection { ["Target"] = target };
        foreach (var (name, value) in parameters)
            input[name] = value;
        return Read(Run(plugin, plugin.GetType().Name, input));
    }

    public Entity Row(string table, Guid id) => Store.GetOrganizationService().Retrieve(table, id, new ColumnSet(true));

    public IReadOnlyList<Entity> Table(string table) => Store.CreateQuery(table).ToList();

    public int State(Guid operation) => Row("aria_operation", operation).GetAttributeValue<OptionSetValue>("aria_state").Value - 727900000;

    public void Set(string table, Guid id, string column, object? value) =>
        Store.GetOrganizationService().Update(new Entity(table, id) { [column] = value });

    private static Answer Read(ParameterCollection output) =>
        new((bool)output["Success"], (string)output["Code"], (string)output["Message"], (string)output["CorrelationId"], (string)output["ResultJson"]);

    private ParameterCollection Run(IPlugin plugin, string message, ParameterCollection input)
    {
        var execution = Store.GetDefaultPluginContext();
        execution.MessageName = message;
        execution.InputParameters = input;
        execution.OutputParameters = [];
        execution.InitiatingUserId = Caller;
        execution.UserId = Caller;
        execution.CorrelationId = Guid.NewGuid();
        plugin.Execute(new Services(execution, this));
        return execution.OutputParameters;
    }

    private static IEnumerable<Entity> Rows() =>
    [
        new("account", CustomerId) { ["name"] = "Alderbrook Cycle Works" },
        new("account", OtherCustomerId) { ["name"] = "Somebody else" },
        new("systemuser", UserId) { ["fullname"] = "Robin Rep" },
        new("systemuser", OtherUserId) { ["fullname"] = "Sam Support" },
        new("aria_connection", ConnectionId)
        {
            ["aria_name"] = "Playground",
            ["aria_environment"] = new OptionSetValue(727900003),
            ["aria_clientno"] = "9000123",
            ["aria_authkey"] = Canary,
            ["aria_notificationkey"] = NotificationCanary,
            ["aria_companyproration"] = new OptionSetValue(727900001),
        },
        Link(LinkId, CustomerId, AcctNo),
        Link(OtherLinkId, OtherCustomerId, "4711002"),
        new("aria_planinstance", new Guid("e0000000-0000-0000-0000-000000000002"))
        {
            ["aria_name"] = "Extra Line",
            ["aria_ariaaccountid"] = new EntityReference("aria_account", LinkId),
            ["aria_planinstanceno"] = InstanceNo,
            ["aria_planno"] = "20200",
            ["aria_units"] = 3m,
            ["aria_ratescheduleno"] = "77001",
            ["aria_rateschedulename"] = "Standard",
            ["aria_currencycode"] = "USD",
            ["aria_recurringinterval"] = 1,
            ["aria_billday"] = 15,
            ["aria_billthrudate"] = new DateTime(2019, 3, 14),
            ["aria_nextbilldate"] = new DateTime(2019, 3, 15),
            ["aria_rates"] = """[{"serviceNo":"5120","name":"Line fee","isRecurring":true,"isUsage":false,"isCustom":false,"tierRule":1,"tiers":[{"seq":1,"from":1,"to":null,"ratePerUnit":10.0}]}]""",
        },
    ];

    private static Entity Link(Guid id, Guid customer, string acctNo) => new("aria_account", id)
    {
        ["aria_name"] = acctNo,
        ["aria_customerid"] = new EntityReference("account", customer),
        ["aria_connectionid"] = new EntityReference("aria_connection", ConnectionId),
        ["aria_acctno"] = acctNo,
        ["aria_currencycode"] = "USD",
    };

    private sealed class Services(IPluginExecutionContext execution, Platform platform) : IServiceProvider, IOrganizationServiceFactory, ITracingService
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(IPluginExecutionContext) ? execution
            : serviceType == typeof(IOrganizationServiceFactory) || serviceType == typeof(ITracingService) ? this
            : null;

        public IOrganizationService CreateOrganizationService(Guid? userId) => platform._service;

        public void Trace(string format, params object[] args) => platform.Traces.Add(args.Length == 0 ? format : string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args));
    }

    /// <summary>FakeXrmEasy's service, with the access question answered, and writes noted or made to fail.</summary>
    private sealed class RecordingService(IOrganizationService inner, Platform platform) : IOrganizationService
    {
        public Guid Create(Entity entity)
        {
            Note("create", entity.LogicalName, entity);
            return inner.Create(entity);
        }

        public void Update(Entity entity)
        {
            Note("update", entity.LogicalName, entity);
            inner.Update(entity);
        }

        public void Delete(string entityName, Guid id)
        {
            Note("delete", entityName, null);
            inner.Delete(entityName, id);
        }

        public OrganizationResponse Execute(OrganizationRequest request)
        {
            if (request.RequestName == "RetrievePrincipalAccess")
                return new OrganizationResponse { ["AccessRights"] = platform.Rights };
            if (request is UpdateRequest update)
                Note("update", update.Target.LogicalName, update.Target);
            else if (request is DeleteRequest delete)
                Note("delete", delete.Target.LogicalName, null);
            return inner.Execute(request);
        }

        public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => inner.Retrieve(entityName, id, columnSet);

        public EntityCollection RetrieveMultiple(QueryBase query) => inner.RetrieveMultiple(query);

        public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
            inner.Associate(entityName, entityId, relationship, relatedEntities);

        public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
            inner.Disassociate(entityName, entityId, relationship, relatedEntities);

        private void Note(string verb, string table, Entity? entity)
        {
            if (platform.FailWrite(verb + " " + table, entity) is { } failure)
                throw failure;
            platform.Writes.Add(verb + " " + table);
        }
    }
}
