using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CrmAriaConnector.ContractGenerator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>The page people see first must not lie.</summary>
[TestFixture]
public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.Find().Readme);

    [Test]
    public void Its_examples_read_from_top_to_bottom_are_a_program_that_compiles()
    {
        var examples = Regex.Matches(Readme, "```csharp\r?\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value).ToList();
        Assert.That(examples, Has.Count.EqualTo(6), "the client and five examples");
        var program = string.Join("\n", examples).Replace("clientNo,", "9000123,").Replace("(authKey)", "(\"key\")");

        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(AriaClient).Assembly.Location).Append(typeof(Newtonsoft.Json.Linq.JObject).Assembly.Location).Distinct()
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Reader", [CSharpSyntaxTree.ParseText(program)], references, new CSharpCompilationOptions(OutputKind.ConsoleApplication));

        Assert.That(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty, program);
    }

    [Test]
    public void It_counts_the_typed_operations_right()
    {
        var operations = Repository.Find().ReadOperations().Count;
        Assert.That(Readme, Does.Contain($"{operations} operations have types"));
    }
}
