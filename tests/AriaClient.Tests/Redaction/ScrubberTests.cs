using System;
using System.Linq;
using Newtonsoft.Json;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>A secret that the other side repeats is found in every spelling, and nothing else is taken for one.</summary>
[TestFixture]
public class ScrubberTests
{
    private static string? Clean(string secret, string text) => new Scrubber([new AriaSecret(secret)]).Clean(text);

    [TestCase("a\"b/c", "a\"b/c", TestName = "As it is")]
    [TestCase("a\"b/c", "a\\\"b/c", TestName = "Escaped for JSON")]
    [TestCase("a\"b/c", "a\\\"b\\/c", TestName = "Escaped for JSON, slashes too")]
    [TestCase("a\"b/c", "a\\u0022b\\u002Fc", TestName = "Escaped for JSON as numbers")]
    [TestCase("a\"b/c", "a\\\\\\\"b/c", TestName = "Escaped for JSON twice")]
    [TestCase("a\"b/c", "a%22b%2fc", TestName = "Escaped for a URL")]
    [TestCase("a\"b/c", "a&quot;b/c", TestName = "Escaped for XML")]
    [TestCase("a\"b/c", "a&#34;b&#x2F;c", TestName = "Escaped for XML as numbers")]
    [TestCase("tab\tand\nline", "tab\\tand\\nline", TestName = "Control characters escaped for JSON")]
    [TestCase("two words", "two+words", TestName = "A blank in a form")]
    [TestCase("two words", "two%20words", TestName = "A blank in a URL")]
    [TestCase("back\\slash", "back\\\\slash", TestName = "A backslash escaped for JSON")]
    [TestCase("back\\slash", "back\\u005cslash", TestName = "A backslash escaped for JSON as a number")]
    [TestCase("Größe😀", "Gr\\u00f6\\u00DFe\\uD83D\\uDE00", TestName = "Other letters escaped for JSON")]
    [TestCase("Größe😀", "Gr%C3%B6%c3%9fe%F0%9F%98%80", TestName = "Other letters escaped for a URL")]
    [TestCase("4111111111111111", "4111 1111 1111 1111", TestName = "A card number in groups")]
    [TestCase("4111111111111111", "4111-1111-1111-1111", TestName = "A card number with dashes")]
    [TestCase("4111111111111111", "4111%201111+1111.1111", TestName = "A card number with other separators")]
    [TestCase("4111 1111 1111 1111", "4111111111111111", TestName = "A card number given in groups")]
    [TestCase("DE89370400440532013000", "DE89 3704 0044 0532 0130 00", TestName = "An IBAN in groups")]
    [TestCase("737", "737", TestName = "A short one alone")]
    [TestCase("x", "x", TestName = "A single letter alone")]
    public void It_is_found(string secret, string spelled)
    {
        Assert.That(Clean(secret, spelled), Is.EqualTo("***"));
        Assert.That(Clean(secret, $"not taken: '{spelled}', {spelled}."), Is.EqualTo("not taken: '***', ***."));
    }

    [Test]
    public void What_other_programs_write_of_it_is_found()
    {
        const string secret = "q\"u/o'té<&>%+ \\z";
        foreach (var spelled in new[] { JsonConvert.ToString(secret).Trim('"'), Uri.EscapeDataString(secret), System.Net.WebUtility.UrlEncode(secret), System.Net.WebUtility.HtmlEncode(secret), JsonConvert.ToString(JsonConvert.ToString(secret)).Trim('"', '\\') })
            Assert.That(Clean(secret, $"[{spelled}]"), Does.StartWith("[***").And.EndWith("]").And.Length.LessThanOrEqualTo(7), spelled);
#if NET
        Assert.That(Clean(secret, System.Text.Json.JsonSerializer.Serialize(secret)), Is.EqualTo("\"***\""));
#endif
    }

    [TestCase("737", "invoice 17370 of 27371")]
    [TestCase("pin", "shipping pinned")]
    [TestCase("4111111111111111", "card ending 1111 of account 4111")]
    [TestCase("hunter2", "hunter3 \\ %41 & +")]
    [TestCase(" ", "two words")]
    public void Nothing_else_is_taken_for_it(string secret, string text) => Assert.That(Clean(secret, text), Is.SameAs(text));

    [Test]
    public void A_longer_one_that_holds_a_shorter_one_is_taken_out_whole() =>
        Assert.That(new Scrubber([new AriaSecret("harbour"), new AriaSecret("harbour-works")]).Clean("harbour-works, harbour"), Is.EqualTo("***, ***"));

    [Test]
    public void A_card_number_that_comes_back_as_a_number_without_a_type_is_found()
    {
        var response = new CollectFromAccountResponse();
        var body = System.Text.Encoding.UTF8.GetBytes("""{"error_code":0,"proc_status_text":4111111111111111,"later":[4111111111111111,17],"said":4111111111111111}""");
        Assert.That(AnswerReader.TryRead(new ArraySegment<byte>(body), response, new Scrubber([new AriaSecret("4111 1111 1111 1111")])), Is.Null);
        Assert.That(response.ToJson(), Does.Not.Contain("4111").And.Contain("[\"***\",17]"));
    }

    [Test]
    public void A_month_a_year_and_a_check_digit_are_not_looked_for()
    {
        var request = new CollectFromAccountRequest { CcExpireMm = new AriaSecret(11), CcExpireYyyy = new AriaSecret(2030), BankCheckDigit = new AriaSecret(7), CcNumber = new AriaSecret("4111111111111111") };
        AriaWriter.WriteCall(request, Calls.Options(), out var secrets);
        Assert.That(secrets.Select(secret => secret.Reveal()), Is.EquivalentTo(new[] { Calls.AuthKeyCanary, "4111111111111111" }));
    }

    [Test]
    public void A_secret_number_travels_as_a_number_and_a_secret_text_as_text()
    {
        var request = new CollectFromAccountRequest { CcExpireMm = new AriaSecret(11), Cvv = new AriaSecret("037") };
        Assert.That(AriaWriter.WriteCall(request, Calls.Options()), Does.Contain("\"cc_expire_mm\":11").And.Contain("\"cvv\":\"037\""));
        Assert.That(request.ToJson(), Does.Contain("\"cc_expire_mm\":\"***\"").And.Not.Contain("11"));
    }
}
