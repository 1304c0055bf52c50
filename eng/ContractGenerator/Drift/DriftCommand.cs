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

    /// <summary>0 when nothing differs or the contract was updated, 1 when something differs, 2 when the source cannot be read or taken over. Whatever is not 0 leaves the contract as it was.</summary>
    /// <param name="arguments">What stands behind "drift".</param>
    /// <param name="repository">The project.</param>
    /// <param name="output">What is printed goes here.</param>
    /// <param name="http">What an address is read with.</param>
    public static async Task<int> RunAsync(string[] arguments, Repository repository, TextWriter output, HttpClient http)
    {
        if (arguments.Where(argument => argument != Update).ToList() is not [var source])
        {
            await output.WriteLineAsync("Usage: " + Usage).ConfigureAwait(false);
            return 2;
        }
        Contract environment;
        try
        {
            environment = SwaggerReader.Read(await TextOfAsync(source, http).ConfigureAwait(false));
        }
        catch (Exception problem) when (problem is FormatException or IOException or HttpRequestException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync($"{source}: {problem.Message}").ConfigureAwait(false);
            return 2;
        }
        return Report(repository, environment, arguments.Contains(Update), output);
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
        try
        {
            repository.ReplaceContract(ContractWriter.Write(environment), written => Generator.Generate(new Sources(written, repository.ReadOverlay(), repository.ReadCodes()), repository.ReadOperations()));
        }
        catch (FormatException problem)
        {
            output.WriteLine("The contract is not updated, because the generator could not run with it:");
            output.WriteLine(problem.Message);
            return 2;
        }
        output.WriteLine("The contract is updated. Now run: dotnet run --project eng/ContractGenerator");
        return 0;
    }

    private static async Task<string> TextOfAsync(string source, HttpClient http)
    {
        if (File.Exists(source))
            return await File.ReadAllTextAsync(source).ConfigureAwait(false);
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            throw new FormatException("There is no such file, and it is no https address.");
        try
        {
            return await http.GetStringAsync(address).ConfigureAwait(false);
        }
        catch (TaskCanceledException problem)
        {
            throw new FormatException(FormattableString.Invariant($"There was no whole answer within {http.Timeout.TotalSeconds:0.#} s. Try again, or save the file with another tool and give its name."), problem);
        }
    }
}
