using System.Collections.Generic;
using System.Globalization;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Small tenants made for one test: one master plan, one supplemental plan, one account.</summary>
internal static class TestTenant
{
    public const long Account = 100;
    public const long Master = 201;
    public const long Line = 202;
    public const long LinePlan = 20;
    public const long LineService = 52;
    public const long ScheduleA = 71;
    public const long ScheduleB = 72;

    /// <summary>An account billed on a day of the month since a day; the line plan costs priceA by default and priceB on schedule B.</summary>
    public static TenantDefinition New(string now, string activeSince, int billDay, decimal priceA, decimal priceB, decimal units = 1m, string currency = "usd", int interval = 1)
    {
        var definition = Empty(now);
        definition.Plans.Add(Plan(10, 51, isSupplemental: false, Schedule(61, 51, 0m, currency, isDefault: true, interval: interval)));
        definition.Plans.Add(Plan(
            LinePlan,
            LineService,
            isSupplemental: true,
            Schedule(ScheduleA, LineService, priceA, currency, isDefault: true, interval: interval),
            Schedule(ScheduleB, LineService, priceB, currency, interval: interval)));
        definition.Accounts.Add(new AccountDefinition
        {
            AcctNo = Account,
            ClientAcctId = "C100",
            UserId = "customer",
            Currency = currency,
            ActiveSince = Day(activeSince),
            BillDay = billDay,
            Instances =
            [
                new InstanceDefinition { No = Master, PlanNo = 10 },
                new InstanceDefinition { No = Line, PlanNo = LinePlan, ParentNo = Master, Units = units },
            ],
        });
        return definition;
    }

    public static TenantDefinition Empty(string now) => new()
    {
        ClientNo = 9000123,
        AuthKey = "local-playground-key",
        Now = Day(now).ToDateTime(new System.TimeOnly(9, 0)),
        LastNumbers = new Dictionary<Sequence, long> { [Sequence.Account] = 1000, [Sequence.PlanInstance] = 2000 },
    };

    public static Plan Plan(long no, long serviceNo, bool isSupplemental, params RateSchedule[] schedules) => new()
    {
        No = no,
        ClientId = string.Create(CultureInfo.InvariantCulture, $"PLAN{no}"),
        Name = string.Create(CultureInfo.InvariantCulture, $"Plan {no}"),
        IsSupplemental = isSupplemental,
        Services = [new Service { No = serviceNo, ClientId = string.Create(CultureInfo.InvariantCulture, $"SVC{serviceNo}"), Name = "Fee" }],
        Schedules = [.. schedules],
    };

    public static RateSchedule Schedule(long no, long serviceNo, decimal price, string currency = "usd", bool isDefault = false, string? from = null, string? to = null, int interval = 1) => new()
    {
        No = no,
        ClientId = string.Create(CultureInfo.InvariantCulture, $"RS{no}"),
        Name = string.Create(CultureInfo.InvariantCulture, $"Schedule {no}"),
        Currency = currency,
        IsDefault = isDefault,
        IntervalMonths = interval,
        AvailableFrom = from == null ? null : Day(from),
        AvailableTo = to == null ? null : Day(to),
        Rates = [new ServiceRates { ServiceNo = serviceNo, Tiers = [new Tier(1, 1m, null, price)] }],
    };

    public static string Json(this TenantDefinition definition) => Documents.Write(definition);
}
