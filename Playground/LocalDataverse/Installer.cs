using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.ServiceModel;
using System.Threading;
using CrmAriaConnector.LocalDataverse.Import;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>Brings solutions into the organisation and takes them out again. No request is under way meanwhile.</summary>
internal sealed class Installer(OrganizationCore core)
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<Guid, Step> _customSteps = ImmutableDictionary<Guid, Step>.Empty;

    /// <summary>Makes a kept organisation what it was: the platform and its solutions in their order.</summary>
    public void Restore()
    {
        var metadata = PlatformMetadata.Create();
        foreach (var zip in core.Store.Records.Solutions())
            metadata = metadata.With(SolutionZipReader.Read(new MemoryStream(zip)));
        core.Store.Apply(metadata);
        Take(metadata);
    }

    public ImportResult Import(string zipPath)
    {
        var solution = SolutionZipReader.Read(zipPath);
        var zip = File.ReadAllBytes(zipPath);
        return Install(solution, () => core.Store.Records.SaveSolution(solution.UniqueName, zip));
    }

    /// <param name="record">Keeps the zip; runs in the transaction that changes the tables.</param>
    public ImportResult Install(SolutionMetadata solution, Action record)
    {
        lock (_gate)
        {
            var outcome = InstallRules.Outcome(core.Model.Metadata, solution);
            if (outcome != ImportOutcome.Unchanged)
            {
                CheckPlugins(solution);
                Replace(core.Model.Metadata.With(solution), record);
            }
            return new ImportResult(outcome, Describe(solution));
        }
    }

    public void Remove(string uniqueName)
    {
        lock (_gate)
            Replace(core.Model.Metadata.Without(uniqueName), () => core.Store.Records.DeleteSolution(uniqueName));
    }

    public StepHandle Register(CustomStep step)
    {
        if (step.Stage is not (Stages.PreValidation or Stages.Pre or Stages.Post))
            throw new ArgumentException($"A step runs in stage {Stages.PreValidation}, {Stages.Pre} or {Stages.Post}, not in {step.Stage}.", nameof(step));
        if (step.Mode is not (0 or 1) || (step.Mode == 1 && step.Stage != Stages.Post))
            throw new ArgumentException($"A step is synchronous (0), or asynchronous (1) in stage {Stages.Post}.", nameof(step));
        lock (_gate)
        {
            DemandOpenForSteps(step);
            var id = Guid.NewGuid();
            _customSteps = _customSteps.Add(id, new Step
            {
                Id = id,
                Name = step.Name,
                Message = step.Message,
                Table = step.Table,
                Stage = step.Stage,
                IsAsync = step.Mode == 1,
                Rank = step.Rank,
                FilteringAttributes = step.FilteringAttributes,
                Images = step.Images,
                Plugin = new Lazy<IPlugin>(step.Plugin),
                PluginType = step.Plugin.GetType().FullName ?? step.Plugin.GetType().Name,
            });
            Take(core.Model.Metadata);
            return new StepHandle(id, Unregister);
        }
    }

    public static InstalledSolution Describe(SolutionMetadata solution) =>
        new(solution.UniqueName, solution.DisplayName, solution.Version, solution.Description, solution.IsManaged, solution.Publisher);

    private void Unregister(Guid id)
    {
        lock (_gate)
        {
            _customSteps = _customSteps.Remove(id);
            Take(core.Model.Metadata);
        }
    }

    private void DemandOpenForSteps(CustomStep step)
    {
        if (core.Model.CustomApi(step.Message) is { } api)
        {
            if (api.AllowedCustomProcessingStepType == 0 || (api.AllowedCustomProcessingStepType == 1 && step.Mode == 0))
                throw new ArgumentException($"The Custom API {api.UniqueName} takes {(api.AllowedCustomProcessingStepType == 0 ? "no steps" : "asynchronous steps only")}.", nameof(step));
        }
        else if (!core.Messages.ContainsKey(step.Message))
        {
            throw new ArgumentException($"There is no message '{step.Message}'.", nameof(step));
        }
        if (step.Table is not null && !core.Model.Metadata.TryTable(step.Table, out _))
            throw new ArgumentException($"There is no table '{step.Table}'.", nameof(step));
    }

    private void Replace(OrganizationMetadata metadata, Action record)
    {
        using var pass = core.Gate.Close();
        var changes = MetadataChanges.Between(core.Model.Metadata, metadata);
        if (!changes.Impossible.IsEmpty)
            throw new ImportException(changes.Impossible);
        foreach (var (table, key) in changes.AddedKeys)
            DemandUniqueRows(core.Model.Metadata.Tables[table], key);
        foreach (var column in changes.NarrowedColumns)
            DemandFittingRows(metadata.Tables[column.Table], column);
        core.Store.Apply(metadata, record);
        core.Plugins.Forget();
        Take(metadata);
        core.Jobs.Keep(core.Model.Steps.Select(step => step.Id).ToHashSet());
    }

    /// <summary>The platform would import the solution and leave the key without its index; here it is said at once.</summary>
    private void DemandUniqueRows(TableMetadata table, KeyMetadata key)
    {
        // A key over a new column names no row yet.
        if (!key.Columns.All(table.Columns.ContainsKey))
            return;
        var twice = core.Store.Select(table.LogicalName, [])
            .Where(row => key.Columns.All(column => row[column] is not null))
            .GroupBy(row => string.Join('\u001f', key.Columns.Select(column => AlternateKeys.Comparable(row[column]!))))
            .FirstOrDefault(rows => rows.Skip(1).Any());
        if (twice is not null)
            throw new ImportException($"The key {key.LogicalName} of {table.LogicalName} is new, and {twice.Count()} rows have the same values in {string.Join(", ", key.Columns)}. Make them different first.");
    }

    /// <summary>A value fits when writing it anew under the new column would keep it as it is. Rows are never cut to size.</summary>
    private void DemandFittingRows(TableMetadata table, NarrowedColumn column)
    {
        var misfits = core.Store.Select(table.LogicalName, []).Count(row => row[column.Now.LogicalName] is { } value && !Fits(value));
        if (misfits > 0)
            throw new ImportException($"The column {column.Now.LogicalName} of {table.LogicalName} would take {string.Join(" and ", column.Reasons)}, and {misfits} rows hold a value that does not fit. Change the rows first.");

        bool Fits(object value)
        {
            try
            {
                var anew = ColumnValues.Read(table, column.Now, ColumnValues.Write(column.Before, value, _ => null));
                return anew is not null && AlternateKeys.Comparable(anew) == AlternateKeys.Comparable(value);
            }
            catch (FaultException)
            {
                return false;
            }
        }
    }

    private void Take(OrganizationMetadata metadata)
    {
        core.Model = new Model(metadata, [.. metadata.Steps.Select(StepOf), .. _customSteps.Values]);
        core.Users.Adapt(core.Model);
    }

    private Step StepOf(StepMetadata step) => new()
    {
        Id = step.Id,
        Name = step.Name,
        Message = step.Message,
        Table = step.Table,
        Stage = step.Stage,
        IsAsync = step.Mode == 1,
        Rank = step.Rank,
        FilteringAttributes = step.FilteringAttributes,
        Images = step.Images,
        Plugin = new Lazy<IPlugin>(() => core.Plugins.Instance(step.PluginAssemblyName, step.PluginTypeName)),
        PluginType = step.PluginTypeName,
        DeletesItsJob = step.AsyncAutoDelete,
    };

    /// <summary>The zip's plug-ins are run from the host's classes: both must come from the same sources, and every class must be there.</summary>
    private void CheckPlugins(SolutionMetadata solution)
    {
        var types = solution.Steps.Select(step => (Assembly: step.PluginAssemblyName, Type: step.PluginTypeName))
            .Concat(solution.CustomApis.Where(api => api.PluginTypeName is not null).Select(api => (Assembly: api.PluginAssemblyName ?? "", Type: api.PluginTypeName!)))
            .Distinct()
            .ToList();
        if (solution.Steps.FirstOrDefault(step => !string.IsNullOrEmpty(step.Configuration)) is { } configured)
            throw new ImportException($"The step '{configured.Name}' has a configuration; the local organisation makes plug-ins without one.");
        try
        {
            foreach (var assembly in solution.PluginAssemblies)
            {
                if (core.Options.PluginHost.SourceHashOf(assembly.Name) != assembly.SourceHash)
                    throw new ImportException($"The plug-in assembly {assembly.Name} in the solution {solution.UniqueName} was built from other sources than the one that runs here. Build and pack again.");
            }
            foreach (var (assembly, type) in types)
                core.Options.PluginHost.Create(assembly, type);
        }
        catch (InvalidOperationException unknown)
        {
            throw new ImportException($"The solution {solution.UniqueName} cannot run here: {unknown.Message}", unknown);
        }
    }
}
