using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>What holds for any request and any answer of any shipped operation.</summary>
[TestFixture]
public class PropertyTests
{
    private static readonly List<AriaObject> Requests = Prototypes(typeof(AriaRequest));
    private static readonly List<AriaObject> Responses = Prototypes(typeof(AriaResponse));

    private static readonly string[] OddNumbers = ["1e30", "-1E+400", "NaN", "Infinity", "12345678901234567890123456789.5"];

    private static List<AriaObject> Prototypes(Type kind) =>
        [.. ConventionTests.ObjectsOf(typeof(AriaClient).Assembly).Where(kind.IsAssignableFrom).Select(type => (AriaObject)Activator.CreateInstance(type)!)];

    private static void ForAnySeed(int times, Action<int> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), holds));

    [Test]
    public void Any_request_arrives_as_it_was_given() => ForAnySeed(600, seed =>
    {
        var arbitrary = new ArbitraryJson(seed);
        var prototype = Requests[seed % Requests.Count];
        var given = arbitrary.Of(prototype.Schema);

        var request = (AriaRequest)SampleTests.ReadAs(prototype.GetType(), given.ToString());
        var written = AriaWriter.WriteCall(request, new AriaClientOptions(Calls.ClientNo, new AriaSecret(Calls.AuthKeyCanary)));

        Assert.That(request.UnknownMembers, Is.Empty);
        var arrived = SampleTests.Parse(written);
        foreach (var envelope in new[] { "rest_call", "output_format", "client_no", "auth_key" })
            Assert.That(arrived.Remove(envelope), Is.True, envelope);
        Assert.That(JToken.DeepEquals(arrived, SampleTests.Parse(given.ToString())), Is.True, $"given {given}\narrived {arrived}");
#if NET
        AssertSimulatorReads(written, given);
#endif
    });

#if NET
    private static void AssertSimulatorReads(string written, JObject given)
    {
        var read = AriaSimulator.Wire.RequestReader.ReadJson(written, null);
        AssertSame(new AriaSimulator.Wire.AriaRow(read.Fields!), given);
    }

    private static void AssertSame(AriaSimulator.Wire.AriaRow row, JObject given)
    {
        foreach (var member in given.Properties())
        {
            switch (member.Value)
            {
                case JArray { First: JObject } rows:
                    var arrived = row.Rows(member.Name);
                    Assert.That(arrived, Has.Count.EqualTo(rows.Count), member.Path);
                    for (var i = 0; i < arrived.Count; i++)
                        AssertSame(arrived[i], (JObject)rows[i]);
                    break;
                case JValue { Value: long number }:
                    Assert.That(row.Long(member.Name), Is.EqualTo(number), member.Path);
                    break;
                case JValue { Value: decimal number }:
                    Assert.That(row.Real(member.Name), Is.EqualTo(number), member.Path);
                    break;
                default:
                    Assert.That(row.Text(member.Name), Is.EqualTo((string?)member.Value), member.Path);
                    break;
            }
        }
    }
#endif

    [Test]
    public void No_way_in_which_Aria_varies_an_answer_throws_or_loses_a_value() => ForAnySeed(1500, seed =>
    {
        var arbitrary = new ArbitraryJson(seed);
        var prototype = Responses[seed % Responses.Count];
        var answer = arbitrary.Of(prototype.Schema, share: 0.7);
        answer["error_code"] = 0;
        for (var change = 0; change < 4; change++)
            Vary(answer, prototype.Schema, arbitrary.Dice);

        var read = SampleTests.ReadAs(prototype.GetType(), answer.ToString());

        var kept = ArbitraryJson.Leaves(SampleTests.Parse(read.ToJson())).ToList();
        var expected = ArbitraryJson.Leaves(answer).Where(text => !text.StartsWith("secret", StringComparison.Ordinal)).ToList();
        Assert.That(expected.Except(kept), Is.Empty, $"{prototype.GetType().Name} {answer}");
    });

    /// <summary>One change of the kinds that have been seen, or that the documents warn of, somewhere in the answer.</summary>
    private static void Vary(JObject root, AriaSchema schema, Random dice)
    {
        var objects = root.DescendantsAndSelf().OfType<JObject>().ToList();
        var target = objects[dice.Next(objects.Count)];
        var members = target.Properties().Where(member => member.Name != "error_code").ToList();
        if (members.Count == 0)
            return;
        var victim = members[dice.Next(members.Count)];
        switch (dice.Next(8))
        {
            case 0:
                victim.Value = JValue.CreateNull();
                break;
            case 1 when victim.Value is JValue { Value: not null } plain:
                victim.Value = plain.ToString(System.Globalization.CultureInfo.InvariantCulture);
                break;
            case 2:
                victim.Remove();
                break;
            case 3:
                target["member_of_a_later_release"] = new JObject(new JProperty("x", dice.Next()));
                break;
            case 4 when victim.Name.EndsWith("_2", StringComparison.Ordinal) && schema.Find(victim.Name) is { OlderName: { } older } && ReferenceEquals(target, root):
                target[older] = victim.Value;
                victim.Remove();
                break;
            case 5 when victim.Value is JArray { Count: > 0 } rows:
                victim.Value = rows[0];
                break;
            case 6 when victim.Value is JArray:
                victim.Value = "";
                break;
            case 7 when victim.Value is JValue { Value: long or decimal }:
                victim.Value = new JRaw(OddNumbers[dice.Next(OddNumbers.Length)]);
                break;
        }
    }
}
