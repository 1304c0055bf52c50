using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using CrmAriaConnector.ContractGenerator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ContractGen = CrmAriaConnector.ContractGenerator.Generator;

namespace CrmAriaConnector.Aria.Tests;

[TestFixture]
public class GeneratorTests
{
    private static readonly Repository Repository = Repository.Find();
    private static readonly Sources Sources = Repository.ReadSources();
    private static readonly Contract Contract = Sources.Contract;
    private static readonly Overlay Overlay = Sources.Overlay;

    [Test]
    public void The_checked_in_files_are_what_the_generator_makes()
    {
        var made = ContractGen.Generate(Sources, Repository.ReadOperations());
        var present = Repository.ReadGenerated();
        var different = made.Where(file => present.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key).Concat(present.Keys.Except(made.Keys));
        Assert.That(different, Is.Empty, "run: dotnet run --project eng/ContractGenerator");
    }

    [Test]
    public void The_contract_holds_every_operation_of_the_release()
    {
        // Counted in the vendor's own description of release 19.
        Assert.That(Contract.Operations, Has.Count.EqualTo(249));
        Assert.That(Contract.Operations.Values.Count(operation => operation.Inputs.Any(field => field.Name == "do_write")), Is.EqualTo(20));
        Assert.That(Contract.Operations.Values.Count(operation => operation.Inputs.Any(field => field.Name == "client_receipt_id")), Is.EqualTo(33));
    }

    [Test]
    public void Every_operation_of_the_contract_generates_compiles_and_travels_there_and_back()
    {
        var files = ContractGen.Generate(Sources, Contract.Operations.Keys);
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var trees = files.Where(file => file.Key != ContractGen.SchemasFile).Select(file => CSharpSyntaxTree.ParseText(file.Value, options, file.Key));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(AriaClient).Assembly.Location).Distinct()
            .Select(path => MetadataReference.CreateFromFile(path));
        // The library opens its inner parts to an assembly of this name and key. Its own classes of the shipped operations give way to those compiled here (CS0436).
        var compilation = CSharpCompilation.Create("CrmAriaConnector.AriaClient.Tests", trees, references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, publicSign: true, cryptoPublicKey: [.. typeof(GeneratorTests).Assembly.GetName().GetPublicKey()!],
                nullableContextOptions: NullableContextOptions.Enable).WithSpecificDiagnosticOptions([new("CS0436", ReportDiagnostic.Suppress)]));

        using var image = new MemoryStream();
        var schemas = new ResourceDescription(SchemaLines.Resource, () => new MemoryStream(Encoding.UTF8.GetBytes(files[ContractGen.SchemasFile])), isPublic: true);
        var result = compilation.Emit(image, manifestResources: [schemas]);
        Assert.That(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Take(5), Is.Empty);

        image.Position = 0;
        var context = new AllOperations();
        var types = ConventionTests.ObjectsOf(context.LoadFromStream(image));
        Assert.That(types.Count(type => typeof(AriaRequest).IsAssignableFrom(type)), Is.EqualTo(249));
        foreach (var type in types)
            ConventionTests.RoundTrip(type);
        context.Unload();
    }

    [Test]
    public void Every_contract_field_of_a_shipped_operation_is_exactly_one_property_with_the_exact_name()
    {
        foreach (var operation in Repository.ReadOperations().Select(name => Overlay.Correct(Contract.Operations[name])))
        {
            var request = TypeOf(operation, "Request");
            var response = TypeOf(operation, "Response");
            Assert.That(Names(request), Is.EquivalentTo(operation.Inputs.Select(field => field.Name)), request.Name);
            Assert.That(Names(response), Is.EquivalentTo(operation.Outputs.Select(field => field.Name)), response.Name);
        }

        static Type TypeOf(Operation operation, string ending) => typeof(AriaClient).Assembly.GetType($"CrmAriaConnector.Aria.{Naming.OperationClass(operation.Name)}{ending}", throwOnError: true)!;

        static IEnumerable<string> Names(Type type) => ConventionTests.MembersOf(type).Select(pair => pair.Member.Name);
    }

    [Test]
    public void Every_sentence_and_correction_of_the_overlay_is_about_something_that_exists()
    {
        var operations = Contract.Operations.Values.Select(Overlay.Correct).ToList();
        var owners = operations.Select(operation => (operation.Name, Fields: operation.Inputs.Concat(operation.Outputs))).Concat(Contract.Shapes.Values.Select(shape => (shape.Name, Fields: shape.Fields.AsEnumerable())));
        var names = owners.SelectMany(owner => owner.Fields.Select(field => field.Name.EndsWith("_2", StringComparison.Ordinal) ? field.Name[..^2] : field.Name).SelectMany(field => new[] { field, $"{owner.Name}.{field}" })).ToHashSet();
        Assert.That(Overlay.FieldDocs.Keys.Where(name => !names.Contains(name)), Is.Empty, "overlay.json: no such field; correct or remove the name");
        Assert.That(Overlay.OperationDocs.Keys.Concat(Overlay.Reads).Concat(Overlay.AddedInputs.Keys).Concat(Overlay.Optional.Keys).Concat(Overlay.RequiredInputs.Keys).Except(Contract.Operations.Keys), Is.Empty, "overlay.json: no such operation");
        Assert.That(Repository.ReadOperations().Except(Overlay.OperationDocs.Keys), Is.Empty, "overlay.json: say in operationDocs what each shipped operation does");
    }

    [Test]
    public void Every_field_of_the_lists_of_codes_is_typed_by_its_list_in_some_shipped_operation()
    {
        var operations = Repository.ReadOperations().Select(name => Overlay.Correct(Contract.Operations[name])).ToList();
        var typed = operations.SelectMany(operation => Typed(operation.Name, operation.Inputs, true).Concat(Typed(operation.Name, operation.Outputs, false)))
            .Concat(Contract.ShapesOf(operations).SelectMany(shape => Typed(shape.Name, shape.Fields, false))).ToHashSet();
        Assert.That(Sources.Codes.Lists.SelectMany(list => list.Value.Fields.Select(field => (field, list.Key))).Except(typed), Is.Empty, "codes.json: no such field; correct or remove the name");

        static IEnumerable<(string Field, string Type)> Typed(string owner, IReadOnlyList<Field> fields, bool isRequest) => Member.Of(owner, fields, isRequest, Sources)
            .Where(member => member.Kind is MemberKind.LongCode or MemberKind.TextCode)
            .SelectMany(member => new[] { (member.Fallback ?? member.WireName, member.TypeName), ($"{owner}.{member.Fallback ?? member.WireName}", member.TypeName) });
    }

    [Test]
    public void A_field_holds_other_codes_where_the_list_says_so_and_none_where_it_is_of_another_type()
    {
        var codes = new CodeBook(new Dictionary<string, CodeList>
        {
            ["Mood"] = new() { Fields = ["state"] },
            ["Colour"] = new() { Fields = ["paint_cat_m.state"] },
        });
        Assert.That(codes.TypeOf("feed_cat_m", "state", new FieldType.Long()), Is.EqualTo("Mood"));
        Assert.That(codes.TypeOf("paint_cat_m", "state", new FieldType.Long()), Is.EqualTo("Colour"));
        Assert.That(codes.TypeOf("feed_cat_m", "state", new FieldType.Text(null)), Is.Null);
        Assert.That(codes.TypeOf("feed_cat_m", "purr", new FieldType.Long()), Is.Null);
    }

    private static TestCaseData[] Contradictions =>
    [
        new("one", new CodeList { Values = [new() { Code = "one", Name = "One" }] }, "'one' of Mood is no number"),
        new("name", new CodeList { Values = [new() { Code = "1", Name = "not ready" }] }, "'not ready' in Mood is no name"),
        new("code", new CodeList { Values = [new() { Code = "1", Name = "Calm" }, new() { Code = "1", Name = "Wild" }] }, "Mood has 1 twice"),
        new("twice", new CodeList { Values = [new() { Code = "1", Name = "Calm" }, new() { Code = "2", Name = "Calm" }] }, "Mood has Calm twice"),
        new("field", new CodeList { Fields = ["state", "state"] }, "gives state to Mood and to Mood"),
    ];

    [TestCaseSource(nameof(Contradictions))]
    public void A_list_of_codes_that_contradicts_itself_is_refused_with_a_sentence(string _, CodeList list, string says) =>
        Assert.That(() => new CodeBook(new Dictionary<string, CodeList> { ["Mood"] = list }), Throws.InstanceOf<FormatException>().With.Message.Contains(says));

    [TestCase("{ \"Mood\": null }", "null at Mood")]
    [TestCase("{ \"Mood\": { \"summary\": \"\", \"source\": \"\", \"values\": [] } }", "Required property 'Fields' not found")]
    [TestCase("{ \"Mood\": { \"colour\": 1 } }", "'colour'")]
    [TestCase("[]", "codes.json")]
    public void A_file_written_by_hand_that_does_not_fit_is_refused_with_its_name_and_the_place(string text, string says)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "codes.json");
            File.WriteAllText(file, text);
            Assert.That(() => CodeBook.Read(file), Throws.InstanceOf<FormatException>().With.Message.StartsWith("codes.json: ").And.Message.Contains(says));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void What_Aria_takes_as_true_or_false_is_a_flag() =>
        Assert.That(typeof(IssueRefundToAcctRequest).GetProperty("AutoCalcRefund")!.PropertyType, Is.EqualTo(typeof(bool?)));

    [Test]
    public void An_unknown_operation_is_refused_with_a_hint() =>
        Assert.That(() => ContractGen.Generate(Sources, ["no_such_thing_m"]), Throws.InstanceOf<FormatException>().With.Message.Contains("contract/operations"));

    [TestCase("acct_no number")]
    [TestCase("acct no long")]
    [TestCase("rows_of rows")]
    public void A_field_in_another_notation_is_refused(string line) => Assert.That(() => ContractParser.ReadField(line), Throws.InstanceOf<FormatException>());

    [Test]
    public void A_correction_the_contract_no_longer_needs_is_refused()
    {
        var overlay = new Overlay { AddedInputs = new Dictionary<string, string[]> { ["get_acct_balance_m"] = ["client_acct_id text(50)"] } };
        Assert.That(() => overlay.Correct(Contract.Operations["get_acct_balance_m"]), Throws.InstanceOf<FormatException>().With.Message.Contains("Take the line out"));
    }

    [Test]
    public void The_page_of_errors_is_what_the_catalogue_says() =>
        Assert.That(File.ReadAllText(Repository.ErrorPage).Replace("\r\n", "\n"), Is.EqualTo(ErrorPage.Write(Repository.ReadErrorCatalogue())), "run: dotnet run --project eng/ContractGenerator");

    private sealed class AllOperations() : AssemblyLoadContext("all operations", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name) => name.Name == typeof(AriaClient).Assembly.GetName().Name ? typeof(AriaClient).Assembly : null;
    }
}
