using System;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Security;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>One request on its way through the stages.</summary>
internal sealed class Execution
{
    private readonly OrganizationCore _core;
    private readonly RequestPipeline _pipeline;
    private readonly Call _call;
    private readonly Model _model;
    private readonly string _messageName;
    private readonly IMessage _message;
    private readonly Guid? _requestId;
    private readonly DateTime _createdOn;
    private readonly Guid _operationId = Guid.NewGuid();
    private readonly ParameterCollection _input;
    private readonly ParameterCollection _output = new();
    private readonly ParameterCollection _shared = new();
    private MessageSubject _subject = MessageSubject.None;
    private WorkUnit? _unit;

    public Execution(OrganizationCore core, RequestPipeline pipeline, OrganizationRequest request, Call call)
    {
        _core = core;
        _pipeline = pipeline;
        _call = call;
        _model = core.Model;
        _requestId = request.RequestId;
        _createdOn = core.UtcNow;
        _input = Copies.Of(request.Parameters);
        _unit = call.Unit;
        _message = Find(request.RequestName);
        _messageName = _message.Name;
    }

    public OrganizationResponse Run()
    {
        using (var reading = _unit is null ? _core.Begin(_call.Sandbox) : null)
            _subject = _message.Prepare(_model, _unit?.Rows ?? reading!, _input);
        if (!_call.IsPlatforms)
            _core.Log.Add(new RequestEntry(_messageName, _subject.Table, _call.UserId, _call.Depth, _call.CorrelationId));
        RunSteps(Stages.PreValidation, before: null);
        if (_unit is not null)
            RunInside(_unit);
        else
            RunInTransactionOfItsOwn();
        return Responses.Of(_messageName, _output);
    }

    private void RunInTransactionOfItsOwn()
    {
        using var rows = _core.Begin(_call.Sandbox);
        var unit = _unit = new WorkUnit(rows);
        RunInside(unit);
        unit.DemandAlive();
        _core.Faults.BeforeCommit(_messageName);
        rows.Commit(unit.Jobs.Count == 0 ? null : () => _core.Jobs.Save(unit.Jobs));
        _core.Jobs.Announce(unit.Jobs);
    }

    private void RunInside(WorkUnit unit)
    {
        var hasSteps = _model.HasSteps(_messageName, _subject.Table);
        var before = hasSteps ? Snapshot(unit) : null;
        RunSteps(Stages.Pre, before);
        _message.Run(new MessageContext
        {
            Model = _model,
            Rows = unit.Rows,
            Access = new AccessCheck(_model, unit.Rows, PrincipalOf(_call.UserId)),
            PrincipalOf = PrincipalOf,
            UtcNow = _core.UtcNow,
            OrganizationId = _core.OrganizationId,
            Input = _input,
            Output = _output,
            Nested = (request, checksAccess) => _pipeline.Execute(request, _call with { Unit = unit, ChecksAccess = checksAccess, IsPlatforms = true }),
            ChecksAccess = _call.ChecksAccess,
        });
        if (_messageName == "Create")
            _subject = _subject with { Id = (Guid)_output["id"] };
        if (!hasSteps)
            return;
        RunSteps(Stages.Post, before);
        QueueJobs(unit, before);
    }

    private void RunSteps(int stage, Row? before)
    {
        foreach (var step in _model.StepsOf(_messageName, _subject.Table, stage, isAsync: false).Where(step => step.Wants(Target)))
            _core.Plugins.Run(step.Plugin.Value, step.PluginType, step.Name, Context(step, before), CallOf());
    }

    private void QueueJobs(WorkUnit unit, Row? before)
    {
        foreach (var step in _model.StepsOf(_messageName, _subject.Table, Stages.Post, isAsync: true).Where(step => step.Wants(Target)))
            unit.Jobs.Add(_core.Jobs.Make(step, Context(step, before) with { Mode = 1, IsInTransaction = false }));
    }

    /// <summary>The plug-in of a Custom API is its main operation.</summary>
    private void RunHandler(Metadata.CustomApiMetadata api)
    {
        if (api.PluginTypeName is null || api.PluginAssemblyName is null)
            return;
        var context = Context(Stages.Main, PluginContext.StepReference(Guid.Empty, api.UniqueName));
        _core.Plugins.Run(_core.Plugins.Instance(api.PluginAssemblyName, api.PluginTypeName), api.PluginTypeName, api.UniqueName, context, CallOf());
    }

    private Call CallOf() => _call with { Unit = _unit };

    private PluginContext Context(Step step, Row? before)
    {
        var context = Context(step.Stage, PluginContext.StepReference(step.Id, step.Name));
        return step.Images.IsDefaultOrEmpty || _unit is null
            ? context
            : context with { PreEntityImages = Images.Before(_model, _unit.Rows, step, before), PostEntityImages = Images.After(_model, _unit.Rows, step, Snapshot(_unit)) };
    }

    private PluginContext Context(int stage, EntityReference extension) => new()
    {
        Stage = stage,
        Mode = 0,
        Depth = _call.Depth,
        MessageName = _messageName,
        PrimaryEntityName = _subject.Table ?? PluginContext.NoTable,
        PrimaryEntityId = _subject.Id,
        InputParameters = _input,
        OutputParameters = _output,
        SharedVariables = _shared,
        UserId = _call.UserId,
        InitiatingUserId = _call.InitiatingUserId,
        BusinessUnitId = _core.BusinessUnitOf(_call.UserId),
        OrganizationId = _core.OrganizationId,
        CorrelationId = _call.CorrelationId,
        OperationId = _operationId,
        OperationCreatedOn = _createdOn,
        IsInTransaction = _unit is not null,
        OwningExtension = extension,
        RequestId = _requestId,
        ParentContext = _call.Parent,
    };

    private Entity? Target => _input.TryGetValue("Target", out var target) ? target as Entity : null;

    private Row? Snapshot(WorkUnit unit) =>
        _subject.Table is null || _subject.Id == Guid.Empty ? null : unit.Rows.Find(new RowReference(_subject.Table, _subject.Id));

    private Principal PrincipalOf(Guid userId) => _core.Users.Principal(_model, userId);

    private IMessage Find(string name)
    {
        if (_model.CustomApi(name) is { } api)
            return new CustomApiMessage(api, () => RunHandler(api));
        return _core.Messages.TryGetValue(name, out var message)
            ? message
            : throw Fault.NotSupported($"the message '{name}', which is neither one of {string.Join(", ", _core.Messages.Keys.Order())} nor a Custom API of an imported solution");
    }
}
