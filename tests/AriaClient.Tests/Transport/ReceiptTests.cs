using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>A change can always be looked up, and a dry run uses no receipt up.</summary>
[TestFixture]
public class ReceiptTests
{
    private const string Ok = """{"error_code":0,"error_msg":"OK"}""";

    private static UpdateAcctPlanRequest WithoutReceipt(bool doWrite)
    {
        var request = Calls.Change();
        request.DoWrite = doWrite;
        request.ClientReceiptId = null;
        return request;
    }

    [Test]
    public async Task A_change_without_a_receipt_gets_one_of_its_own_in_the_request()
    {
        var aria = new AriaDouble().On("update_acct_plan_m", Ok);
        var (first, second) = (WithoutReceipt(doWrite: true), WithoutReceipt(doWrite: true));
        await aria.Client().SendAsync(first);
        await aria.Client().SendAsync(second);
        Assert.That(first.ClientReceiptId, Does.Match(@"\A[0-9a-f]{32}\z").And.Not.EqualTo(second.ClientReceiptId));
        Assert.That((string?)aria.Calls[0]["client_receipt_id"], Is.EqualTo(first.ClientReceiptId));
    }

    [Test]
    public async Task A_given_receipt_is_kept()
    {
        var aria = new AriaDouble().On("update_acct_plan_m", Ok);
        await aria.Client().SendAsync(Calls.Change());
        Assert.That((string?)aria.Calls.Single()["client_receipt_id"], Is.EqualTo("a1b2c3d4e5f6"));
    }

    [Test]
    public async Task Dry_runs_readings_and_operations_that_take_none_get_none()
    {
        var aria = new AriaDouble().On("update_acct_plan_m", Ok).On("get_acct_balance_m", Ok).On("write_acct_comment_m", Ok).On("keep_alive_m", Ok);
        await aria.Client().SendAsync(WithoutReceipt(doWrite: false));
        await aria.Client().SendAsync(Calls.Read());
        await aria.Client().SendAsync(new WriteAcctCommentRequest { AcctNo = 6100200, Comment = "x" });
        await aria.Client().SendAsync("keep_alive_m", []);
        Assert.That(aria.Calls.Select(call => call["client_receipt_id"]), Is.All.Null);
    }

    [Test]
    public async Task An_untyped_change_gets_one_too()
    {
        var aria = new AriaDouble().On("void_invoice_m", Ok);
        await aria.Client().SendAsync("void_invoice_m", new JObject { ["invoice_no"] = 1 });
        Assert.That((string?)aria.Calls.Single()["client_receipt_id"], Does.Match(@"\A[0-9a-f]{32}\z"));
    }

    [Test]
    public async Task It_can_be_turned_off()
    {
        var aria = new AriaDouble().On("update_acct_plan_m", Ok);
        var client = new AriaClient(new AriaClientOptions(Calls.ClientNo, new AriaSecret(Calls.AuthKeyCanary)) { SetReceipts = false }, aria);
        await client.SendAsync(WithoutReceipt(doWrite: true));
        Assert.That(aria.Calls.Single()["client_receipt_id"], Is.Null);
    }
}
