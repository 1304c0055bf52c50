using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Tests.Support;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static CrmAriaConnector.LocalDataverse.Tests.Support.TestOrganization;

namespace CrmAriaConnector.LocalDataverse.Tests;

/// <summary>Stages, images, filters and depth as plug-ins meet them.</summary>
[TestFixture]
internal sealed class PipelineTests
{
    [Test]
    public void Stages_run_in_order_and_within_a_stage_by_rank()
    {
        using var platform = new TestOrganization();
        var seen = new List<string>();
        void Add(int stage, int rank) => platform.Organization.RegisterStep(new CustomStep
        {
            Message = "Create", Table = Clinic.Patient, Stage = stage, Rank = rank,
            Plugin = new DelegatePlugin(call => seen.Add($"{call.Context.Stage}/{rank}/{call.Context.IsInTransaction}")),
        });
        Add(40, 1);
        Add(20, 2);
        Add(20, 1);
        Add(10, 1);

        platform.NewPatient("Rex");

        Assert.That(seen, Is.EqualTo(new[] { "10/1/False", "20/1/True", "20/2/True", "40/1/True" }));
    }

    [Test]
    public void A_step_before_the_operation_changes_what_is_written_and_the_caller_object_stays()
    {
        using var platform = new TestOrganization();
        using var step = platform.Step("Create", Clinic.Patient, 20, call =>
        {
            call.Target["vet_note"] = "added";
            call.Context.SharedVariables["seen"] = true;
        });
        var shared = false;
        using var after = platform.Step("Create", Clinic.Patient, 40, call => shared = (bool)call.Context.SharedVariables["seen"] && (Guid)call.Context.OutputParameters["id"] == call.Context.PrimaryEntityId);
        var sent = new Entity(Clinic.Patient) { ["vet_name"] = "Rex" };

        var id = platform.System.Create(sent);

        Assert.Multiple(() =>
        {
            Assert.That(platform.Read(Clinic.Patient, id)["vet_note"], Is.EqualTo("added"));
            Assert.That(sent.Contains("vet_note"), Is.False);
            Assert.That(shared, Is.True);
        });
    }

    [Test]
    public void An_update_step_runs_only_for_its_filtering_attributes_even_when_the_value_stays()
    {
        using var platform = new TestOrganization();
        var id = platform.NewPatient("Rex");
        var runs = 0;
        using var step = platform.Step("Update", Clinic.Patient, 40, _ => runs++, filtering: "vet_name");

        platform.System.Update(new Entity(Clinic.Patient, id) { ["vet_legs"] = 3 });
        Assert.That(runs, Is.Zero);
        platform.System.Update(new Entity(Clinic.Patient, id) { ["vet_name"] = "Rex" });
        Assert.That(runs, Is.EqualTo(1));
    }

    [Test]
    public void Images_show_the_row_before_and_after_with_the_columns_asked_for()
    {
        using var platform = new TestOrganization();
        var id = platform.System.Create(new Entity(Clinic.Patient) { ["vet_name"] = "Rex", ["vet_legs"] = 4 });
        Entity? before = null, after = null;
        using var step = platform.Organization.RegisterStep(new CustomStep
        {
            Message = "Update", Table = Clinic.Patient, Stage = 40,
            Images = [new StepImage("pre", "pre", 0, "Target", ["vet_name"]), new StepImage("post", "post", 1, "Target", [])],
            Plugin = new DelegatePlugin(call => (before, after) = (call.Context.PreEntityImages["pre"], call.Context.PostEntityImages["post"])),
        });

        platform.System.Update(new Entity(Clinic.Patient, id) { ["vet_name"] = "Max" });

        Assert.Multiple(() =>
        {
            Assert.That(before!["vet_name"], Is.EqualTo("Rex"));
            Assert.That(before.Contains("vet_legs"), Is.False);
            Assert.That(after!["vet_name"], Is.EqualTo("Max"));
            Assert.That(after["vet_legs"], Is.EqualTo(4));
        });
    }

    [Test]
    public void A_chain_of_requests_ends_at_depth_eight()
    {
        using var platform = new TestOrganization();
        var deepest = 0;
        using var step = platform.Step("Create", Clinic.Visit, 40, call =>
        {
            deepest = Math.Max(deepest, call.Context.Depth);
            call.User.Create(new Entity(Clinic.Visit));
        });

        var fault = Refused(() => platform.System.Create(new Entity(Clinic.Visit)));

        Assert.That(deepest, Is.EqualTo(8));
        Assert.That(fault.Message, Does.Contain("infinite loop"));
        Assert.That(fault.ErrorCode, Is.EqualTo(-2147204734), "SdkCorrelationTokenDepthTooHigh");
        Assert.That(platform.Count(Clinic.Visit), Is.Zero);
    }

    [Test]
    public void A_nested_execution_knows_its_parent_its_users_and_the_correlation()
    {
        using var platform = new TestOrganization();
        var nurse = platform.User("Nina Nurse", Clinic.Nurse);
        IPluginExecutionContext? inner = null;
        using var outer = platform.Step("Create", Clinic.Patient, 40, call => call.System.Create(new Entity(Clinic.Visit)));
        using var nested = platform.Step("Create", Clinic.Visit, 40, call => inner = call.Context);

        platform.NewPatient("Rex", service: platform.As(nurse));

        Assert.Multiple(() =>
        {
            Assert.That(inner!.Depth, Is.EqualTo(2));
            Assert.That(inner.UserId, Is.EqualTo(platform.Organization.SystemUserId));
            Assert.That(inner.InitiatingUserId, Is.EqualTo(nurse));
            Assert.That(inner.ParentContext.MessageName, Is.EqualTo("Create"));
            Assert.That(inner.ParentContext.PrimaryEntityName, Is.EqualTo(Clinic.Patient));
            Assert.That(inner.CorrelationId, Is.EqualTo(inner.ParentContext.CorrelationId));
            Assert.That(platform.Organization.Requests.Where(request => request.MessageName == "Create").Select(request => (request.Table, request.Depth)).TakeLast(2),
                Is.EqualTo(new[] { (Clinic.Patient, 1), (Clinic.Visit, 2) }));
        });
    }

    [Test]
    public void A_step_that_was_taken_away_runs_no_more()
    {
        using var platform = new TestOrganization();
        var runs = 0;
        platform.Step("Create", Clinic.Patient, 20, _ => runs++).Dispose();
        platform.NewPatient("Rex");
        Assert.That(runs, Is.Zero);
    }

    [Test]
    public void A_plug_in_keeps_the_newest_ten_kilobytes_of_its_trace_even_when_everything_is_undone()
    {
        using var platform = new TestOrganization();
        using var step = platform.Step("Create", Clinic.Patient, 20, call =>
        {
            call.Trace.Trace("first");
            call.Trace.Trace(new string('ä', 6000));
            call.Trace.Trace("last {0}", 1);
            throw new InvalidPluginExecutionException("No.");
        });

        Refused(() => platform.NewPatient("Rex"));

        var trace = platform.Organization.Traces[^1];
        Assert.Multiple(() =>
        {
            Assert.That(System.Text.Encoding.UTF8.GetByteCount(trace.Text), Is.InRange(10 * 1024 - 1, 10 * 1024));
            Assert.That(trace.Text, Does.EndWith("last 1" + Environment.NewLine).And.Not.Contain("first"));
            Assert.That(trace.Exception, Is.EqualTo("InvalidPluginExecutionException: No."));
            Assert.That((trace.MessageName, trace.Table, trace.Stage, trace.Mode), Is.EqualTo(("Create", Clinic.Patient, 20, 0)));
        });
    }

    [Test]
    public void A_log_line_joins_the_trace()
    {
        using var platform = new TestOrganization();
        using var step = platform.Step("Create", Clinic.Patient, 20, call =>
            ((Microsoft.Xrm.Sdk.PluginTelemetry.ILogger)call.Services.GetService(typeof(Microsoft.Xrm.Sdk.PluginTelemetry.ILogger))!).LogWarning("careful"));
        platform.NewPatient("Rex");
        Assert.That(platform.Organization.Traces[^1].Text, Does.Contain("[Warning] careful"));
    }

    [Test]
    public void A_message_has_a_limited_time_for_everything_it_starts()
    {
        using var platform = new TestOrganization(configure: options => options with { MessageTimeLimit = TimeSpan.FromMilliseconds(300) });
        using var release = new System.Threading.ManualResetEventSlim();
        Exception? late = null;
        using var ended = new System.Threading.ManualResetEventSlim();
        using var step = platform.Step("Create", Clinic.Patient, 40, call =>
        {
            release.Wait();
            try
            {
                call.System.Create(new Entity(Clinic.Visit));
            }
            catch (FaultException<OrganizationServiceFault> refused)
            {
                late = refused;
            }
            ended.Set();
        });

        var fault = Refused(() => platform.NewPatient("Rex"));
        release.Set();
        ended.Wait();

        Assert.Multiple(() =>
        {
            Assert.That(fault.ErrorCode, Is.EqualTo(-2147204749));
            Assert.That(late, Is.Not.Null, "the plug-in that is still running is let into nothing any more");
            Assert.That((platform.Count(Clinic.Patient), platform.Count(Clinic.Visit)), Is.EqualTo((0, 0)));
        });
    }
}

/// <summary>A transaction is kept whole or not at all.</summary>
[TestFixture]
internal sealed class TransactionTests
{
    [Test]
    public void A_plug_in_that_throws_leaves_no_row_not_even_what_SYSTEM_wrote()
    {
        using var platform = new TestOrganization();
        using var step = platform.Step("Create", Clinic.Patient, 40, call =>
        {
            call.System.Create(new Entity(Clinic.Visit));
            throw new InvalidPluginExecutionException("No patients today.", PluginHttpStatusCode.Conflict);
        });

        var fault = Refused(() => platform.NewPatient("Rex"));

        Assert.Multiple(() =>
        {
            Assert.That(fault.Message, Is.EqualTo("No patients today."));
            Assert.That(fault.ErrorCode, Is.EqualTo(-2147220891));
            Assert.That(fault.ErrorDetails["ApiExceptionHttpStatusCode"], Is.EqualTo(409));
            Assert.That((platform.Count(Clinic.Patient), platform.Count(Clinic.Visit)), Is.EqualTo((0, 0)));
        });
    }

    [Test]
    public void Any_other_exception_is_told_as_an_unexpected_error_of_the_plug_in()
    {
        using var platform = new TestOrganization();
        using var step = platform.Step("Create", Clinic.Patient, 20, _ => throw new DivideByZeroException("oops"));
        var fault = Refused(() => platform.NewPatient("Rex"));
        Assert.That(fault.ErrorCode, Is.EqualTo(-2147220956));
        Assert.That(fault.Message, Does.Contain("System.DivideByZeroException: oops"));
    }

    [Test]
    public void A_caught_service_fault_still_dooms_the_transaction()
    {
        using var platform = new TestOrganization();
        using var step = platform.Step("Create", Clinic.Patient, 40, call =>
        {
            try
            {
                call.System.Retrieve(Clinic.Visit, Guid.NewGuid(), new ColumnSet(true));
            }
            catch (FaultException<OrganizationServiceFault>)
            {
                // As careless code does.
            }
        });

        var fault = Refused(() => platform.NewPatient("Rex"));

        Assert.That(fault.ErrorCode, Is.EqualTo(-2147220911));
        Assert.That(platform.Count(Clinic.Patient), Is.Zero);
    }

    [Test]
    public void After_a_caught_fault_no_further_request_of_the_transaction_is_served()
    {
        using var platform = new TestOrganization();
        int? second = null;
        using var step = platform.Step("Create", Clinic.Patient, 40, call =>
        {
            try
            {
                call.System.Delete(Clinic.Visit, Guid.NewGuid());
            }
            catch (FaultException<OrganizationServiceFault>)
            {
                second = Refused(() => call.System.Create(new Entity(Clinic.Visit))).ErrorCode;
            }
        });
        Refused(() => platform.NewPatient("Rex"));
        Assert.That(second, Is.EqualTo(-2147220911));
    }

    [Test]
    public void Before_validation_there_is_no_transaction_to_doom()
    {
        using var platform = new TestOrganization();
        using var step = platform.Step("Create", Clinic.Patient, 10, call =>
        {
            call.System.Create(new Entity(Clinic.Visit));
            try
            {
                call.System.Retrieve(Clinic.Visit, Guid.NewGuid(), new ColumnSet(true));
            }
            catch (FaultException<OrganizationServiceFault>)
            {
                // Nothing is lost by it here.
            }
        });
        platform.NewPatient("Rex");
        Assert.That((platform.Count(Clinic.Patient), platform.Count(Clinic.Visit)), Is.EqualTo((1, 1)));
    }

    [Test]
    public void A_killed_request_leaves_nothing_and_the_next_one_lives()
    {
        using var platform = new TestOrganization();
        var runs = 0;
        using var step = platform.Step("Create", Clinic.Patient, 40, call =>
        {
            runs++;
            call.System.Create(new Entity(Clinic.Visit));
        });
        using var job = platform.Step("Create", Clinic.Patient, 40, _ => { }, mode: 1);
        platform.Organization.Faults.KillBeforeCommit("Create", 1);

        Assert.Throws<RequestKilledException>(() => platform.NewPatient("Rex"));
        Assert.That((runs, platform.Count(Clinic.Patient), platform.Count(Clinic.Visit), platform.Organization.AsyncJobs.Count), Is.EqualTo((1, 0, 0, 0)));

        platform.NewPatient("Rex");
        Assert.That(platform.Count(Clinic.Patient), Is.EqualTo(1));
    }

    [Test]
    public void A_transaction_sees_its_own_writes_and_nobody_else_does_before_the_commit()
    {
        using var platform = new TestOrganization();
        var inside = -1;
        var outside = -1;
        using var step = platform.Step("Create", Clinic.Patient, 40, call =>
        {
            inside = call.System.RetrieveMultiple(new QueryExpression(Clinic.Patient)).Entities.Count;
            outside = platform.Count(Clinic.Patient);
        });
        platform.NewPatient("Rex");
        Assert.That((inside, outside), Is.EqualTo((1, 0)));
    }
}

/// <summary>Custom APIs: types, privileges, binding, and the transaction they run in.</summary>
[TestFixture]
internal sealed class CustomApiTests
{
    private const string Greet = "vet_Greet";

    [Test]
    public void A_Custom_API_gets_its_typed_parameters_and_answers_with_its_properties()
    {
        using var platform = WithApi(call =>
        {
            var target = (EntityReference)call.Context.InputParameters["Target"];
            call.Context.OutputParameters["Text"] = $"{call.Context.InputParameters["Name"]} at {target.LogicalName}, {call.Context.Stage}, {call.Context.PrimaryEntityId == target.Id}";
        });
        var clinic = platform.NewClinic();
        var response = platform.System.Execute(Request(clinic));
        Assert.Multiple(() =>
        {
            Assert.That(response["Text"], Is.EqualTo("Rex at vet_clinic, 30, True"));
            Assert.That(response.Results.Contains("Count"), Is.True);
            Assert.That(response["Count"], Is.Null);
        });
    }

    [Test]
    public void Wrong_missing_and_unknown_parameters_are_refused_before_the_plug_in_runs()
    {
        var runs = 0;
        using var platform = WithApi(_ => runs++);
        var clinic = platform.NewClinic();
        var wrong = Request(clinic);
        wrong["Name"] = 7;
        var missing = new OrganizationRequest(Greet) { ["Target"] = new EntityReference(Clinic.Table, clinic) };
        var unknown = Request(clinic);
        unknown["Nmae"] = "x";
        var unbound = Request(clinic);
        unbound["Target"] = new EntityReference(Clinic.Patient, Guid.NewGuid());
        Assert.Multiple(() =>
        {
            Assert.That(Refused(() => platform.System.Execute(wrong)).Message, Does.Contain("'Name'").And.Contain("String"));
            Assert.That(Refused(() => platform.System.Execute(missing)).Message, Does.Contain("'Name'"));
            Assert.That(Refused(() => platform.System.Execute(unknown)).Message, Does.Contain("'Nmae'"));
            Assert.That(Refused(() => platform.System.Execute(unbound)).Message, Does.Contain("bound to table 'vet_clinic'"));
            Assert.That(runs, Is.Zero);
        });
    }

    [Test]
    public void A_response_of_the_wrong_type_is_refused()
    {
        using var platform = WithApi(call => call.Context.OutputParameters["Count"] = "three");
        Assert.That(Refused(() => platform.System.Execute(Request(platform.NewClinic()))).Message, Does.Contain("'Count'"));
    }

    [Test]
    public void Who_lacks_the_privilege_may_not_call_it()
    {
        var runs = 0;
        using var platform = WithApi(_ => runs++);
        var clinic = platform.NewClinic();
        var reader = platform.User("Rita Reader", Clinic.Reader);
        var nurse = platform.User("Nina Nurse", Clinic.Nurse);
        Assert.That(Refused(() => platform.As(reader).Execute(Request(clinic))).ErrorCode, Is.EqualTo(-2147220960));
        platform.As(nurse).Execute(Request(clinic));
        Assert.That(runs, Is.EqualTo(1));
    }

    [Test]
    public void It_is_one_transaction()
    {
        using var platform = WithApi(call =>
        {
            call.System.Create(new Entity(Clinic.Visit));
            throw new InvalidPluginExecutionException("Stop.");
        });
        Refused(() => platform.System.Execute(Request(platform.NewClinic())));
        Assert.That(platform.Count(Clinic.Visit), Is.Zero);
    }

    [Test]
    public void Steps_are_taken_only_as_the_Custom_API_allows()
    {
        using var platform = WithApi(_ => { });
        Assert.Throws<ArgumentException>(() => platform.Step(Greet, null, 40, _ => { }));
    }

    private static OrganizationRequest Request(Guid clinic) => new(Greet) { ["Target"] = new EntityReference(Clinic.Table, clinic), ["Name"] = "Rex" };

    private static TestOrganization WithApi(Action<PluginCall> work)
    {
        var platform = new TestOrganization();
        platform.Plugins.Add("Vet.Greet", work);
        platform.Install(Clinic.Solution() with
        {
            Version = new Version(1, 1),
            ContentHash = "2",
            PluginAssemblies = [new PluginAssemblyMetadata("Vet", "vet_Vet", "sources", ["Vet.Greet"])],
            CustomApis =
            [
                new CustomApiMetadata
                {
                    UniqueName = Greet,
                    Binding = CustomApiBinding.Table,
                    BoundTable = Clinic.Table,
                    ExecutePrivilegeName = "prvAppendTo" + Clinic.Visit,
                    PluginAssemblyName = "Vet",
                    PluginTypeName = "Vet.Greet",
                    RequestParameters = [new CustomApiParameter("Name", 10, false, null), new CustomApiParameter("Loud", 0, true, null)],
                    ResponseProperties = [new CustomApiParameter("Text", 10, false, null), new CustomApiParameter("Count", 7, false, null)],
                },
            ],
        });
        return platform;
    }
}
