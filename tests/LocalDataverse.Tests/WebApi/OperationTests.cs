using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Tests.WebApi;

/// <summary>Custom APIs are called by their address with typed parameters and answer with their declared properties.</summary>
internal sealed class OperationTests : WebApiFixture
{
    private string Check => $"accounts({AccountId})/Microsoft.Dynamics.CRM.new_Check";

    [Test]
    public async Task Every_type_of_parameter_arrives_typed()
    {
        using var response = await SendAsync(HttpMethod.Post, Check, """
            {
              "InBoolean": true, "InDateTime": "2019-02-22T00:00:00Z", "InDecimal": 22.50, "InFloat": 0.75, "InInteger": 4, "InMoney": 27, "InPicklist": 2,
              "InString": "{\"kind\":\"UpdatePlan\"}", "InStringArray": ["a","b"], "InGuid": "33333333-0000-4000-8000-000000000001",
              "InEntityReference": { "@odata.type": "Microsoft.Dynamics.CRM.account", "accountid": "22222222-0000-4000-8000-000000000001" },
              "InEntity": { "@odata.type": "Microsoft.Dynamics.CRM.account", "name": "Brightwater" },
              "InEntityCollection": [ { "@odata.type": "Microsoft.Dynamics.CRM.account", "name": "Northfield" } ]
            }
            """);

        var request = Service.Requests.Single();
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(request.RequestName, Is.EqualTo("new_Check"));
            Assert.That(request["Target"], Is.EqualTo(new EntityReference("account", AccountId)));
            Assert.That(request["InBoolean"], Is.EqualTo(true));
            Assert.That(request["InDateTime"], Is.EqualTo(new DateTime(2019, 2, 22)));
            Assert.That(request["InDecimal"], Is.EqualTo(22.50m));
            Assert.That(request["InFloat"], Is.EqualTo(0.75d));
            Assert.That(request["InInteger"], Is.EqualTo(4));
            Assert.That(((Money)request["InMoney"]).Value, Is.EqualTo(27m));
            Assert.That(((OptionSetValue)request["InPicklist"]).Value, Is.EqualTo(2));
            Assert.That(request["InString"], Is.EqualTo("{\"kind\":\"UpdatePlan\"}"));
            Assert.That(request["InStringArray"], Is.EqualTo(new[] { "a", "b" }));
            Assert.That(request["InGuid"], Is.EqualTo(ProjectId));
            Assert.That(request["InEntityReference"], Is.EqualTo(new EntityReference("account", AccountId)));
            Assert.That(((Entity)request["InEntity"])["name"], Is.EqualTo("Brightwater"));
            Assert.That(((EntityCollection)request["InEntityCollection"]).Entities.Single()["name"], Is.EqualTo("Northfield"));
        });
    }

    [Test]
    public async Task The_answer_holds_every_declared_property_null_where_it_is_not_set()
    {
        var row = new Entity("account", AccountId);
        row["name"] = "Brightwater";
        Service.OnRequest = _ => new ParameterCollection
        {
            ["OutBoolean"] = true,
            ["OutDecimal"] = 22.50m,
            ["OutString"] = "OK",
            ["OutGuid"] = ProjectId,
            ["OutStringArray"] = new[] { "a" },
            ["OutEntityReference"] = new EntityReference("account", AccountId),
            ["OutEntity"] = row,
            ["OutDateTime"] = new DateTime(2019, 2, 22, 0, 0, 0, DateTimeKind.Utc),
            ["NotDeclared"] = "x",
        };

        using var response = await SendAsync(HttpMethod.Post, Check, null);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Multiple(() =>
        {
            Assert.That((bool)answer["OutBoolean"]!, Is.True);
            Assert.That((decimal)answer["OutDecimal"]!, Is.EqualTo(22.5m));
            Assert.That((string?)answer["OutString"], Is.EqualTo("OK"));
            Assert.That((string?)answer["OutGuid"], Is.EqualTo(ProjectId.ToString()));
            Assert.That((string?)answer["OutStringArray"]![0], Is.EqualTo("a"));
            Assert.That((string?)answer["OutEntityReference"]!["accountid"], Is.EqualTo(AccountId.ToString()));
            Assert.That((string?)answer["OutEntity"]!["@odata.type"], Is.EqualTo("#Microsoft.Dynamics.CRM.account"));
            Assert.That((string?)answer["OutEntity"]!["name"], Is.EqualTo("Brightwater"));
            Assert.That((string?)answer["OutDateTime"], Is.EqualTo("2019-02-22T00:00:00Z"));
            Assert.That(answer.ContainsKey("OutInteger") && answer["OutInteger"] is null, Is.True);
            Assert.That(answer.ContainsKey("NotDeclared"), Is.False);
        });
    }

    [Test]
    public async Task An_operation_without_properties_answers_without_a_body()
    {
        using var response = await SendAsync(HttpMethod.Post, "new_Silent", "{}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [TestCase("new_Sum(Left=2.5,Word='O''Brien')")]
    [TestCase("new_Sum(Left=@l,Word=@w)?@l=2.5&@w='O''Brien'")]
    public async Task A_function_takes_its_parameters_from_the_address(string address)
    {
        Service.OnRequest = _ => new ParameterCollection { ["Total"] = 5m };

        var answer = await GetAsync(address);

        Assert.Multiple(() =>
        {
            Assert.That((decimal)answer["Total"]!, Is.EqualTo(5m));
            Assert.That(Service.Requests.Single()["Left"], Is.EqualTo(2.5m));
            Assert.That(Service.Requests.Single()["Word"], Is.EqualTo("O'Brien"));
        });
    }

    [TestCase("POST", "accounts(22222222-0000-4000-8000-000000000001)/Microsoft.Dynamics.CRM.new_Nothing", "{}", HttpStatusCode.NotFound, "new_Nothing")]
    [TestCase("POST", "new_Check", "{}", HttpStatusCode.NotFound, "new_Check")]
    [TestCase("POST", "new_projects(33333333-0000-4000-8000-000000000001)/Microsoft.Dynamics.CRM.new_Check", "{}", HttpStatusCode.NotFound, "new_project")]
    [TestCase("GET", "accounts(22222222-0000-4000-8000-000000000001)/Microsoft.Dynamics.CRM.new_Check", null, HttpStatusCode.MethodNotAllowed, "GET")]
    [TestCase("POST", "accounts(22222222-0000-4000-8000-000000000001)/Microsoft.Dynamics.CRM.new_Check", """{"Intnet":"x"}""", HttpStatusCode.BadRequest, "Intnet")]
    [TestCase("POST", "accounts(22222222-0000-4000-8000-000000000001)/Microsoft.Dynamics.CRM.new_Check", """{"InGuid":"x"}""", HttpStatusCode.BadRequest, "InGuid")]
    [TestCase("POST", "accounts(22222222-0000-4000-8000-000000000001)/Microsoft.Dynamics.CRM.new_Check", """{"InEntity":{"name":"a"}}""", HttpStatusCode.BadRequest, "@odata.type")]
    public async Task A_wrong_call_is_refused_by_name(string method, string address, string? body, HttpStatusCode status, string named)
    {
        var failure = await FailAsync(new HttpMethod(method), address, body);

        Assert.Multiple(() =>
        {
            Assert.That(failure.Status, Is.EqualTo(status));
            Assert.That(failure.Message, Does.Contain(named));
            Assert.That(Service.Requests, Is.Empty);
        });
    }
}
