using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.Playground;

namespace CrmAriaConnector.EndToEnd.Hosting;

/// <summary>Starting, stopping and starting again, and the sentences where that is not possible.</summary>
internal sealed class HostTests
{
    [Test]
    public async Task A_playground_takes_free_ports_and_gives_them_back()
    {
        Uri address, aria;
        await using (var host = await PlaygroundHost.StartAsync(new PlaygroundOptions()))
        {
            (address, aria) = (host.Address, host.Simulator.BaseAddress);
            using var browser = new HttpClient();
            Assert.That((await browser.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        await using var again = await PlaygroundHost.StartAsync(new PlaygroundOptions { Port = address.Port, AriaPort = aria.Port });
        Assert.That(again.Address.Port, Is.EqualTo(address.Port));
    }

    [Test]
    public void A_port_in_use_gets_a_sentence_that_names_the_option()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Assert.Multiple(() =>
        {
            var page = Assert.ThrowsAsync<PlaygroundException>(() => PlaygroundHost.StartAsync(new PlaygroundOptions { Port = port }));
            Assert.That(page!.Message, Does.Contain($"Port {port} is in use").And.Contain("--port"));
            var aria = Assert.ThrowsAsync<PlaygroundException>(() => PlaygroundHost.StartAsync(new PlaygroundOptions { AriaPort = port }));
            Assert.That(aria!.Message, Does.Contain($"Port {port} is in use").And.Contain("--aria-port"));
        });
    }

    [Test]
    public void A_missing_zip_gets_a_sentence() =>
        Assert.That(() => PlaygroundHost.StartAsync(new PlaygroundOptions { SolutionZip = "/no/such.zip" }), Throws.TypeOf<PlaygroundException>().With.Message.Contains("/no/such.zip"));

    [Test]
    public async Task With_a_data_directory_nothing_is_lost_by_a_restart()
    {
        var directory = Directory.CreateTempSubdirectory("playground-").FullName;
        try
        {
            var options = new PlaygroundOptions { DataDirectory = directory };
            await using (var first = await PlaygroundHost.StartAsync(options))
            {
                first.Simulator.Tenant.AdvanceTo(new DateOnly(2019, 2, 25));
                using var browser = new HttpClient { BaseAddress = first.Address };
                var id = (string)(await browser.GetFromJsonAsync<JsonNode>("/_playground/records/account"))!["records"]![0]!["id"]!;
                using var renamed = await browser.PatchAsJsonAsync($"/api/data/v9.2/accounts({id})", new { name = "Renamed Clinics" });
                Assert.That(renamed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            }

            await using var second = await PlaygroundHost.StartAsync(options);
            using var later = new HttpClient { BaseAddress = second.Address };
            var names = (await later.GetFromJsonAsync<JsonNode>("/_playground/records/account"))!["records"]!.AsArray().Select(record => (string?)record!["name"]);
            Assert.Multiple(() =>
            {
                Assert.That(names, Does.Contain("Renamed Clinics").And.Not.Contain("Brightwater Clinics"));
                Assert.That(second.Simulator.Tenant.Today, Is.EqualTo(new DateOnly(2019, 2, 25)));
                Assert.That(second.Organization.Users.Select(user => user.FullName), Is.Unique);
            });
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Test]
    public async Task The_given_clock_is_the_organisations()
    {
        var now = new DateTime(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc);
        await using var host = await PlaygroundHost.StartAsync(new PlaygroundOptions { UtcNow = () => now });
        using var browser = new HttpClient { BaseAddress = host.Address };

        var rows = await browser.GetFromJsonAsync<JsonNode>("/api/data/v9.2/aria_accounts?$select=createdon,aria_syncedon&$top=1");

        Assert.Multiple(() =>
        {
            Assert.That((string?)rows!["value"]![0]!["createdon"], Is.EqualTo("2031-05-06T07:08:09Z"), "the organisation's own times");
            Assert.That((string?)rows["value"]![0]!["aria_syncedon"], Is.EqualTo("2031-05-06T07:08:09Z"), "and those the plug-ins write");
        });
    }
}
