using System;
using System.IO;
using System.Linq;
using CrmAriaConnector.SolutionPacker;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.ValidateSolution;

/// <summary>Validates the solution source against the platform's schemas, which are not part of this project.</summary>
public static class Program
{
    private const string Usage = "Usage: validate-solution --schemas DIR [--source DIR]\nDIR of --schemas holds the platform's customization schemas (CustomizationsSolution.xsd and the files it includes).";

    public static int Main(string[] args)
    {
        try
        {
            return Run(Option(args, "--schemas") ?? throw new PackException(Usage), Option(args, "--source") ?? "Solution");
        }
        catch (PackException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static int Run(string schemas, string folder)
    {
        var source = SolutionSource.Read(folder);
        var result = SchemaCheck.Load(schemas).Check(source, AllowList.Read(Embedded("allowed.txt")));
        foreach (var sentence in result.ToCorrect)
            Console.Error.WriteLine(sentence);
        var others = source.Tree.Paths.Except(result.Described, StringComparer.Ordinal).Where(p => p.EndsWith(".xml", StringComparison.Ordinal)).Select(p => p.Split('/')[0]).ToList();
        Console.WriteLine($"{result.Described.Count} files validated; {result.Allowed} differences allowed with a reason, {result.ToCorrect.Count} to correct.");
        Console.WriteLine($"{others.Count} files are of kinds the schemas do not describe: {string.Join(", ", others.Distinct(StringComparer.Ordinal))}.");
        return result.ToCorrect.Count == 0 ? 0 : 1;
    }

    private static string Embedded(string name)
    {
        using var stream = typeof(Program).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
