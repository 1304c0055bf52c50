using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Billing groups: how they are paid, who gets their statements, which masters they invoice.</summary>
public sealed class BillingGroupTests
{
    private static TenantDefinition WithCards()
    {
        var definition = CustomerTenant.PaysByCard();
        definition.Accounts[0].PaymentMethods.Add(new PaymentMethod { No = 3, Type = PayMethodType.TokenizedDebit, Token = "debit" });
        return definition;
    }

    private static BillingGroup Group(InProcessAria aria) => aria.Account.BillingGroups[0];

    private static object Update(object more)
    {
        var fields = System.Text.Json.JsonSerializer.SerializeToNode(more)!.AsObject();
        fields["billing_group_no"] = 1;
        return fields;
    }

    [Test]
    public void It_turns_from_methods_to_terms_and_back()
    {
        using var aria = new InProcessAria(WithCards());
        aria.Do("update_acct_billing_group_m", Update(new { payment_option = "Terms", payment_terms_no = 5 }));
        var terms = (Group(aria).Terms?.No, Group(aria).PrimaryMethodNo);
        aria.Do("update_acct_billing_group_m", Update(new { primary_payment_method_no = 2 }));
        Assert.Multiple(() =>
        {
            Assert.That(terms, Is.EqualTo(((long?)5, (long?)null)));
            Assert.That((Group(aria).Terms?.No, Group(aria).PrimaryMethodNo), Is.EqualTo(((long?)null, (long?)2)));
        });
    }

    [TestCase(1, 1, TestName = "The same method twice is refused")]
    [TestCase(1, 3, TestName = "Methods of two types in one group are refused")]
    public void Refused(long primary, long backup)
    {
        using var aria = new InProcessAria(WithCards());
        aria.Refuse(1016, "update_acct_billing_group_m", Update(new { primary_payment_method_no = primary, backup_payment_method_no = backup }));
    }

    [Test]
    public void A_new_method_given_with_it_becomes_the_primary_one()
    {
        using var aria = new InProcessAria(WithCards());
        aria.Do("update_acct_billing_group_m", Update(new { pay_method_type = 13, bill_agreement_id = "newtoken", pay_method_name = "New card" }));
        var details = aria.Do("get_acct_billing_group_details_m", new { plan_instance_no = TestTenant.Line });
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.PaymentMethod(Group(aria).PrimaryMethodNo!.Value)!.Name, Is.EqualTo("New card"));
            Assert.That(details["payment_methods_summary"]!.AsArray().Select(row => (string?)row!["pay_method_name"]), Is.EqualTo(new[] { "New card" }));
            Assert.That((string?)details["billing_groups"]![0]!["payment_option"], Is.EqualTo("Methods"));
        });
    }

    [Test]
    public void Its_statement_contact_is_its_own_once_it_is_changed()
    {
        using var aria = new InProcessAria(WithCards());
        aria.Do("update_acct_billing_group_m", Update(new { stmt_email = "bills@customer.example" }));
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.ContactWith(Group(aria).StatementContactNo!.Value).Email, Is.EqualTo("bills@customer.example"));
            Assert.That(aria.Account.Contact.Email, Is.EqualTo("ada@customer.example"));
        });
    }

    [Test]
    public void A_group_in_use_cannot_be_disabled_and_a_disabled_one_takes_no_plans()
    {
        using var aria = new InProcessAria(PlanTenant.New("2019-02-18", "2019-02-15", 15));
        aria.Refuse(1014, "update_acct_billing_group_m", Update(new { billing_group_directive = 1 }));
        aria.Do("cancel_acct_plan_m", new { plan_instance_no = TestTenant.Master, assignment_directive = 3 });
        aria.Do("update_acct_billing_group_m", Update(new { billing_group_directive = 1 }));
        aria.Refuse(1014, "assign_acct_plan_m", new { new_plan_no = PlanTenant.DearMasterPlan, existing_billing_group_no = 1, assignment_directive = 4 });
    }
}
