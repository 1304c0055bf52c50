using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Tests.Support;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Tests;

/// <summary>Asynchronous steps: after the commit, with the context of their request, repeated when they ask for it.</summary>
[TestFixture]
internal sealed class AsyncTests
{
    [Test]
    public async Task A_job_runs_after_the_commit_outside_of_any_transaction_with_the_requests_context()
    {
        using var platform = new TestOrganization();
        var nurse = platform.User("Nina Nurse", Clinic.Nurse);
        IPluginExecutionContext? seen = null;
        string? name = null;
        using var step = platform.Step("Create", Clinic.Patient, 40, call =>
        {
            seen = call.Context;
            name = call.Target.GetAttributeValue<string>("vet_name");
        }, mode: 1);

        var id = platform.NewPatient("Rex", platform.NewClinic(), platform.As(platform.User("Cleo Chief", Clinic.Chief)));
        Assert.That((seen, platform.Organization.AsyncJobs.Single().State), Is.EqualTo(((IPluginExecutionContext?)null, AsyncJobState.Waiting)));
        await platform.Organization.DrainAsyncJobsAsync();

        Assert.Multiple(() =>
        {
            Assert.That(name, Is.EqualTo("Rex"));
            Assert.That((seen!.Mode, seen.Stage, seen.Depth, seen.IsInTransaction, seen.PrimaryEntityId), Is.EqualTo((1, 40, 1, false, id)));
            Assert.That(((Entity)seen.InputParameters["Target"]).GetAttributeValue<EntityReference>("vet_clinicid").LogicalName, Is.EqualTo(Clinic.Table));
            Assert.That(platform.Organization.AsyncJobs.Single().State, Is.EqualTo(AsyncJobState.Succeeded));
        });
    }

    [Test]
    public async Task A_retry_is_repeated_by_the_clock_three_times_and_then_it_has_failed()
    {
        using var platform = new TestOrganization();
        var attempts = 0;
        using var step = platform.Step("Create", Clinic.Patient, 40, _ =>
        {
            attempts++;
            throw new InvalidPluginExecutionException(OperationStatus.Retry, "Not yet.");
        }, mode: 1);
        platform.NewPatient("Rex");
        var seen = new List<(int, AsyncJobState)>();
        for (var round = 0; round < 6; round++)
        {
            await platform.Organization.DrainAsyncJobsAsync();
            await platform.Organization.DrainAsyncJobsAsync();
            seen.Add((attempts, platform.Organization.AsyncJobs.Single().State));
            platform.Now = platform.Now.AddHours(1);
        }
        Assert.That(seen, Is.EqualTo(new[]
        {
            (1, AsyncJobState.Waiting), (2, AsyncJobState.Waiting), (3, AsyncJobState.Waiting), (4, AsyncJobState.Failed), (4, AsyncJobState.Failed), (4, AsyncJobState.Failed),
        }));
        Assert.That(platform.Organization.AsyncJobs.Single().Message, Is.EqualTo("Not yet."));
    }

    [TestCase(OperationStatus.Failed, AsyncJobState.Failed)]
    [TestCase(OperationStatus.Canceled, AsyncJobState.Canceled)]
    [TestCase(OperationStatus.Suspended, AsyncJobState.Suspended)]
    public async Task Other_outcomes_end_the_job(OperationStatus status, AsyncJobState state)
    {
        using var platform = new TestOrganization();
        using var step = platform.Step("Create", Clinic.Patient, 40, _ => throw new InvalidPluginExecutionException(status, "Over."), mode: 1);
        platform.NewPatient("Rex");
        await platform.Organization.DrainAsyncJobsAsync();
        Assert.That(platform.Organization.AsyncJobs.Single().State, Is.EqualTo(state));
    }

    [Test]
    public async Task Each_write_of_a_job_stands_by_itself()
    {
        using var platform = new TestOrganization();
        using var step = platform.Step("Create", Clinic.Patient, 40, call =>
        {
            call.System.Create(new Entity(Clinic.Visit));
            throw new InvalidPluginExecutionException("After the first write.");
        }, mode: 1);
        platform.NewPatient("Rex");
        await platform.Organization.DrainAsyncJobsAsync();
        Assert.That(platform.Count(Clinic.Visit), Is.EqualTo(1));
    }

    [Test]
    public void A_request_that_fails_leaves_no_job()
    {
        using var platform = new TestOrganization();
        using var job = platform.Step("Create", Clinic.Patient, 40, _ => { }, mode: 1);
        using var step = platform.Organization.RegisterStep(new CustomStep { Message = "Create", Table = Clinic.Patient, Stage = 40, Rank = 9, Plugin = new DelegatePlugin(_ => throw new InvalidPluginExecutionException("No.")) });
        TestOrganization.Refused(() => platform.NewPatient("Rex"));
        Assert.That(platform.Organization.AsyncJobs, Is.Empty);
    }

    [Test]
    public async Task A_drain_also_runs_what_the_jobs_start()
    {
        using var platform = new TestOrganization();
        var visits = 0;
        using var first = platform.Step("Create", Clinic.Patient, 40, call => call.System.Create(new Entity(Clinic.Visit)), mode: 1);
        using var second = platform.Step("Create", Clinic.Visit, 40, call => visits += call.Context.Depth, mode: 1);
        platform.NewPatient("Rex");
        await platform.Organization.DrainAsyncJobsAsync();
        Assert.That(visits, Is.EqualTo(2), "one run, at the second depth");
    }

    [Test]
    public void The_worker_runs_jobs_by_itself()
    {
        using var platform = new TestOrganization();
        using var ran = new ManualResetEventSlim();
        using var step = platform.Step("Create", Clinic.Patient, 40, _ => ran.Set(), mode: 1);
        platform.Organization.StartAsyncWorker();
        platform.NewPatient("Rex");
        Assert.That(ran.Wait(TimeSpan.FromSeconds(20)), Is.True);
    }

    [Test]
    public async Task Jobs_and_their_images_outlive_the_process()
    {
        using var folder = new TemporaryFolder();
        var plugins = new TestPlugins();
        var seen = new List<string>();
        plugins.Add("Vet.Step", call => seen.Add($"{call.Context.PreEntityImages["pre"]["vet_name"]}>{call.Target["vet_name"]} {call.Target.GetAttributeValue<Money>("vet_price")?.Value} {call.Target.GetAttributeValue<OptionSetValue>("vet_kind")?.Value}"));
        var solution = Clinic.Solution() with
        {
            Steps =
            [
                new StepMetadata
                {
                    Id = new("cccccccc-0000-0000-0000-000000000001"), Name = "Follow", Message = "Update", Table = Clinic.Patient, PluginAssemblyName = "Vet", PluginTypeName = "Vet.Step",
                    Stage = 40, Mode = 1, AsyncAutoDelete = true, FilteringAttributes = ["vet_name"], Images = [new StepImage("pre", "pre", 0, "Target", ["vet_name"])],
                },
            ],
            PluginAssemblies = [new PluginAssemblyMetadata("Vet", "vet_Vet", "sources", ["Vet.Step"])],
        };
        var options = new OrganizationOptions(folder.Path, plugins);
        using (var organization = Organization.Open(options))
        {
            organization.Installer.Install(solution, () => { });
            var service = organization.ServiceFor(organization.SystemUserId);
            var id = service.Create(new Entity(Clinic.Patient) { ["vet_name"] = "Rex" });
            service.Update(new Entity(Clinic.Patient, id) { ["vet_name"] = "Max", ["vet_price"] = new Money(3.5m), ["vet_kind"] = new OptionSetValue(20) });
        }
        using (var organization = Organization.Open(options))
        {
            organization.Installer.Install(solution, () => { });
            Assert.That(organization.AsyncJobs.Single().State, Is.EqualTo(AsyncJobState.Waiting));
            await organization.DrainAsyncJobsAsync();
            Assert.That(organization.AsyncJobs, Is.Empty, "AsyncAutoDelete: a job that succeeded goes");
        }
        Assert.That(seen, Is.EqualTo(new[] { "Rex>Max 3.5 20" }));
    }
}
