using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;
using CrmAriaConnector.Playground;

namespace CrmAriaConnector.EndToEnd.Browser;

/// <summary>
/// What a representative does, done in Chromium on the pages of the packed zip. Each script beside this file is a case;
/// axe looks at every page they come by, and a page's error or a breach of its content policy fails them.
/// </summary>
public class InChromium
{
    private PlaygroundHost playground = null!;

    private static IEnumerable<string> Scripts() => Directory.EnumerateFiles(BrowserScript.Folder, "*.mjs")
        .Select(file => Path.GetFileName(file)).Where(name => name != "playground.mjs").Order(StringComparer.Ordinal);

    [OneTimeSetUp]
    public async Task StartThePlayground() => playground = await PlaygroundHost.StartAsync(new PlaygroundOptions { Port = 0, AriaPort = 0 });

    [OneTimeTearDown]
    public async Task StopThePlayground() => await playground.DisposeAsync();

    [SetUp]
    public Task PutBackTheSample() => playground.ResetAsync();

    [TestCaseSource(nameof(Scripts))]
    public async Task The_script_is_walked_to_its_end(string script)
    {
        using var rep = await Representative.SignIn(playground);
        var (exitCode, output) = await BrowserScript.Run(script, playground, rep.CustomerId);
        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Contain("walked"), "a script ends with done()");
    }
}
