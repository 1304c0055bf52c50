using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.ContractGenerator;
using CrmAriaConnector.ContractGenerator.Drift;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>An environment's swagger against the project's contract, on a small swagger of our own.</summary>
[TestFixture]
public class DriftTests
{
    private const string Swagger = """
        { "swagger": "2.0", "paths": {
            "#FeedCatM": { "post": { "summary": "feed_cat_m", "parameters": [ { "in": "body", "schema": { "$ref": "#/definitions/FeedCatMRequest" } } ],
              "responses": { "default": { "schema": { "$ref": "#/definitions/FeedCatMResponse" } } } } },
            "#CountCatsM": { "post": { "parameters": [ { "in": "body", "schema": { "$ref": "#/definitions/CountCatsMRequest" } } ],
              "responses": { "default": { "schema": { "$ref": "#/definitions/CountCatsMResponse" } } } } } },
          "definitions": {
            "FeedCatMRequest": { "required": [ "rest_call", "client_no", "cat_no" ], "properties": {
              "rest_call": { "type": "string", "enum": [ "feed_cat_m" ] }, "output_format": { "type": "string" }, "client_no": { "type": "integer" }, "auth_key": { "type": "string" },
              "cat_no": { "type": "integer", "format": "int64" }, "grams": { "type": "number", "format": "double" }, "note": { "type": "string", "maxLength": 50 },
              "bowls": { "type": "array", "items": { "$ref": "#/definitions/Bowl" } } } },
            "FeedCatMResponse": { "properties": { "error_code": { "type": "integer" }, "error_msg": { "type": "string" }, "purr": { "type": "string" } } },
            "CountCatsMRequest": { "properties": { "rest_call": { "type": "string", "enum": [ "count_cats_m" ] } } },
            "CountCatsMResponse": { "properties": { "error_code": { "type": "integer" }, "cats": { "type": "integer" } } },
            "Bowl": { "properties": { "bowl_no": { "type": "integer" }, "bowls": { "type": "array", "items": { "$ref": "#/definitions/Bowl" } } } } } }
        """;

    private static readonly string[] Project =
    [
        "operation feed_cat_m", "  in", "    cat_no long", "    grams text", "    brush text", "    note text(50)", "    bowls rows(Bowl)", "  out", "    purr text", "",
        "operation wash_cat_m", "",
        "rows Bowl", "  bowl_no long", "", "rows Tub", "  size long",
    ];

    private const string Overlay = """
        { "reads": [], "bills": [], "addedInputs": { "feed_cat_m": [ADDED] }, "optional": {}, "requiredInputs": {}, "flags": { "match": [], "except": [] },
          "dates": { "match": [], "except": [] }, "secrets": { "match": [], "except": [] }, "decimals": { "match": [], "except": [] }, "money": { "match": [], "except": [] },
          "operationDocs": {}, "fieldDocs": {}, "contactDocs": { "whose": {}, "parts": {} }, "fieldFamilies": [] }
        """;

    private string _folder = "";

    [SetUp]
    public void MakeRepository()
    {
        _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Directory.CreateDirectory(Path.Combine(_folder, "eng", "ContractGenerator", "contract", "operations"));
        File.WriteAllLines(Path.Combine(ContractFolder, "operations", "other.txt"), Project);
        File.WriteAllText(Path.Combine(_folder, "eng", "ContractGenerator", "operations.txt"), "feed_cat_m\n");
        File.WriteAllText(Path.Combine(_folder, "eng", "ContractGenerator", "codes.json"), "{}");
        WriteOverlay("");
        File.WriteAllText(SwaggerFile, Swagger);
    }

    private void WriteOverlay(string added) => File.WriteAllText(Path.Combine(_folder, "eng", "ContractGenerator", "overlay.json"), Overlay.Replace("ADDED", added));

    [TearDown]
    public void RemoveRepository() => Directory.Delete(_folder, recursive: true);

    private string ContractFolder => Path.Combine(_folder, "eng", "ContractGenerator", "contract");

    private string SwaggerFile => Path.Combine(_folder, "swagger.json");

    private async Task<(int Code, string[] Lines)> Drift(params string[] arguments)
    {
        using var http = new HttpClient(new NeverAnswers()) { Timeout = TimeSpan.FromMilliseconds(100) };
        using var output = new StringWriter { NewLine = "\n" };
        var code = await DriftCommand.RunAsync(arguments, new Repository(_folder), output, http);
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Asks for an update that must be refused, and holds that the contract is as it was, with nothing beside it.</summary>
    private async Task<string> RefusedUpdate()
    {
        var (code, lines) = await Drift(SwaggerFile, "--update");
        Assert.That(code, Is.EqualTo(2), string.Join('\n', lines));
        Assert.That(Directory.GetDirectories(Path.GetDirectoryName(ContractFolder)!).Select(Path.GetFileName), Is.EqualTo(new[] { "contract" }));
        Assert.That(Directory.GetFiles(ContractFolder, "*", SearchOption.AllDirectories).Select(Path.GetFileName), Is.EqualTo(new[] { "other.txt" }));
        Assert.That(File.ReadAllLines(Path.Combine(ContractFolder, "operations", "other.txt")), Is.EqualTo(Project));
        return string.Join('\n', lines);
    }

    [Test]
    public async Task What_was_added_removed_and_retyped_is_printed()
    {
        var (code, lines) = await Drift(SwaggerFile);
        Assert.That(code, Is.EqualTo(1));
        Assert.That(lines, Is.EqualTo(new[]
        {
            "+ operation count_cats_m",
            "- feed_cat_m in: brush text",
            "~ feed_cat_m in: cat_no long becomes cat_no! long",
            "~ feed_cat_m in: grams text becomes grams decimal",
            "- operation wash_cat_m",
            "+ rows Bowl: bowls rows(Bowl)",
            "- rows Tub",
            "7 differences: 2 operations there, 2 here.",
        }));
    }

    [Test]
    public async Task An_update_takes_everything_over_and_leaves_no_difference()
    {
        Assert.That((await Drift(SwaggerFile, "--update")).Code, Is.Zero);
        var (code, lines) = await Drift(SwaggerFile);
        Assert.That((code, lines.Single()), Is.EqualTo((0, "0 differences: 2 operations there, 2 here.")));
    }

    private static TestCaseData[] Unusable =>
    [
        new("{ \"paths\": {}, \"definitions\": {} }", "not one operation"),
        new(Swagger.Replace(", \"enum\": [ \"feed_cat_m\" ]", ""), "#FeedCatM: FeedCatMRequest does not say which operation it calls. Its rest_call needs an enum of one name."),
        new(Swagger.Replace("\"enum\": [ \"feed_cat_m\" ]", "\"enum\": [ \"Feeds the cat\" ]"), "'Feeds the cat' is no name of an operation"),
        new(Swagger.Replace("\"enum\": [ \"count_cats_m\" ]", "\"enum\": [ \"feed_cat_m\" ]"), "The operation feed_cat_m is there twice."),
        new(Swagger.Replace("\"enum\": [ \"count_cats_m\" ]", "\"enum\": [ \"feed_cat\" ]"), "would have the same name in C#, FeedCat"),
        new(Swagger.Replace("\"#CountCatsM\"", "\"#FeedCatM\""), "not JSON that can be read"),
        new(Swagger.Replace("\"Bowl\": {", "\"Dish\": {"), "The field bowls refers to #/definitions/Bowl, which the file does not define."),
        new(Swagger.Replace("\"Bowl\": { \"properties\": {", "\"Bowl\": 7, \"Unused\": { \"properties\": {"), "The field bowls refers to #/definitions/Bowl"),
        new(Swagger.Replace("\"FeedCatMRequest\": {", "\"Other\": {"), "#FeedCatM refers to no definition of its request."),
        new(Swagger.Replace("\"post\": { \"summary\"", "\"post\": 1, \"get\": { \"summary\""), "#FeedCatM refers to no definition of its request."),
        new(Swagger.Replace("Bowl", "FeedCatResponse"), "The row shape FeedCatResponse is named like a message"),
        new(Swagger.Replace("\"note\": {", "\"a note\": {"), "feed_cat_m in: 'a note' is no name of a field."),
        new(Swagger.Replace("\"note\": {", "\"Grams\": {"), "feed_cat_m in: The fields grams and Grams would have the same name in C#"),
        new(Swagger.Replace("\"maxLength\": 50", "\"maxLength\": \"many\""), "FeedCatMRequest.note has the maxLength many, which is no length."),
        new(Swagger.Replace("\"type\": \"number\"", "\"type\": \"boolean\""), "FeedCatMRequest.grams has the type 'boolean'"),
        new(Swagger.Replace("\"enum\": [ \"feed_cat_m\" ]", "\"enum\": [ \"starve_cat_m\" ]"), "The library ships feed_cat_m, which the contract has not."),
    ];

    [TestCaseSource(nameof(Unusable))]
    public async Task What_the_generator_could_not_run_with_is_refused_with_a_sentence_and_changes_nothing(string swagger, string says)
    {
        File.WriteAllText(SwaggerFile, swagger);
        Assert.That(await RefusedUpdate(), Does.Contain(says));
    }

    [Test]
    public async Task An_input_the_overlay_adds_already_is_refused_until_it_is_taken_out_there()
    {
        WriteOverlay("\"brush text\", \"cat_no long\"");
        Assert.That(await RefusedUpdate(), Does.Contain("overlay.json adds cat_no to feed_cat_m, which has it already. Take the line out."));
        WriteOverlay("");
        Assert.That((await Drift(SwaggerFile, "--update")).Code, Is.Zero);
    }

    [Test]
    public async Task A_definition_nobody_sends_is_no_difference()
    {
        File.WriteAllText(SwaggerFile, Swagger.Replace("\"Bowl\": {", "\"RemovedMRequest\": { \"properties\": { \"a\": { \"type\": \"file\" } } }, \"Bowl\": {"));
        Assert.That((await Drift(SwaggerFile)).Lines, Has.Length.EqualTo(8).And.None.Contains("RemovedMRequest"));
    }

    [Test]
    public async Task After_an_update_broken_off_between_its_moves_the_old_contract_is_found_again()
    {
        Directory.Move(ContractFolder, ContractFolder + ".old");
        Directory.CreateDirectory(ContractFolder + ".new");
        var (_, lines) = await Drift(SwaggerFile);
        Assert.That(lines[^1], Is.EqualTo("7 differences: 2 operations there, 2 here."));
        Assert.That((await Drift(SwaggerFile, "--update")).Code, Is.Zero);
        Assert.That(Directory.GetDirectories(Path.GetDirectoryName(ContractFolder)!).Select(Path.GetFileName), Is.EqualTo(new[] { "contract" }));
    }

    [Test]
    public async Task An_address_that_does_not_answer_ends_with_a_sentence()
    {
        var (code, lines) = await Drift("https://aria.invalid/v1/core/a7/api-docs/all_A7_swagger.json");
        Assert.That(code, Is.EqualTo(2));
        Assert.That(lines.Single(), Does.Contain("There was no whole answer within 0.1 s."));
    }

    [TestCase("{ \"paths\": {} }", "definitions")]
    [TestCase("<html>", "not JSON")]
    public async Task Another_file_is_refused_with_a_sentence(string text, string says)
    {
        File.WriteAllText(SwaggerFile, text);
        var (code, lines) = await Drift(SwaggerFile);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(lines.Single(), Does.Contain(says));
    }

    [TestCase("http://127.0.0.1/swagger.json")]
    [TestCase("no-such-file.json")]
    public async Task Only_files_and_https_addresses_are_read(string source)
    {
        var (code, lines) = await Drift(source);
        Assert.That((code, lines.Single()), Is.EqualTo((2, $"{source}: There is no such file, and it is no https address.")));
    }

    [Test]
    public async Task Without_a_source_it_says_how_it_is_called() => Assert.That((await Drift()).Lines.Single(), Does.StartWith("Usage: drift "));

    [Test]
    public void The_projects_own_contract_is_written_as_it_stands()
    {
        var repository = Repository.Find();
        foreach (var (name, text) in ContractWriter.Write(repository.ReadContract()))
            Assert.That(text, Is.EqualTo(repository.ReadContractFile(name)), name);
    }

    private sealed class NeverAnswers : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("It was not cancelled.");
        }
    }
}
