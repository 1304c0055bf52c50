using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.LocalDataverse.Async;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>A local Dataverse organisation: its rows, its users, its imported solutions and their plug-ins. Safe to be used by many threads at once.</summary>
public sealed partial class Organization : IDisposable
{
    private readonly OrganizationCore _core;
    private readonly JobRunner _runner;
    private readonly BaseRows _baseRows;
    private AsyncWorker? _worker;

    private Organization(OrganizationOptions options)
    {
        _core = new OrganizationCore(options);
        _baseRows = new BaseRows(_core);
        Installer = new Installer(_core);
        _runner = new JobRunner(_core);
        try
        {
            Installer.Restore();
            _baseRows.Add();
        }
        catch
        {
            _core.Dispose();
            throw;
        }
    }

    internal Installer Installer { get; }

    internal int WaitingWriters => _core.Locks.Waiting;

    /// <summary>Opens the organisation kept in the data directory, or a new one.</summary>
    /// <exception cref="ImportException">A kept solution cannot be read any more.</exception>
    public static Organization Open(OrganizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new Organization(options);
    }

    /// <exception cref="ImportException">The zip is not accepted; nothing was changed.</exception>
    public ImportResult ImportSolution(string zipPath) => Installer.Import(zipPath);

    /// <summary>Takes away everything the solution brought, its rows included.</summary>
    /// <exception cref="ImportException">It is not installed, or another solution needs it.</exception>
    public void RemoveSolution(string uniqueName) => Installer.Remove(uniqueName);

    public IReadOnlyList<InstalledSolution> Solutions => Metadata.Solutions.Select(Installer.Describe).ToList();

    /// <summary>A user of the root business unit with these roles and Basic User.</summary>
    /// <exception cref="ArgumentException">There is no such role.</exception>
    public Guid CreateUser(string fullName, string title, params string[] roles) =>
        CreateUser(fullName, title, BaseRows.ReadWrite, [PlatformMetadata.BasicUser, .. roles]);

    /// <summary>An application user: another program that calls the Web API. It has these roles and no other.</summary>
    /// <exception cref="ArgumentException">There is no such role.</exception>
    public Guid CreateApplicationUser(string fullName, string title, params string[] roles) =>
        CreateUser(fullName, title, BaseRows.NonInteractive, roles);

    private Guid CreateUser(string fullName, string title, int accessMode, string[] roles)
    {
        using var pass = _core.Gate.Enter();
        foreach (var role in roles)
        {
            if (_core.Model.Role(role) is null)
                throw new ArgumentException($"There is no role '{role}'; there are {string.Join(", ", Metadata.Roles.Select(known => known.Name))}.", nameof(roles));
        }
        var id = _baseRows.AddUser(Guid.NewGuid(), fullName, title, accessMode);
        foreach (var role in roles)
            _core.Users.AddRole(id, _core.Model.Role(role)!.Name);
        return id;
    }

    /// <summary>People and application users, without SYSTEM.</summary>
    public IReadOnlyList<OrganizationUser> Users => _core.Store.Select(SystemColumns.User, [])
        .Where(row => row.Id != _core.SystemUserId)
        .OrderBy(row => row.Version)
        .Select(row => new OrganizationUser(row.Id, row["fullname"] as string ?? "", row["title"] as string ?? "", _core.Users.RolesOf(row.Id), row["accessmode"] is BaseRows.NonInteractive))
        .ToList();

    /// <exception cref="ArgumentException">There is no such profile.</exception>
    public void AssignProfile(Guid userId, string fieldSecurityProfile)
    {
        var profile = _core.Model.Profile(fieldSecurityProfile)
            ?? throw new ArgumentException($"There is no field security profile '{fieldSecurityProfile}'.", nameof(fieldSecurityProfile));
        _core.Users.AddProfile(userId, profile.Name);
    }

    /// <summary>SYSTEM: it may do everything and reads secured columns.</summary>
    public Guid SystemUserId => _core.SystemUserId;

    /// <summary>Every call is one transaction; roles and column security are enforced. Failures are FaultException&lt;OrganizationServiceFault&gt;.</summary>
    public IOrganizationService ServiceFor(Guid userId) => new OrganizationService(request => _core.Pipeline.Execute(request, new Call
    {
        UserId = userId,
        InitiatingUserId = userId,
        Depth = 1,
        CorrelationId = Guid.NewGuid(),
        Sandbox = _core.NewSandbox(),
    }));

    public OrganizationMetadata Metadata => _core.Model.Metadata;

    /// <summary>The zip's bytes; null when there is none of that name.</summary>
    public byte[]? WebResource(string name) => Metadata.WebResources.FirstOrDefault(resource => resource.Name == name)?.Content;

    /// <summary>RibbonDiffXml of the table; empty when no solution brought one.</summary>
    public string RibbonXml(string table) => Metadata.Ribbons.GetValueOrDefault(table, "");

    public IReadOnlyList<TraceEntry> Traces => _core.Log.Traces;

    public IReadOnlyList<RequestEntry> Requests => _core.Log.Requests;

    public IReadOnlyList<AsyncJob> AsyncJobs => _core.Jobs.All;

    /// <summary>Runs the asynchronous jobs that are due by the organisation's clock, and those they start; returns when none is left.</summary>
    public Task DrainAsyncJobsAsync(CancellationToken cancellation = default) => Task.Run(() => _runner.RunDue(cancellation), cancellation);

    /// <summary>Runs due jobs in the background until the organisation is disposed.</summary>
    public void StartAsyncWorker() => _worker ??= new AsyncWorker(_core.Jobs, _runner);

    /// <exception cref="ArgumentException">The platform has no such step.</exception>
    public StepHandle RegisterStep(CustomStep step) => Installer.Register(step);

    public OrganizationFaults Faults => _core.Faults;

    /// <summary>Rows, jobs, traces and faults go; solutions, users and registered steps stay.</summary>
    public void Reset()
    {
        using var pass = _core.Gate.Close();
        _core.Store.Clear(BaseRows.Kept);
        _core.Jobs.Clear();
        _core.Log.Clear();
        _core.Faults.Clear();
    }

    public void Dispose()
    {
        _worker?.Dispose();
        _core.Dispose();
    }
}
