using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmAriaConnector.ContractGenerator;
using CrmAriaConnector.ContractGenerator.Drift;

var repository = Repository.Find();
if (args is ["drift", .. var rest])
    return await DriftCommand.RunAsync(rest, repository, Console.Out);
if (args.Length > 0)
{
    Console.WriteLine("Without arguments the classes and docs/errors.md are written anew. Otherwise: " + DriftCommand.Usage);
    return 2;
}

var files = Generator.Generate(repository.ReadContract(), repository.ReadOverlay(), repository.ReadOperations());
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
Console.WriteLine($"{files.Count} files, {changed.Count} of them new or changed, in {repository.Generated}");
File.WriteAllText(repository.ErrorPage, ErrorPage.Write(repository.ReadErrorCatalogue()));
return 0;
