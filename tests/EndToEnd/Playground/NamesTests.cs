using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace CrmAriaConnector.EndToEnd.Hosting;

/// <summary>The playground learns the product's names from the imported zip and from its data files; none is built in.</summary>
internal sealed class NamesTests
{
    private static readonly string Root = typeof(NamesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "RepositoryRoot").Value!;

    [Test]
    public void No_code_of_the_playground_knows_a_name_of_the_solution()
    {
        var playground = Path.Combine(Root, "Playground");
        var files = Directory.EnumerateFiles(playground, "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(playground, "Host", "wwwroot"), "*.*", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .ToList();

        var knowing = files.Where(file => File.ReadAllText(file).Contains("aria_", StringComparison.OrdinalIgnoreCase)).Select(file => Path.GetRelativePath(Root, file));

        Assert.Multiple(() =>
        {
            Assert.That(files, Has.Count.GreaterThan(50));
            Assert.That(knowing, Is.Empty, "Put the name into a data file under Playground/Host/sample, or learn it from the imported metadata.");
        });
    }
}
