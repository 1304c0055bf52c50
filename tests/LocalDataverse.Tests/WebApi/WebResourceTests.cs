using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Tests.WebApi;

/// <summary>Pages reach the browser as they stand in the solution.</summary>
internal sealed class WebResourceTests : WebApiFixture
{
    public static IEnumerable<WebResourceMetadata> Shipped => SampleMetadata.Model.WebResources;

    [TestCaseSource(nameof(Shipped))]
    public async Task A_web_resource_is_sent_byte_for_byte_at_both_of_its_addresses(WebResourceMetadata resource)
    {
        foreach (var address in new[] { $"/WebResources/{resource.Name}", $"/%7B638000000000000000%7D/WebResources/{resource.Name}" })
        {
            using var response = await Http.GetAsync(address);

            Assert.Multiple(async () =>
            {
                Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
                Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(resource.Content));
                Assert.That(response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
            });
        }
    }

    [TestCase("new_/page.html?data=a%20b&userlcid=1033", "text/html; charset=utf-8")]
    [TestCase("new_/js/page.js", "text/javascript; charset=utf-8")]
    [TestCase("new_/texts.1033.resx", "text/xml; charset=utf-8")]
    [TestCase("new_/img/a.svg", "image/svg+xml")]
    public async Task The_content_type_is_that_of_its_kind(string name, string contentType)
    {
        using var response = await Http.GetAsync("/WebResources/" + name);

        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo(contentType));
    }

    [Test]
    public async Task An_unchanged_web_resource_is_not_sent_again()
    {
        using var first = await Http.GetAsync("/WebResources/new_/page.html");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/WebResources/new_/page.html");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await Http.SendAsync(request);

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [TestCase("/WebResources/new_/missing.js")]
    [TestCase("/%7B1%7D/WebResources/new_/missing.js")]
    public async Task A_missing_web_resource_is_named(string address)
    {
        using var response = await Http.GetAsync(address);

        Assert.Multiple(async () =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("new_/missing.js"));
        });
    }
}
