using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Aria.Rows;
using CrmAriaConnector.Plugins.Previews;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>Aria's invoice lines in the shape the pages show.</summary>
internal static class AriaLines
{
    public static IReadOnlyList<MoneyLine> Of(UpdateAcctPlanResponse answer) =>
        answer.AcctPlanLineItems.Select((line, index) => Map(line, index + 1)).ToList();

    private static MoneyLine Map(AcctPlanLineItem line, int position)
    {
        var amount = line.LineAmount ?? 0;
        var type = Type(line.LineType, amount);
        if (type is LineType.Credit or LineType.TaxCredit)
            amount = -Math.Abs(amount);
        int? days = line is { DateRangeStart: { } from, DateRangeEnd: { } to } ? from.DaysUntil(to) + 1 : null;
        var factor = Factor(line.ProrationFactor);
        return new MoneyLine
        {
            LineNo = (int)(line.LineNo ?? position),
            Type = type,
            ServiceNo = AriaNumber.Text(line.ServiceNo),
            Service = line.ServiceName,
            Description = line.Description,
            From = line.DateRangeStart,
            To = line.DateRangeEnd,
            Days = days,
            PeriodDays = days is { } covered && factor is > 0 and <= 1 ? (int)Math.Round(covered / factor.Value, MidpointRounding.AwayFromZero) : null,
            Units = line.LineUnits,
            BaseUnits = line.LineBaseUnits,
            Factor = factor,
            RatePerUnit = line.RatePerUnit is { } rate ? Math.Abs(rate) : null,
            Amount = amount,
        };
    }

    private static LineType Type(InvoiceLineType? type, decimal amount) =>
        type == InvoiceLineType.Tax ? amount < 0 ? LineType.TaxCredit : LineType.Tax
        : amount < 0 || type == InvoiceLineType.ServiceCredit ? LineType.Credit
        : type == InvoiceLineType.Recurring ? LineType.Charge
        : LineType.Other;

    /// <summary>Aria's guides call the factor a percentage; what is above 1 is read as one.</summary>
    private static decimal? Factor(decimal? factor) => factor is > 1 ? factor / 100 : factor;
}
