using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>What the reading operations tell of a customer: contacts, hierarchy, payment methods, log-in name.</summary>
public sealed class AccountReadTests
{
    private static long[] Numbers(JsonNode? rows, string field) => rows == null ? [] : [.. rows.AsArray().Select(row => (long)row![field]!)];

    [Test]
    public async Task Contacts_are_listed_by_what_uses_them()
    {
        await using var aria = await SimulatorClient.Start(CustomerTenant.PaysByCard().Json());
        var answer = await aria.Succeed("get_acct_contacts_m", new { acct_no = TestTenant.Account });
        Assert.Multiple(() =>
        {
            Assert.That((string?)answer["account_contact"]![0]!["first_name"], Is.EqualTo("Ada"));
            Assert.That((string?)answer["billing_contacts"]![0]!["bill_email"], Is.EqualTo("ada@customer.example"));
            Assert.That((string?)answer["statement_contacts"]![0]!["stat_client_billing_group_id"], Is.EqualTo("C100-BG1"));
            Assert.That(answer["backup_contacts"], Is.Null, "there is no backup method");
            Assert.That(answer["other_contacts"], Is.Null);
        });
        await aria.Fail(26010, "get_acct_contacts_m", new { acct_no = TestTenant.Account, billing_group_no = 7 });
        await aria.Fail(26012, "get_acct_contacts_m", new { acct_no = TestTenant.Account, client_billing_group_id = "none" });
    }

    [TestCase(0, 1, new long[] { 101, 100, 102 }, TestName = "Hierarchy: the whole tree")]
    [TestCase(1, 1, new long[] { 100, 102 }, TestName = "Hierarchy: only children")]
    [TestCase(2, 0, new long[] { 101 }, TestName = "Hierarchy: only parents, without the account")]
    public async Task Hierarchy(int filter, int current, long[] expected)
    {
        var definition = CustomerTenant.PaysByCard();
        definition.Accounts[0].SeniorAcctNo = 101;
        definition.Accounts.Add(new AccountDefinition { AcctNo = 101, UserId = "above", ActiveSince = Day("2019-02-15"), BillDay = 15 });
        definition.Accounts.Add(new AccountDefinition { AcctNo = 102, UserId = "below", SeniorAcctNo = 100, ActiveSince = Day("2019-02-15"), BillDay = 15 });
        await using var aria = await SimulatorClient.Start(definition.Json());
        var answer = await aria.Succeed("get_acct_hierarchy_details_m", new { acct_no = 100, hierarchy_filter = filter, include_current_acct = current });
        Assert.That(Numbers(answer["acct_hierarchy_dtls"], "acct_no"), Is.EqualTo(expected));
    }

    [Test]
    public async Task The_hierarchy_names_the_senior_and_the_children()
    {
        var definition = CustomerTenant.PaysByCard();
        definition.Accounts.Add(new AccountDefinition { AcctNo = 102, UserId = "below", SeniorAcctNo = 100, ActiveSince = Day("2019-02-15"), BillDay = 15 });
        await using var aria = await SimulatorClient.Start(definition.Json());
        var rows = (await aria.Succeed("get_acct_hierarchy_details_m", new { acct_no = 100 }))["acct_hierarchy_dtls"]!;
        Assert.Multiple(() =>
        {
            Assert.That((long?)rows[0]!["child_acct_no"]![0]!["acct_no"], Is.EqualTo(102));
            Assert.That((string?)rows[1]!["senior_acct_user_id"], Is.EqualTo("customer"));
            Assert.That((string?)rows[1]!["senior_client_acct_id"], Is.EqualTo("C100"));
            Assert.That(Numbers(rows[0]!["master_plans_info"], "master_plan_instance_no"), Is.EqualTo(new[] { TestTenant.Master }));
        });
        await aria.Fail(1016, "get_acct_hierarchy_details_m", new { acct_no = 100, hierarchy_filter = 3 });
    }

    [Test]
    public async Task Payment_methods_show_the_last_digits_and_are_filtered_by_status_and_kind()
    {
        var definition = CustomerTenant.PaysByCard();
        definition.Accounts[0].PaymentMethods[1].IsEnabled = false;
        await using var aria = await SimulatorClient.Start(definition.Json());
        async Task<JsonObject> Read(object filter)
        {
            var request = SimulatorClient.Request("get_acct_payment_methods_and_terms_m", filter);
            request["acct_no"] = TestTenant.Account;
            return await aria.Send(request);
        }

        var all = await Read(new { });
        Assert.Multiple(async () =>
        {
            Assert.That(Numbers(all["account_payment_methods"], "payment_method_no"), Is.EqualTo(new[] { 1L, 2L }));
            Assert.That((string?)all["account_payment_methods"]![0]!["suffix"], Is.EqualTo("1111"));
            Assert.That((string?)all["account_payment_methods"]![0]!["cc_type"], Is.EqualTo("Visa"));
            Assert.That(all["account_payment_terms"], Is.Null, "the billing group is charged to a method");
            Assert.That(Numbers((await Read(new { filter_status = 1 }))["account_payment_methods"], "payment_method_no"), Is.EqualTo(new[] { 1L }));
            Assert.That(Numbers((await Read(new { filter_status = 0 }))["account_payment_methods"], "payment_method_no"), Is.EqualTo(new[] { 2L }));
            Assert.That((await Read(new { payments_returned = 1 }))["account_payment_methods"], Is.Null);
            Assert.That((int?)(await Read(new { payment_method_no = 9 }))["error_code"], Is.EqualTo(26008));
        });
    }

    [Test]
    public async Task Terms_are_named_where_a_billing_group_pays_by_them()
    {
        await using var aria = await SimulatorClient.Start(CustomerTenant.PaysByTerms().Json());
        var answer = await aria.Succeed("get_acct_payment_methods_and_terms_m", new { acct_no = TestTenant.Account });
        Assert.That((string?)answer["account_payment_terms"]!.AsArray().Single()!["payment_terms_name"], Is.EqualTo("Net 30"));
    }

    [Test]
    public async Task Account_details_show_the_stored_methods_under_their_billing_group()
    {
        await using var aria = await SimulatorClient.Start(CustomerTenant.PaysByCard().Json());
        var answer = await aria.Succeed("get_acct_details_all_m", new { acct_no = TestTenant.Account, include_billing_groups = 1, include_payment_methods = 1 });
        Assert.Multiple(() =>
        {
            Assert.That((string?)answer["billing_groups_info"]![0]!["payment_option"], Is.EqualTo("Methods"));
            Assert.That((long?)answer["billing_groups_info"]![0]!["primary_payment_method_no"], Is.EqualTo(1));
            Assert.That(answer["payment_methods_info"]!.AsArray().Select(row => (string?)row!["client_def_billing_group_id"]), Is.EqualTo(new[] { "C100-BG1", null }));
        });
    }

    [Test]
    public async Task Log_in_names_and_account_numbers_lead_to_each_other()
    {
        await using var aria = await SimulatorClient.Start();
        Assert.Multiple(async () =>
        {
            Assert.That((long?)(await aria.Succeed("get_acct_no_from_user_id_m", new { user_id = "kanazawa" }))["acct_no"], Is.EqualTo(4711003));
            Assert.That((string?)(await aria.Succeed("get_user_id_from_acct_no_m", new { acct_no = 4711003 }))["user_id"], Is.EqualTo("kanazawa"));
            Assert.That(await aria.Fail(1009, "get_acct_no_from_user_id_m", new { user_id = "nobody" }), Is.EqualTo("Account not found: Userid (nobody)"));
        });
    }
}
