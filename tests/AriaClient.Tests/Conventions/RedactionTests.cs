using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>The authorization key and a password are planted as canaries and looked for wherever text can come out.</summary>
[TestFixture]
public class RedactionTests
{
    private const string PasswordCanary = "canaryPasswordZ3";

    private static readonly SetSessionAuthRequest SignIn = new() { UserId = "harbour.works", Password = new AriaSecret(PasswordCanary) };

    private static void AssertClean(string? text) => Assert.That(text ?? "", Does.Not.Contain(PasswordCanary).And.Not.Contain(Calls.AuthKeyCanary));

    [Test]
    public void No_printed_or_serialised_form_shows_a_secret()
    {
        var options = Calls.Options();
        foreach (var value in new object[] { options.AuthKey, SignIn, new { options.AuthKey, options.ClientNo }, new AriaHttpRequest("x", AriaWriter.WriteCall(SignIn, options), true, TimeSpan.Zero) })
        {
            AssertClean(value.ToString());
            AssertClean(JsonConvert.SerializeObject(value));
#if NET
            AssertClean(System.Text.Json.JsonSerializer.Serialize(value, value.GetType()));
#endif
        }
        AssertClean(JsonConvert.SerializeObject(new { options.AuthKey, options.AltCallerId }));
        AssertClean($"{options.AuthKey} {SignIn.Password}");
        AssertClean(SignIn.ToJson());
        Assert.That(options.AuthKey.ToString(), Is.EqualTo("***"));
    }

    [Test]
    public void The_secrets_reach_the_body_of_the_call_and_nothing_else_of_it()
    {
        HttpRequestMessage? sent = null;
        var handler = new ScriptedHandler((message, _) =>
        {
            sent = message;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"error_code":0,"session_id":"S1"}""") };
        });
        Calls.Client(handler).Send(SignIn);
        Assert.That(handler.Bodies[0], Does.Contain(PasswordCanary).And.Contain(Calls.AuthKeyCanary));
        AssertClean(sent!.RequestUri!.ToString());
        AssertClean(sent.Headers.ToString());
    }

    [Test]
    public void No_exception_shows_a_secret_even_if_the_other_side_repeats_the_whole_call()
    {
        var echoes = new List<Func<string, HttpResponseMessage>>
        {
            body => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($$"""{"error_code":1016,"error_msg":"cannot read auth_key {{Calls.AuthKeyCanary}} and password {{PasswordCanary}}"}""") },
            body => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) },
            body => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("<html>" + body) },
            body => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body.Substring(0, body.Length / 2)) },
            _ => throw new HttpRequestException("cut"),
        };
        foreach (var echo in echoes)
        {
            var failure = Calls.Fail(() => (Task)Calls.Client(new ScriptedHandler((_, body) => echo(body))).SendAsync(SignIn));
            AssertClean(failure.ToString());
            AssertClean(failure.RawMessage);
            AssertClean(JsonConvert.SerializeObject(failure.Entry));
        }
    }

    [Test]
    public void An_exception_of_a_transport_that_repeats_a_secret_is_not_handed_on()
    {
        var failure = Calls.Fail(() => (Task)new AriaClient(Calls.Options(), new Repeating()).SendAsync(SignIn));
        AssertClean(failure.ToString());
        Assert.That((failure.Failure, failure.InnerException), Is.EqualTo((AriaFailure.Truncated, (Exception?)null)));
        Assert.That(failure.Data, Is.Empty);
    }

    private sealed class Repeating : IAriaTransport
    {
        public Task<AriaHttpResponse> SendAsync(AriaHttpRequest request, System.Threading.CancellationToken cancellationToken) =>
            throw new AriaTransportException(AriaFailure.Truncated, "cut after " + request.GetBody(), new InvalidOperationException(request.GetBody()));
    }
}
