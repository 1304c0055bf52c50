using System.Threading.Tasks;

namespace CrmAriaConnector.WebResources.Tests;

/// <summary>
/// The web resources are tested in their own language, from WebResources/test: the logic compiled from the sources, the
/// bundles, pages, texts and icons as they ship. Each file is one case here.
/// </summary>
public class NodeTests
{
    [TestCaseSource(typeof(Node), nameof(Node.TestFiles))]
    public async Task Every_test_of_the_file_passes_and_none_is_skipped(string file)
    {
        var run = await Node.Test(file);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, () => run.Report);
            Assert.That(run.Count("fail"), Is.Zero, () => run.Report);
            Assert.That(run.Count("pass"), Is.Positive, () => run.Report);
            Assert.That(run.Count("skipped") + run.Count("todo"), Is.Zero, () => run.Report);
        });
    }

    [Test]
    public void The_folder_of_the_tests_was_found() =>
        Assert.That(Node.TestFiles(), Has.Member("commit.test.mjs").And.Member("shipped.test.mjs"));
}
