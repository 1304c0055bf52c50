using System.Threading.Tasks;

namespace CrmAriaConnector.WebResources.Tests;

/// <summary>
/// Pages that work in the playground work on the platform only if what the playground offers as the client API is what the
/// platform offers: every member it has must be there with the same parameters and answers by the published types.
/// </summary>
public class HostContractTests
{
    [Test]
    public async Task The_playgrounds_client_API_has_the_types_of_the_platforms()
    {
        var run = await Node.Compile(System.IO.Path.Combine("..", "tests", "WebResources.Tests", "HostContract"));

        Assert.That(run.ExitCode, Is.Zero, () => run.Report);
    }
}
