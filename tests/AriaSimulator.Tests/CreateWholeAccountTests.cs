using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Creation of accounts with all that may come along. Aria: create_acct_complete_m and its use cases.</summary>
public sealed class CreateWholeAccountTests
{
    private InProcessAria aria = null!;

    [SetUp]
    public void Start() => aria = Begin("2019-07-15");

    [TearDown]
    public void Stop() => aria.Dispose();

    private static InProcessAria Begin(string now)
    {
        var definition = TestTenant.Empty(now);
        definition.Plans.Add(TestTenant.Plan(10, 51, isSupplemental: false, TestTenant.Schedule(61, 51, 31m, isDefault: true)));
        definition.Coupons.Add(new Coupon { Code = "HALF", PercentOff = 50m });
        definition.SuppFields.Add(new SuppFieldDefinition { Name = "Region", IsRequired = false });
        return new InProcessAria(definition);
    }

    private static JsonObject Body(object more) => CreateAccountTests.Acct(10, more);

    private JsonNode Create(JsonObject body, int expected = 0)
    {
        var answer = aria.Call("create_acct_complete_m", body);
        Assert.That((int?)answer["error_code"], Is.EqualTo(expected), () => (string?)answer["error_msg"] ?? "");
        return answer["out_acct"]?[0] ?? answer;
    }

    private Account Account(JsonNode created) => aria.Tenant.Account((long)created["acct_no"]!)!;

    private static object ByCard(string token) => new
    {
        payment_method = new[] { new { pay_method_type = 13, payment_method_idx = 1, bill_agreement_id = token, cc_id = 1, client_pay_method_cdid = "PM-" + token, last_name = "Payer" } },
        billing_group = new[] { new { billing_group_idx = 1, client_billing_group_id = "BG-" + token, payment_option = "Methods", primary_payment_method_idx = 1, email = "bills@customer.example" } },
    };

    [Test]
    public void An_account_that_pays_by_card_is_collected_when_it_is_created()
    {
        var created = Create(Body(ByCard("good")));
        var account = Account(created);
        Assert.Multiple(() =>
        {
            Assert.That((int?)created["billing_errors"]![0]!["collection_error_code"], Is.Zero);
            Assert.That((account.Payments.Single().Amount, account.Balance()), Is.EqualTo((31.00m, 0.00m)));
            Assert.That((long?)created["billing_contact_details"]![0]!["payment_method_no"], Is.EqualTo(1));
            Assert.That(account.ContactWith(account.BillingGroups[0].StatementContactNo!.Value).Email, Is.EqualTo("bills@customer.example"));
        });
    }

    [Test]
    public void A_decline_at_creation_is_told_beside_error_code_0_and_the_account_stays()
    {
        var created = Create(Body(ByCard("decline-1")));
        Assert.That(((int?)created["billing_errors"]![0]!["collection_error_code"], Account(created).Balance()), Is.EqualTo(((int?)4001, 31.00m)));
    }

    [Test]
    public void A_dry_run_charges_no_card_and_keeps_nothing()
    {
        var before = aria.Tenant.Snapshot();
        var body = Body(ByCard("good"));
        body["do_write"] = "false";
        var created = Create(body);
        Assert.That(((decimal?)created["invoice_info"]![0]!["total"], aria.Tenant.Snapshot()), Is.EqualTo(((decimal?)31.00m, before)));
    }

    /// <summary>Aria: Create an Account with a Future Plan Assignment and a Prorated Invoice.</summary>
    [Test]
    public void Start_15_August_with_bill_day_5_bills_21_of_31_days_first_and_then_each_5th()
    {
        var created = Create(Body(new { alt_start_date = "2019-08-15", override_bill_thru_date = "2019-09-04", invoicing_option = 2 }));
        aria.GoTo("2019-10-05");
        Assert.That(
            Account(created).Invoices.Select(invoice => (invoice.BillDate, invoice.Lines.Single().To, invoice.Total)),
            Is.EqualTo(new (System.DateOnly, System.DateOnly?, decimal)[]
            {
                // 15 August to 4 September are 21 of the 31 days from 5 August: 31.00 x 21 / 31.
                (Day("2019-08-15"), Day("2019-09-04"), 21.00m),
                (Day("2019-09-05"), Day("2019-10-04"), 31.00m),
                (Day("2019-10-05"), Day("2019-11-04"), 31.00m),
            }));
    }

    [TestCase(null, TestName = "Mandatory children come with a plan that starts at once")]
    [TestCase("2019-08-01", TestName = "Mandatory children come with a plan that starts later")]
    public void Mandatory(string? start)
    {
        var definition = TestTenant.Empty("2019-07-15");
        definition.Plans.Add(TestTenant.Plan(10, 51, isSupplemental: false, TestTenant.Schedule(61, 51, 31m, isDefault: true)));
        definition.Plans.Add(TestTenant.Plan(20, 52, isSupplemental: true, TestTenant.Schedule(71, 52, 5m, isDefault: true)));
        definition.Plans.Add(TestTenant.Plan(30, 53, isSupplemental: true, TestTenant.Schedule(72, 53, 7m, isDefault: true)));
        definition.Plans[0].Children = [new ChildPlan { PlanNo = 20, IsMandatory = true, MinUnits = 2 }];
        aria.Dispose();
        aria = new InProcessAria(definition);
        var created = Create(Body(new { alt_start_date = start }));
        aria.GoTo("2019-08-01");
        var account = Account(created);
        Assert.Multiple(() =>
        {
            Assert.That(account.Instances.Select(instance => (instance.PlanNo, instance.Status, instance.Current.Units)), Is.EqualTo(new[] { (10L, 1, 1m), (20L, 1, 2m) }));
            // 31.00 and 2 x 5.00.
            Assert.That(account.Invoices.Single().Total, Is.EqualTo(41.00m));
        });

        var stranger = Body(new { });
        stranger["acct"]![0]!["master_plans_detail"]![0]!["supp_plan"] = new JsonArray(new JsonObject { ["plan_no"] = 30 });
        Create(stranger, 1016);
    }

    [Test]
    public void Terms_of_the_call_say_when_the_first_invoice_is_due()
    {
        var created = Create(Body(new { billing_group = new[] { new { billing_group_idx = 1, payment_option = "Terms", payment_terms_name = "Net 60" } } }));
        Assert.That(Account(created).Invoices.Single().DueDate, Is.EqualTo(Day("2019-09-13")), "60 days after 15 July");
    }

    [Test]
    public void Child_accounts_are_created_below_their_parent_in_one_call()
    {
        var body = Body(new { client_acct_id = "P" });
        var child = Body(new { client_acct_id = "C" })["acct"]![0]!.DeepClone();
        body["acct"]![0]!["acct"] = new JsonArray(child);
        var created = Create(body);
        var below = created["out_acct"]!.AsArray().Single()!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)below["client_acct_id"], Is.EqualTo("C"));
            Assert.That(Account(below).SeniorAcctNo, Is.EqualTo((long)created["acct_no"]!));
            Assert.That(Account(below).Invoices, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void Several_accounts_come_from_several_rows_or_none_does()
    {
        var body = Body(new { client_acct_id = "A" });
        body["acct"]!.AsArray().Add(Body(new { client_acct_id = "B" })["acct"]![0]!.DeepClone());
        Assert.That(aria.Call("create_acct_complete_m", (JsonObject)body.DeepClone())["out_acct"]!.AsArray().Select(row => (string?)row!["client_acct_id"]), Is.EqualTo(new[] { "A", "B" }));

        var before = aria.Tenant.Snapshot();
        body["acct"]![0]!["client_acct_id"] = "NEW";
        Create(body, 5001);
        Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before), "B is in use, so NEW is not kept either");
    }

    [Test]
    public void Fields_coupons_credentials_and_a_session_come_along()
    {
        var created = Create(Body(new
        {
            userid = "new.customer",
            password = "first-password",
            create_session = "true",
            supp_field = new[] { new { supp_field_name = "Region", supp_field_value = "North" } },
            coupon_codes = new[] { new { coupon_codes = "HALF" } },
            consumer_acct_ind = "1",
            test_acct_ind = 1,
        }));
        var session = aria.Call("validate_session_m", new { session_id = (string?)created["session_id"] });
        var account = Account(created);
        Assert.Multiple(() =>
        {
            Assert.That((string?)session["user_id"], Is.EqualTo("new.customer"));
            Assert.That((int?)aria.Call("set_session_auth_m", new { user_id = "new.customer", password = "first-password" })["error_code"], Is.Zero);
            // Half of 31.00.
            Assert.That(account.Invoices.Single().Total, Is.EqualTo(15.50m));
            Assert.That((account.SuppFields.Single().Values.Single(), account.IsConsumer, account.IsTest), Is.EqualTo(("North", true, true)));
        });
    }

    public static IEnumerable<TestCaseData> Refusals()
    {
        yield return new TestCaseData(new { senior_acct_no = 9 }, 5005).SetName("An unknown parent gets 5005");
        yield return new TestCaseData(new { status_cd = 0 }, 5002).SetName("An account created deactivated gets 5002");
        yield return new TestCaseData(new { notify_method = 18 }, 5003).SetName("An unknown notify method gets 5003");
        yield return new TestCaseData(new { userid = "x" }, 5008).SetName("A user id of one character gets 5008");
        yield return new TestCaseData(new { userid = "a b c" }, 5009).SetName("A user id with spaces gets 5009");
        yield return new TestCaseData(new { country = "Germany" }, 5017).SetName("A country in words gets 5017");
        yield return new TestCaseData(new { override_bill_thru_date = "2019-08-04" }, 1024).SetName("A first period without a start date gets 1024");
        yield return new TestCaseData(new { billing_group = new[] { new { billing_group_idx = 1, payment_option = "Methods", primary_payment_method_idx = 4 } } }, 1016).SetName("A method the call does not bring is refused");
        yield return new TestCaseData(new { coupon_codes = new[] { new { coupon_codes = "NONE" } } }, 15001).SetName("An unknown coupon at creation gets 15001");
    }

    [TestCaseSource(nameof(Refusals))]
    public void Refused(object more, int expected)
    {
        var before = aria.Tenant.Snapshot();
        Create(Body(more), expected);
        Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before));
    }
}
