using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.ServiceModel;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmAriaConnector.LocalDataverse.Tests.WebApi;

/// <summary>Writes reach the organisation with the right types, conditions and addresses.</summary>
internal sealed class WritingTests : WebApiFixture
{
    private const string Body = """
        {
          "new_name": "Roof", "new_number": 7, "new_amount": 4.50, "new_due": "2019-02-22", "new_started": "2019-02-18T10:30:00+01:00",
          "new_open": true, "new_stage": 727900001, "new_customerid@odata.bind": "/accounts(22222222-0000-4000-8000-000000000001)",
          "ownerid@odata.bind": "/systemusers(11111111-0000-4000-8000-000000000001)", "@odata.type": "Microsoft.Dynamics.CRM.new_project"
        }
        """;

    [Test]
    public async Task A_new_row_arrives_typed_and_is_answered_with_its_address()
    {
        Service.OnRequest = _ => new ParameterCollection { ["id"] = ProjectId };

        using var response = await SendAsync(HttpMethod.Post, "new_projects", Body);

        var row = ((CreateRequest)Service.Requests.Single()).Target;
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(response.Headers.GetValues("OData-EntityId").Single(), Does.EndWith($"/api/data/v9.2/new_projects({ProjectId})"));
            Assert.That(row["new_number"], Is.EqualTo(7));
            Assert.That(row["new_amount"], Is.EqualTo(4.50m));
            Assert.That(row["new_due"], Is.EqualTo(new DateTime(2019, 2, 22)));
            Assert.That(row["new_started"], Is.EqualTo(new DateTime(2019, 2, 18, 9, 30, 0)));
            Assert.That(row["new_open"], Is.EqualTo(true));
            Assert.That(row.GetAttributeValue<OptionSetValue>("new_stage").Value, Is.EqualTo(727900001));
            Assert.That(row.GetAttributeValue<EntityReference>("new_customerid"), Is.EqualTo(new EntityReference("account", AccountId)));
            Assert.That(row.GetAttributeValue<EntityReference>("ownerid"), Is.EqualTo(new EntityReference("systemuser", Caller)));
        });
    }

    [Test]
    public async Task The_written_row_comes_back_where_it_is_preferred()
    {
        var row = new Entity("new_project", ProjectId);
        row["new_name"] = "Roof";
        Service.OnRequest = request => request is CreateRequest ? new ParameterCollection { ["id"] = ProjectId } : new ParameterCollection { ["Entity"] = row };

        using var response = await SendAsync(HttpMethod.Post, "new_projects?$select=new_name", Body, ("Prefer", "return=representation"));

        Assert.Multiple(async () =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            Assert.That((string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["new_name"], Is.EqualTo("Roof"));
        });
    }

    [Test]
    public async Task An_update_with_the_rows_version_is_conditional()
    {
        using var response = await SendAsync(HttpMethod.Patch, $"new_projects({ProjectId})", """{"new_name":null,"new_customerid@odata.bind":null}""", ("If-Match", "W/\"1704\""));

        var request = (UpdateRequest)Service.Requests.Single();
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(request.ConcurrencyBehavior, Is.EqualTo(ConcurrencyBehavior.IfRowVersionMatches));
            Assert.That(request.Target.RowVersion, Is.EqualTo("1704"));
            Assert.That(request.Target.Id, Is.EqualTo(ProjectId));
            Assert.That(request.Target.Attributes.Select(pair => (pair.Key, pair.Value)), Is.EquivalentTo(new (string, object?)[] { ("new_name", null), ("new_customerid", null) }));
        });
    }

    [Test]
    public async Task An_update_with_an_asterisk_creates_nothing_and_asks_for_no_version()
    {
        using var response = await SendAsync(HttpMethod.Patch, $"new_projects({ProjectId})", "{}", ("If-Match", "*"));

        Assert.That(((UpdateRequest)Service.Requests.Single()).ConcurrencyBehavior, Is.EqualTo(ConcurrencyBehavior.Default));
    }

    [Test]
    public async Task Patch_by_alternate_key_is_an_upsert()
    {
        Service.OnRequest = _ => new ParameterCollection { ["RecordCreated"] = true, ["Target"] = new EntityReference("new_project", ProjectId) };

        using var response = await SendAsync(HttpMethod.Patch, "new_projects(new_name='O''Brien, (Son)')", """{"new_number":8}""");

        var row = ((UpsertRequest)Service.Requests.Single()).Target;
        Assert.Multiple(() =>
        {
            Assert.That(row.KeyAttributes["new_name"], Is.EqualTo("O'Brien, (Son)"));
            Assert.That(response.Headers.GetValues("OData-EntityId").Single(), Does.Contain(ProjectId.ToString()));
        });
    }

    [Test]
    public async Task Delete_takes_a_version_too()
    {
        using var response = await SendAsync(HttpMethod.Delete, $"new_projects({ProjectId})", null, ("If-Match", "W/\"9\""));

        var request = (DeleteRequest)Service.Requests.Single();
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(request.Target.RowVersion, Is.EqualTo("9"));
            Assert.That(request.ConcurrencyBehavior, Is.EqualTo(ConcurrencyBehavior.IfRowVersionMatches));
        });
    }

    [TestCase("""{"new_nmae":"a"}""", "new_nmae")]
    [TestCase("""{"new_number":"7"}""", "new_number")]
    [TestCase("""{"new_number":7.5}""", "new_number")]
    [TestCase("""{"new_open":1}""", "new_open")]
    [TestCase("""{"new_due":"22.02.2019"}""", "new_due")]
    [TestCase("""{"_new_customerid_value":"22222222-0000-4000-8000-000000000001"}""", "@odata.bind")]
    [TestCase("""{"new_customerid":"22222222-0000-4000-8000-000000000001"}""", "@odata.bind")]
    [TestCase("""{"new_customerid@odata.bind":"/systemusers(11111111-0000-4000-8000-000000000001)"}""", "systemuser")]
    [TestCase("""{"new_name":"a","new_name":"b"}""", "not JSON")]
    [TestCase("""[1]""", "JSON object")]
    [TestCase("""{"new_name":""", "not JSON")]
    public async Task A_wrong_body_is_refused_before_anything_is_written(string body, string named)
    {
        var failure = await FailAsync(HttpMethod.Post, "new_projects", body);

        Assert.Multiple(() =>
        {
            Assert.That(failure.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(failure.Message, Does.Contain(named));
            Assert.That(Service.Requests, Is.Empty);
        });
    }

    [Test]
    public async Task A_form_another_site_posts_is_refused()
    {
        using var response = await Http.PostAsync("new_projects", new FormUrlEncodedContent([KeyValuePair.Create("new_name", "a")]));

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
            Assert.That(Service.Requests, Is.Empty);
        });
    }

    [TestCase(-2147220969, null, HttpStatusCode.NotFound, "0x80040217")]
    [TestCase(-2147088239, null, HttpStatusCode.NotFound, "0x80060891")]
    [TestCase(-2147220960, null, HttpStatusCode.Forbidden, "0x80040220")]
    [TestCase(-2147187962, null, HttpStatusCode.Forbidden, "0x80048306")]
    [TestCase(-2147088254, null, HttpStatusCode.PreconditionFailed, "0x80060882")]
    [TestCase(-2147088238, null, HttpStatusCode.PreconditionFailed, "0x80060892")]
    [TestCase(-2147220891, null, HttpStatusCode.BadRequest, "0x80040265")]
    [TestCase(-2147220891, 403, HttpStatusCode.Forbidden, "0x80040265")]
    [TestCase(-2147220891, 412, HttpStatusCode.PreconditionFailed, "0x80040265")]
    [TestCase(-2147220989, null, HttpStatusCode.BadRequest, "0x80040203")]
    public async Task A_fault_becomes_the_platforms_error_with_its_status(int code, int? pluginStatus, HttpStatusCode status, string shownCode)
    {
        Service.OnRequest = _ =>
        {
            var fault = new OrganizationServiceFault { ErrorCode = code, Message = "Not so." };
            if (pluginStatus is { } asked)
                fault.ErrorDetails["ApiExceptionHttpStatusCode"] = asked;
            throw new FaultException<OrganizationServiceFault>(fault, new FaultReason("Not so."));
        };

        var failure = await FailAsync(HttpMethod.Delete, $"new_projects({ProjectId})");

        Assert.That(failure, Is.EqualTo((status, shownCode, "Not so.")));
    }

    [Test]
    public void A_killed_request_gets_no_answer_at_all()
    {
        Service.OnRequest = _ => throw new RequestKilledException("Delete");

        Assert.That(async () => await SendAsync(HttpMethod.Delete, $"new_projects({ProjectId})", null), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_method_an_address_does_not_know_is_named()
    {
        var failure = await FailAsync(HttpMethod.Put, "new_projects", "{}");

        Assert.Multiple(() =>
        {
            Assert.That(failure.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
            Assert.That(failure.Message, Does.Contain("PUT"));
        });
    }
}
