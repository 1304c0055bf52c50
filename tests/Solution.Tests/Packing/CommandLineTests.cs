using System;
using System.IO;
using System.Linq;
using CrmAriaConnector.Solution.Tests.Support;
using CrmAriaConnector.SolutionPacker;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.Solution.Tests.Packing;

/// <summary>The packer's command line: ids for new components, the manifest of a release, and sentences for slips.</summary>
[NonParallelizable]
public sealed class CommandLineTests
{
    [Test]
    public void It_prints_the_id_of_a_name()
    {
        var (code, said, _) = Run("id", "--source", Product.Folder, "role/Aria Representative");
        Assert.That((code, said.Trim()), Is.EqualTo((0, "9252e822-93e8-5848-b5d2-383d12e8d751")));
    }

    [Test]
    public void A_release_writes_down_what_the_source_is()
    {
        var copy = Directory.CreateTempSubdirectory("solution-release-").FullName;
        try
        {
            foreach (var path in Product.Tree.Paths)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, path))!);
                File.WriteAllBytes(Path.Combine(copy, path), Product.Tree.Bytes(path));
            }
            var (code, _, wrong) = Run("release", "--source", copy, "--web", Path.Combine(Product.Root, "WebResources", "dist"), "--plugin", Product.PluginAssembly, "--framework", Product.PluginFramework, "--key", Product.StrongNameKey);
            Assert.That((code, wrong), Is.EqualTo((0, "")));
            var written = SolutionSource.Read(copy).Shipped;
            Assert.That(written.Version, Is.EqualTo(Product.Version));
            Assert.That(written.Facts["column aria_account.aria_acctno"], Is.EqualTo("nvarchar 22"));
            Assert.That(written.Facts["parameter aria_CommitOperation.OperationId"], Is.EqualTo("type 12, optional 0"));
            Assert.That(written.Facts["column aria_statement.aria_statementno"], Is.EqualTo("nvarchar 22"), "new since the last release");
            Assert.That(Product.Input.Source.Shipped.Facts.Keys.Except(written.Facts.Keys), Is.Empty);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [TestCase("pack --source", "'--source' is not an option with a value.")]
    [TestCase("pack --source nowhere", "There is no solution source at 'nowhere'; give its folder with --source.")]
    [TestCase("pack", "--source is missing.")]
    [TestCase("unpack", "pack --source DIR --web DIR")]
    public void A_slip_gets_a_sentence(string arguments, string sentence)
    {
        var (code, _, wrong) = Run(arguments.Split(' '));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(wrong, Does.StartWith("error : ").And.Contains(sentence));
    }

    private static (int Code, string Said, string Wrong) Run(params string[] arguments)
    {
        var (said, wrong) = (Console.Out, Console.Error);
        using var out1 = new StringWriter();
        using var out2 = new StringWriter();
        Console.SetOut(out1);
        Console.SetError(out2);
        try
        {
            return (Program.Main(arguments), out1.ToString(), out2.ToString());
        }
        finally
        {
            Console.SetOut(said);
            Console.SetError(wrong);
        }
    }
}
