using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.LocalDataverse.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmAriaConnector.LocalDataverse.Tests.WebApi;

/// <summary>The Web API on a free port, over a scripted organisation service.</summary>
[TestFixture]
internal abstract class WebApiFixture
{
    protected static readonly Guid Caller = new("11111111-0000-4000-8000-000000000001");
    protected static readonly Guid AccountId = new("22222222-0000-4000-8000-000000000001");
    protected static readonly Guid ProjectId = new("33333333-0000-4000-8000-000000000001");

    private WebApplication _application = null!;

    protected HttpClient Http { get; private set; } = null!;

    protected ScriptedService Service { get; private set; } = null!;

    /// <summary>For whom the service was asked.</summary>
    protected List<Guid> Callers { get; } = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        new WebApiEndpoints(
            () => SampleMetadata.Model,
            user =>
            {
                Callers.Add(user);
                return Service;
            },
            _ => Caller).Map(_application);
        new WebResources(() => SampleMetadata.Model).Map(_application);
        await _application.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(_application.Urls.Single() + "/api/data/v9.2/") };
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        Http.Dispose();
        await _application.DisposeAsync();
    }

    [SetUp]
    public void Fresh()
    {
        Service = new ScriptedService();
        Callers.Clear();
    }

    protected async Task<JsonObject> GetAsync(string address, string? prefer = null)
    {
        using var response = await SendAsync(HttpMethod.Get, address, body: null, prefer is null ? [] : [("Prefer", prefer)]);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    protected async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            Assert.That(request.Headers.TryAddWithoutValidation(name, value), Is.True);
        return await Http.SendAsync(request);
    }

    /// <summary>Sends what must fail, and gives its status, code and sentence.</summary>
    protected async Task<(HttpStatusCode Status, string Code, string Message)> FailAsync(HttpMethod method, string address, string? body = null, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(method, address, body, headers);
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>();
        return (response.StatusCode, (string)answer!["error"]!["code"]!, (string)answer["error"]!["message"]!);
    }
}
