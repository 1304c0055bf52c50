using System;
using System.Linq;
using System.ServiceModel;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.Tests.Support;

/// <summary>An organisation in memory with the clinic's solution and a clock that stands until it is moved.</summary>
internal sealed class TestOrganization : IDisposable
{
    public TestOrganization(SolutionMetadata? solution = null, Func<OrganizationOptions, OrganizationOptions>? configure = null)
    {
        var options = new OrganizationOptions(null, Plugins, () => Now);
        Organization = Organization.Open(configure?.Invoke(options) ?? options);
        Install(solution ?? Clinic.Solution());
        System = Organization.ServiceFor(Organization.SystemUserId);
    }

    public DateTime Now { get; set; } = new(2026, 5, 4, 10, 20, 30, DateTimeKind.Utc);

    public TestPlugins Plugins { get; } = new();

    public Organization Organization { get; }

    public IOrganizationService System { get; }

    public ImportResult Install(SolutionMetadata solution) => Organization.Installer.Install(solution, () => { });

    public IOrganizationService As(Guid user) => Organization.ServiceFor(user);

    public Guid User(string name, params string[] roles) => Organization.CreateUser(name, "", roles);

    public Guid NewClinic(string name = "Paws") => System.Create(new Entity(Clinic.Table) { ["vet_name"] = name });

    public Guid NewPatient(string name, Guid? clinic = null, IOrganizationService? service = null)
    {
        var patient = new Entity(Clinic.Patient) { ["vet_name"] = name };
        if (clinic is { } id)
            patient["vet_clinicid"] = new EntityReference(Clinic.Table, id);
        return (service ?? System).Create(patient);
    }

    public Entity Read(string table, Guid id) => System.Retrieve(table, id, new ColumnSet(true));

    public int Count(string table) => System.RetrieveMultiple(new QueryExpression(table)).Entities.Count;

    public string[] Names(QueryExpression query, IOrganizationService? service = null) =>
        (service ?? System).RetrieveMultiple(query).Entities.Select(row => row.GetAttributeValue<string>("vet_name")).ToArray();

    public StepHandle Step(string message, string? table, int stage, Action<PluginCall> work, int mode = 0, params string[] filtering) =>
        Organization.RegisterStep(new CustomStep { Message = message, Table = table, Stage = stage, Mode = mode, Plugin = new DelegatePlugin(work), FilteringAttributes = [.. filtering] });

    public void Dispose() => Organization.Dispose();

    /// <summary>The fault of an action that must be refused.</summary>
    public static OrganizationServiceFault Refused(Action action) => Assert.Throws<FaultException<OrganizationServiceFault>>(() => action())!.Detail;
}
