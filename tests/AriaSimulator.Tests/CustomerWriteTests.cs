using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Contacts, credentials, mail, status, fields, comments, coupons and credits of a customer.</summary>
public sealed class CustomerWriteTests
{
    private InProcessAria aria = null!;

    [SetUp]
    public void Start()
    {
        var definition = CustomerTenant.PaysByTerms();
        definition.SuppFields.Add(new SuppFieldDefinition { Name = "Region", IsRequired = true, Allowed = ["North", "South"] });
        definition.SuppFields.Add(new SuppFieldDefinition { Name = "Tag", MaximumValues = 2 });
        definition.Coupons.Add(new Coupon { Code = "TEN", SuccessMessage = "Ten off.", PercentOff = 10m, Invoices = 1 });
        definition.Coupons.Add(new Coupon { Code = "HALF", PercentOff = 50m, IsForPlans = true });
        definition.Coupons.Add(new Coupon { Code = "OLD", PercentOff = 5m, ExpiresOn = Day("2019-02-17") });
        aria = new InProcessAria(definition);
    }

    [TearDown]
    public void Stop() => aria.Dispose();

    private JsonObject Call(string operation, object fields, int expected = 0)
    {
        var answer = aria.Call(operation, fields);
        Assert.That((int?)answer["error_code"], Is.EqualTo(expected), () => (string?)answer["error_msg"] ?? "");
        return answer;
    }

    private string? StatementEmail() => (string?)Call("get_acct_contacts_m", new { acct_no = TestTenant.Account })["statement_contacts"]![0]!["stat_email"];

    /// <summary>Aria, update_contact_m: 1 also re-points what shares the account contact, 4 the statement contact only, 5 the account contact only.</summary>
    [TestCase(1, "new@customer.example", "new@customer.example", TestName = "Contact 1 changes the account contact and all that share it")]
    [TestCase(4, "ada@customer.example", "new@customer.example", TestName = "Contact 4 changes the statement contact alone")]
    [TestCase(5, "new@customer.example", "ada@customer.example", TestName = "Contact 5 changes the account contact alone")]
    public void Contacts(int kind, string account, string statement)
    {
        var answer = Call("update_contact_m", new { acct_no = TestTenant.Account, contact_ind = kind, client_billing_group_id = "C100-BG1", email = "new@customer.example" });
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.Contact.Email, Is.EqualTo(account));
            Assert.That(StatementEmail(), Is.EqualTo(statement));
            Assert.That((string?)aria.Account.ContactWith((long)answer["contact_no_2"]!).Email, Is.EqualTo("new@customer.example"));
        });
    }

    [Test]
    public void A_tilde_clears_a_field_of_a_contact()
    {
        Call("update_contact_m", new { acct_no = TestTenant.Account, contact_ind = 1, email = "~" });
        Assert.That((aria.Account.Contact.Email, aria.Account.Contact.FirstName), Is.EqualTo(((string?)null, "Ada")));
    }

    [TestCase("contact_ind", "6", 26009, TestName = "An unknown kind of contact gets 26009")]
    [TestCase("country_cd", "XX", 5017, TestName = "An unknown country gets 5017")]
    [TestCase("state_prov", "ZZ", 6021, TestName = "An unknown state gets 6021")]
    [TestCase("birthdate", "1.1.1990", 1024, TestName = "A birth date in another spelling gets 1024")]
    public void Refused_contacts(string field, string value, int expected)
    {
        var request = new JsonObject { ["acct_no"] = TestTenant.Account, ["contact_ind"] = 1, [field] = value };
        Call("update_contact_m", request, expected);
    }

    [Test]
    public void A_billing_contact_needs_a_billing_group_with_a_method()
    {
        Call("update_contact_m", new { acct_no = TestTenant.Account, contact_ind = 2, email = "x@customer.example" }, 1010);
        Call("update_contact_m", new { acct_no = TestTenant.Account, contact_ind = 2, client_billing_group_id = "C100-BG1", email = "x@customer.example" }, 1002);
    }

    [Test]
    public void A_new_password_is_the_one_that_logs_in()
    {
        Call("update_acct_credentials_m", new { account_no = TestTenant.Account, password = "a-new-password" });
        Call("set_session_auth_m", new { user_id = "customer", password = "a-new-password" });
        Call("set_session_auth_m", new { user_id = "customer", password = "another" }, 1004);
        Assert.That(aria.Tenant.Snapshot(), Does.Not.Contain("a-new-password"));
    }

    [TestCase("short", 5012, TestName = "A password of 5 characters gets 5012")]
    [TestCase("this-password-has-33-characters!!", 5013, TestName = "A password of 33 characters gets 5013")]
    [TestCase("with space", 5014, TestName = "A password with a space gets 5014")]
    public void Refused_passwords(string password, int expected) =>
        Call("update_acct_credentials_m", new { account_no = TestTenant.Account, password }, expected);

    [Test]
    public void A_password_mail_is_noted_and_its_receipt_is_spent()
    {
        Call("send_acct_email_m", new { user_id = "customer", template_class = "P", client_receipt_id = "M1" });
        Assert.That(aria.Account.Mails.Single(), Is.EqualTo(new Mail(1, new System.DateTime(2019, 2, 18, 9, 0, 0), "P", "ada@customer.example")));
        Call("send_acct_email_m", new { user_id = "customer", template_class = "P", client_receipt_id = "M1" }, 1012);
        Call("send_acct_email_m", new { user_id = "customer", template_class = "U" }, 1016);
        Call("send_acct_email_m", new { user_id = "customer", client_template_id = "MINE" }, 18006);
        Call("send_acct_email_m", new { user_id = "nobody", template_class = "P" }, 1009);
    }

    [Test]
    public void Deactivation_terminates_all_plans_and_archiving_erases_payment_data()
    {
        Call("update_acct_status_m", new { account_no = TestTenant.Account, status_cd = -99 }, 1014);
        Call("update_acct_status_m", new { account_no = TestTenant.Account, status_cd = 0, comments = "Closed." });
        Assert.That(aria.Account.Instances.Select(instance => instance.Status), Is.All.EqualTo(-3));
        aria.GoTo("2019-05-15");
        Assert.That(aria.Account.Invoices, Has.Count.EqualTo(1), "nothing is billed after 15 February");

        Call("update_acct_status_m", new { account_no = TestTenant.Account, status_cd = -99 });
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.PaymentMethods.All(method => method is { Token: null, Suffix: null, IsEnabled: false }));
            Assert.That(aria.Account.Comments.Single().Text, Is.EqualTo("Closed."));
        });
        Call("write_acct_comment_m", new { acct_no = TestTenant.Account, comment = "Too late." }, 5018);
    }

    [Test]
    public void A_queued_status_takes_effect_on_its_day()
    {
        Call("update_acct_status_m", new { account_no = TestTenant.Account, status_cd = 51, queue_date = "2019-02-22" });
        aria.GoTo("2019-02-21");
        Assert.That(aria.Account.Status, Is.EqualTo(1));
        aria.GoTo("2019-02-22");
        Assert.That(aria.Account.Status, Is.EqualTo(51));
    }

    [Test]
    public void A_permanent_account_is_never_invoiced()
    {
        Call("update_acct_status_m", new { account_no = TestTenant.Account, status_cd = 99 });
        aria.GoTo("2019-06-01");
        Assert.That(aria.Account.Invoices, Has.Count.EqualTo(1));
    }

    [TestCase("status_cd", "7", 5002, TestName = "An unknown status gets 5002")]
    [TestCase("status_cd", "", 5045, TestName = "A missing status gets 5045")]
    [TestCase("queue_date", "2019-02-18", 24009, TestName = "A queue date of today gets 24009")]
    [TestCase("queue_days", "-1", 24010, TestName = "Negative queue days get 24010")]
    public void Refused_statuses(string field, string value, int expected) =>
        Call("update_acct_status_m", new JsonObject { ["account_no"] = TestTenant.Account, ["status_cd"] = 51, [field] = value }, expected);

    [Test]
    public void Supplemental_fields_keep_to_what_the_tenant_defined()
    {
        void Set(string name, string? value, int expected = 0) => Call("update_acct_supp_fields_m", new { account_no = TestTenant.Account, field_name = name, value_text = value }, expected);
        Set("Region", "North");
        Set("Region", "South");
        Assert.That(aria.Account.SuppFields.Single().Values, Is.EqualTo(new[] { "South" }));
        Set("Region", "West", 1016);
        Set("Region", null, 5025);
        Set("Colour", "blue", 1016);
        Call("update_acct_complete_m", new { acct_no = TestTenant.Account, acct_supp_fields_update = new[] { Tag("a"), Tag("b") } });
        Call("update_acct_complete_m", new { acct_no = TestTenant.Account, acct_supp_fields_update = new[] { Tag("a") } }, 5026);
        Call("update_acct_complete_m", new { acct_no = TestTenant.Account, acct_supp_fields_update = new[] { Tag("c") } }, 5024);
        var details = Call("get_acct_details_all_m", new { acct_no = TestTenant.Account });
        Assert.That(details["supp_field"]!.AsArray().Select(row => (string?)row!["supp_field_value"]), Is.EqualTo(new[] { "South", "a", "b" }));
    }

    private static object Tag(string value) => new { acct_supp_field_name = "Tag", acct_supp_field_value = value, acct_supp_field_directive = 1 };

    [Test]
    public void Comments_are_read_newest_first_within_their_days_and_application()
    {
        Call("write_acct_comment_m", new { acct_no = TestTenant.Account, comment = "First & only", alt_caller_id = "Robin Rep", application_id = "CRM" });
        aria.Tenant.Advance(24);
        Call("write_acct_comment_m", new { acct_no = TestTenant.Account, comment = "Second" });
        JsonArray? Read(object more)
        {
            var request = System.Text.Json.JsonSerializer.SerializeToNode(more)!.AsObject();
            request["acct_no"] = TestTenant.Account;
            request["date_range_start"] = "2019-02-18";
            request["date_range_end"] ??= "2019-02-19";
            return (JsonArray?)Call("get_acct_comments_m", request)["acct_comments"];
        }

        Assert.Multiple(() =>
        {
            Assert.That(Read(new { })!.Select(row => (string?)row!["comment"]), Is.EqualTo(new[] { "Second", "First & only" }));
            Assert.That((string?)Read(new { filter_application_id = "CRM", do_url_encoding = "true" })!.Single()!["comment"], Is.EqualTo("First+%26+only"));
            Assert.That((string?)Read(new { date_range_end = "2019-02-18" })!.Single()!["comment_author"], Is.EqualTo("Robin Rep"));
        });
        Call("write_acct_comment_m", new { acct_no = TestTenant.Account }, 1010);
    }

    [Test]
    public void A_coupon_on_the_account_lowers_the_next_regular_invoice_once()
    {
        var answer = Call("apply_coupon_to_acct_m", new { acct_no = TestTenant.Account, coupon_code = "TEN" });
        aria.GoTo("2019-04-15");
        Assert.Multiple(() =>
        {
            Assert.That((string?)answer["user_success_msg"], Is.EqualTo("Ten off."));
            // March: 30.00 less 10 %; April: 30.00, for the coupon is good for one invoice.
            Assert.That(aria.Account.Invoices.Skip(1).Select(invoice => invoice.Total), Is.EqualTo(new[] { 27.00m, 30.00m }));
            Assert.That(aria.Account.Invoices[1].Lines.Single(line => line.LineType == 4).Amount, Is.EqualTo(-3.00m));
        });
    }

    [Test]
    public void A_fee_a_coupon_lowered_is_credited_at_what_it_cost()
    {
        Call("apply_coupon_to_acct_m", new { acct_no = TestTenant.Account, coupon_code = "HALF", master_plan_instance_no = TestTenant.Master });
        aria.GoTo("2019-03-31");
        var answer = aria.Update(6, units: 2m);
        // 31 March to 14 April are 15 of 31 days: 15.00 was paid for the period, so 15.00 x 15 / 31 = 7.26 comes back (14.52 at the full price).
        Assert.That((decimal?)answer["total_credit_before_tax"], Is.EqualTo(7.26m));
    }

    [TestCase("NONE", null, 15001, TestName = "An unknown coupon gets 15001")]
    [TestCase("OLD", null, 15002, TestName = "An expired coupon gets 15002")]
    [TestCase("HALF", null, 15011, TestName = "A coupon for plans on the account gets 15011")]
    [TestCase("TEN", TestTenant.Master, 15011, TestName = "A coupon for accounts on a plan gets 15011")]
    public void Refused_coupons(string code, long? master, int expected) =>
        Call("apply_coupon_to_acct_m", new { acct_no = TestTenant.Account, coupon_code = code, master_plan_instance_no = master }, expected);

    [Test]
    public void A_coupon_is_taken_once()
    {
        Call("apply_coupon_to_acct_m", new { acct_no = TestTenant.Account, coupon_code = "TEN" });
        Call("apply_coupon_to_acct_m", new { acct_no = TestTenant.Account, coupon_code = "TEN" }, 15003);
    }

    /// <summary>Settled: unconsumed service credit is not part of the balance.</summary>
    [Test]
    public void A_service_credit_waits_outside_the_balance_and_lowers_the_regular_invoices_that_follow()
    {
        var answer = Call("apply_service_credit_m", new { acct_no = TestTenant.Account, credit_amount = 40, credit_reason_code = 5, comments = "Sorry." });
        Assert.That((long?)answer["credit_id"], Is.Positive);
        Assert.That(aria.Account.Balance(), Is.EqualTo(30.00m));
        aria.GoTo("2019-04-15");
        // 40.00 takes all of March's 30.00 and 10.00 of April's.
        Assert.That(aria.Account.Invoices.Skip(1).Select(invoice => invoice.Total), Is.EqualTo(new[] { 0.00m, 20.00m }));
    }

    [Test]
    public void A_recurring_credit_comes_each_month_and_expires()
    {
        Call("create_advanced_service_credit_m", new { acct_no = TestTenant.Account, amount = 12, reason_code = 1, frequency_no = 2, initial_credit_date = "2019-03-01", credit_expiry_type_ind = "Y", credit_expiry_months = 20 });
        aria.GoTo("2019-05-15");
        // 1 March and 1 April, each good for 20 days: March and April are lowered by 12.00, May is not.
        Assert.That(aria.Account.Invoices.Skip(1).Select(invoice => invoice.Total), Is.EqualTo(new[] { 18.00m, 18.00m, 30.00m }));
    }

    [TestCase("credit_amount", "0", 1025, TestName = "A credit of nothing gets 1025")]
    [TestCase("credit_amount", "1.005", 1016, TestName = "A credit of half a cent is refused")]
    [TestCase("credit_reason_code", "500", 1016, TestName = "An unknown reason is refused")]
    [TestCase("master_plan_instance_no", "9", 14046, TestName = "A credit for an unknown master gets 14046")]
    public void Refused_credits(string field, string value, int expected) =>
        Call("apply_service_credit_m", new JsonObject { ["acct_no"] = TestTenant.Account, ["credit_amount"] = 5, ["credit_reason_code"] = 1, [field] = value }, expected);

    [Test]
    public void The_whole_customer_is_updated_in_one_call()
    {
        Call("update_acct_complete_m", new
        {
            acct_no = TestTenant.Account,
            userid = "renamed",
            new_client_acct_id = "C200",
            city = "Tacoma",
            notify_method = 1,
            client_receipt_id = "UAC1",
            payment_methods_array = new[] { new { pay_method_type = 13, bill_agreement_id = "fresh", client_pay_method_id = "CARD3" } },
            billing_groups_array = new[] { new { client_billing_group_id = "C100-BG1", payment_option = "Methods", client_primary_payment_method_id = "CARD3", stmt_email = "bills@customer.example" } },
        });
        Assert.Multiple(() =>
        {
            Assert.That((aria.Account.UserId, aria.Account.ClientAcctId, aria.Account.Contact.City, aria.Account.NotifyMethod), Is.EqualTo(("renamed", "C200", "Tacoma", 1L)));
            Assert.That((aria.Account.BillingGroups[0].PrimaryMethodNo, aria.Account.BillingGroups[0].Terms), Is.EqualTo(((long?)3, (PaymentTerms?)null)));
            Assert.That(StatementEmail(), Is.EqualTo("bills@customer.example"));
        });
        aria.GoTo("2019-03-15");
        // The card now pays both February's and March's 30.00.
        Assert.That(aria.Account.Payments.Single().Amount, Is.EqualTo(60.00m));
    }

    [Test]
    public void A_plan_in_update_acct_complete_is_refused_by_name()
    {
        var answer = Call("update_acct_complete_m", new { acct_no = TestTenant.Account, master_plan_units = 2 }, 1016);
        Assert.That((string?)answer["error_msg"], Is.EqualTo("master_plan_units of update_acct_complete_m is not modelled by this simulator."));
    }
}
