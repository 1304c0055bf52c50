using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using FakeXrmEasy;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.StandIns.Tests.FakedContext;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RowTests
{
    private static readonly Guid Id = new("11111111-1111-1111-1111-111111111111");
    private static readonly ColumnSet All = new(true);

    private readonly XrmFakedContext context = new();

    private IOrganizationService Service => context.GetOrganizationService();

    [Test]
    public void A_created_row_is_read_back_with_its_id_and_only_the_columns_asked_for()
    {
        var id = Service.Create(new Entity("account") { ["name"] = "Contoso", ["telephone1"] = "555" });

        var row = Service.Retrieve("account", id, new ColumnSet("name", "telephone1x"));

        Assert.Multiple(() =>
        {
            Assert.That(row.Id, Is.EqualTo(id));
            Assert.That(row.Attributes.Keys, Is.EqualTo(new[] { "name" }));
            Assert.That(row["name"], Is.EqualTo("Contoso"));
        });
    }

    [Test]
    public void A_change_to_a_row_that_was_read_or_written_does_not_reach_the_store()
    {
        var written = new Entity("account", Id) { ["aria_environment"] = new OptionSetValue(1) };
        context.Initialize(written);
        written["aria_environment"] = new OptionSetValue(2);
        Service.Retrieve("account", Id, All).GetAttributeValue<OptionSetValue>("aria_environment").Value = 3;

        Assert.That(Service.Retrieve("account", Id, All).GetAttributeValue<OptionSetValue>("aria_environment").Value, Is.EqualTo(1));
    }

    [Test]
    public void An_update_changes_the_columns_it_names_and_empties_those_set_to_null()
    {
        context.Initialize(new Entity("account", Id) { ["name"] = "Contoso", ["telephone1"] = "555", ["fax"] = "556" });

        Service.Update(new Entity("account", Id) { ["name"] = "Fabrikam", ["fax"] = null });

        var row = Service.Retrieve("account", Id, All);
        Assert.Multiple(() =>
        {
            Assert.That(row["name"], Is.EqualTo("Fabrikam"));
            Assert.That(row["telephone1"], Is.EqualTo("555"));
            Assert.That(row.Contains("fax"), Is.False);
        });
    }

    [Test]
    public void A_row_that_is_not_there_is_a_fault_with_the_platforms_code([Values("Retrieve", "Update", "Delete")] string message)
    {
        context.Initialize(new Entity("account", Guid.NewGuid()));

        void Act()
        {
            switch (message)
            {
                case "Retrieve":
                    Service.Retrieve("account", Id, All);
                    break;
                case "Update":
                    Service.Update(new Entity("account", Id));
                    break;
                default:
                    Service.Delete("account", Id);
                    break;
            }
        }

        Assert.That(Act, Throws.TypeOf<FaultException<OrganizationServiceFault>>().With.Property("Detail").Property("ErrorCode").EqualTo(-2147220969));
    }

    [Test]
    public void A_deleted_row_is_gone()
    {
        context.Initialize(new Entity("account", Id));

        Service.Delete("account", Id);

        Assert.That(context.CreateQuery("account"), Is.Empty);
    }

    [Test]
    public void Creating_a_row_with_an_id_that_is_taken_is_refused()
    {
        context.Initialize(new Entity("account", Id));

        Assert.That(() => Service.Create(new Entity("account", Id)), Throws.InvalidOperationException.With.Message.Contains("account"));
    }

    [Test]
    public void An_upsert_by_alternate_key_creates_once_and_updates_then()
    {
        EntityReference connection = new("aria_connection", Id);
        Entity Row(string name) => new("aria_account", new KeyAttributeCollection { { "aria_connectionid", connection }, { "aria_acctno", "4711001" } }) { ["aria_name"] = name };

        var first = (UpsertResponse)Service.Execute(new UpsertRequest { Target = Row("first") });
        var second = (UpsertResponse)Service.Execute(new UpsertRequest { Target = Row("second") });

        var row = context.CreateQuery("aria_account").Single();
        Assert.Multiple(() =>
        {
            Assert.That(first.RecordCreated, Is.True);
            Assert.That(second.RecordCreated, Is.False);
            Assert.That(second.Target.Id, Is.EqualTo(first.Target.Id));
            Assert.That(row["aria_name"], Is.EqualTo("second"));
            Assert.That(row["aria_acctno"], Is.EqualTo("4711001"));
        });
    }

    [Test]
    public void A_row_is_found_by_its_alternate_key()
    {
        context.Initialize(new[] { new Entity("aria_account", Guid.NewGuid()) { ["aria_acctno"] = "1" }, new Entity("aria_account", Id) { ["aria_acctno"] = "2" } });

        var response = (RetrieveResponse)Service.Execute(new RetrieveRequest { Target = new EntityReference("aria_account", "aria_acctno", "2"), ColumnSet = new ColumnSet(false) });

        Assert.That(response.Entity.Id, Is.EqualTo(Id));
    }

    [Test]
    public void The_messages_of_a_row_can_be_sent_as_requests_too()
    {
        var id = ((CreateResponse)Service.Execute(new CreateRequest { Target = new Entity("account") { ["name"] = "Contoso" } })).id;
        Service.Execute(new UpdateRequest { Target = new Entity("account", id) { ["name"] = "Fabrikam" } });
        var names = ((RetrieveMultipleResponse)Service.Execute(new RetrieveMultipleRequest { Query = new QueryExpression("account") { ColumnSet = All } }))
            .EntityCollection.Entities.Select(row => row["name"]).ToList();
        Service.Execute(new DeleteRequest { Target = new EntityReference("account", id) });

        Assert.Multiple(() =>
        {
            Assert.That(names, Is.EqualTo(new[] { "Fabrikam" }));
            Assert.That(context.Data["account"], Is.Empty);
        });
    }

    [Test]
    public void Initialize_a_second_time_is_refused_because_it_would_hide_rows()
    {
        context.Initialize(new List<Entity>());

        Assert.That(() => context.Initialize(new List<Entity>()), Throws.Exception.With.Message.Contains("once"));
    }
}
