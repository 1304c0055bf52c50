using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Security;
using CrmAriaConnector.LocalDataverse.Tests.Support;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static CrmAriaConnector.LocalDataverse.Tests.Support.TestOrganization;

namespace CrmAriaConnector.LocalDataverse.Tests;

/// <summary>Roles reach as far as their privileges say, down to the row; secured columns are released by profiles only.</summary>
[TestFixture]
internal sealed class SecurityTests
{
    private const int PrivilegeDenied = -2147220960;
    private const int AccessDenied = -2147187962;

    /// <summary>Role × what it may do with its own and with another's patient.</summary>
    [TestCase(null, "", "")]
    [TestCase(Clinic.Reader, "read", "read")]
    [TestCase(Clinic.Nurse, "read write delete", "")]
    [TestCase(Clinic.Chief, "read write delete", "read write delete")]
    public void A_role_allows_what_its_privileges_say_and_nothing_else(string? role, string own, string others)
    {
        using var platform = new TestOrganization();
        var user = role is null ? platform.User("Uma User") : platform.User("Uma User", role);
        var mine = platform.NewPatient("Mine");
        // Who may not read the table cannot own its rows either.
        if (role is not null)
            platform.System.Update(new Entity(Clinic.Patient, mine) { ["ownerid"] = new EntityReference("systemuser", user) });
        var foreign = platform.NewPatient("Foreign");
        Assert.Multiple(() =>
        {
            Assert.That(Allowed(platform, user, mine), Is.EqualTo(own));
            Assert.That(Allowed(platform, user, foreign), Is.EqualTo(others));
        });
    }

    [Test]
    public void Creating_needs_the_privilege()
    {
        using var platform = new TestOrganization();
        var reader = platform.User("Rita Reader", Clinic.Reader);
        Assert.That(Refused(() => platform.NewPatient("Rex", service: platform.As(reader))).ErrorCode, Is.EqualTo(PrivilegeDenied));
        Assert.That(platform.Count(Clinic.Patient), Is.Zero);
    }

    [Test]
    public void A_query_shows_only_rows_within_reach_and_without_any_privilege_it_is_refused()
    {
        using var platform = new TestOrganization();
        var nurse = platform.User("Nina Nurse", Clinic.Nurse);
        var nobody = platform.User("Nora Nobody");
        platform.NewPatient("Foreign");
        platform.NewPatient("Mine", service: platform.As(nurse));

        Assert.That(platform.Names(new QueryExpression(Clinic.Patient) { ColumnSet = new ColumnSet("vet_name") }, platform.As(nurse)), Is.EqualTo(new[] { "Mine" }));
        Assert.That(Refused(() => platform.As(nobody).RetrieveMultiple(new QueryExpression(Clinic.Patient))).ErrorCode, Is.EqualTo(PrivilegeDenied));
    }

    [Test]
    public void A_joined_table_needs_its_own_read_privilege()
    {
        using var platform = new TestOrganization();
        var user = platform.User("Uma User");
        var query = new QueryExpression("account");
        query.AddLink(Clinic.Patient, "accountid", "vet_patientid");
        Assert.That(Refused(() => platform.As(user).RetrieveMultiple(query)).ErrorCode, Is.EqualTo(PrivilegeDenied));
    }

    [Test]
    public void Local_reaches_the_business_unit_and_Deep_the_units_below()
    {
        using var platform = new TestOrganization();
        var root = platform.Read("systemuser", platform.Organization.SystemUserId).GetAttributeValue<EntityReference>("businessunitid").Id;
        var north = platform.System.Create(new Entity("businessunit") { ["name"] = "North", ["parentbusinessunitid"] = new EntityReference("businessunit", root) });
        var arctic = platform.System.Create(new Entity("businessunit") { ["name"] = "Arctic", ["parentbusinessunitid"] = new EntityReference("businessunit", north) });
        Guid UserIn(string name, Guid unit, string role)
        {
            var user = platform.User(name, role);
            platform.System.Update(new Entity("systemuser", user) { ["businessunitid"] = new EntityReference("businessunit", unit) });
            return user;
        }
        var local = UserIn("Lou Local", north, "Vet Unit");
        var deep = UserIn("Dee Deep", north, "Vet Region");
        var inArctic = UserIn("Ari Arctic", arctic, Clinic.Nurse);
        var inRoot = UserIn("Roo Root", root, Clinic.Nurse);
        var inNorth = UserIn("Nor North", north, Clinic.Nurse);
        foreach (var (name, owner) in new[] { ("arctic", inArctic), ("root", inRoot), ("north", inNorth) })
            platform.NewPatient(name, service: platform.As(owner));

        string[] Seen(Guid user) => platform.Names(new QueryExpression(Clinic.Patient) { ColumnSet = new ColumnSet("vet_name"), Orders = { new OrderExpression("vet_name", OrderType.Ascending) } }, platform.As(user));
        Assert.That(Seen(local), Is.EqualTo(new[] { "north" }));
        Assert.That(Seen(deep), Is.EqualTo(new[] { "arctic", "north" }));
    }

    [Test]
    public void Linking_two_rows_needs_Append_on_the_one_and_AppendTo_on_the_other()
    {
        using var platform = new TestOrganization(Clinic.Solution() with
        {
            Roles =
            [
                .. Clinic.Solution().Roles,
                new RoleMetadata(new("bbbbbbbb-0000-0000-0000-000000000009"), "Vet Writer", System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(
                    [KeyValuePair.Create("prvReadvet_visit", PrivilegeDepth.Global), KeyValuePair.Create("prvCreatevet_visit", PrivilegeDepth.Global), KeyValuePair.Create("prvAppendvet_visit", PrivilegeDepth.Global)])),
            ],
        });
        var writer = platform.User("Wim Writer", "Vet Writer");
        var patient = platform.NewPatient("Rex");
        var visit = new Entity(Clinic.Visit) { ["vet_patientid"] = new EntityReference(Clinic.Patient, patient) };

        Assert.That(Refused(() => platform.As(writer).Create(visit)).Message, Does.Contain("prvAppendTovet_patient"));
        Assert.DoesNotThrow(() => platform.As(writer).Create(new Entity(Clinic.Visit)));
    }

    [Test]
    public void Giving_a_row_away_needs_Assign()
    {
        using var platform = new TestOrganization();
        var nurse = platform.User("Nina Nurse", Clinic.Nurse);
        var reader = platform.User("Rita Reader", Clinic.Reader);
        var patient = platform.NewPatient("Rex", service: platform.As(nurse));
        platform.As(nurse).Update(new Entity(Clinic.Patient, patient) { ["ownerid"] = new EntityReference("systemuser", reader) });
        Assert.That(Refused(() => platform.As(nurse).Retrieve(Clinic.Patient, patient, new ColumnSet("vet_name"))).ErrorCode, Is.EqualTo(AccessDenied), "it is not hers any more");
    }

    [Test]
    public void An_owner_must_be_able_to_read_the_table()
    {
        using var platform = new TestOrganization();
        var nobody = platform.User("Nora Nobody");
        Assert.That(Refused(() => platform.System.Create(new Entity(Clinic.Patient) { ["ownerid"] = new EntityReference("systemuser", nobody) })).ErrorCode, Is.EqualTo(-2147220943));
    }

    [Test]
    public void A_secured_column_is_neither_read_nor_filtered_nor_written_without_a_profile()
    {
        using var platform = new TestOrganization();
        var chief = platform.User("Cleo Chief", Clinic.Chief);
        var clinic = platform.System.Create(new Entity(Clinic.Table) { ["vet_name"] = "Paws", ["vet_secret"] = "s3cret" });
        var guess = new QueryExpression(Clinic.Table) { ColumnSet = new ColumnSet(true) };
        guess.Criteria.AddCondition("vet_secret", ConditionOperator.BeginsWith, "s3");
        var aliased = new QueryExpression(Clinic.Patient);
        platform.NewPatient("Rex", clinic);
        aliased.AddLink(Clinic.Table, "vet_clinicid", "vet_clinicid").Columns = new ColumnSet("vet_secret");
        var service = platform.As(chief);

        Assert.Multiple(() =>
        {
            Assert.That(service.Retrieve(Clinic.Table, clinic, new ColumnSet(true)).Contains("vet_secret"), Is.False);
            Assert.That(service.Retrieve(Clinic.Table, clinic, new ColumnSet("vet_secret")).Contains("vet_secret"), Is.False);
            Assert.That(service.RetrieveMultiple(guess).Entities, Is.Empty);
            Assert.That(service.RetrieveMultiple(aliased).Entities.Single().Attributes.Keys, Has.None.Contains("secret"));
            Assert.That(Refused(() => service.Update(new Entity(Clinic.Table, clinic) { ["vet_secret"] = "x" })).ErrorCode, Is.EqualTo(-2147158777));
            Assert.That(Refused(() => service.Create(new Entity(Clinic.Table) { ["vet_secret"] = "x" })).ErrorCode, Is.EqualTo(-2147158782));
            Assert.That(platform.Read(Clinic.Table, clinic)["vet_secret"], Is.EqualTo("s3cret"), "SYSTEM reads it");
        });

        platform.Organization.AssignProfile(chief, Clinic.Profile);
        Assert.That(service.Retrieve(Clinic.Table, clinic, new ColumnSet(true))["vet_secret"], Is.EqualTo("s3cret"));
        Assert.That(service.RetrieveMultiple(guess).Entities, Has.Count.EqualTo(1));
        Assert.DoesNotThrow(() => service.Update(new Entity(Clinic.Table, clinic) { ["vet_secret"] = "new" }));
    }

    [Test]
    public void RetrievePrincipalAccess_tells_what_the_roles_allow_on_a_row()
    {
        using var platform = new TestOrganization();
        var nurse = platform.User("Nina Nurse", Clinic.Nurse);
        var reader = platform.User("Rita Reader", Clinic.Reader);
        var patient = platform.NewPatient("Rex", service: platform.As(nurse));
        AccessRights Rights(Guid user) => (AccessRights)platform.System.Execute(new OrganizationRequest("RetrievePrincipalAccess")
        {
            ["Target"] = new EntityReference(Clinic.Patient, patient),
            ["Principal"] = new EntityReference("systemuser", user),
        })["AccessRights"];

        Assert.That(Rights(reader), Is.EqualTo(AccessRights.ReadAccess));
        Assert.That(Rights(nurse), Is.EqualTo(Enum.GetValues<AccessRights>().Aggregate((all, right) => all | right)));
    }

    [Test]
    public void Who_has_no_roles_gets_nothing_and_WhoAmI_tells_who_one_is()
    {
        using var platform = new TestOrganization();
        Assert.That(Refused(() => platform.As(Guid.NewGuid()).RetrieveMultiple(new QueryExpression("account"))).ErrorCode, Is.EqualTo(PrivilegeDenied));
        var user = platform.User("Uma User");
        Assert.That(platform.As(user).Execute(new OrganizationRequest("WhoAmI"))["UserId"], Is.EqualTo(user));
    }

    [Test]
    public void Users_are_listed_with_their_roles_and_unknown_roles_are_refused()
    {
        using var platform = new TestOrganization();
        platform.Organization.CreateUser("Cleo Chief", "Boss", Clinic.Chief);
        var user = platform.Organization.Users.Single();
        Assert.That((user.FullName, user.Title, string.Join(",", user.Roles)), Is.EqualTo(("Cleo Chief", "Boss", "Basic User,Vet Chief")));
        Assert.Throws<ArgumentException>(() => platform.User("Guy Ghost", "Ghost"));
    }

    [Test]
    public void An_application_user_has_the_roles_it_was_given_and_no_other()
    {
        using var platform = new TestOrganization();
        var program = platform.Organization.CreateApplicationUser("Vet Import", "Application user", Clinic.Reader);

        Assert.That(platform.Organization.Users.Single(), Has.Property("IsApplication").True.And.Property("Roles").EquivalentTo(new[] { Clinic.Reader }));
        Assert.That(platform.As(program).RetrieveMultiple(new QueryExpression(Clinic.Patient)).Entities, Is.Empty);
        Assert.That(Refused(() => platform.As(program).RetrieveMultiple(new QueryExpression("account"))).ErrorCode, Is.EqualTo(PrivilegeDenied), "Basic User would let it ask");
        Assert.Throws<ArgumentException>(() => platform.Organization.CreateApplicationUser("Ghost", "", "Ghost"));
        Assert.That(platform.Organization.CreateUser("Cleo Chief", "Boss", Clinic.Chief), Is.EqualTo(platform.Organization.Users.Single(user => !user.IsApplication).Id));
    }

    private static string Allowed(TestOrganization platform, Guid user, Guid patient)
    {
        var allowed = new List<string>();
        void Try(string what, Action action)
        {
            try
            {
                action();
                allowed.Add(what);
            }
            catch (System.ServiceModel.FaultException<OrganizationServiceFault> fault) when (fault.Detail.ErrorCode is PrivilegeDenied or AccessDenied)
            {
                // Refused is what an absent word says.
            }
        }
        Try("read", () => platform.As(user).Retrieve(Clinic.Patient, patient, new ColumnSet("vet_name")));
        Try("write", () => platform.As(user).Update(new Entity(Clinic.Patient, patient) { ["vet_legs"] = 3 }));
        Try("delete", () => platform.As(user).Delete(Clinic.Patient, patient));
        return string.Join(' ', allowed);
    }
}
