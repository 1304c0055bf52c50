using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Reflection;
using System.Threading.Tasks;
using System.Xml.Linq;
using CrmAriaConnector.Playground;

namespace CrmAriaConnector.EndToEnd.Hosting;

/// <summary>What is tried in the playground is what ships: the zip's own bytes, under the policy a strict environment enforces.</summary>
internal sealed class PageTests : PlaygroundFixture
{
    private static readonly string Zip = typeof(PlaygroundHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "SolutionZip").Value!;

    public static IEnumerable<TestCaseData> WebResourcesInTheZip()
    {
        using var zip = ZipFile.OpenRead(Zip);
        using var stream = zip.GetEntry("customizations.xml")!.Open();
        foreach (var resource in XDocument.Load(stream).Descendants("WebResource"))
        {
            using var content = zip.GetEntry(resource.Element("FileName")!.Value.TrimStart('/'))!.Open();
            var bytes = new MemoryStream();
            content.CopyTo(bytes);
            var name = resource.Element("Name")!.Value;
            yield return new TestCaseData(name, bytes.ToArray()).SetArgDisplayNames(name);
        }
    }

    [TestCaseSource(nameof(WebResourcesInTheZip))]
    public async Task A_page_is_sent_as_it_stands_in_the_zip_under_a_policy_without_inline_script_or_eval(string name, byte[] shipped)
    {
        using var response = await Browser.GetAsync("/WebResources/" + name);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Multiple(async () =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(shipped));
            Assert.That(policy, Does.Contain("default-src 'none'").And.Contain("script-src 'self'").And.Contain("frame-ancestors 'self'"));
            Assert.That(policy, Does.Not.Contain("unsafe").And.Not.Contain("*").And.Not.Contain("http"));
        });
    }

    [Test]
    public void The_zip_holds_the_pages() => Assert.That(WebResourcesInTheZip().Count(), Is.GreaterThan(5));

    [TestCase("/")]
    [TestCase("/playground/js/main.js")]
    [TestCase("/playground/css/shell.css")]
    public async Task The_frame_has_a_strict_policy_of_its_own_and_may_not_be_framed(string address)
    {
        using var response = await Browser.GetAsync(address);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(policy, Does.Contain("script-src 'self'").And.Contain("frame-src 'self'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
        });
    }

    [Test]
    public async Task The_frame_holds_no_script_or_style_its_policy_would_refuse()
    {
        var html = await Browser.GetStringAsync("/");

        Assert.That(html, Does.Not.Match(@"<script(?![^>]*\bsrc=)").And.Not.Match(@"\son[a-z]+=").And.Not.Match(@"\sstyle=").And.Not.Contain("<style"));
    }

    [Test]
    public async Task A_foreign_name_that_leads_here_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_playground/session");
        request.Headers.Host = "rebound.example";
        using var response = await Browser.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }
}
