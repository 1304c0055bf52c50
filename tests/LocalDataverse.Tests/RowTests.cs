using System;
using System.Globalization;
using CrmAriaConnector.LocalDataverse.Tests.Support;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static CrmAriaConnector.LocalDataverse.Tests.Support.TestOrganization;

namespace CrmAriaConnector.LocalDataverse.Tests;

/// <summary>A row comes back as it was written, with what the platform adds.</summary>
[TestFixture]
internal sealed class RowTests
{
    [Test]
    public void Every_kind_of_value_comes_back_in_the_SDKs_type()
    {
        using var platform = new TestOrganization();
        var clinic = platform.NewClinic();
        var id = platform.System.Create(new Entity(Clinic.Patient)
        {
            ["vet_name"] = "Rex",
            ["vet_clinicid"] = new EntityReference(Clinic.Table, clinic),
            ["vet_weight"] = 12.345m,
            ["vet_legs"] = 4,
            ["vet_price"] = new Money(1234.5m),
            ["vet_kind"] = new OptionSetValue(10),
            ["vet_tags"] = new OptionSetValueCollection([new OptionSetValue(2), new OptionSetValue(1)]),
            ["vet_insured"] = true,
            ["vet_born"] = new DateTime(2020, 2, 29, 23, 0, 0),
            ["vet_seenon"] = new DateTime(2026, 5, 1, 14, 30, 15, 987, DateTimeKind.Utc),
            ["vet_note"] = "",
        });

        var row = platform.Read(Clinic.Patient, id);

        Assert.Multiple(() =>
        {
            Assert.That(row["vet_name"], Is.EqualTo("Rex"));
            Assert.That(row.GetAttributeValue<EntityReference>("vet_clinicid").Name, Is.EqualTo("Paws"));
            Assert.That(row["vet_weight"], Is.EqualTo(12.35m), "rounded to the column's two digits, the half away from zero");
            Assert.That(row["vet_legs"], Is.EqualTo(4));
            Assert.That(row["vet_price"], Is.EqualTo(new Money(1234.5m)));
            Assert.That(row["vet_kind"], Is.EqualTo(new OptionSetValue(10)));
            Assert.That(row["vet_tags"], Is.EqualTo(new[] { new OptionSetValue(1), new OptionSetValue(2) }));
            Assert.That(row["vet_insured"], Is.True);
            Assert.That(row["vet_born"], Is.EqualTo(new DateTime(2020, 2, 29)));
            Assert.That(row["vet_seenon"], Is.EqualTo(new DateTime(2026, 5, 1, 14, 30, 15, DateTimeKind.Utc)), "kept to the second");
            Assert.That(row.Contains("vet_note"), Is.False, "an empty text is no value");
        });
    }

    [Test]
    public void Formatted_values_are_what_people_read()
    {
        using var platform = new TestOrganization();
        var id = platform.System.Create(new Entity(Clinic.Patient)
        {
            ["vet_name"] = "Rex",
            ["vet_clinicid"] = new EntityReference(Clinic.Table, platform.NewClinic()),
            ["vet_weight"] = 1.5m,
            ["vet_price"] = new Money(1234.5m),
            ["vet_kind"] = new OptionSetValue(30),
            ["vet_tags"] = new OptionSetValueCollection([new OptionSetValue(2), new OptionSetValue(1)]),
            ["vet_born"] = new DateTime(2020, 2, 9),
            ["vet_seenon"] = new DateTime(2026, 5, 1, 14, 5, 0, DateTimeKind.Utc),
        });

        var text = platform.Read(Clinic.Patient, id).FormattedValues;

        Assert.Multiple(() =>
        {
            Assert.That(text["vet_clinicid"], Is.EqualTo("Paws"));
            Assert.That(text["vet_weight"], Is.EqualTo("1.50"));
            Assert.That(text["vet_price"], Is.EqualTo("$1,234.50"));
            Assert.That(text["vet_kind"], Is.EqualTo("Axolotl"));
            Assert.That(text["vet_tags"], Is.EqualTo("Calm; Bites"));
            Assert.That(text["vet_insured"], Is.EqualTo("No"), "the default of the column, set by the server");
            Assert.That(text["vet_born"], Is.EqualTo("2/9/2020"));
            Assert.That(text["vet_seenon"], Is.EqualTo("5/1/2026 2:05 PM"));
            Assert.That(text["ownerid"], Is.EqualTo("SYSTEM"));
            Assert.That(text["statecode"], Is.EqualTo("Active"));
        });
    }

    [Test]
    public void The_platform_fills_its_own_columns_and_callers_cannot()
    {
        using var platform = new TestOrganization();
        var nurse = platform.User("Nina Nurse", Clinic.Nurse);
        var id = platform.NewPatient("Rex", service: platform.As(nurse));
        var created = platform.Read(Clinic.Patient, id);
        platform.Now = platform.Now.AddMinutes(5);
        platform.System.Update(new Entity(Clinic.Patient, id) { ["vet_legs"] = 3, ["createdon"] = new DateTime(1999, 1, 1) });
        var updated = platform.Read(Clinic.Patient, id);

        Assert.Multiple(() =>
        {
            Assert.That(created.GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(nurse));
            Assert.That(created.GetAttributeValue<EntityReference>("createdby").Id, Is.EqualTo(nurse));
            Assert.That(created["createdon"], Is.EqualTo(new DateTime(2026, 5, 4, 10, 20, 30, DateTimeKind.Utc)));
            Assert.That(created.Contains("owningbusinessunit"), Is.True);
            Assert.That(created["statuscode"], Is.EqualTo(new OptionSetValue(1)));
            Assert.That(updated["createdon"], Is.EqualTo(created["createdon"]));
            Assert.That(updated["modifiedon"], Is.EqualTo(new DateTime(2026, 5, 4, 10, 25, 30, DateTimeKind.Utc)));
            Assert.That(updated.GetAttributeValue<EntityReference>("modifiedby").Id, Is.EqualTo(platform.Organization.SystemUserId));
            Assert.That(ulong.Parse(updated.RowVersion, CultureInfo.InvariantCulture), Is.GreaterThan(ulong.Parse(created.RowVersion, CultureInfo.InvariantCulture)));
        });
    }

    [Test]
    public void A_row_that_is_not_there_is_refused_with_the_platforms_code()
    {
        using var platform = new TestOrganization();
        var nobody = Guid.NewGuid();
        Assert.Multiple(() =>
        {
            Assert.That(Refused(() => platform.System.Retrieve(Clinic.Patient, nobody, new ColumnSet(true))).ErrorCode, Is.EqualTo(-2147220969));
            Assert.That(Refused(() => platform.System.Update(new Entity(Clinic.Patient, nobody))).ErrorCode, Is.EqualTo(-2147220969));
            Assert.That(Refused(() => platform.System.Delete(Clinic.Patient, nobody)).ErrorCode, Is.EqualTo(-2147220969));
        });
    }

    [Test]
    public void A_state_brings_its_status_and_a_status_its_state()
    {
        using var platform = new TestOrganization();
        var id = platform.NewPatient("Rex");
        platform.System.Update(new Entity(Clinic.Patient, id) { ["statecode"] = new OptionSetValue(1) });
        Assert.That(platform.Read(Clinic.Patient, id)["statuscode"], Is.EqualTo(new OptionSetValue(2)));
        platform.System.Update(new Entity(Clinic.Patient, id) { ["statuscode"] = new OptionSetValue(1) });
        Assert.That(platform.Read(Clinic.Patient, id)["statecode"], Is.EqualTo(new OptionSetValue(0)));
    }
}
