using System;
using System.Linq;

namespace CrmAriaConnector.Aria.Tests;

[TestFixture]
public class AddressTests
{
    [TestCase("http://secure.ariasystems.net")]
    [TestCase("http://10.0.0.1:5081")]
    [TestCase("ftp://127.0.0.1")]
    [TestCase("/v1/core")]
    public void Credentials_never_travel_unencrypted_to_another_machine(string address) =>
        Assert.That(() => new RestSharpTransport(new Uri(address, UriKind.RelativeOrAbsolute)), Throws.ArgumentException.With.Message.Contains("https"));

    [TestCase("https://aria.example")]
    [TestCase("http://127.0.0.1:5081")]
    [TestCase("http://localhost:5081")]
    public void Any_encrypted_address_and_this_machine_itself_are_allowed(string address) =>
        Assert.That(() => new RestSharpTransport(new Uri(address)).Dispose(), Throws.Nothing);

    [Test]
    public void Every_known_host_is_encrypted_distinct_and_of_Aria()
    {
        Assert.That(AriaHost.All, Has.Count.EqualTo(9));
        Assert.That(AriaHost.All.Select(host => host.BaseAddress), Is.Unique);
        Assert.That(AriaHost.All.Select(host => host.Name), Is.Unique);
        Assert.That(AriaHost.All.Select(host => host.BaseAddress), Is.All.Matches<Uri>(address => address.Scheme == "https" && address.Host.EndsWith(".ariasystems.net", StringComparison.Ordinal)));
    }
}
