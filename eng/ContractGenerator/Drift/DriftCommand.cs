using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;

namespace CrmAriaConnector.ContractGenerator.Drift;

/// <summary>drift &lt;address or file&gt; [--update]: prints what an environment's swagger has otherwise than the project's contract, and takes it over when asked.</summary>
public static class DriftCommand
{
    public const string Usage = "drift <https address or file of all_A7_swagger.json> [--update]";
    private const string Update = "--update";

    /// <summary>0 when nothing differs or the contract was updated, 1 when something differs, 2 when the source cannot be read.</summary>
    public static async Task<int> RunAsync(string[] arguments, Repository repository, TextWriter output)
    {
        if (arguments.Where(argument => argument != Update).ToList() is not [var source])
        {
            await output.WriteLineAsync("Usage: " + Usage).ConfigureAwait(false);
            return 2;
        }
        try
        {
            var environment = SwaggerReader.Read(await TextOfAsync(source).ConfigureAwait(false));
            return Report(repository, environment, arguments.Contains(Update), output);
        }
        catch (Exception problem) when (problem is FormatException or IOException or HttpRequestException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync($"{source}: {problem.Message}").ConfigureAwait(false);
            return 2;
        }
    }

    private static int Report(Repository repository, Contract environment, bool update, TextWriter output)
    {
        var project = repository.ReadContract();
        var lines = ContractDrift.Between(project, environment);
        foreach (var line in lines)
            output.WriteLine(line);
        output.WriteLine(FormattableString.Invariant($"{lines.Count} differences: {environment.Operations.Count} operations there, {project.Operations.Count} here."));
        if (lines.Count == 0 || !update)
            return lines.Count == 0 ? 0 : 1;
        repository.WriteContract(ContractWriter.Write(environment));
        output.WriteLine("The contract is updated. Now run: dotnet run --project eng/ContractGenerator");
        return 0;
    }

    private static async Task<string> TextOfAsync(string source)
    {
        if (File.Exists(source))
            return await File.ReadAllTextAsync(source).ConfigureAwait(false);
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            throw new FormatException("There is no such file, and it is no https address.");
        using var http = new HttpClient();
        return await http.GetStringAsync(address).ConfigureAwait(false);
    }
}
