using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>A local Dataverse organisation: its rows, its users, its imported solutions and their plug-ins.</summary>
public sealed partial class Organization : IDisposable
{
    public static Organization Open(OrganizationOptions options) => throw new NotImplementedException();

    /// <exception cref="ImportException">The zip is not accepted; nothing was changed.</exception>
    public ImportResult ImportSolution(string zipPath) => throw new NotImplementedException();

    /// <summary>Takes away everything the solution brought, its rows included.</summary>
    /// <exception cref="ImportException">It is not installed, or another solution needs it.</exception>
    public void RemoveSolution(string uniqueName) => throw new NotImplementedException();

    public IReadOnlyList<InstalledSolution> Solutions => throw new NotImplementedException();

    /// <summary>A user of the root business unit with these roles and Basic User.</summary>
    public Guid CreateUser(string fullName, string title, params string[] roles) => throw new NotImplementedException();

    public IReadOnlyList<OrganizationUser> Users => throw new NotImplementedException();

    public void AssignProfile(Guid userId, string fieldSecurityProfile) => throw new NotImplementedException();

    /// <summary>SYSTEM: it may do everything and reads secured columns.</summary>
    public Guid SystemUserId => throw new NotImplementedException();

    /// <summary>Every call is one transaction; roles and column security are enforced. Failures are FaultException&lt;OrganizationServiceFault&gt;.</summary>
    public IOrganizationService ServiceFor(Guid userId) => throw new NotImplementedException();

    public OrganizationMetadata Metadata => throw new NotImplementedException();

    /// <summary>The zip's bytes; null when there is none of that name.</summary>
    public byte[]? WebResource(string name) => throw new NotImplementedException();

    /// <summary>RibbonDiffXml of the table; empty when no solution brought one.</summary>
    public string RibbonXml(string table) => throw new NotImplementedException();

    public IReadOnlyList<TraceEntry> Traces => throw new NotImplementedException();

    public IReadOnlyList<RequestEntry> Requests => throw new NotImplementedException();

    public IReadOnlyList<AsyncJob> AsyncJobs => throw new NotImplementedException();

    /// <summary>Runs the asynchronous jobs that are due by the organisation's clock, and those they start; returns when none is left.</summary>
    public Task DrainAsyncJobsAsync(CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Runs due jobs in the background until the organisation is disposed.</summary>
    public void StartAsyncWorker() => throw new NotImplementedException();

    public StepHandle RegisterStep(CustomStep step) => throw new NotImplementedException();

    public OrganizationFaults Faults { get; } = new();

    /// <summary>Rows, jobs, traces and faults go; solutions and users stay.</summary>
    public void Reset() => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
