using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.Playground;

namespace CrmAriaConnector.EndToEnd.Support;

/// <summary>
/// A whole playground on free ports, in memory, made from the packed zip: put back to its sample before each test. Its
/// background jobs run when the test says so, and its clock (Dataverse's, not Aria's) moves when the test says so.
/// </summary>
public abstract class PlaygroundTest
{
    private readonly List<IDisposable> opened = [];
    private TimeSpan ahead;

    private protected PlaygroundHost Playground { get; private set; } = null!;

    private protected AriaProbe Aria { get; private set; } = null!;

    private protected Representative Rep { get; private set; } = null!;

    /// <summary>Whether Aria's events reach CRM. Most tests count calls and rows that they cause themselves.</summary>
    private protected virtual bool ForwardEvents => false;

    [OneTimeSetUp]
    public async Task StartThePlayground()
    {
        Playground = await PlaygroundHost.StartAsync(new PlaygroundOptions { Port = 0, AriaPort = 0, UtcNow = () => DateTime.UtcNow + ahead, RunAsyncSteps = false, ForwardEvents = ForwardEvents, EventRetry = TimeSpan.FromMilliseconds(20) });
        Aria = new AriaProbe(Playground);
    }

    [OneTimeTearDown]
    public async Task StopThePlayground()
    {
        Aria.Dispose();
        await Playground.DisposeAsync();
    }

    [SetUp]
    public async Task PutBackTheSample()
    {
        ahead = TimeSpan.Zero;
        await Playground.ResetAsync();
        await Aria.ForgetLog();
        Rep = await SignIn("Robin Rep");
    }

    [TearDown]
    public void CloseTheBrowsers()
    {
        opened.ForEach(person => person.Dispose());
        opened.Clear();
    }

    private protected async Task<Representative> SignIn(string fullName, string acctNo = "4711001")
    {
        var person = await Representative.SignIn(Playground, fullName, acctNo);
        opened.Add(person);
        return person;
    }

    /// <summary>An administrator enters another key on the connection.</summary>
    private protected async Task EnterAuthKey(string key)
    {
        var admin = await SignIn("Ada Admin");
        var entered = await admin.OnConnection("aria_SetConnectionKeys", new JsonObject { ["AuthKey"] = key });
        Assert.That(entered.Success, Is.True, entered.ToString);
    }

    /// <summary>Lets time pass for the connector and for Dataverse; Aria's billing clock stays.</summary>
    private protected void Pass(TimeSpan time) => ahead += time;

    private protected Task RunJobs() => Playground.Organization.DrainAsyncJobsAsync();
}
