using CrmAriaConnector.Playground;

namespace CrmAriaConnector.EndToEnd.Hosting;

/// <summary>The first thing a new user types: every option is understood, and every slip gets a sentence.</summary>
public sealed class CommandLineTests
{
    [Test]
    public void Without_options_the_documented_ports_are_used_and_nothing_is_kept()
    {
        var line = CommandLine.Parse([]);

        Assert.Multiple(() =>
        {
            Assert.That(line.Problem, Is.Null);
            Assert.That(line.Options.Port, Is.EqualTo(5080));
            Assert.That(line.Options.AriaPort, Is.EqualTo(5081));
            Assert.That(line.Options.DataDirectory, Is.Null);
            Assert.That(line.Options.SolutionZip, Is.Null);
            Assert.That(line.Scenario, Is.Null);
            Assert.That(line.ShowHelp, Is.False);
        });
    }

    [Test]
    public void Every_option_is_understood()
    {
        var line = CommandLine.Parse(["--port", "6080", "--aria-port", "6081", "--data", "kept", "--solution", "a.zip"]);

        Assert.Multiple(() =>
        {
            Assert.That(line.Problem, Is.Null);
            Assert.That(line.Options.Port, Is.EqualTo(6080));
            Assert.That(line.Options.AriaPort, Is.EqualTo(6081));
            Assert.That(line.Options.DataDirectory, Is.EqualTo("kept"));
            Assert.That(line.Options.SolutionZip, Is.EqualTo("a.zip"));
        });
    }

    [Test]
    public void A_scenario_takes_free_ports_so_that_it_runs_beside_an_open_playground()
    {
        var line = CommandLine.Parse(["--headless-scenario", "seed-001"]);

        Assert.Multiple(() =>
        {
            Assert.That(line.Scenario, Is.EqualTo("seed-001"));
            Assert.That(line.Options.Port, Is.Zero);
            Assert.That(line.Options.AriaPort, Is.Zero);
        });
    }

    [TestCase("--help")]
    [TestCase("-h")]
    public void Help_is_asked_for(string option) => Assert.That(CommandLine.Parse([option]).ShowHelp, Is.True);

    [TestCase("--bogus", "'--bogus'")]
    [TestCase("5080", "'5080'")]
    [TestCase("--port", "--port needs a value")]
    [TestCase("--data --port", "--data needs a value")]
    [TestCase("--port many", "not 'many'")]
    [TestCase("--port -1", "not '-1'")]
    [TestCase("--aria-port 65536", "not '65536'")]
    [TestCase("--port 6000 --aria-port 6000", "must differ")]
    public void A_slip_gets_a_sentence_that_names_it(string arguments, string named)
    {
        var line = CommandLine.Parse(arguments.Split(' '));

        Assert.That(line.Problem, Does.Contain(named).And.Contain("--help"));
    }

    [Test]
    public void The_help_names_every_option() =>
        Assert.That(CommandLine.Help, Does.Contain("--port").And.Contain("--aria-port").And.Contain("--data").And.Contain("--solution").And.Contain("--headless-scenario").And.Contain("--help"));
}
