using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>What Aria collects by itself, and what becomes of it when the card is declined. Aria: Electronic Payment Collection.</summary>
public sealed class CollectionTests
{
    [Test]
    public void On_a_bill_date_the_whole_balance_is_collected()
    {
        using var aria = new InProcessAria(CustomerTenant.PaysByCard());
        aria.GoTo("2019-03-15");
        Assert.Multiple(() =>
        {
            // 30.00 on 15 February and 30.00 on 15 March, each paid the same day.
            Assert.That(aria.Account.Payments.Select(payment => (payment.Date, payment.Amount)), Is.EqualTo(new[] { (Day("2019-02-15"), 30.00m), (Day("2019-03-15"), 30.00m) }));
            Assert.That(aria.Account.Balance(), Is.Zero);
            Assert.That(aria.Account.Payments.All(payment => payment is { IsElectronic: true, MethodNo: CustomerTenant.Card }));
        });
    }

    [Test]
    public void A_change_within_a_period_collects_only_its_own_charge()
    {
        var definition = CustomerTenant.PaysByCard();
        definition.Accounts[0].PaymentMethods[0].IsDeclined = true;
        definition.Accounts[0].BackupMethodNo = null;
        using var aria = new InProcessAria(definition);
        aria.Call("update_payment_method_m", new { acct_no = TestTenant.Account, payment_method_no = 1, pay_method_type = 13, bill_agreement_id = "fresh", cc_expire_mm = 1, cc_expire_yyyy = 2031 });
        var answer = aria.Update(4, units: 2m);
        Assert.Multiple(() =>
        {
            // 18 February to 14 March are 25 of 28 days: 2 x 30.00 x 25/28 - 30.00 x 25/28 = 53.57 - 26.79 = 26.78. The 30.00 of February stay owed.
            Assert.That((int?)answer["collection_error_code"], Is.Zero);
            Assert.That(aria.Account.Payments.Single().Amount, Is.EqualTo(26.78m));
            Assert.That(aria.Account.Payments.Single().Applications.Single().InvoiceNo, Is.EqualTo((long)answer["invoice_no"]!));
            Assert.That(aria.Account.Balance(), Is.EqualTo(30.00m));
        });
    }

    [Test]
    public void The_collection_of_a_change_that_fails_is_told_beside_error_code_0_and_the_change_stays()
    {
        using var aria = new InProcessAria(CustomerTenant.PaysByCard(now: "2019-02-18"));
        aria.Call("update_payment_method_m", new { acct_no = TestTenant.Account, payment_method_no = 1, pay_method_type = 13, bill_agreement_id = "decline-1", cc_expire_mm = 1, cc_expire_yyyy = 2031 });
        var answer = aria.Update(4, units: 2m);
        Assert.Multiple(() =>
        {
            Assert.That((int?)answer["collection_error_code"], Is.EqualTo(4001));
            Assert.That(aria.Account.Instance(TestTenant.Line)!.Current.Units, Is.EqualTo(2m));
            Assert.That(aria.Account.Balance(), Is.EqualTo(26.78m), "25 of 28 days of one more unit at 30.00, rounded line by line");
        });
    }

    /// <summary>The vendor's example: threshold 10; 4 and 4 are not collected; then 2 makes 10, which the batch collects.</summary>
    [Test]
    public void S9_below_the_threshold_nothing_is_collected_and_nothing_fails()
    {
        var definition = CustomerTenant.PaysByCard(now: "2019-02-18", price: 4m);
        definition.Settings.CollectionThreshold = 10m;
        using var aria = new InProcessAria(definition);
        aria.GoTo("2019-03-15");
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.Balance(), Is.EqualTo(8.00m));
            Assert.That(aria.Account.Payments, Is.Empty);
            Assert.That(aria.Account.Instance(TestTenant.Master)!.DunningState, Is.Zero);
        });
        aria.Tenant.ChangePrice(TestTenant.ScheduleA, TestTenant.LineService, 2m);
        aria.GoTo("2019-04-15");
        Assert.That(aria.Account.Payments.Single().Amount, Is.EqualTo(10.00m));
    }

    [TestCase(false, 2.68, TestName = "A small change is collected although the batch has a threshold")]
    [TestCase(true, 0, TestName = "A small change is not collected where the threshold holds for everything")]
    public void Threshold_of_changes(bool forAll, decimal collected)
    {
        var definition = CustomerTenant.PaysByCard(now: "2019-02-18", price: 3m);
        definition.Settings.CollectionThreshold = 10m;
        definition.Settings.ThresholdForAllCollections = forAll;
        using var aria = new InProcessAria(definition);
        var answer = aria.Update(4, units: 2m);
        Assert.Multiple(() =>
        {
            // 2 x 3.00 x 25/28 = 5.36, less 3.00 x 25/28 = 2.68.
            Assert.That(aria.Account.Payments.Sum(payment => payment.Amount), Is.EqualTo(collected));
            Assert.That((int?)answer["collection_error_code"], Is.Zero);
        });
    }

    [Test]
    public void When_the_primary_card_is_declined_the_backup_pays()
    {
        var definition = CustomerTenant.PaysByCard();
        definition.Accounts[0].PaymentMethods[0].IsDeclined = true;
        definition.Accounts[0].BackupMethodNo = CustomerTenant.SecondCard;
        using var aria = new InProcessAria(definition);
        Assert.That(aria.Account.Payments.Single().MethodNo, Is.EqualTo(CustomerTenant.SecondCard));
    }

    [Test]
    public void A_card_past_its_month_is_declined()
    {
        var definition = CustomerTenant.PaysByCard();
        (definition.Accounts[0].PaymentMethods[0].ExpireMonth, definition.Accounts[0].PaymentMethods[0].ExpireYear) = (3, 2019);
        using var aria = new InProcessAria(definition);
        aria.GoTo("2019-04-15");
        // Good to the end of March: February and March are paid, April is not.
        Assert.That(aria.Account.Balance(), Is.EqualTo(30.00m));
    }

    [Test]
    public void Failed_collections_step_through_dunning_to_suspension()
    {
        var definition = CustomerTenant.PaysByCard(now: "2019-02-15");
        definition.Accounts[0].PaymentMethods[0].IsDeclined = true;
        using var aria = new InProcessAria(definition);
        PlanInstance Master() => aria.Account.Instance(TestTenant.Master)!;

        Assert.That((Master().DunningState, Master().DunningStep), Is.EqualTo((1, (int?)1)));
        aria.GoTo("2019-02-25");
        Assert.That(Master().DunningStep, Is.EqualTo(2));
        aria.GoTo("2019-03-07");
        Assert.That(Master().DunningStep, Is.EqualTo(3));
        aria.GoTo("2019-03-17");
        Assert.Multiple(() =>
        {
            Assert.That((Master().DunningState, Master().Status), Is.EqualTo((2, -1)));
            Assert.That(aria.Account.Instance(TestTenant.Line)!.Current.IsBilled, Is.False);
        });
        aria.GoTo("2019-06-15");
        // Two invoices before the suspension of 17 March, none after.
        Assert.That(aria.Account.Invoices, Has.Count.EqualTo(2));
    }

    [Test]
    public void Dunning_ends_on_its_next_step_once_nothing_is_owed()
    {
        var definition = CustomerTenant.PaysByCard(now: "2019-02-15");
        definition.Accounts[0].PaymentMethods[0].IsDeclined = true;
        using var aria = new InProcessAria(definition);
        aria.Call("record_external_payment_m", new { acct_no = TestTenant.Account, reference_code = "WIRE1", payment_amount = 30 });
        aria.GoTo("2019-02-25");
        var master = aria.Account.Instance(TestTenant.Master)!;
        Assert.That((master.DunningState, master.DunningStep, master.Status), Is.EqualTo((0, (int?)null, 1)));
    }

    [Test]
    public void Terms_are_dunned_only_where_the_tenant_wants_it()
    {
        foreach (var duns in new[] { false, true })
        {
            var definition = CustomerTenant.PaysByTerms();
            definition.Settings.DunsOverdueTerms = duns;
            using var aria = new InProcessAria(definition);
            // Due 17 March; dunned from the next day on which the account has work, the bill date of 15 April.
            aria.GoTo("2019-04-15");
            Assert.That(aria.Account.Instance(TestTenant.Master)!.DunningState, Is.EqualTo(duns ? 1 : 0));
        }
    }

    [Test]
    public void A_dry_run_asks_no_processor()
    {
        using var aria = new InProcessAria(CustomerTenant.PaysByCard());
        var before = aria.Tenant.Snapshot();
        aria.Update(4, units: 2m, doWrite: false);
        Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before));
    }
}
