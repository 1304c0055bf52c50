using System;
using System.Collections.Generic;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.StandIns.Tests.Sdk;

public class EntityTests
{
    private static readonly Guid Id = new("11111111-1111-1111-1111-111111111111");

    [Test]
    public void Reading_a_column_that_is_absent_gives_the_default_and_by_index_an_error()
    {
        var row = new Entity("account");

        Assert.Multiple(() =>
        {
            Assert.That(row.GetAttributeValue<int>("numberofemployees"), Is.Zero);
            Assert.That(row.GetAttributeValue<EntityReference>("ownerid"), Is.Null);
            Assert.That(() => row["numberofemployees"], Throws.TypeOf<KeyNotFoundException>());
        });
    }

    [Test]
    public void A_column_set_to_null_is_there_and_reads_as_the_default()
    {
        var row = new Entity("account") { ["numberofemployees"] = null };

        Assert.Multiple(() =>
        {
            Assert.That(row.Contains("numberofemployees"), Is.True);
            Assert.That(row.GetAttributeValue<int>("numberofemployees"), Is.Zero);
            Assert.That(row.TryGetAttributeValue<int>("numberofemployees", out _), Is.False);
        });
    }

    [Test]
    public void Column_names_are_taken_as_given_case_included()
    {
        var row = new Entity("account") { ["name"] = "Contoso" };

        Assert.That(row.Contains("Name"), Is.False);
    }

    [Test]
    public void A_column_of_another_type_is_a_cast_error_not_a_default()
    {
        var row = new Entity("account") { ["name"] = "Contoso" };

        Assert.That(() => row.GetAttributeValue<int>("name"), Throws.TypeOf<InvalidCastException>());
    }

    [Test]
    public void Adding_a_column_twice_is_an_error_and_setting_it_twice_is_none()
    {
        var row = new Entity("account");
        row.Attributes.Add("name", "Contoso");
        row["name"] = "Fabrikam";

        Assert.Multiple(() =>
        {
            Assert.That(row["name"], Is.EqualTo("Fabrikam"));
            Assert.That(() => row.Attributes.Add("name", "Contoso"), Throws.ArgumentException);
        });
    }

    [Test]
    public void A_reference_made_from_a_row_keeps_table_id_key_and_version()
    {
        var row = new Entity("aria_account", "aria_acctno", "4711001") { Id = Id, RowVersion = "17" };

        var reference = row.ToEntityReference();

        Assert.Multiple(() =>
        {
            Assert.That(reference.LogicalName, Is.EqualTo("aria_account"));
            Assert.That(reference.Id, Is.EqualTo(Id));
            Assert.That(reference.RowVersion, Is.EqualTo("17"));
            Assert.That(reference.KeyAttributes["aria_acctno"], Is.EqualTo("4711001"));
        });
    }

    [Test]
    public void Values_are_equal_by_what_they_mean()
    {
        var option = new OptionSetValue(3);
        var relationship = new Relationship("a_b");

        Assert.Multiple(() =>
        {
            Assert.That(new OptionSetValue(3), Is.EqualTo(option));
            Assert.That(new OptionSetValue(3), Is.Not.EqualTo(new OptionSetValue(4)));
            Assert.That(new Money(1.50m), Is.EqualTo(new Money(1.5m)));
            Assert.That(new EntityReference("account", Id) { Name = "Contoso" }, Is.EqualTo(new EntityReference("account", Id)));
            Assert.That(new EntityReference("contact", Id), Is.Not.EqualTo(new EntityReference("account", Id)));
            Assert.That(new Relationship("a_b"), Is.EqualTo(relationship));
        });
    }

    [Test]
    public void A_typed_request_keeps_its_values_under_the_names_the_platform_knows()
    {
        var target = new Entity("account", Id);
        var request = new UpdateRequest { Target = target, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };

        Assert.Multiple(() =>
        {
            Assert.That(request.RequestName, Is.EqualTo("Update"));
            Assert.That(request["Target"], Is.SameAs(target));
            Assert.That(request.Parameters["ConcurrencyBehavior"], Is.EqualTo(ConcurrencyBehavior.IfRowVersionMatches));
        });
    }

    [Test]
    public void A_condition_keeps_one_value_many_values_or_none()
    {
        Assert.Multiple(() =>
        {
            Assert.That(new ConditionExpression("name", ConditionOperator.Equal, "Contoso").Values, Is.EqualTo(new object[] { "Contoso" }));
            Assert.That(new ConditionExpression("name", ConditionOperator.In, "a", "b").Values, Is.EqualTo(new object[] { "a", "b" }));
            Assert.That(new ConditionExpression("name", ConditionOperator.In, new List<string> { "a", "b" }).Values, Is.EqualTo(new object[] { "a", "b" }));
            Assert.That(new ConditionExpression("name", ConditionOperator.Null).Values, Is.Empty);
        });
    }

    [Test]
    public void A_plug_in_error_carries_status_code_and_web_status()
    {
        var error = new InvalidPluginExecutionException(OperationStatus.Retry, 42, "Later.", PluginHttpStatusCode.PreconditionFailed);

        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Is.EqualTo("Later."));
            Assert.That(error.Status, Is.EqualTo(OperationStatus.Retry));
            Assert.That(error.ErrorCode, Is.EqualTo(42));
            Assert.That(error.HttpStatus, Is.EqualTo(PluginHttpStatusCode.PreconditionFailed));
        });
    }

    [Test]
    public void A_fault_is_caught_by_its_detail_with_the_reason_as_message()
    {
        static void Fail() => throw new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = -2147220969 }, new FaultReason("Gone."));

        Assert.That(Fail, Throws.TypeOf<FaultException<OrganizationServiceFault>>()
            .With.Message.EqualTo("Gone.").And.Property("Detail").Property("ErrorCode").EqualTo(-2147220969));
    }
}
