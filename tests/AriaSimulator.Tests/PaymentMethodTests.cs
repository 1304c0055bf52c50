using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>How payment methods come, change and go. Aria: update_payment_method_m, Update Billing Contact and Payment Information.</summary>
public sealed class PaymentMethodTests
{
    private InProcessAria aria = null!;

    [SetUp]
    public void Start() => aria = new InProcessAria(CustomerTenant.PaysByCard());

    [TearDown]
    public void Stop() => aria.Dispose();

    private JsonObject Call(string operation, object fields, int expected = 0)
    {
        var answer = aria.Call(operation, fields);
        Assert.That((int?)answer["error_code"], Is.EqualTo(expected), () => (string?)answer["error_msg"] ?? "");
        return answer;
    }

    private JsonObject Update(object fields, int expected = 0)
    {
        var request = JsonSerializer.SerializeToNode(fields)!.AsObject();
        request["acct_no"] = TestTenant.Account;
        return Call("update_payment_method_m", request, expected);
    }

    [Test]
    public void New_details_make_a_new_method_the_billing_group_moves_and_the_old_one_is_disabled()
    {
        var answer = Update(new { payment_method_no = 1, pay_method_type = 13, bill_agreement_id = "fresh", cc_expire_mm = 11, cc_expire_yyyy = 2031 });
        Assert.Multiple(() =>
        {
            Assert.That((long?)answer["seq_no"], Is.EqualTo(3));
            Assert.That(aria.Account.BillingGroups[0].PrimaryMethodNo, Is.EqualTo(3));
            Assert.That(aria.Account.PaymentMethods.Select(method => method.IsEnabled), Is.EqualTo(new[] { false, true, true }));
        });
    }

    [Test]
    public void The_old_method_stays_enabled_when_the_caller_says_so()
    {
        Update(new { payment_method_no = 1, pay_method_type = 13, bill_agreement_id = "fresh", disable_existing_on_update = "false" });
        Assert.That(aria.Account.PaymentMethod(1)!.IsEnabled, Is.True);
    }

    [Test]
    public void A_disabled_method_never_comes_back()
    {
        Update(new { payment_method_no = 2, disabled_ind = 1 });
        Update(new { payment_method_no = 2, pay_method_name = "Spare" }, 4006);
        Assert.That(aria.Account.PaymentMethod(2)!.IsEnabled, Is.False);
    }

    [Test]
    public void Name_and_contact_change_without_a_new_method()
    {
        Update(new { payment_method_no = 1, pay_method_name = "Company card", bill_last_name = "Payer" });
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.PaymentMethods, Has.Count.EqualTo(2));
            Assert.That(aria.Account.ContactWith(aria.Account.PaymentMethod(1)!.ContactNo!.Value).LastName, Is.EqualTo("Payer"));
            Assert.That(aria.Account.Contact.LastName, Is.EqualTo("Customer"), "the account contact was shared and is left alone");
        });
    }

    [Test]
    public void A_method_in_use_is_neither_disabled_nor_removed()
    {
        Update(new { payment_method_no = 1, disabled_ind = 1 }, 1014);
        Call("remove_acct_payment_method_m", new { acct_no = TestTenant.Account, payment_method_no = 1 }, 1014);
        Call("remove_acct_payment_method_m", new { acct_no = TestTenant.Account, client_payment_method_id = "CARD2" });
        Assert.That(aria.Account.PaymentMethods.Select(method => method.IsEnabled), Is.EqualTo(new[] { true, false }));
    }

    /// <summary>Settled: a decline leaves the old method enabled.</summary>
    [Test]
    public void S20_a_decline_leaves_the_old_method_in_its_place()
    {
        using var owing = new InProcessAria(Owing());
        var answer = owing.Call("update_payment_method_m", new { acct_no = TestTenant.Account, payment_method_no = 1, pay_method_type = 13, bill_agreement_id = "decline-2", do_collect = "true" });
        Assert.Multiple(() =>
        {
            Assert.That((int?)answer["error_code"], Is.Zero);
            Assert.That((int?)answer["collection_info"]![0]!["collection_error_code"], Is.EqualTo(4001));
            Assert.That((string?)answer["collection_info"]![0]!["proc_status_text"], Is.EqualTo("Processor decline"));
            Assert.That(owing.Account.BillingGroups[0].PrimaryMethodNo, Is.EqualTo(1));
            Assert.That(owing.Account.PaymentMethod(1)!.IsEnabled, Is.True);
        });
    }

    [Test]
    public void A_good_card_collects_what_is_owed_when_asked()
    {
        using var owing = new InProcessAria(Owing());
        var answer = owing.Call("update_payment_method_m", new { acct_no = TestTenant.Account, payment_method_no = 1, pay_method_type = 13, bill_agreement_id = "fresh", do_collect = "true", client_receipt_id = "R1" });
        Assert.Multiple(() =>
        {
            Assert.That((string?)answer["collection_info"]![0]!["proc_status_code"], Is.EqualTo("100"));
            // The 30.00 of 15 February.
            Assert.That(owing.Account.Payments.Single().Amount, Is.EqualTo(30.00m));
            Assert.That(owing.Account.Balance(), Is.Zero);
        });
    }

    private static TenantDefinition Owing()
    {
        var definition = CustomerTenant.PaysByCard();
        definition.Accounts[0].PaymentMethods[0].IsDeclined = true;
        return definition;
    }

    [Test]
    public void An_authorization_that_is_declined_fails_the_call_and_keeps_nothing()
    {
        var before = aria.Tenant.Snapshot();
        var answer = Update(new { pay_method_type = 13, bill_agreement_id = "decline-3", cc_auth_amount = 1 }, 4011);
        Assert.Multiple(() =>
        {
            Assert.That((string?)answer["collection_info"]![0]!["proc_status_code"], Is.EqualTo("303"));
            Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before));
        });
    }

    [Test]
    public void Primary_and_backup_must_be_of_one_type()
    {
        var definition = CustomerTenant.PaysByCard();
        definition.Accounts[0].BackupMethodNo = 2;
        using var two = new InProcessAria(definition);
        var answer = two.Call("update_payment_method_m", new { acct_no = TestTenant.Account, payment_method_no = 1, pay_method_type = 48, bill_agreement_id = "bank" });
        Assert.That((string?)answer["error_msg"], Is.EqualTo("primary and backup payment method of a billing group must have the same pay_method_type"));
    }

    // 4111111111111111 passes the check digit, …1112 does not; 021000021 is a well-formed routing number.
    [TestCase("""{"pay_method_type":1,"cc_num":"4111111111111111","cc_expire_mm":12,"cc_expire_yyyy":2030}""", 0, TestName = "A card with a right check digit is taken")]
    [TestCase("""{"pay_method_type":1,"cc_num":"4111111111111112","cc_expire_mm":12,"cc_expire_yyyy":2030}""", 4009, TestName = "A card with a wrong check digit gets 4009")]
    [TestCase("""{"pay_method_type":1,"cc_num":"4111111111111111"}""", 4008, TestName = "A card without expiration gets 4008")]
    [TestCase("""{"pay_method_type":1,"cc_num":"4111111111111111","cc_expire_mm":1,"cc_expire_yyyy":2019}""", 4008, TestName = "A card past its month gets 4008")]
    [TestCase("""{"pay_method_type":1,"cc_num":"4111111111111111","cc_expire_mm":13,"cc_expire_yyyy":2030}""", 4008, TestName = "A thirteenth month gets 4008")]
    [TestCase("""{"pay_method_type":13,"cc_expire_mm":12,"cc_expire_yyyy":2030}""", 4044, TestName = "A token that is missing gets 4044")]
    [TestCase("""{"pay_method_type":13,"bill_agreement_id":"t","cc_id":12}""", 4022, TestName = "An unknown card brand gets 4022")]
    [TestCase("""{"pay_method_type":2,"bank_acct_num":"99001122","bank_routing_num":"021000021"}""", 0, TestName = "A bank draft with a right routing number is taken")]
    [TestCase("""{"pay_method_type":2,"bank_acct_num":"99001122","bank_routing_num":"021000022"}""", 4010, TestName = "A wrong routing number gets 4010")]
    [TestCase("""{"pay_method_type":26,"iban":"DE89370400440532013000","bank_swift_cd":"SHORT"}""", 6029, TestName = "A wrong SWIFT code gets 6029")]
    [TestCase("""{"pay_method_type":77}""", 4006, TestName = "An unknown type gets 4006")]
    [TestCase("""{"pay_method_type":13,"bill_agreement_id":"t","new_client_payment_method_id":"CARD1"}""", 4017, TestName = "An id in use gets 4017")]
    [TestCase("""{"client_payment_method_id":"none","pay_method_name":"x"}""", 26007, TestName = "An unknown id gets 26007")]
    [TestCase("""{"payment_method_no":9,"pay_method_name":"x"}""", 26008, TestName = "An unknown number gets 26008")]
    [TestCase("""{"cc_expire_mm":12,"payment_method_no":1}""", 1010, TestName = "Details without type get 1010")]
    public void Details(string fields, int expected) => Update(JsonNode.Parse(fields)!.AsObject(), expected);

    [Test]
    public void Card_and_bank_numbers_are_not_kept_anywhere()
    {
        Update(new { pay_method_type = 1, cc_num = "4111111111111111", cvv = "737", cc_expire_mm = 12, cc_expire_yyyy = 2030 });
        Update(new { pay_method_type = 2, bank_acct_num = "99001122", bank_routing_num = "021000021" });
        Assert.Multiple(() =>
        {
            Assert.That(aria.Tenant.Snapshot(), Does.Not.Contain("4111111111111111").And.Not.Contain("737\"").And.Not.Contain("99001122"));
            Assert.That(aria.Account.PaymentMethod(3)!.Suffix, Is.EqualTo("1111"));
        });
    }

    [Test]
    public async Task Numbers_and_codes_are_not_in_the_request_log()
    {
        await using var server = await SimulatorClient.Start();
        await server.Call("validate_payment_information_m", new { account_no = 4711001, alt_pay_method = 1, cc_number = "4111111111111111", cc_expire_mm = 12, cc_expire_yyyy = 2030, CVV = 737 });
        await server.Call("update_payment_method_m", new { acct_no = 4711001, pay_method_type = 2, bank_acct_num = "99001122", bank_routing_num = "021000021" });
        await server.Call("update_payment_method_m", new { acct_no = 4711001, pay_method_type = 13, bill_agreement_id = "secret-token", cvv = "737" });
        var log = (await server.Admin(System.Net.Http.HttpMethod.Get, "requests")).ToJsonString();
        Assert.That(log, Does.Not.Contain("4111111111111111").And.Not.Contain(":737").And.Not.Contain("\"737\"").And.Not.Contain("99001122").And.Not.Contain("021000021").And.Not.Contain("secret-token"));
    }

    [TestCase("4111111111111111", 0, "Approved", TestName = "A good card in the call is approved")]
    [TestCase("4000000000000002", 4011, "Processor decline", TestName = "A card ending in 0002 is declined with 4011")]
    public void Validation(string card, int expected, string said)
    {
        var before = aria.Tenant.Snapshot();
        var answer = Call("validate_payment_information_m", new { account_no = TestTenant.Account, alt_pay_method = 1, cc_number = card, cc_expire_mm = 12, cc_expire_yyyy = 2030 }, expected);
        Assert.Multiple(() =>
        {
            Assert.That((string?)answer["proc_status_text"], Is.EqualTo(said));
            Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before));
        });
    }
}
