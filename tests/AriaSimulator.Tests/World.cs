using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>
/// A tenant with an arbitrary catalogue, bill day, interval, currency and tax, and steps through it that change plans in
/// every way there is. One number decides everything, so a failure repeats.
/// </summary>
internal sealed class World : IDisposable
{
    private static readonly string[] Currencies = ["usd", "jpy", "kwd"];
    private static readonly decimal[] Taxes = [0m, 0.08m, 0.195m];
    private static readonly int[] Intervals = [1, 3, 6, 12];
    private readonly Random random;

    public World(int seed, Action<TenantDefinition>? adjust = null)
    {
        random = new Random(seed);
        Currency = Pick(Currencies);
        var start = new DateOnly(2019, 1, 1).AddDays(random.Next(1000));
        var definition = TestTenant.Empty(start.AddDays(random.Next(60)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        definition.Settings.TaxRate = Pick(Taxes);
        var interval = Pick(Intervals);
        for (var no = 1; no <= 2; no++)
            definition.Plans.Add(RandomPlan(no, isSupplemental: false, interval));
        for (var no = 3; no <= 6; no++)
            definition.Plans.Add(RandomPlan(no, isSupplemental: true, random.Next(3) == 0 ? Pick(Intervals) : 1));
        definition.Accounts.Add(new AccountDefinition
        {
            AcctNo = TestTenant.Account,
            ClientAcctId = "C100",
            UserId = "customer",
            Currency = Currency,
            ActiveSince = start,
            BillDay = 1 + random.Next(31),
            Instances =
            [
                new InstanceDefinition { No = TestTenant.Master, PlanNo = 1 },
                new InstanceDefinition { No = TestTenant.Line, PlanNo = 3, ParentNo = TestTenant.Master, Units = 1 + random.Next(9) },
            ],
        });
        adjust?.Invoke(definition);
        Aria = new InProcessAria(definition);
    }

    public InProcessAria Aria { get; }

    public string Currency { get; }

    public Account Account => Aria.Account;

    public decimal MinorUnit => Currency switch { "jpy" => 1m, "kwd" => 0.001m, _ => 0.01m };

    /// <summary>A change some operation can make right now: its name and fields.</summary>
    public (string Operation, JsonObject Fields) Change(params int[] directives)
    {
        var living = Account.Instances.Where(instance => instance.Status == PlanStatus.Active).ToList();
        var directive = Pick(directives);
        var instance = living.Count == 0 ? null : living[random.Next(living.Count)];
        var kind = instance == null ? 3 : random.Next(6);
        var fields = kind switch
        {
            0 => new JsonObject { ["plan_instance_no"] = instance!.No, ["plan_units"] = 1 + random.Next(12) },
            1 => new JsonObject { ["plan_instance_no"] = instance!.No, ["alt_rate_schedule_no"] = Schedule(instance.PlanNo) },
            2 => new JsonObject { ["plan_instance_no"] = instance!.No, ["new_plan_no"] = Plan(instance.ParentNo != null) },
            4 when living.Count > 2 && instance!.ParentNo != null => new JsonObject { ["plan_instance_no"] = instance.No },
            _ => Assignment(living),
        };
        var operation = kind switch
        {
            0 or 1 => "update_acct_plan_m",
            2 => "replace_acct_plan_m",
            4 when living.Count > 2 && instance!.ParentNo != null => "cancel_acct_plan_m",
            _ => "assign_acct_plan_m",
        };
        fields["assignment_directive"] = directive;
        if (directive > 6)
            fields["effective_date"] = Day(1 + random.Next(50));
        return (operation, fields);
    }

    /// <summary>Any call on plans, sensible or not: the simulator may refuse it.</summary>
    public (string Operation, JsonObject Fields) AnyCall()
    {
        var account = Account;
        var instance = account.Instances[random.Next(account.Instances.Count)];
        var waiting = account.Queue.Where(change => change.Status == QueueStatus.Queued).ToList();
        var (operation, fields) = random.Next(9) switch
        {
            0 => ("update_acct_plan_status_m", new JsonObject { ["plan_instance_no"] = instance.No, ["status_cd"] = Pick([-3, -2, -1, 0, 1, 41, 61]), ["force_bill_date_reset"] = random.Next(3) }),
            1 => ("update_acct_plan_status_m", new JsonObject { ["plan_instance_no"] = instance.No, ["status_cd"] = Pick([-1, 1]), ["queue_days"] = random.Next(40) }),
            2 when waiting.Count > 0 => ("edit_acct_plan_queued_changes_m", new JsonObject { ["edit_queued_changes"] = new JsonArray(Edit(waiting[random.Next(waiting.Count)])) }),
            3 => ("assign_custom_acct_plan_rates_m", new JsonObject { ["plan_instance_no"] = instance.No, ["service_no"] = instance.PlanNo * 10, ["custom_acct_rates"] = new JsonArray(new JsonObject { ["rate_seq_no"] = 1, ["rate_per_unit"] = Price() }), ["plan_scope"] = Pick(["C", "Q"]) }),
            4 => ("remove_acct_plan_custom_rates_m", new JsonObject { ["plan_instance_no"] = instance.No }),
            5 => ("cancel_acct_plan_m", new JsonObject { ["plan_instance_no"] = instance.No, ["assignment_directive"] = 1 + random.Next(11), ["effective_date"] = Day(random.Next(40)) }),
            6 => ("update_acct_plan_multi_m", new JsonObject { ["assignment_directive"] = 1 + random.Next(11), ["invoicing_option"] = 1 + random.Next(4), ["plan_updates"] = new JsonArray(Row(account), Row(account)) }),
            7 => ("replace_acct_plan_m", new JsonObject { ["plan_instance_no"] = instance.No, ["new_plan_no"] = 1 + random.Next(6), ["assignment_directive"] = 1 + random.Next(11), ["effective_date"] = Day(random.Next(40)), ["offset_months"] = random.Next(3) }),
            _ => Change(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
        };
        if (Wire.Contract.Current.Find(operation)!.Inputs.Any(field => field.Name == "do_write") && random.Next(4) == 0)
            fields["do_write"] = "false";
        return (operation, fields);
    }

    private JsonObject Edit(QueuedChange change) => new()
    {
        ["queue_id"] = change.QueueId,
        ["queue_edit_directive"] = random.Next(3),
        ["new_effective_date"] = Day(random.Next(40)),
        ["assignment_directive"] = 7 + random.Next(5),
    };

    private JsonObject Row(Account account)
    {
        var instance = account.Instances[random.Next(account.Instances.Count)];
        return random.Next(4) switch
        {
            0 => new JsonObject { ["plan_directive"] = 1, ["new_plan_no"] = 1 + random.Next(6), ["parent_plan_instance_no"] = TestTenant.Master, ["effective_date"] = Day(random.Next(40)) },
            1 => new JsonObject { ["plan_directive"] = 2, ["existing_plan_instance_no"] = instance.No, ["new_plan_no"] = 1 + random.Next(6), ["effective_date"] = Day(random.Next(40)) },
            2 => new JsonObject { ["plan_directive"] = 3, ["existing_plan_instance_no"] = instance.No, ["plan_units"] = 1 + random.Next(9), ["effective_date"] = Day(random.Next(40)) },
            _ => new JsonObject { ["plan_directive"] = 4, ["existing_plan_instance_no"] = instance.No, ["effective_date"] = Day(random.Next(40)) },
        };
    }

    /// <summary>Lets some days pass.</summary>
    public void Wait() => Aria.Tenant.Advance(24 * random.Next(1, 50));

    /// <summary>Makes some changes with given directives and lets days pass between them.</summary>
    public void Live(int steps, params int[] directives)
    {
        for (var step = 0; step < steps; step++)
        {
            var (operation, fields) = Change(directives);
            Aria.Do(operation, fields);
            Aria.Tenant.Advance(24 * random.Next(1, 40));
        }
    }

    public string Day(int ahead) => Aria.Tenant.Today.AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public T Pick<T>(T[] values) => values[random.Next(values.Length)];

    public void Dispose() => Aria.Dispose();

    private JsonObject Assignment(List<PlanInstance> living)
    {
        var masters = living.Where(instance => instance.ParentNo == null).ToList();
        return masters.Count > 0 && random.Next(4) > 0
            ? new JsonObject { ["new_plan_no"] = Plan(true), ["parent_plan_instance_no"] = masters[random.Next(masters.Count)].No, ["plan_units"] = 1 + random.Next(5) }
            : new JsonObject { ["new_plan_no"] = Plan(false), ["existing_billing_group_no"] = 1, ["invoicing_option"] = Pick([1, 2]) };
    }

    private long Plan(bool isSupplemental) => isSupplemental ? 3 + random.Next(4) : 1 + random.Next(2);

    private long Schedule(long planNo) => (planNo * 100) + 1 + random.Next(2);

    private Plan RandomPlan(long no, bool isSupplemental, int interval)
    {
        var services = new List<Service> { new() { No = no * 10, Name = $"Fee {no}", TierRule = Pick(Enum.GetValues<TierRule>()) } };
        if (random.Next(3) == 0)
            services.Add(new Service { No = (no * 10) + 1, Name = $"Arrears {no}", Kind = ServiceKind.RecurringInArrears, IsTaxable = false });
        if (random.Next(3) == 0)
            services.Add(new Service { No = (no * 10) + 2, Name = $"Set-up {no}", Kind = ServiceKind.Activation });
        return new Plan
        {
            No = no,
            ClientId = $"P{no}",
            Name = $"Plan {no}",
            IsSupplemental = isSupplemental,
            Services = services,
            Schedules = [RandomSchedule(no, 1, services, interval), RandomSchedule(no, 2, services, interval)],
        };
    }

    private RateSchedule RandomSchedule(long planNo, int number, List<Service> services, int interval) => new()
    {
        No = (planNo * 100) + number,
        ClientId = $"S{planNo}-{number}",
        Name = $"Schedule {number}",
        Currency = Currency,
        IsDefault = number == 1,
        IntervalMonths = interval,
        Rates = [.. services.Select(service => new ServiceRates { ServiceNo = service.No, Tiers = RandomTiers() })],
    };

    private List<Tier> RandomTiers()
    {
        var border = 1 + random.Next(8);
        return random.Next(2) == 0
            ? [new Tier(1, 1m, null, Price())]
            : [new Tier(1, 1m, border, Price()), new Tier(2, border + 1m, null, Price())];
    }

    private decimal Price() => random.Next(100_000) / 1000m;
}
