using System;
using System.IO;
using System.Linq;
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

    private string _folder = "";

    [SetUp]
    public void MakeRepository()
    {
        _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Directory.CreateDirectory(Path.Combine(_folder, "eng", "ContractGenerator", "contract", "operations"));
        File.WriteAllLines(Path.Combine(_folder, "eng", "ContractGenerator", "contract", "operations", "other.txt"), Project);
        File.WriteAllText(SwaggerFile, Swagger);
    }

    [TearDown]
    public void RemoveRepository() => Directory.Delete(_folder, recursive: true);

    private string SwaggerFile => Path.Combine(_folder, "swagger.json");

    private async Task<(int Code, string[] Lines)> Drift(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var code = await DriftCommand.RunAsync(arguments, new Repository(_folder), output);
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
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
}
