using System;
using System.Collections.Generic;
using CrmAriaConnector.Solution.Tests.Support;
using CrmAriaConnector.SolutionPacker;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.Solution.Tests.Gates;

/// <summary>What the gates refuse in a bundle or page, and what they must let pass.</summary>
public sealed class BundleTests
{
    private const string Commands = "aria_/js/commands.js";

    private static IReadOnlyList<string> With(string name, string content) => Product.Findings(() => Product.Input with { Web = Product.Input.Web.With(name, content) });

    private static IReadOnlyList<string> WithLine(string line) => With(Commands, Product.Input.Web.Text(Commands) + "\n" + line);

    [TestCase("node.innerHTML = text;", "writes markup")]
    [TestCase("node.insertAdjacentHTML('beforeend', text);", "writes markup")]
    [TestCase("document.write(text);", "writes markup")]
    [TestCase("eval(text);", "runs text as code")]
    [TestCase("new Function(text);", "runs text as code")]
    [TestCase("setTimeout('go()', 1);", "runs text as code")]
    [TestCase("console.log(1);", "writes to the console")]
    [TestCase("`${console.log(1)}`;", "writes to the console")]
    [TestCase("fetch('https://example.com/x');", "remote address")]
    [TestCase("load(`//example.com/${x}`);", "remote address")]
    [TestCase("a?.b;", "ES2020")]
    [TestCase("a ?? b;", "ES2020")]
    [TestCase("a ||= b;", "ES2020")]
    [TestCase("try { a(); } catch { b(); }", "ES2019")]
    [TestCase("class A { #x = 1; }", "ES2022")]
    [TestCase("var a = 1_000;", "ES2020")]
    [TestCase("var a = 10n;", "ES2020")]
    [TestCase("import('./x.js');", "loads modules")]
    [TestCase("text('aria_acctnumber');", "which the solution does not have")]
    [TestCase("x.aria_acctnumber;", "which the solution does not have")]
    public void A_bundle_is_refused_that(string line, string reason) =>
        Assert.That(WithLine(line), Has.Some.Contains(reason), line);

    [TestCase("// console.log(1), https://example.com")]
    [TestCase("/* a ?? b */")]
    [TestCase("say('a ?? b, eval(x), console.log');")]
    [TestCase("var yes = a ? .5 : b / 2 / c;")]
    [TestCase("var found = /[/]\\?\\.#x\\/\\//g.test(a) ? b : c;")]
    [TestCase("var t = `a ${b ? `c ${d}` : \"}\"} e`;")]
    [TestCase("try { a(); } catch (e) { b(); }")]
    [TestCase("say('#242424', 'a//b');")]
    public void A_bundle_passes_that_has(string line) => Assert.That(WithLine(line), Is.Empty, line);

    [Test]
    public void A_script_is_taken_apart_into_code_and_texts()
    {
        var script = Script.Read("x.js", "var a = 'one' + `two ${f('three')} four`; // 'five'\nvar b = /'six'/.test(a);");
        Assert.That(script.Texts, Is.EquivalentTo(new[] { "one", "two ", "three", " four" }));
        Assert.That(script.Code, Does.Not.Contain("five").And.Not.Contain("six"));
    }

    [Test]
    public void The_functions_the_ribbon_calls_are_read_off_the_bundle() => Assert.That(
        Script.Read(Commands, Product.Input.Web.Text(Commands)).Exports,
        Is.EquivalentTo(new[] { "AriaBilling.linkToAria", "AriaBilling.unlinkFromAria", "AriaBilling.openBilling", "AriaBilling.openBillingFromGrid", "AriaBilling.refreshFromAria", "AriaBilling.setKeys", "AriaBilling.testConnection" }));

    [Test]
    public void A_function_the_ribbon_calls_and_the_bundle_lacks_is_found() => Assert.That(
        With(Commands, Product.Input.Web.Text(Commands).Replace("openBilling: () => openBilling,", "", StringComparison.Ordinal)),
        Has.Some.Contains("aria_/js/commands.js has no function AriaBilling.openBilling; export it"));

    [TestCase("<script>go()</script>")]
    [TestCase("<p style=\"color: red\"></p>")]
    [TestCase("<p onclick=\"go()\"></p>")]
    [TestCase("<a href=\"javascript:go()\"></a>")]
    public void A_page_is_refused_that_holds(string markup) =>
        Assert.That(With("aria_/billing.html", Product.Input.Web.Text("aria_/billing.html").Replace("</body>", markup + "</body>", StringComparison.Ordinal)), Is.Not.Empty);

    [TestCase("https://example.com/x.js")]
    [TestCase("js/none.js")]
    [TestCase("../js/billing.js")]
    public void A_page_is_refused_that_refers_to(string address) =>
        Assert.That(With("aria_/billing.html", Product.Input.Web.Text("aria_/billing.html").Replace("js/billing.js", address, StringComparison.Ordinal)),
            Has.Some.Contains($"'{address}' is no web resource of the solution"));

    [TestCase("show('Please wait a moment');", "'Please wait a moment' reads like a text and cannot be translated; move it to aria_/strings/Billing.1033.resx.")]
    [TestCase("show('nothing was changed.');", "reads like a text and cannot be translated")]
    [TestCase("text('Page_Nothing');", "there is no text Page_Nothing in aria_/strings/Billing.1033.resx; add it")]
    public void A_text_outside_of_the_RESX_is_found(string line, string reason) => Assert.That(WithLine(line), Has.Some.Contains(reason));

    [Test]
    public void Another_language_must_have_every_text_with_its_places()
    {
        var english = Product.Input.Web.Text("aria_/strings/Billing.1033.resx");
        var findings = With("aria_/strings/Billing.1031.resx", english.Replace("name=\"Page_Failed\"", "name=\"Page_Fehler\"", StringComparison.Ordinal).Replace("read {0}<", "gelesen<", StringComparison.Ordinal));
        Assert.That(findings, Has.Some.Contains("the text Page_Failed is missing").And.Some.Contains("has no text Page_Fehler").And.Some.Contains("the text Age_Read must have the places {0}"));
    }

    [Test]
    public void A_built_file_that_is_no_web_resource_is_found() => Assert.That(With("aria_/img/new.svg", "<svg/>"),
        Is.EqualTo(new[] { "WebResources/aria_/img/new.svg.data.xml is missing: the build of WebResources made aria_/img/new.svg, which would not ship; restore or write the file." }));

    [Test]
    public void A_web_resource_that_is_not_built_is_found() => Assert.That(
        Product.Findings(() => Product.Input with { Web = Product.Input.Web.Without("aria_/css/aria.css") }),
        Has.Some.Contains("the build of WebResources made no file 'aria_/css/aria.css'"));

    [Test]
    public void A_folder_without_built_web_resources_says_what_to_build() => Assert.That(
        () => WebFiles.Read("nowhere"), Throws.TypeOf<PackException>().With.Message.Contains("dotnet build WebResources"));
}
