using System;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Tests.Support;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using static CrmAriaConnector.LocalDataverse.Tests.Support.TestOrganization;

namespace CrmAriaConnector.LocalDataverse.Tests;

/// <summary>What a column does not take is refused with the platform's code, and nothing is written.</summary>
[TestFixture]
internal sealed class ConstraintTests
{
    private static readonly object[] Refusals =
    [
        new object[] { "vet_name", new string('x', 101), -2147204303 },
        new object[] { "vet_note", new string('x', 201), -2147204303 },
        new object[] { "vet_weight", -0.01m, -2147204304 },
        new object[] { "vet_weight", 1000.01m, -2147204304 },
        new object[] { "vet_legs", 9, -2147204305 },
        new object[] { "vet_price", new Money(10001m), -2147204304 },
        new object[] { "vet_kind", new OptionSetValue(11), -2147204326 },
        new object[] { "vet_tags", new OptionSetValueCollection([new OptionSetValue(3)]), -2147204326 },
        new object[] { "vet_born", new DateTime(1752, 12, 31), -2147220935 },
        new object[] { "vet_nonsense", "x", -2147217149 },
        new object[] { "vet_weight", "heavy", -2147220989 },
        new object[] { "vet_weight", 3, -2147220989 },
        new object[] { "vet_kind", 10, -2147220989 },
        new object[] { "vet_name", 7, -2147220989 },
        new object[] { "vet_clinicid", Guid.Empty, -2147220989 },
        new object[] { "vet_clinicid", new EntityReference("systemuser", Guid.NewGuid()), -2147220989 },
        new object[] { "vet_clinicid", new EntityReference(Clinic.Table, Guid.NewGuid()), -2147220969 },
    ];

    [TestCaseSource(nameof(Refusals))]
    public void A_value_the_column_does_not_take_is_refused(string column, object value, int code)
    {
        using var platform = new TestOrganization();
        var id = platform.NewPatient("Rex");
        var version = platform.Read(Clinic.Patient, id).RowVersion;

        Assert.Multiple(() =>
        {
            Assert.That(Refused(() => platform.System.Create(new Entity(Clinic.Patient) { ["vet_name"] = "New", [column] = value })).ErrorCode, Is.EqualTo(code));
            Assert.That(Refused(() => platform.System.Update(new Entity(Clinic.Patient, id) { [column] = value })).ErrorCode, Is.EqualTo(code));
            Assert.That(platform.Count(Clinic.Patient), Is.EqualTo(1));
            Assert.That(platform.Read(Clinic.Patient, id).RowVersion, Is.EqualTo(version));
        });
    }

    [Test]
    public void The_limits_themselves_are_taken()
    {
        using var platform = new TestOrganization();
        Assert.DoesNotThrow(() => platform.System.Create(new Entity(Clinic.Patient)
        {
            ["vet_name"] = new string('x', 100),
            ["vet_weight"] = 1000m,
            ["vet_legs"] = 0,
            ["vet_price"] = new Money(10000m),
            ["vet_born"] = new DateTime(1753, 1, 1),
        }));
    }

    [Test]
    public void An_unknown_table_is_refused()
    {
        using var platform = new TestOrganization();
        Assert.Multiple(() =>
        {
            Assert.That(Refused(() => platform.System.Create(new Entity("vet_ghost"))).ErrorCode, Is.EqualTo(-2147217150));
            Assert.That(Refused(() => platform.System.RetrieveMultiple(new QueryExpression("vet_ghost"))).ErrorCode, Is.EqualTo(-2147217150));
        });
    }

    [Test]
    public void An_unknown_message_is_refused_by_name()
    {
        using var platform = new TestOrganization();
        Assert.That(Refused(() => platform.System.Execute(new OrganizationRequest("GrantAccess"))).Message, Does.Contain("'GrantAccess'"));
    }

    [Test]
    public void A_given_id_is_kept_and_not_given_twice()
    {
        using var platform = new TestOrganization();
        var id = Guid.NewGuid();
        Assert.That(platform.System.Create(new Entity(Clinic.Table, id)), Is.EqualTo(id));
        Assert.That(Refused(() => platform.System.Create(new Entity(Clinic.Table, id))).ErrorCode, Is.EqualTo(-2147220937));
    }
}

/// <summary>Alternate keys name at most one row, compared as the platform compares text.</summary>
[TestFixture]
internal sealed class AlternateKeyTests
{
    [TestCase("A-1", "A-1")]
    [TestCase("A-1", "a-1")]
    [TestCase("école", "ECOLE")]
    [TestCase("A-1", "A-1  ")]
    public void A_second_row_with_an_equal_key_is_refused(string first, string second)
    {
        using var platform = new TestOrganization();
        platform.System.Create(new Entity(Clinic.Table) { ["vet_code"] = first });
        var other = platform.System.Create(new Entity(Clinic.Table) { ["vet_code"] = "other" });

        Assert.That(Refused(() => platform.System.Create(new Entity(Clinic.Table) { ["vet_code"] = second })).ErrorCode, Is.EqualTo(-2147088238));
        Assert.That(Refused(() => platform.System.Update(new Entity(Clinic.Table, other) { ["vet_code"] = second })).ErrorCode, Is.EqualTo(-2147088238));
    }

    [Test]
    public void An_empty_key_column_names_no_row()
    {
        using var platform = new TestOrganization();
        var clinic = platform.NewClinic();
        platform.NewPatient("One", clinic);
        Assert.DoesNotThrow(() => platform.NewPatient("Two", clinic));
    }

    [Test]
    public void A_row_is_read_written_and_deleted_by_its_key()
    {
        using var platform = new TestOrganization();
        var clinic = platform.NewClinic();
        var id = platform.System.Create(new Entity(Clinic.Patient) { ["vet_name"] = "Rex", ["vet_chip"] = "77", ["vet_clinicid"] = new EntityReference(Clinic.Table, clinic) });
        var key = new KeyAttributeCollection { { "vet_chip", "77" }, { "vet_clinicid", new EntityReference(Clinic.Table, clinic) } };

        platform.System.Update(new Entity(Clinic.Patient, key) { ["vet_name"] = "Max" });
        var read = ((RetrieveResponse)platform.System.Execute(new RetrieveRequest { Target = new EntityReference(Clinic.Patient, key), ColumnSet = new ColumnSet("vet_name") })).Entity;
        platform.System.Execute(new DeleteRequest { Target = new EntityReference(Clinic.Patient, key) });

        Assert.Multiple(() =>
        {
            Assert.That(read.Id, Is.EqualTo(id));
            Assert.That(read["vet_name"], Is.EqualTo("Max"));
            Assert.That(platform.Count(Clinic.Patient), Is.Zero);
            Assert.That(Refused(() => platform.System.Update(new Entity(Clinic.Patient, key))).ErrorCode, Is.EqualTo(-2147088239));
            Assert.That(Refused(() => platform.System.Update(new Entity(Clinic.Patient, "vet_name", "Max"))).ErrorCode, Is.EqualTo(-2147088240), "no key of the table");
        });
    }

    [Test]
    public void A_lookup_may_be_given_by_the_key_of_its_row()
    {
        using var platform = new TestOrganization();
        var clinic = platform.System.Create(new Entity(Clinic.Table) { ["vet_code"] = "A-1" });
        var patient = platform.System.Create(new Entity(Clinic.Patient) { ["vet_clinicid"] = new EntityReference(Clinic.Table, "vet_code", "a-1") });
        Assert.That(platform.Read(Clinic.Patient, patient).GetAttributeValue<EntityReference>("vet_clinicid").Id, Is.EqualTo(clinic));
    }

    [Test]
    public void An_upsert_creates_once_and_then_updates()
    {
        using var platform = new TestOrganization();
        UpsertResponse Upsert(string name) => (UpsertResponse)platform.System.Execute(new UpsertRequest { Target = new Entity(Clinic.Table, "vet_code", "A-1") { ["vet_name"] = name } });
        var first = Upsert("Old");
        var second = Upsert("New");

        Assert.Multiple(() =>
        {
            Assert.That(first.RecordCreated, Is.True);
            Assert.That(second.RecordCreated, Is.False);
            Assert.That(second.Target.Id, Is.EqualTo(first.Target.Id));
            Assert.That(platform.Read(Clinic.Table, first.Target.Id)["vet_name"], Is.EqualTo("New"));
            Assert.That(platform.Read(Clinic.Table, first.Target.Id)["vet_code"], Is.EqualTo("A-1"), "the key became the row's");
            Assert.That(platform.Count(Clinic.Table), Is.EqualTo(1));
        });
    }

    [Test]
    public void Many_upserts_of_one_new_key_at_once_make_one_row()
    {
        using var platform = new TestOrganization();
        var created = Enumerable.Range(0, 24).AsParallel().WithDegreeOfParallelism(8)
            .Select(number => (UpsertResponse)platform.System.Execute(new UpsertRequest { Target = new Entity(Clinic.Table, "vet_code", "A-1") { ["vet_name"] = "N" + number } }))
            .Count(response => response.RecordCreated);
        Assert.That(created, Is.EqualTo(1));
        Assert.That(platform.Count(Clinic.Table), Is.EqualTo(1));
    }
}

/// <summary>What becomes of the rows that refer to a deleted one.</summary>
[TestFixture]
internal sealed class CascadeTests
{
    [Test]
    public void Cascade_deletes_children_and_their_children_and_their_steps_run()
    {
        using var platform = new TestOrganization();
        var clinic = platform.NewClinic();
        var patient = platform.NewPatient("Rex", clinic);
        platform.System.Create(new Entity(Clinic.Visit) { ["vet_patientid"] = new EntityReference(Clinic.Patient, patient) });
        var deleted = 0;
        using var step = platform.Step("Delete", Clinic.Visit, 40, _ => deleted++);

        platform.System.Delete(Clinic.Table, clinic);

        Assert.That((platform.Count(Clinic.Patient), platform.Count(Clinic.Visit), deleted), Is.EqualTo((0, 0, 1)));
    }

    [Test]
    public void Restrict_keeps_the_row_and_everything_around_it()
    {
        using var platform = new TestOrganization();
        var clinic = platform.NewClinic();
        platform.NewPatient("Guest", clinic);
        platform.System.Create(new Entity(Clinic.Patient) { ["vet_homeid"] = new EntityReference(Clinic.Table, clinic) });

        var fault = Refused(() => platform.System.Delete(Clinic.Table, clinic));

        Assert.That(fault.ErrorCode, Is.EqualTo(-2147220953));
        Assert.That((platform.Count(Clinic.Table), platform.Count(Clinic.Patient)), Is.EqualTo((1, 2)));
    }

    [Test]
    public void RemoveLink_empties_the_lookup()
    {
        using var platform = new TestOrganization();
        var clinic = platform.NewClinic();
        var patient = platform.System.Create(new Entity(Clinic.Patient) { ["vet_previousid"] = new EntityReference(Clinic.Table, clinic) });

        platform.System.Delete(Clinic.Table, clinic);

        Assert.That(platform.Read(Clinic.Patient, patient).Contains("vet_previousid"), Is.False);
    }

    [Test]
    public void Children_change_their_owner_with_their_parent_where_the_relationship_says_so()
    {
        var solution = Clinic.Solution();
        using var platform = new TestOrganization(solution with
        {
            Relationships = [.. solution.Relationships.Select(each => each.SchemaName == "vet_patient_visits" ? each with { Assign = CrmAriaConnector.LocalDataverse.Metadata.CascadeBehavior.UserOwned } : each)],
        });
        var nurse = platform.User("Nina Nurse", Clinic.Nurse);
        var other = platform.User("Otto Other", Clinic.Nurse);
        var patient = platform.NewPatient("Rex");
        Guid Visit(Guid? owner)
        {
            var visit = new Entity(Clinic.Visit) { ["vet_patientid"] = new EntityReference(Clinic.Patient, patient) };
            if (owner is { } id)
                visit["ownerid"] = new EntityReference("systemuser", id);
            return platform.System.Create(visit);
        }
        var same = Visit(null);
        var foreign = Visit(other);

        platform.System.Update(new Entity(Clinic.Patient, patient) { ["ownerid"] = new EntityReference("systemuser", nurse) });

        Guid Owner(Guid visit) => platform.Read(Clinic.Visit, visit).GetAttributeValue<EntityReference>("ownerid").Id;
        Assert.That((Owner(same), Owner(foreign)), Is.EqualTo((nurse, other)));
    }

    [Test]
    public void Associate_and_Disassociate_set_and_empty_the_lookup()
    {
        using var platform = new TestOrganization();
        var clinic = platform.NewClinic();
        var patient = platform.NewPatient("Rex");
        var related = new EntityReferenceCollection { new(Clinic.Patient, patient) };

        platform.System.Associate(Clinic.Table, clinic, new Relationship("vet_clinic_patients"), related);
        var after = platform.Read(Clinic.Patient, patient).GetAttributeValue<EntityReference>("vet_clinicid")?.Id;
        platform.System.Disassociate(Clinic.Table, clinic, new Relationship("vet_clinic_patients"), related);

        Assert.That(after, Is.EqualTo(clinic));
        Assert.That(platform.Read(Clinic.Patient, patient).Contains("vet_clinicid"), Is.False);
    }
}

/// <summary>A write that demands the version it read fails once somebody else wrote.</summary>
[TestFixture]
internal sealed class RowVersionTests
{
    [Test]
    public void A_write_with_the_current_version_goes_through_and_one_with_an_old_version_does_not()
    {
        using var platform = new TestOrganization();
        var id = platform.NewPatient("Rex");
        var old = platform.Read(Clinic.Patient, id).RowVersion;
        UpdateRequest Rename(string name, string? version) => new()
        {
            Target = new Entity(Clinic.Patient, id) { ["vet_name"] = name, RowVersion = version },
            ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches,
        };
        platform.System.Execute(Rename("Max", old));

        Assert.Multiple(() =>
        {
            Assert.That(Refused(() => platform.System.Execute(Rename("Tom", old))).ErrorCode, Is.EqualTo(-2147088254));
            Assert.That(Refused(() => platform.System.Execute(Rename("Tom", null))).ErrorCode, Is.EqualTo(-2147088253));
            Assert.That(Refused(() => platform.System.Execute(new DeleteRequest { Target = new EntityReference(Clinic.Patient, id) { RowVersion = old }, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches })).ErrorCode, Is.EqualTo(-2147088254));
            Assert.That(platform.Read(Clinic.Patient, id)["vet_name"], Is.EqualTo("Max"));
        });
    }
}
