using System;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>Answers with one value replaced, from a fixed seed so that a failure can be repeated.</summary>
[TestFixture]
public class MutatedAnswerTests
{
    private const int Seed = 20190222;
    private static readonly string[] Samples = ["get_acct_details_all_m.response.json", "update_acct_plan_m.response.json", "get_acct_plans_all_m.response.json"];

    [Test]
    public void A_value_replaced_by_anything_neither_throws_nor_is_lost()
    {
        var dice = new Random(Seed);
        JToken[] strangers = [JValue.CreateNull(), "text", "12.50", 17, 3.25m, true, new JArray(), new JArray(1, "two"), new JObject(), new JObject(new JProperty("stranger", 1)), "2021-05-03",
            new JRaw("1e30"), new JRaw("1E+400"), new JRaw("NaN"), new JRaw("-Infinity"), new JRaw(new string('7', 400))];
        foreach (var sample in Samples)
        {
            var type = SampleTests.TypeOf(sample, "Response");
            for (var i = 0; i < 200; i++)
            {
                var root = JObject.Parse(SampleTests.Read(sample));
                foreach (var secret in root.Descendants().OfType<JProperty>().Where(p => KnownOperations.IsSecret(p.Name)).ToList())
                    secret.Remove();
                var members = root.Descendants().OfType<JProperty>().Where(p => p.Name is not ("error_code" or "error_msg")).ToList();
                var member = members[dice.Next(members.Count)];
                member.Value = strangers[dice.Next(strangers.Length)].DeepClone();

                var written = JObject.Parse(SampleTests.ReadAs(type, root.ToString()).ToJson());

                Assert.That(Leaves(written), Is.SupersetOf(Leaves(root)), $"{sample}, {member.Path} = {member.Value}");
            }
        }
    }

    /// <summary>Every plain value that says something, as text: 12.50 and "12.5" are the same.</summary>
    private static System.Collections.Generic.IEnumerable<string> Leaves(JObject root) =>
        root.Descendants().OfType<JValue>().Where(value => value.Type != JTokenType.Null).Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Where(text => text.Trim().Length > 0)
            .Select(text => decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? (number / 1.000000000m).ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture) : text.ToUpperInvariant());
}
