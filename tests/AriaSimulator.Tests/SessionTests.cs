using System.Threading.Tasks;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Sessions with and without password. Aria: Sessions; lifetime is a setting.</summary>
public sealed class SessionTests
{
    private SimulatorClient aria = null!;

    [SetUp]
    public async Task Start() => aria = await SimulatorClient.Start();

    [TearDown]
    public async Task Stop() => await aria.DisposeAsync();

    [Test]
    public async Task A_session_without_password_is_opened_by_user_id_or_account_number()
    {
        var byUser = await aria.Succeed("set_session_m", new { user_id = "northfield" });
        var byNumber = await aria.Succeed("set_session_m", new { acct_no = 4711001, user_id = "northfield", client_session_id = "desk7" });
        var first = await aria.Succeed("validate_session_m", new { session_id = (string?)byUser["session_id"] });
        var second = await aria.Succeed("validate_session_m", new { session_id = "desk7" });
        Assert.Multiple(() =>
        {
            Assert.That((long?)first["account_no"], Is.EqualTo(4711002));
            Assert.That((string?)byNumber["session_id"], Is.EqualTo("desk7"));
            Assert.That((long?)second["account_no"], Is.EqualTo(4711001), "the account number wins over the user id");
        });
    }

    [Test]
    public async Task A_session_for_nobody_is_refused()
    {
        Assert.That(await aria.Fail(1009, "set_session_m", new { user_id = "nobody" }), Is.EqualTo("Account not found: Userid (nobody)"));
        Assert.That(await aria.Fail(1010, "set_session_m"), Is.EqualTo("Missing required parameter: acct_no"));
    }

    [Test]
    public async Task Two_live_sessions_never_share_an_id()
    {
        await aria.Succeed("set_session_m", new { acct_no = 4711001, client_session_id = "same" });
        await aria.Fail(1015, "set_session_m", new { acct_no = 4711002, client_session_id = "same" });
        var owner = await aria.Succeed("validate_session_m", new { session_id = "same" });
        Assert.That((long?)owner["account_no"], Is.EqualTo(4711001));
    }

    [Test]
    public async Task A_killed_session_is_dead_for_every_use()
    {
        var session = (string?)(await aria.Succeed("set_session_auth_m", new { user_id = "brightwater", password = "brightwater-sample" }))["session_id"];
        await aria.Succeed("kill_session_m", new { session_id = session });
        await aria.Fail(1011, "validate_session_m", new { session_id = session });
        await aria.Fail(1011, "kill_session_m", new { session_id = session });
    }

    [Test]
    public async Task The_caller_is_authenticated_by_number_and_key()
    {
        await aria.Succeed("authenticate_caller_m");
        await aria.Fail(1004, "authenticate_caller_m", new { auth_key = "another" });
    }
}
