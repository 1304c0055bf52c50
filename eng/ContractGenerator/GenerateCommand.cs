using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>Without arguments: writes the classes and the page of errors anew. Everything is made before the first file is touched.</summary>
public static class GenerateCommand
{
    /// <returns>0.</returns>
    /// <exception cref="FormatException">What is read does not fit; nothing was written.</exception>
    public static int Run(Repository repository, TextWriter output)
    {
        var files = Generator.Generate(repository.ReadSources(), repository.ReadOperations());
        var errors = ErrorPage.Write(repository.ReadErrorCatalogue());
        var before = repository.ReadGenerated();

        foreach (var stale in before.Keys.Where(name => !files.ContainsKey(name)))
            File.Delete(Path.Combine(repository.Generated, stale));

        var changed = files.Where(file => before.GetValueOrDefault(file.Key) != file.Value).ToList();
        foreach (var (name, text) in changed)
        {
            var path = Path.Combine(repository.Generated, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        output.WriteLine(FormattableString.Invariant($"{files.Count} files, {changed.Count} of them new or changed, in {repository.Generated}"));
        File.WriteAllText(repository.ErrorPage, errors);
        return 0;
    }
}
