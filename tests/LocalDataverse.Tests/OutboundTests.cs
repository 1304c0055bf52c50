using System;
using System.Net.Http;
using CrmAriaConnector.LocalDataverse.Tests.Support;

namespace CrmAriaConnector.LocalDataverse.Tests;

/// <summary>A plug-in that works here only because it calls an address the platform's sandbox would refuse must not work here either.</summary>
[TestFixture]
internal sealed class OutboundTests
{
    /// <summary>Nothing listens there, so a call that is let through fails at once and otherwise than by the rule.</summary>
    private const string NothingListens = "http://127.0.0.1:1/";

    [TestCase(NothingListens)]
    [TestCase("http://localhost:1/")]
    [TestCase("http://[::1]:1/")]
    [TestCase("https://203.0.113.7/")]
    [TestCase("https://[2001:db8::7]/")]
    public void A_plug_in_calls_no_literal_address_and_not_the_machine_itself(string address) =>
        Assert.That(FailureOf(address), Does.Contain("The sandbox refuses the call"));

    [Test]
    public void Whatever_client_it_uses()
    {
        using var bare = new HttpMessageInvoker(new SocketsHttpHandler());

        var failure = Failure(new TestOrganization(), () => bare.Send(new HttpRequestMessage(HttpMethod.Get, NothingListens), default));

        Assert.That(failure, Does.Contain("The sandbox refuses the call to 127.0.0.1"));
    }

    [Test]
    public void A_host_is_called_by_its_name() =>
        Assert.That(FailureOf("http://no-such-host.invalid/"), Is.Not.Empty.And.Not.Contain("The sandbox refuses"));

    [Test]
    public void What_stands_in_for_a_host_may_be_called_where_it_is()
    {
        var platform = new TestOrganization(configure: options => options with { HostStandIns = [new Uri(NothingListens)] });

        Assert.That(Failure(platform, () => Get(NothingListens)), Is.Not.Empty.And.Not.Contain("The sandbox refuses"));
    }

    [Test]
    public void Nobody_else_is_restricted()
    {
        FailureOf(NothingListens);

        Assert.That(() => Get(NothingListens), Throws.TypeOf<HttpRequestException>().With.Message.Not.Contain("The sandbox refuses"));
    }

    private static string FailureOf(string address) => Failure(new TestOrganization(), () => Get(address));

    /// <summary>What went wrong with a call made out of a plug-in.</summary>
    private static string Failure(TestOrganization platform, Action request)
    {
        var message = "";
        using (platform)
        using (platform.Step("Create", Clinic.Patient, 40, _ =>
        {
            try
            {
                request();
            }
            catch (HttpRequestException failed)
            {
                message = failed.Message;
            }
        }))
            platform.NewPatient("Rex");
        return message;
    }

    private static void Get(string address)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address));
        client.Send(request).Dispose();
    }
}
