using System;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Tests.Support;
using Microsoft.Xrm.Sdk;
using static CrmAriaConnector.LocalDataverse.Tests.Support.TestOrganization;

namespace CrmAriaConnector.LocalDataverse.Tests;

/// <summary>Two rows of one customer become one: nothing is lost, and what is given up says where it went.</summary>
[TestFixture]
internal sealed class MergeTests
{
    [Test]
    public void Rows_that_referred_to_the_subordinate_refer_to_the_target()
    {
        using var platform = new TestOrganization();
        var (stays, goes) = (Account(platform, "Paws Ltd"), Account(platform, "Paws Limited"));
        var contact = platform.System.Create(new Entity("contact") { ["lastname"] = "Vane", ["parentcustomerid"] = new EntityReference("account", goes) });
        var branch = Account(platform, "Paws North", parent: goes);
        var elsewhere = platform.System.Create(new Entity("contact") { ["lastname"] = "Moor", ["parentcustomerid"] = new EntityReference("account", stays) });

        platform.System.Execute(Merge(stays, goes));

        var given = platform.Read("account", goes);
        Assert.Multiple(() =>
        {
            Assert.That(platform.Read("contact", contact).GetAttributeValue<EntityReference>("parentcustomerid").Id, Is.EqualTo(stays));
            Assert.That(platform.Read("contact", elsewhere).GetAttributeValue<EntityReference>("parentcustomerid").Id, Is.EqualTo(stays));
            Assert.That(platform.Read("account", branch).GetAttributeValue<EntityReference>("parentaccountid").Id, Is.EqualTo(stays));
            Assert.That(given.GetAttributeValue<OptionSetValue>("statecode").Value, Is.EqualTo(1));
            Assert.That(given.GetAttributeValue<bool>("merged"), Is.True);
            Assert.That(given.GetAttributeValue<EntityReference>("masterid").Id, Is.EqualTo(stays));
            Assert.That(platform.Read("account", stays).GetAttributeValue<OptionSetValue>("statecode").Value, Is.Zero);
        });
    }

    [Test]
    public void The_target_takes_the_content_chosen_and_keeps_the_rest()
    {
        using var platform = new TestOrganization();
        var (stays, goes) = (Account(platform, "Paws Ltd"), Account(platform, "Paws Limited"));

        platform.System.Execute(Merge(stays, goes, new Entity("account") { ["telephone1"] = "206-555-0118" }));

        var row = platform.Read("account", stays);
        Assert.That((row["name"], row["telephone1"]), Is.EqualTo(("Paws Ltd", "206-555-0118")));
    }

    [Test]
    public void A_target_below_the_subordinate_is_not_its_own_parent()
    {
        using var platform = new TestOrganization();
        var goes = Account(platform, "Paws Limited");
        var stays = Account(platform, "Paws Ltd", parent: goes);

        platform.System.Execute(Merge(stays, goes));

        Assert.That(platform.Read("account", stays).Contains("parentaccountid"), Is.False);
    }

    [Test]
    public void The_caller_must_be_able_to_write_both_rows_and_need_not_write_what_moves()
    {
        using var platform = new TestOrganization();
        var person = platform.User("Sales");
        var mine = platform.As(person);
        var stays = mine.Create(new Entity("account") { ["name"] = "Paws Ltd" });
        var goes = mine.Create(new Entity("account") { ["name"] = "Paws Limited" });
        var foreign = Account(platform, "Claws");
        var contact = platform.System.Create(new Entity("contact") { ["lastname"] = "Vane", ["parentcustomerid"] = new EntityReference("account", goes) });

        var no = Refused(() => mine.Execute(Merge(stays, foreign)));
        mine.Execute(Merge(stays, goes));

        Assert.Multiple(() =>
        {
            Assert.That(no.ErrorCode, Is.EqualTo(ErrorCodes.AccessDenied));
            Assert.That(platform.Read("account", foreign).GetAttributeValue<OptionSetValue>("statecode").Value, Is.Zero, "a refused merge changes nothing");
            Assert.That(platform.Read("contact", contact).GetAttributeValue<EntityReference>("parentcustomerid").Id, Is.EqualTo(stays));
        });
    }

    [Test]
    public void A_merge_that_makes_no_sense_is_refused_with_a_sentence()
    {
        using var platform = new TestOrganization();
        var (stays, goes) = (Account(platform, "Paws Ltd"), Account(platform, "Paws Limited"));
        var clinic = platform.NewClinic();
        platform.System.Execute(Merge(stays, goes));

        Assert.Multiple(() =>
        {
            Assert.That(Refused(() => platform.System.Execute(Merge(stays, stays))).Message, Does.Contain("merged with itself"));
            Assert.That(Refused(() => platform.System.Execute(Merge(stays, goes))).Message, Does.Contain("is not active"));
            Assert.That(Refused(() => platform.System.Execute(Merge(stays, Guid.Empty))).ErrorCode, Is.EqualTo(ErrorCodes.ObjectDoesNotExist));
            Assert.That(Refused(() => platform.System.Execute(Merge(clinic, clinic, table: Clinic.Table))).Message, Does.Contain("accounts and contacts can"));
        });
    }

    private static Guid Account(TestOrganization platform, string name, Guid? parent = null)
    {
        var account = new Entity("account") { ["name"] = name };
        if (parent is { } id)
            account["parentaccountid"] = new EntityReference("account", id);
        return platform.System.Create(account);
    }

    private static OrganizationRequest Merge(Guid target, Guid subordinate, Entity? content = null, string table = "account") => new("Merge")
    {
        ["Target"] = new EntityReference(table, target),
        ["SubordinateId"] = subordinate,
        ["UpdateContent"] = content ?? new Entity(table),
        ["PerformParentingChecks"] = false,
    };
}
