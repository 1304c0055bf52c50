using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>Every secret member of the contract, in every place it can stand in, with a canary in it that must not come out.</summary>
[TestFixture]
public class SecretMemberTests
{
    private const string Canary = "canaryZ3";

    private static readonly string[] Names = ContractFacts.SecretMembers.Split(' ');

    /// <summary>The shapes a value may have, whatever the contract says of it.</summary>
    private static IEnumerable<JToken> Shapes() =>
    [
        Canary,
        new JArray(Canary),
        new JObject(new JProperty("value", Canary)),
        new JArray(new JObject(new JProperty("value", new JArray(1, Canary)))),
    ];

    private static readonly List<Type> Holders = [.. ConventionTests.ObjectsOf(typeof(AriaClient).Assembly).Where(type => SecretsOf(type).Count > 0)];

    private static List<AriaMember> SecretsOf(Type type) => [.. ((AriaObject)Activator.CreateInstance(type)!).Schema.Members.Where(member => KnownOperations.IsSecret(member.Name))];

    private static void AssertClean(object value, string where)
    {
        foreach (var text in new[] { value.ToString(), JsonConvert.SerializeObject(value), (value as AriaObject)?.ToJson() })
            Assert.That(text ?? "", Does.Not.Contain(Canary), where + ": see Token in AriaWriter and Unknown in AriaReader");
    }

    [Test]
    public void No_class_shows_one_that_it_read_whatever_shape_it_had()
    {
        Assert.That(Holders, Has.Count.GreaterThan(15));
        foreach (var type in Holders)
            foreach (var member in SecretsOf(type))
                foreach (var shape in Shapes())
                    foreach (var name in new[] { member.Name, member.OlderName }.OfType<string>())
                    {
                        var read = SampleTests.ReadAs(type, new JObject(new JProperty(name, shape)).ToString());
                        AssertClean(read, $"{type.Name}.{name} as {shape}");
                        if (read is not AriaRequest)
                            AssertClean(read.UnknownMembers, $"the unknown members of {type.Name}.{name} as {shape}");
                    }
    }

    [Test]
    public void No_answer_shows_one_it_has_no_type_for_at_any_depth()
    {
        foreach (var name in Names)
            foreach (var shape in Shapes())
            {
                var where = $"{name} as {shape}";
                var body = new JObject
                {
                    ["error_code"] = 0,
                    [name] = shape.DeepClone(),
                    ["rows_of_later"] = new JArray(new JObject(new JProperty(name, shape.DeepClone()), new JProperty("rest", "kept"))),
                }.ToString();
                var untyped = new AriaClient(Calls.Options(), new Answering(body)).Send("get_something_m", []);
                AssertClean(untyped, where);
                Assert.That((string?)untyped["rows_of_later"]![0]!["rest"], Is.EqualTo("kept"), where);

                var typed = new AriaClient(Calls.Options(), new Answering(body)).Send(Calls.Read());
                AssertClean(typed, where);
                AssertClean(typed.UnknownMembers, where);
            }
    }

    [Test]
    public void No_request_shows_one_it_has_no_type_for_and_each_is_sent_as_it_is()
    {
        foreach (var name in Names.Where(name => name != "auth_key"))
            foreach (var shape in Shapes())
            {
                var where = $"{name} as {shape}";
                var request = new UntypedRequest("update_payment_method_m", new JObject { [name] = shape.DeepClone(), ["rows"] = new JArray(new JObject(new JProperty(name, shape.DeepClone()))) });
                AssertClean(request, where);
                AssertClean(new GetAcctBalanceRequest { UnknownMembers = { [name] = shape.DeepClone() } }, where);

                var sent = JObject.Parse(AriaWriter.WriteCall(request, Calls.Options()));
                Assert.That(JToken.DeepEquals(sent[name], shape) && JToken.DeepEquals(sent["rows"]![0]![name], shape), Is.True, where);
            }
    }

    /// <summary>A month, a year and a check digit alone tell nothing, and stand in too many texts for another reason.</summary>
    private static bool IsSought(AriaMember member) => !member.Name.StartsWith("cc_expire_", StringComparison.Ordinal) && member.Name != "bank_check_digit";

    [Test]
    public void No_answer_repeats_one_that_was_sent()
    {
        foreach (var type in Holders)
            foreach (var member in SecretsOf(type).Where(IsSought))
            {
                var secret = new AriaSecret(Canary);
                var (request, holder) = Request(type);
                holder.SetValue(member, secret);
                var body = AriaWriter.WriteCall(request, Calls.Options(), out var secrets);
                Assert.That(body, Does.Contain(Canary));
                var answer = new JObject
                {
                    ["error_code"] = 0,
                    ["error_msg"] = "cannot read " + body,
                    ["collection_error_code"] = 4001,
                    ["collection_error_msg"] = "not taken: " + Canary,
                    ["proc_status_text"] = Canary,
                    ["later"] = new JObject(new JProperty("said", "?" + Canary), new JProperty(Canary, 1)),
                    ["later_" + Canary] = true,
                };
                var response = new UpdateAcctPlanResponse();
                Assert.That(AnswerReader.TryRead(new ArraySegment<byte>(System.Text.Encoding.UTF8.GetBytes(answer.ToString())), response, new Scrubber(secrets)), Is.Null);
                var where = $"{type.Name}.{member.Name}";
                AssertClean(response, where);
                AssertClean(response.UnknownMembers, where);
                AssertClean(response.Warnings, where);
                Assert.That(response.ErrorMsg, Does.Contain("***").And.Not.Contain(Canary), where);
            }
    }

    /// <summary>A request that holds an object of the type: itself, or in a row.</summary>
    private static (AriaRequest Request, AriaObject Holder) Request(Type type)
    {
        var holder = (AriaObject)Activator.CreateInstance(type)!;
        if (holder is AriaRequest request)
            return (request, holder);
        var around = new CreateAcctCompleteRequest();
        around.SetValue(around.Schema.Members.First(member => member.Rows is not null), new List<AriaObject> { holder });
        return (around, holder);
    }

    private sealed class Answering(string body) : IAriaTransport
    {
        public System.Threading.Tasks.Task<AriaHttpResponse> SendAsync(AriaHttpRequest request, System.Threading.CancellationToken cancellationToken) =>
            System.Threading.Tasks.Task.FromResult(new AriaHttpResponse(200, System.Text.Encoding.UTF8.GetBytes(body)));
    }
}
