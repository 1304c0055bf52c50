using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading.Tasks;
using CrmAriaConnector.Playground;

namespace CrmAriaConnector.EndToEnd.Browser;

/// <summary>Runs one of the scripts in this folder with Node against a playground.</summary>
internal static class BrowserScript
{
    public static string Folder { get; } = Metadata("BrowserFolder");

    public static async Task<(int ExitCode, string Output)> Run(string script, PlaygroundHost playground, string customerId)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(script);
        start.Environment["PLAYGROUND"] = playground.Address.ToString().TrimEnd('/');
        start.Environment["ARIA"] = playground.Simulator.BaseAddress.ToString().TrimEnd('/');
        start.Environment["CUSTOMER"] = customerId;
        start.Environment["CHROMIUM"] = Metadata("ChromiumPath");
        start.Environment["USERS"] = JsonSerializer.Serialize(playground.Organization.Users.ToDictionary(user => user.FullName, user => user.Id));
        // Pictures of what a person sees are kept where somebody asks for them.
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } pictures)
            start.Environment["PICTURES"] = Path.Combine(pictures, Path.GetFileNameWithoutExtension(script));
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static string Metadata(string key) => typeof(BrowserScript).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
