using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Transport;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using RichardSzalay.MockHttp;

namespace CrmAriaConnector.Plugins.Tests.Support;

/// <summary>Aria behind MockHttp: answers written by hand, one per operation, and a log of what was asked.</summary>
internal sealed class FakeAria : IAriaTransportFactory
{
    private readonly Dictionary<string, Func<JObject, HttpResponseMessage>> _answers = new(StringComparer.Ordinal);

    public List<JObject> Calls { get; } = [];

    public List<Uri> Addresses { get; } = [];

    public IEnumerable<string> Operations => Calls.Select(call => (string)call["rest_call"]!);

    /// <summary>The write of a plan update: the call that is no dry run.</summary>
    public IEnumerable<JObject> Writes => Calls.Where(call =>
        (string?)call["rest_call"] == "assign_custom_acct_plan_rates_m"
        || ((string?)call["rest_call"] == "update_acct_plan_m" && (string?)call["do_write"] != "false"));

    public IEnumerable<JObject> Of(string operation) => Calls.Where(call => (string?)call["rest_call"] == operation);

    public IAriaTransport Create(AriaHost host)
    {
        var http = new MockHttpMessageHandler();
        http.When(HttpMethod.Post, "*").Respond(AnswerAsync);
        return new RestSharpTransport(host, _ => http);
    }

    public FakeAria Answers(string operation, string json) => Answers(operation, _ => Json(json));

    public FakeAria Answers(string operation, Func<JObject, HttpResponseMessage> answer)
    {
        _answers[operation] = answer;
        return this;
    }

    /// <summary>Answers to update_acct_plan_m by whether it is a dry run.</summary>
    public FakeAria AnswersUpdate(string dryRun, Func<JObject, HttpResponseMessage> write) =>
        Answers("update_acct_plan_m", call => (string?)call["do_write"] == "false" ? Json(dryRun) : write(call));

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) => Text(json, "application/json", status);

    public static HttpResponseMessage Text(string body, string type, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, type) };

    /// <summary>The failure of a connection that was never made: nothing can have arrived.</summary>
    public static Exception NeverConnected() => new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused));

    /// <summary>The failure of a connection that broke after the call had left.</summary>
    public static Exception CutOff() => new HttpRequestException("cut off", new System.IO.IOException("the connection was closed"));

    private Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        Addresses.Add(request.RequestUri!);
        var body = request.Content!.ReadAsStringAsync().GetAwaiter().GetResult();
        using var reader = new JsonTextReader(new System.IO.StringReader(body)) { FloatParseHandling = FloatParseHandling.Decimal, DateParseHandling = DateParseHandling.None };
        var call = JObject.Load(reader);
        Calls.Add(call);
        var operation = (string)call["rest_call"]!;
        return Task.FromResult(_answers.TryGetValue(operation, out var answer)
            ? answer(call)
            : Json("""{"error_code":-1,"error_msg":"not attempted"}"""));
    }
}
