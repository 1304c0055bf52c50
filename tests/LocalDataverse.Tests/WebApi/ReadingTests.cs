using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.Tests.WebApi;

/// <summary>What the pages read: columns, lookups, annotations, order, pages and related rows in the platform's shape.</summary>
internal sealed class ReadingTests : WebApiFixture
{
    private static Entity Row()
    {
        var row = new Entity("new_project", ProjectId) { RowVersion = "1704" };
        row["new_projectid"] = ProjectId;
        row["new_name"] = "Roof";
        row["new_amount"] = 4.50m;
        row["new_due"] = new DateTime(2019, 2, 22, 0, 0, 0, DateTimeKind.Utc);
        row["new_started"] = new DateTime(2019, 2, 18, 9, 30, 0, DateTimeKind.Utc);
        row["new_stage"] = new OptionSetValue(727900001);
        row["new_customerid"] = new EntityReference("account", AccountId) { Name = "Brightwater" };
        row.FormattedValues["new_stage"] = "Planned";
        row.FormattedValues["new_customerid"] = "Brightwater";
        return row;
    }

    [Test]
    public async Task A_row_shows_the_chosen_columns_each_in_its_type_and_null_where_it_is_empty()
    {
        Service.OnRequest = _ => new ParameterCollection { ["Entity"] = Row() };

        var json = await GetAsync($"new_projects({ProjectId})?$select=new_name,new_amount,new_due,new_started,new_stage,new_number,_new_customerid_value");

        Assert.Multiple(() =>
        {
            Assert.That((string?)json["new_name"], Is.EqualTo("Roof"));
            Assert.That((decimal)json["new_amount"]!, Is.EqualTo(4.50m));
            Assert.That((string?)json["new_due"], Is.EqualTo("2019-02-22"));
            Assert.That((string?)json["new_started"], Is.EqualTo("2019-02-18T09:30:00Z"));
            Assert.That((int)json["new_stage"]!, Is.EqualTo(727900001));
            Assert.That(json.ContainsKey("new_number") && json["new_number"] is null, Is.True);
            Assert.That((string?)json["_new_customerid_value"], Is.EqualTo(AccountId.ToString()));
            Assert.That((string?)json["new_projectid"], Is.EqualTo(ProjectId.ToString()), "the id comes along unasked");
            Assert.That((string?)json["@odata.etag"], Is.EqualTo("W/\"1704\""));
            Assert.That(json.Any(pair => pair.Key.Contains("FormattedValue", StringComparison.Ordinal)), Is.False, "annotations come only where they are preferred");
            Assert.That(Callers, Is.All.EqualTo(Caller));
        });
    }

    [TestCase("odata.include-annotations=\"*\"", true, true)]
    [TestCase("odata.include-annotations=\"OData.Community.Display.V1.FormattedValue\"", true, false)]
    [TestCase("odata.maxpagesize=5,odata.include-annotations=\"Microsoft.Dynamics.CRM.*\"", false, true)]
    [TestCase("odata.include-annotations=\"*,-Microsoft.Dynamics.CRM.lookuplogicalname\"", true, false)]
    public async Task Annotations_come_as_preferred(string prefer, bool formatted, bool logicalName)
    {
        Service.OnQuery = _ => new EntityCollection([Row()]);

        var row = (await GetAsync("new_projects?$select=new_stage,_new_customerid_value", prefer))["value"]![0]!;

        Assert.Multiple(() =>
        {
            Assert.That((string?)row["new_stage@OData.Community.Display.V1.FormattedValue"], Is.EqualTo(formatted ? "Planned" : null));
            Assert.That((string?)row["_new_customerid_value@OData.Community.Display.V1.FormattedValue"], Is.EqualTo(formatted ? "Brightwater" : null));
            Assert.That((string?)row["_new_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"], Is.EqualTo(logicalName ? "account" : null));
        });
    }

    [Test]
    public async Task The_pages_kind_of_query_becomes_one_query_of_the_service()
    {
        await GetAsync($"new_projects?$select=new_name,_new_customerid_value&$filter=_new_customerid_value eq {AccountId}&$orderby=new_due desc,new_name asc&$top=20");

        var query = Service.Queries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(query.EntityName, Is.EqualTo("new_project"));
            Assert.That(query.ColumnSet.Columns, Is.EquivalentTo(new[] { "new_name", "new_customerid" }));
            Assert.That(query.Criteria.Conditions.Single().Values.Single(), Is.EqualTo(AccountId));
            Assert.That(query.Orders.Select(order => (order.AttributeName, order.OrderType)), Is.EqualTo(new[] { ("new_due", OrderType.Descending), ("new_name", OrderType.Ascending) }));
            Assert.That(query.TopCount, Is.EqualTo(20));
        });
    }

    [Test]
    public async Task A_page_that_is_not_the_last_names_the_next_which_asks_for_the_page_after_it()
    {
        Service.OnQuery = query => new EntityCollection([Row()]) { MoreRecords = query.PageInfo.PageNumber == 1, TotalRecordCount = 2 };

        var first = await GetAsync("new_projects?$select=new_name&$count=true", "odata.maxpagesize=1");
        var next = (string)first["@odata.nextLink"]!;
        var second = await GetAsync(next);

        Assert.Multiple(() =>
        {
            Assert.That((int)first["@odata.count"]!, Is.EqualTo(2));
            Assert.That(Service.Queries.Select(query => (query.PageInfo.PageNumber, query.PageInfo.Count)), Is.EqualTo(new[] { (1, 1), (2, 1) }));
            Assert.That(Service.Queries[1].ColumnSet.Columns, Is.EqualTo(new[] { "new_name" }), "the next page has the same columns, and the same size though it is not preferred again");
            Assert.That(second.ContainsKey("@odata.nextLink"), Is.False);
        });
    }

    [Test]
    public async Task A_lookup_and_a_collection_are_expanded()
    {
        var account = new Entity("account", AccountId);
        account["name"] = "Brightwater";
        Service.OnRequest = request => new ParameterCollection { ["Entity"] = ((RetrieveRequest)request).Target.LogicalName == "account" ? account : Row() };
        Service.OnQuery = _ => new EntityCollection([Row()]);

        var project = await GetAsync($"new_projects({ProjectId})?$select=new_name&$expand=new_customerid($select=name)");
        var customer = await GetAsync($"accounts({AccountId})?$select=name&$expand=new_project_customer($select=new_name;$filter=new_open eq true;$orderby=new_name)");

        Assert.Multiple(() =>
        {
            Assert.That((string?)project["new_customerid"]!["name"], Is.EqualTo("Brightwater"));
            Assert.That((string?)customer["new_project_customer"]![0]!["new_name"], Is.EqualTo("Roof"));
            var query = Service.Queries.Single();
            Assert.That(query.Criteria.Conditions.Single().AttributeName, Is.EqualTo("new_customerid"));
            Assert.That(query.Criteria.Filters.Single().Conditions.Single().AttributeName, Is.EqualTo("new_open"));
        });
    }

    [Test]
    public async Task A_row_is_found_by_its_alternate_key()
    {
        Service.OnRequest = _ => new ParameterCollection { ["Entity"] = Row() };

        await GetAsync($"new_projects(_new_customerid_value={AccountId},new_number=7)?$select=new_name");

        var keys = ((RetrieveRequest)Service.Requests.Single()).Target.KeyAttributes;
        Assert.Multiple(() =>
        {
            Assert.That(keys["new_number"], Is.EqualTo(7));
            Assert.That(((EntityReference)keys["new_customerid"]).Id, Is.EqualTo(AccountId));
        });
    }

    [Test]
    public async Task An_unchanged_row_is_not_sent_again()
    {
        Service.OnRequest = _ => new ParameterCollection { ["Entity"] = Row() };

        using var response = await SendAsync(HttpMethod.Get, $"new_projects({ProjectId})?$select=new_name", null, ("If-None-Match", "W/\"1704\""));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [TestCase("new_projects?$select=new_nmae", HttpStatusCode.BadRequest, "new_nmae")]
    [TestCase("new_projects?$apply=aggregate", HttpStatusCode.NotImplemented, "$apply")]
    [TestCase("new_projects?$expand=new_nowhere", HttpStatusCode.BadRequest, "new_nowhere")]
    [TestCase("new_projects?$top=none", HttpStatusCode.BadRequest, "'none'")]
    [TestCase("new_projects(nonsense)", HttpStatusCode.BadRequest, "'nonsense'")]
    [TestCase("new_projects(new_number=7)", HttpStatusCode.BadRequest, "alternate key")]
    [TestCase("new_things", HttpStatusCode.NotFound, "new_things")]
    [TestCase("$metadata", HttpStatusCode.NotImplemented, "$metadata")]
    public async Task What_is_wrong_or_not_supported_is_named(string address, HttpStatusCode status, string named)
    {
        Service.OnQuery = _ => new EntityCollection([Row()]);

        var failure = await FailAsync(HttpMethod.Get, address);

        Assert.Multiple(() =>
        {
            Assert.That(failure.Status, Is.EqualTo(status));
            Assert.That(failure.Code, Does.Match("^0x[0-9a-f]{8}$"));
            Assert.That(failure.Message, Does.Contain(named));
        });
    }

    [Test]
    public async Task Tables_are_described_as_far_as_client_code_asks()
    {
        var definition = await GetAsync("EntityDefinitions(LogicalName='new_project')");

        Assert.Multiple(() =>
        {
            Assert.That((string?)definition["EntitySetName"], Is.EqualTo("new_projects"));
            Assert.That((string?)definition["PrimaryIdAttribute"], Is.EqualTo("new_projectid"));
            Assert.That((string?)definition["PrimaryNameAttribute"], Is.EqualTo("new_name"));
        });
    }

    [Test]
    public async Task WhoAmI_tells_the_caller()
    {
        Service.OnRequest = _ => new ParameterCollection { ["UserId"] = Caller, ["BusinessUnitId"] = AccountId, ["OrganizationId"] = ProjectId };

        Assert.That((string?)(await GetAsync("WhoAmI()"))["UserId"], Is.EqualTo(Caller.ToString()));
    }

    [Test]
    public async Task Related_rows_and_single_values_have_addresses_of_their_own()
    {
        Service.OnRequest = _ => new ParameterCollection { ["Entity"] = Row() };
        Service.OnQuery = _ => new EntityCollection([Row()]);

        var related = await GetAsync($"accounts({AccountId})/new_project_customer?$select=new_name");
        var value = await GetAsync($"new_projects({ProjectId})/new_amount");

        Assert.Multiple(() =>
        {
            Assert.That(((JsonArray)related["value"]!).Count, Is.EqualTo(1));
            Assert.That((decimal)value["value"]!, Is.EqualTo(4.5m));
        });
    }
}
