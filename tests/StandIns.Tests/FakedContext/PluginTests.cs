using System;
using System.Linq;
using FakeXrmEasy;
using FakeXrmEasy.FakeMessageExecutors;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.PluginTelemetry;

namespace CrmAriaConnector.StandIns.Tests.FakedContext;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class PluginTests
{
    private readonly XrmFakedContext context = new();

    [Test]
    public void A_plug_in_reads_its_input_writes_its_output_traces_and_creates_rows()
    {
        var call = context.GetDefaultPluginContext();
        call.MessageName = "aria_Greet";
        call.InputParameters["Name"] = "Robin Rep";

        context.ExecutePluginWith<GreetingPlugin>(call);

        Assert.Multiple(() =>
        {
            Assert.That(call.OutputParameters["Greeting"], Is.EqualTo("Hello, Robin Rep"));
            Assert.That(context.GetFakeTracingService().DumpTrace(), Does.Contain("greeting {Robin Rep} by aria_Greet"));
            Assert.That(context.CreateQuery("task").Single()["subject"], Is.EqualTo("Hello, Robin Rep"));
        });
    }

    [Test]
    public void A_plug_in_made_by_the_test_is_the_one_that_runs()
    {
        var call = context.GetDefaultPluginContext();
        call.InputParameters["Name"] = "Robin Rep";

        context.ExecutePluginWith(call, new GreetingPlugin("Good day, "));

        Assert.That(call.OutputParameters["Greeting"], Is.EqualTo("Good day, Robin Rep"));
    }

    [Test]
    public void What_a_plug_in_throws_reaches_the_test_unchanged()
    {
        Assert.That(() => context.ExecutePluginWith<GreetingPlugin>(), Throws.TypeOf<InvalidPluginExecutionException>().With.Message.EqualTo("No name."));
    }

    [Test]
    public void The_caller_and_the_target_are_told_to_the_plug_in()
    {
        var caller = Guid.NewGuid();
        var target = new EntityReference("account", Guid.NewGuid());
        context.CallerId = new EntityReference("systemuser", caller);
        var call = context.GetDefaultPluginContext();
        call.InputParameters["Target"] = target;
        var seen = new SeeingPlugin();

        context.ExecutePluginWith(call, seen);

        Assert.Multiple(() =>
        {
            Assert.That(seen.Context!.UserId, Is.EqualTo(caller));
            Assert.That(seen.Context.InitiatingUserId, Is.EqualTo(caller));
            Assert.That(seen.Context.PrimaryEntityName, Is.EqualTo("account"));
            Assert.That(seen.Context.PrimaryEntityId, Is.EqualTo(target.Id));
        });
    }

    [Test]
    public void A_service_the_genuine_FakeXrmEasy_lacks_is_lacking_here_too([Values(typeof(ILogger), typeof(IPluginExecutionContext2))] Type service)
    {
        Assert.That(() => context.ExecutePluginWith(context.GetDefaultPluginContext(), new AskingPlugin(service)), Throws.Exception.With.Message.Contains(service.Name));
    }

    [Test]
    public void An_untyped_message_is_answered_by_the_executor_of_its_name()
    {
        context.AddGenericFakeMessageExecutor("RetrievePrincipalAccess", new Answer("AccessRights", 1));

        var response = context.GetOrganizationService().Execute(new OrganizationRequest("RetrievePrincipalAccess"));

        Assert.That(response["AccessRights"], Is.EqualTo(1));
    }

    [Test]
    public void A_typed_message_is_answered_by_a_mock_before_anything_else()
    {
        context.AddExecutionMock<UpdateRequest>(_ => throw new InvalidPluginExecutionException("Somebody was faster."));

        Assert.That(
            () => context.GetOrganizationService().Execute(new UpdateRequest { Target = new Entity("account", Guid.NewGuid()) }),
            Throws.TypeOf<InvalidPluginExecutionException>().With.Message.EqualTo("Somebody was faster."));
    }

    [Test]
    public void A_message_nobody_answers_is_refused_by_name()
    {
        Assert.That(
            () => context.GetOrganizationService().Execute(new OrganizationRequest("WhoAmI")),
            Throws.TypeOf<NotSupportedException>().With.Message.Contains("WhoAmI"));
    }

    private sealed class GreetingPlugin : IPlugin
    {
        private readonly string salute;

        public GreetingPlugin()
            : this("Hello, ")
        {
        }

        public GreetingPlugin(string salute)
        {
            this.salute = salute;
        }

        public void Execute(IServiceProvider serviceProvider)
        {
            var call = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
            if (!call.InputParameters.TryGetValue("Name", out var name))
                throw new InvalidPluginExecutionException("No name.");
            ((ITracingService)serviceProvider.GetService(typeof(ITracingService))!).Trace("greeting {{{0}}} by {1}", name, call.MessageName);
            var greeting = salute + name;
            ((IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory))!)
                .CreateOrganizationService(call.UserId).Create(new Entity("task") { ["subject"] = greeting });
            call.OutputParameters["Greeting"] = greeting;
        }
    }

    private sealed class SeeingPlugin : IPlugin
    {
        public IPluginExecutionContext? Context { get; private set; }

        public void Execute(IServiceProvider serviceProvider) => Context = (IPluginExecutionContext?)serviceProvider.GetService(typeof(IPluginExecutionContext));
    }

    private sealed class AskingPlugin : IPlugin
    {
        private readonly Type service;

        public AskingPlugin(Type service)
        {
            this.service = service;
        }

        public void Execute(IServiceProvider serviceProvider) => serviceProvider.GetService(service);
    }

    private sealed class Answer : IFakeMessageExecutor
    {
        private readonly string name;
        private readonly object value;

        public Answer(string name, object value)
        {
            this.name = name;
            this.value = value;
        }

        public bool CanExecute(OrganizationRequest request) => true;

        public Type GetResponsibleRequestType() => typeof(OrganizationRequest);

        public OrganizationResponse Execute(OrganizationRequest request, XrmFakedContext ctx) => new() { Results = { [name] = value } };
    }
}
