namespace CrmAriaConnector.Aria.Tests;

/// <summary>The client's own JSON is JSON, down to the characters that must not stand in it as they are.</summary>
[TestFixture]
public class JsonTextTests
{
    [Test]
    public void Structure_gets_its_commas()
    {
        var json = new JsonText();
        json.Begin('{');
        json.Name("a");
        json.Begin('[');
        json.Begin('{');
        json.Name("b");
        json.Value(1);
        json.Name("c");
        json.Value("x");
        json.End('}');
        json.Begin('{');
        json.End('}');
        json.Json("null");
        json.End(']');
        json.Name("d");
        json.Value(-2);
        json.End('}');
        Assert.That(json.ToString(), Is.EqualTo("""{"a":[{"b":1,"c":"x"},{},null],"d":-2}"""));
    }

    [TestCase("", "\"\"")]
    [TestCase("plain", "\"plain\"")]
    [TestCase("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [TestCase("\n\t\u0000\u001f", "\"\\u000a\\u0009\\u0000\\u001f\"")]
    [TestCase("Größe 日本 😀", "\"Größe 日本 😀\"")]
    public void Text_is_escaped_where_it_must_be(string text, string expected)
    {
        var json = new JsonText();
        json.Value(text);
        Assert.That(json.ToString(), Is.EqualTo(expected));
    }

    [TestCase("5", "5.0")]
    [TestCase("5.00", "5.00")]
    [TestCase("-0.125", "-0.125")]
    public void An_amount_keeps_its_digits_and_has_a_point(string amount, string expected)
    {
        var json = new JsonText();
        json.Value(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(json.ToString(), Is.EqualTo(expected));
    }
}
