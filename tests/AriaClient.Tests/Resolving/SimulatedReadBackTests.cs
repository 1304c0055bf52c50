using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;
using CrmAriaConnector.AriaSimulator;
using CrmAriaConnector.AriaSimulator.Faults;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>
/// The same change twice over the wire: lost on the way there it is not done, lost on the way back it is done.
/// Credits are missing: the simulator does not list them.
/// </summary>
[TestFixture]
public sealed class SimulatedReadBackTests
{
    private const long Account = 4711001;
    private const long Line = 8800102;
    private const long LineService = 5120;
    private const long CardAccount = 4711091;
    private const long HeldOrder = 6604303;

    private AriaSimulatorServer _aria = null!;
    private RestSharpTransport _transport = null!;
    private AriaClient _client = null!;

    [SetUp]
    public async Task Start()
    {
        _aria = await AriaSimulatorServer.StartAsync();
        _transport = new RestSharpTransport(_aria.BaseAddress);
        _client = new AriaClient(new AriaClientOptions(9000123, new AriaSecret("local-playground-key")) { AltCallerId = "robin.rep" }, _transport);
    }

    [TearDown]
    public async Task Stop()
    {
        _transport.Dispose();
        await _aria.DisposeAsync();
    }

    private static UpdateAcctPlanRequest Dated() => new()
    {
        AcctNo = Account, PlanInstanceNo = Line, PlanUnits = 4, AltRateScheduleNo = 77005, AssignmentDirective = AssignmentDirective.OnDateFullProration, EffectiveDate = new AriaDate(2019, 2, 22), IncludePlanInstanceQueue = true, DoWrite = true,
    };

    private static AssignCustomAcctPlanRatesRequest Rates(long? queueId = null) => new()
    {
        AcctNo = Account, PlanInstanceNo = Line, ServiceNo = LineService, PlanScope = queueId is null ? PlanScope.Current : PlanScope.Queued, PlanQueueId = queueId,
        CustomAcctRates = { new CustomAcctRate { RateSeqNo = 1, FromUnit = 1, RatePerUnit = 8.25m } },
    };

    private static EditAcctPlanQueuedChangesRequest Edit(long queueId, QueueEditDirective directive) => new()
    {
        AcctNo = Account, DoWrite = true, EditQueuedChanges = { new EditQueuedChange { QueueId = queueId, QueueEditDirective = directive, NewEffectiveDate = directive == QueueEditDirective.ChangeDate ? new AriaDate(2019, 2, 28) : null, AssignmentDirective = directive == QueueEditDirective.ChangeDate ? AssignmentDirective.OnDateFullProration : null } },
    };

    private long Queued() => _client.Send(Dated()).PlanInstanceQueue.Select(row => row.QueueId).OfType<long>().Last();

    private List<PlanUnitInstList> Units() =>
        [.. _client.Send(new GetAcctPlanUnitInstanceAllRequest { AcctNo = Account, PlanInstanceNo = Line }).AllPlanInstances.SelectMany(instance => instance.PlanUnitInstList)];

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return Case("custom rates in force", _ => Rates());
        yield return Case("custom rates of a queued change", test => Rates(test.Queued()));
        yield return Case("custom rates removed", test =>
        {
            test._client.Send(Rates());
            return new RemoveAcctPlanCustomRatesRequest { AcctNo = Account, PlanInstanceNo = Line };
        });
        yield return Case("a coupon of the account", _ => new ApplyCouponToAcctRequest { AcctNo = Account, CouponCode = "WELCOME10" });
        yield return Case("units come", _ => new ModifyAcctPlanUnitInstancesRequest { AcctNo = Account, PlanInstNo = Line, AssignmentDirective = AssignmentDirective.NowFullProration, NewPlanUnits = 2, NewClientPlanUnitInst = { "RED", "BLUE" }, DoWrite = true });
        yield return Case("a unit goes, by id", test => new ModifyAcctPlanUnitInstancesRequest { AcctNo = Account, PlanInstNo = Line, AssignmentDirective = AssignmentDirective.NowFullProration, RemovePlanUnits = { new RemovePlanUnit { ClientPlanUnitInstId = test.Units()[0].ClientPlanUnitInstId } }, DoWrite = true });
        yield return Case("units come on the anniversary", _ => new ModifyAcctPlanUnitInstancesRequest { AcctNo = Account, PlanInstNo = Line, AssignmentDirective = AssignmentDirective.NextAnniversary, NewPlanUnits = 1, DoWrite = true });
        yield return Case("one unit", test => new UpdateAcctPlanUnitInstanceRequest { AcctNo = Account, PlanUnitInstNo = test.Units()[0].PlanUnitInstNo, NewClientPlanUnitInstId = "DESK-4", PlanUnitInstFields = { new PlanUnitInstField { FieldName = "floor", FieldValue = "4", PlanUnitInstDirective = UnitFieldDirective.Replace } }, DoWrite = true });
        yield return Case("an order cancelled", _ => new CancelOrderRequest { AcctNo = Account, OrderNo = HeldOrder });
        yield return Case("an order billed", _ => new UpdateOrderRequest { AccountNo = Account, OrderNo = HeldOrder, BillImmediately = BillImmediately.Yes, DoWrite = true });
        yield return Case("a queued change deleted", test => Edit(test.Queued(), QueueEditDirective.Delete));
        yield return Case("a queued change carried out", test => Edit(test.Queued(), QueueEditDirective.ExecuteNow));
        yield return Case("a queued change moved", test => Edit(test.Queued(), QueueEditDirective.ChangeDate));
        yield return Case("a comment", _ => new WriteAcctCommentRequest { AcctNo = Account, Comment = "Called about the new line." });
        yield return Case("the account's contact", _ => new UpdateContactRequest { AcctNo = Account, ContactInd = ContactIndicator.AccountAndShared, Email = "new@brightwater.example", CountryCd = "US", StateProv = "WA", Address2 = "~" });
        yield return Case("the statement contact", test => new UpdateContactRequest { AcctNo = Account, ContactInd = ContactIndicator.Statement, BillingGroupNo = test.Group(Account), Email = "bills@brightwater.example" });
        yield return Case("the billing contact", test => new UpdateContactRequest { AcctNo = CardAccount, ContactInd = ContactIndicator.Billing, BillingGroupNo = test.Group(CardAccount), Email = "cards@harbour.example", CountryCd = "US", StateProv = "WA" });
        yield return Case("a payment method removed", test => new RemoveAcctPaymentMethodRequest { AcctNo = CardAccount, PaymentMethodNo = test.UnusedMethod() });
        yield return Case("a supplemental field", _ => new UpdateAcctSuppFieldsRequest { AccountNo = Account, FieldName = "Tag", ValueText = "gold" });
        yield return Case("a class of events", _ => new SubscribeEventClassRequest { ClassNo = 1, DoWrite = true });
        yield return Case("no class of events", test =>
        {
            test._client.Send(new SubscribeEventClassRequest { ClassNo = 1, DoWrite = true });
            return new UnsubscribeEventClassRequest { ClassNo = 1, DoWrite = true };
        });

        static TestCaseData Case(string name, Func<SimulatedReadBackTests, AriaRequest> change) => new TestCaseData(change).SetName("Lost: " + name);
    }

    private long? Group(long account) => _client.Send(new GetAcctDetailsAllRequest { AcctNo = account, IncludeBillingGroups = 1 }).BillingGroupsInfo[0].BillingGroupNo;

    /// <summary>A second method, which no billing group is charged to.</summary>
    private long? UnusedMethod()
    {
        _client.Send(new UpdatePaymentMethodRequest { AcctNo = CardAccount, PayMethodType = PaymentMethodType.TokenizedCard, BillAgreementId = new AriaSecret("token-2"), CcExpireMm = new AriaSecret("12"), CcExpireYyyy = new AriaSecret("2030") });
        return _client.Send(new GetAcctPaymentMethodsAndTermsRequest { AcctNo = CardAccount }).AccountPaymentMethods.Select(method => method.PaymentMethodNo).Max();
    }

    [TestCaseSource(nameof(Changes))]
    public async Task A_lost_change_is_found_out(Func<SimulatedReadBackTests, AriaRequest> prepare)
    {
        var change = prepare(this);
        var mark = await _client.MarkAsync(change);
        Assert.That(mark, Is.Not.Null);

        Lose(change, FaultKind.DropRequest);
        var lost = await Look(change, mark);
        Assert.That(lost.State, Is.EqualTo(ChangeState.NotDone), lost.Reason);

        Lose(change, FaultKind.DropAnswer);
        var made = await Look(change, mark);
        Assert.That(made.State, Is.EqualTo(ChangeState.Done), made.Reason);
    }

    [Test]
    public async Task Custom_rates_and_units_are_found_after_their_queued_change_has_been_carried_out()
    {
        var rates = Rates(Queued());
        var ratesMark = await _client.MarkAsync(rates);
        Lose(rates, FaultKind.DropAnswer);
        _aria.Tenant.AdvanceTo(new DateOnly(2019, 2, 23));
        Assert.That((await Look(rates, ratesMark)).State, Is.EqualTo(ChangeState.Done));

        var units = new ModifyAcctPlanUnitInstancesRequest { AcctNo = Account, PlanInstNo = Line, AssignmentDirective = AssignmentDirective.NextAnniversary, NewPlanUnits = 1, DoWrite = true };
        var unitsMark = await _client.MarkAsync(units);
        Lose(units, FaultKind.DropAnswer);
        _aria.Tenant.AdvanceTo(new DateOnly(2019, 3, 16));
        var found = await Look(units, unitsMark);
        Assert.That(found.State, Is.EqualTo(ChangeState.Done), found.Reason);
    }

    [Test]
    public async Task A_change_moved_to_a_day_that_has_come_is_found()
    {
        var edit = Edit(Queued(), QueueEditDirective.ChangeDate);
        var mark = await _client.MarkAsync(edit);
        Lose(edit, FaultKind.DropAnswer);
        _aria.Tenant.AdvanceTo(new DateOnly(2019, 3, 1));
        Assert.That((await Look(edit, mark)).State, Is.EqualTo(ChangeState.Done));
    }

    [Test]
    public async Task A_new_account_of_a_taken_id_is_not_done_and_one_of_its_own_is()
    {
        // The id of another customer.
        var creation = new CreateAcctCompleteRequest { DoWrite = true, ClientReceiptId = "newaccount1", Acct = { new AcctRow { ClientAcctId = "CRM-000452" } } };
        Assert.That((await Look(creation, null)).State, Is.EqualTo(ChangeState.NotDone));

        // Any receipt of an account will do: what counts is that it is looked for on the account of the name.
        var dated = Dated();
        dated.ClientReceiptId = creation.ClientReceiptId;
        _client.Send(dated);
        creation.Acct[0].ClientAcctId = _client.Send(new GetAcctDetailsAllRequest { AcctNo = Account }).ClientAcctId;
        var found = await Look(creation, null);
        Assert.That((found.State, found.Identifiers[0]), Is.EqualTo((ChangeState.Done, new ChangeIdentifier("acct_no", "4711001"))));
    }

    [Test]
    public async Task A_change_without_types_is_found_by_the_receipt_in_its_members()
    {
        var members = new JObject { ["acct_no"] = Account, ["plan_instance_no"] = Line, ["plan_units"] = 4, ["assignment_directive"] = 4 };
        foreach (var (fault, state) in new[] { (FaultKind.DropRequest, ChangeState.NotDone), (FaultKind.DropAnswer, ChangeState.Done) })
        {
            _aria.Faults.Add(new Fault { Operation = "update_acct_plan_m", Kind = fault });
            Assert.ThrowsAsync<AriaException>(() => _client.SendAsync("update_acct_plan_m", members));
            var found = await _client.ResolveAsync("update_acct_plan_m", members, DateTime.UtcNow.AddMinutes(-6), emptyReads: 1);
            Assert.That(found.State, Is.EqualTo(state), found.Reason);
        }
    }

    private void Lose(AriaRequest change, FaultKind fault)
    {
        _aria.Faults.Add(new Fault { Operation = change.Operation, Kind = fault });
        var failure = Assert.ThrowsAsync<AriaException>(() => SendAsync(change))!;
        Assert.That(failure.Outcome, Is.EqualTo(AriaOutcome.Unknown));
    }

    private Task SendAsync(AriaRequest change) => (Task)typeof(AriaClient).GetMethods()
        .Single(method => method is { Name: nameof(AriaClient.SendAsync), IsGenericMethod: true })
        .MakeGenericMethod(change.GetType().BaseType!.GetGenericArguments()[0])
        .Invoke(_client, [change, default(System.Threading.CancellationToken)])!;

    /// <summary>The last of two looks after the quiet period.</summary>
    private Task<Resolution> Look(AriaRequest change, ChangeMark? mark) =>
        _client.ResolveAsync(change, DateTime.UtcNow.AddMinutes(-6), 1, mark is null ? null : ChangeMark.Parse(mark.ToString()));
}
