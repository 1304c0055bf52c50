using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using CrmAriaConnector.Playground;

namespace CrmAriaConnector.EndToEnd.Hosting;

/// <summary>The program as a shell starts it: exit codes and sentences.</summary>
internal sealed class ProcessTests
{
    [TestCase("--bogus", 2, "'--bogus'")]
    [TestCase("--port", 2, "--port needs a value")]
    [TestCase("--headless-scenario nothing", 1, "seed-001")]
    [TestCase("--solution /no/such.zip", 1, "/no/such.zip")]
    [TestCase("--help", 0, "--headless-scenario NAME")]
    public async Task It_ends_with_the_documented_code_and_a_sentence(string arguments, int exitCode, string said)
    {
        var (code, output) = await Run(arguments);

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(exitCode), output);
            Assert.That(output, Does.Contain(said).And.Not.Contain("   at "));
        });
    }

    [Test]
    public async Task A_port_in_use_ends_it_with_code_1()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (code, output) = await Run($"--aria-port {port} --port 0");

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(1), output);
            Assert.That(output, Does.Contain($"Port {port} is in use").And.Not.Contain("   at "));
        });
    }

    private static async Task<(int Code, string Output)> Run(string arguments)
    {
        var program = typeof(PlaygroundHost).Assembly.Location;
        using var process = Process.Start(new ProcessStartInfo("dotnet", $"\"{program}\" {arguments}") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
