using System.Net.Http;
using System.Threading.Tasks;
using CrmAriaConnector.Playground;

namespace CrmAriaConnector.EndToEnd.Hosting;

/// <summary>A playground on free ports and in memory for the tests of one class, and a browser signed in as its first user.</summary>
[TestFixture]
internal abstract class PlaygroundFixture
{
    protected PlaygroundHost Host { get; private set; } = null!;

    protected HttpClient Browser { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Host = await PlaygroundHost.StartAsync(new PlaygroundOptions { RunAsyncSteps = false });
        Browser = NewBrowser();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        Browser.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>A browser with cookies of its own.</summary>
    protected HttpClient NewBrowser() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Host.Address };
}
