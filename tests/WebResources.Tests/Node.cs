using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace CrmAriaConnector.WebResources.Tests;

/// <summary>Runs Node in the folder of the web resources: their own tests, and the compiler they are built with.</summary>
internal static class Node
{
    public static string Folder { get; } = typeof(Node).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "WebResourcesFolder").Value!;

    public static IEnumerable<string> TestFiles() =>
        Directory.EnumerateFiles(Path.Combine(Folder, "test"), "*.test.mjs").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public static Task<NodeRun> Test(string file) => Run("--test", "--test-reporter=tap", Path.Combine("test", file));

    /// <summary>Checks the types of the TypeScript project in a folder.</summary>
    public static Task<NodeRun> Compile(string project) => Run(Path.Combine("node_modules", "typescript", "bin", "tsc"), "-p", project);

    private static async Task<NodeRun> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new NodeRun(process.ExitCode, await output, await errors);
    }
}

/// <summary>What a run printed; the counts are those of Node's test runner.</summary>
internal sealed record NodeRun(int ExitCode, string Output, string Errors)
{
    public int Count(string outcome) =>
        Regex.Match(Output, $@"^# {outcome} (\d+)", RegexOptions.Multiline) is { Success: true } match ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : -1;

    /// <summary>The names of the tests that failed, then everything printed.</summary>
    public string Report => string.Join('\n', Regex.Matches(Output, @"^not ok \d+ - .*$", RegexOptions.Multiline).Select(match => match.Value)) + "\n\n" + Output + Errors;
}
