using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.LocalDataverse.Tests.Support;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using static CrmAriaConnector.LocalDataverse.Tests.Support.TestOrganization;

namespace CrmAriaConnector.LocalDataverse.Tests;

/// <summary>Two at once: who writes the same row waits, everybody else goes on (docs/decisions/0020).</summary>
[TestFixture]
internal sealed class ConcurrencyTests
{
    /// <summary>Longer than anything here takes, shorter than a test run may hang.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    public async Task A_second_writer_of_a_row_waits_and_then_sees_what_the_first_committed()
    {
        using var platform = new TestOrganization();
        var id = platform.System.Create(new Entity(Clinic.Patient) { ["vet_name"] = "Rex", ["vet_legs"] = 0 });
        using var hold = new Hold(platform, id);
        using var counting = platform.Step("Update", Clinic.Patient, 40, call => { });

        var first = hold.Start();
        var second = Task.Run(() => platform.System.Update(new Entity(Clinic.Patient, id) { ["vet_note"] = "second" }));
        await hold.UntilSomebodyWaits();
        Assert.That(second.IsCompleted, Is.False);
        hold.Release();
        await Task.WhenAll(first, second).WaitAsync(Patience);

        var row = platform.Read(Clinic.Patient, id);
        Assert.That((row["vet_name"], row["vet_note"]), Is.EqualTo(((object)"held", (object)"second")));
    }

    [Test]
    public async Task Readers_and_writers_of_other_rows_do_not_wait()
    {
        using var platform = new TestOrganization();
        var id = platform.NewPatient("Rex");
        var other = platform.NewPatient("Max");
        using var hold = new Hold(platform, id);
        var first = hold.Start();

        var meanwhile = Task.Run(() =>
        {
            platform.System.Update(new Entity(Clinic.Patient, other) { ["vet_legs"] = 3 });
            platform.System.Create(new Entity(Clinic.Visit) { ["vet_patientid"] = new EntityReference(Clinic.Patient, id) });
            return platform.Read(Clinic.Patient, id)["vet_name"];
        });

        Assert.That(await meanwhile.WaitAsync(Patience), Is.EqualTo("Rex"), "what is committed");
        hold.Release();
        await first.WaitAsync(Patience);
    }

    [Test]
    public async Task A_second_writer_with_the_same_version_waits_and_is_then_refused()
    {
        using var platform = new TestOrganization();
        var id = platform.NewPatient("Rex");
        var version = platform.Read(Clinic.Patient, id).RowVersion;
        using var hold = new Hold(platform, id);
        var first = hold.Start();
        var second = Task.Run(() => Refused(() => platform.System.Execute(new UpdateRequest
        {
            Target = new Entity(Clinic.Patient, id) { ["vet_legs"] = 3, RowVersion = version },
            ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches,
        })).ErrorCode);
        await hold.UntilSomebodyWaits();
        hold.Release();
        await first.WaitAsync(Patience);
        Assert.That(await second.WaitAsync(Patience), Is.EqualTo(-2147088254));
    }

    [Test]
    public async Task A_writer_that_waits_too_long_gets_the_time_out_of_the_database()
    {
        using var platform = new TestOrganization(configure: options => options with { LockTimeout = TimeSpan.FromMilliseconds(100) });
        var id = platform.NewPatient("Rex");
        using var hold = new Hold(platform, id);
        var first = hold.Start();
        Assert.That(Refused(() => platform.System.Update(new Entity(Clinic.Patient, id) { ["vet_legs"] = 3 })).ErrorCode, Is.EqualTo(-2147204783));
        hold.Release();
        await first.WaitAsync(Patience);
    }

    [Test]
    public async Task Two_that_wait_for_each_other_are_told_apart_one_wins()
    {
        using var platform = new TestOrganization();
        var one = platform.NewPatient("One");
        var two = platform.NewPatient("Two");
        using var both = new Barrier(2);
        using var step = platform.Step("Update", Clinic.Patient, 40, call =>
        {
            if (call.Context.Depth > 1)
                return;
            both.SignalAndWait(Patience);
            call.System.Update(new Entity(Clinic.Patient, call.Target.Id == one ? two : one) { ["vet_note"] = "crossed" });
        });
        var codes = new ConcurrentBag<int>();
        void Write(Guid id)
        {
            try
            {
                platform.System.Update(new Entity(Clinic.Patient, id) { ["vet_legs"] = 1 });
            }
            catch (System.ServiceModel.FaultException<OrganizationServiceFault> fault)
            {
                codes.Add(fault.Detail.ErrorCode);
            }
        }
        await Task.WhenAll(Task.Run(() => Write(one)), Task.Run(() => Write(two))).WaitAsync(Patience);

        Assert.That(codes, Is.EqualTo(new[] { -2147204784 }));
        Assert.That(new[] { one, two }.Count(id => platform.Read(Clinic.Patient, id).Contains("vet_note")), Is.EqualTo(1));
    }

    [Test]
    public async Task A_row_that_is_being_referred_to_is_not_deleted_meanwhile()
    {
        using var platform = new TestOrganization();
        var clinic = platform.NewClinic();
        using var reached = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        using var step = platform.Step("Create", Clinic.Patient, 40, _ =>
        {
            reached.Set();
            release.Wait(Patience);
        });
        var child = Task.Run(() => platform.System.Create(new Entity(Clinic.Patient) { ["vet_homeid"] = new EntityReference(Clinic.Table, clinic) }));
        reached.Wait(Patience);
        var delete = Task.Run(() => Refused(() => platform.System.Delete(Clinic.Table, clinic)).ErrorCode);
        await Waiting(platform);
        release.Set();
        await child.WaitAsync(Patience);
        Assert.That(await delete.WaitAsync(Patience), Is.EqualTo(-2147220953), "Restrict: by now somebody refers to it");
    }

    [Test]
    public void Many_writers_of_one_row_lose_no_write()
    {
        using var platform = new TestOrganization();
        var id = platform.System.Create(new Entity(Clinic.Patient) { ["vet_weight"] = 0m });
        using var step = platform.Step("Update", Clinic.Patient, 40, call =>
        {
            if (call.Context.Depth > 1)
                return;
            var now = call.System.Retrieve(Clinic.Patient, id, new Microsoft.Xrm.Sdk.Query.ColumnSet("vet_weight")).GetAttributeValue<decimal>("vet_weight");
            call.System.Update(new Entity(Clinic.Patient, id) { ["vet_weight"] = now + 1 });
        });
        Enumerable.Range(0, 100).AsParallel().WithDegreeOfParallelism(8).ForAll(_ => platform.System.Update(new Entity(Clinic.Patient, id) { ["vet_note"] = "count" }));
        Assert.That(platform.Read(Clinic.Patient, id)["vet_weight"], Is.EqualTo(100m));
    }

    private static async Task Waiting(TestOrganization platform)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (platform.Organization.WaitingWriters == 0)
            await Task.Delay(5, limit.Token);
    }

    /// <summary>A transaction that has written a row and is held open until released, as a plug-in holds it that waits for Aria.</summary>
    private sealed class Hold : IDisposable
    {
        private readonly TestOrganization _platform;
        private readonly Guid _id;
        private readonly ManualResetEventSlim _reached = new();
        private readonly ManualResetEventSlim _release = new();
        private readonly StepHandle _step;

        public Hold(TestOrganization platform, Guid id)
        {
            _platform = platform;
            _id = id;
            _step = platform.Step("Update", Clinic.Patient, 40, call =>
            {
                _reached.Set();
                _release.Wait(Patience);
            }, filtering: "vet_name");
        }

        public Task Start()
        {
            var task = Task.Run(() => _platform.System.Update(new Entity(Clinic.Patient, _id) { ["vet_name"] = "held" }));
            Assert.That(_reached.Wait(Patience), Is.True);
            return task;
        }

        public Task UntilSomebodyWaits() => Waiting(_platform);

        public void Release() => _release.Set();

        public void Dispose()
        {
            _release.Set();
            _step.Dispose();
        }
    }
}
