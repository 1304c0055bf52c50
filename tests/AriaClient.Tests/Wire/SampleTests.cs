using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>Whole requests and answers: every member of the operations of the main job, and one sample for each case the other operations are used in.</summary>
[TestFixture]
public class SampleTests
{
    private static IEnumerable<string> Requests() => Names(".request.json");

    private static IEnumerable<string> Responses() => Names(".response.json");

    [TestCaseSource(nameof(Requests))]
    public void A_request_is_read_into_its_type_and_written_back_equal(string sample)
    {
        var text = Read(sample);
        var request = (AriaRequest)ReadAs(TypeOf(sample, "Request"), text);

        Assert.That(request.UnknownMembers, Is.Empty, "every member of the sample should have a property");
        var options = new AriaClientOptions(Calls.ClientNo, new AriaSecret(Calls.AuthKeyCanary));
        AssertSame(AriaWriter.WriteCall(request, options), text, isAnswer: false);
    }

    [TestCaseSource(nameof(Responses))]
    public void A_response_is_read_into_its_type_and_written_back_equal(string sample)
    {
        var text = Read(sample);
        var response = (AriaResponse)ReadAs(TypeOf(sample, "Response"), text);

        Assert.That(response.UnknownMembers, Is.Empty, "every member of the sample should have a property");
        var sent = Parse(text);
        Assert.That((response.ErrorCode, response.ErrorMsg), Is.EqualTo(((long)sent["error_code"]!, (string?)sent["error_msg"])));
        AssertSame(response.ToJson(), text, isAnswer: true);
    }

    private static void AssertSame(string written, string original, bool isAnswer)
    {
        var expected = Normal(original, isAnswer);
        var actual = Normal(written, isAnswer);
        Assert.That(JToken.DeepEquals(actual, expected), Is.True, $"written: {actual}\nsample: {expected}");
    }

    /// <summary>Null, a missing member and an empty array mean the same to Aria. An answer is never written with its secrets.</summary>
    private static JObject Normal(string json, bool isAnswer)
    {
        var root = Parse(json);
        foreach (var empty in root.Descendants().OfType<JProperty>().Where(p => p.Value.Type == JTokenType.Null || p.Value is JArray { Count: 0 } || isAnswer && KnownOperations.IsSecret(p.Name)).ToList())
            empty.Remove();
        return root;
    }

    private static IEnumerable<string> Names(string ending) =>
        typeof(SampleTests).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)).OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>JSON as it is: dates stay text, numbers keep their digits.</summary>
    internal static JObject Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return JObject.Load(reader);
    }

    internal static string Read(string sample)
    {
        using var reader = new StreamReader(typeof(SampleTests).Assembly.GetManifestResourceStream(sample)!);
        return reader.ReadToEnd();
    }

    internal static Type TypeOf(string sample, string ending)
    {
        var operation = sample.Substring(0, sample.IndexOf('.'));
        var request = typeof(AriaClient).Assembly.GetTypes().Single(type => type is { IsAbstract: false, IsPublic: true } && typeof(AriaRequest).IsAssignableFrom(type) && ((AriaRequest)Activator.CreateInstance(type)!).Operation == operation);
        return ending == "Request" ? request : request.BaseType!.GetGenericArguments()[0];
    }

    internal static AriaObject ReadAs(Type type, string json)
    {
        var value = (AriaObject)Activator.CreateInstance(type)!;
        using var text = new AnswerText(json);
        AriaReader.Read(text, value, Scrubber.None);
        return value;
    }
}
