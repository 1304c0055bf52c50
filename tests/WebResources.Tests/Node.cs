using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace CrmAriaConnector.WebResources.Tests;

/// <summary>Runs files of the web resources' own tests with Node's test runner.</summary>
internal static class Node
{
    public static string Folder { get; } = typeof(Node).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "WebResourcesFolder").Value!;

    public static IEnumerable<string> TestFiles() =>
        Directory.EnumerateFiles(Path.Combine(Folder, "test"), "*.test.mjs").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public static async Task<NodeRun> Test(string file)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "--test", "--test-reporter=tap", Path.Combine("test", file) })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new NodeRun(process.ExitCode, await output, await errors);
    }
}

/// <summary>What a run of Node's test runner printed.</summary>
internal sealed record NodeRun(int ExitCode, string Output, string Errors)
{
    public int Count(string outcome) =>
        Regex.Match(Output, $@"^# {outcome} (\d+)", RegexOptions.Multiline) is { Success: true } match ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : -1;

    /// <summary>The names of the tests that failed, then everything printed.</summary>
    public string Report => string.Join('\n', Regex.Matches(Output, @"^not ok \d+ - .*$", RegexOptions.Multiline).Select(match => match.Value)) + "\n\n" + Output + Errors;
}
