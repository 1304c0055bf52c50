using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Money;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>Reads an intent strictly: a member nobody knows may be a wish nobody would carry out.</summary>
internal static class IntentReader
{
    private const int LongestIntent = 100_000;

    /// <exception cref="RefusalException">INVALID_INTENT, INVALID_UNITS or INVALID_DATE with a sentence.</exception>
    public static IIntent Read(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            throw Refuse("The change is empty. Fill in the form again.");
        if (json!.Length > LongestIntent)
            throw Refuse("The change is too long to be one. Fill in the form again.");
        JObject members;
        try
        {
            members = PluginJson.Object(json);
        }
        catch (Exception problem) when (problem is JsonException or OverflowException or FormatException)
        {
            // The text itself stays out of the sentence: it is the caller's and may hold anything.
            throw Refuse("The change is not valid JSON. Fill in the form again.");
        }
        var reader = new Members(members);
        var kind = reader.Choice<IntentKind>("kind");
        IIntent intent = kind switch
        {
            IntentKind.UpdatePlan => ReadUpdatePlan(reader),
            IntentKind.AssignCustomRates => ReadAssignCustomRates(reader),
            _ => throw Refuse("This kind of change is not supported."),
        };
        reader.RefuseTheRest();
        return intent;
    }

    private static UpdatePlanIntent ReadUpdatePlan(Members reader)
    {
        var when = reader.Choice<When>("when");
        var intent = new UpdatePlanIntent
        {
            AcctNo = reader.Number("acctNo"),
            PlanInstanceNo = reader.Number("planInstanceNo"),
            Units = reader.Decimal("units", Codes.InvalidUnits),
            RateScheduleNo = reader.OptionalNumber("rateScheduleNo"),
            CustomRates = reader.OptionalRows("customRates", row => new CustomRate(row.Number("serviceNo"), Tier(row))),
            When = when,
            EffectiveDate = reader.OptionalDate("effectiveDate"),
            Proration = reader.Choice<Proration>("proration"),
            Comments = reader.OptionalText("comments"),
        };
        if (intent.RateScheduleNo is not null && intent.CustomRates is not null)
            throw Refuse("A change carries a rate schedule or custom rates, not both. Choose one.");
        if (when == When.OnDate && intent.EffectiveDate is null)
            throw new RefusalException(Codes.InvalidDate, "Pick the day on which the change takes effect.");
        if (when != When.OnDate && intent.EffectiveDate is not null)
            throw new RefusalException(Codes.InvalidDate, "A day is given only together with \"pick a date\". Remove the day, or pick a date.");
        return intent;
    }

    private static AssignCustomRatesIntent ReadAssignCustomRates(Members reader)
    {
        var intent = new AssignCustomRatesIntent
        {
            AcctNo = reader.Number("acctNo"),
            PlanInstanceNo = reader.Number("planInstanceNo"),
            ServiceNo = reader.Number("serviceNo"),
            Scope = reader.Choice<RateScope>("scope"),
            QueueId = reader.OptionalNumber("queueId"),
            Rates = reader.OptionalRows("rates", Tier) ?? throw Refuse("The change has no rates. Give at least one."),
        };
        if (intent.Scope == RateScope.Current && intent.QueueId is not null)
            throw Refuse("A queued change is named only where the rates are for the queued plan.");
        return intent;
    }

    private static RateTier Tier(Members row) => new(
        row.Integer("seq"),
        row.Decimal("from", Codes.InvalidCustomRates),
        row.OptionalDecimal("to", Codes.InvalidCustomRates),
        row.Decimal("ratePerUnit", Codes.InvalidCustomRates));

    private static RefusalException Refuse(string sentence) => new(Codes.InvalidIntent, sentence);

    private enum IntentKind
    {
        UpdatePlan,
        AssignCustomRates,
    }

    /// <summary>Takes members out of an object one by one; what is left at the end is unknown.</summary>
    private sealed class Members(JObject source)
    {
        private const int NumberLength = 22;
        private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

        public T Choice<T>(string name) where T : struct
        {
            var text = Text(name);
            if (text is not null && Enum.GetNames(typeof(T)).Contains(text))
                return (T)Enum.Parse(typeof(T), text);
            throw Refuse(Invariant($"\"{name}\" must be one of: {string.Join(", ", Enum.GetNames(typeof(T)))}."));
        }

        public string Number(string name) =>
            OptionalNumber(name) ?? throw Refuse(Invariant($"\"{name}\" is missing."));

        public string? OptionalNumber(string name)
        {
            if (Text(name) is not { } text)
                return null;
            if (text.Length is 0 or > NumberLength || !text.All(c => c is >= '0' and <= '9'))
                throw Refuse(Invariant($"\"{name}\" must be a number of at most {NumberLength} digits, given as text."));
            return text;
        }

        public string? OptionalText(string name) => Text(name) is { Length: > 0 } text ? text : null;

        public AriaDate? OptionalDate(string name)
        {
            if (Text(name) is not { } text)
                return null;
            return AriaDate.TryParse(text, out var day)
                ? day
                : throw new RefusalException(Codes.InvalidDate, Invariant($"\"{name}\" is not a day of the calendar; give it as year-month-day, like 2019-02-22."));
        }

        public decimal Decimal(string name, string code) =>
            OptionalDecimal(name, code) ?? throw new RefusalException(code, Invariant($"\"{name}\" is missing; give a number."));

        public decimal? OptionalDecimal(string name, string code)
        {
            switch (Take(name))
            {
                case null or { Type: JTokenType.Null }:
                    return null;
                case JValue { Type: JTokenType.Integer or JTokenType.Float } value:
                    try
                    {
                        return value.Value<decimal>();
                    }
                    catch (Exception tooLarge) when (tooLarge is OverflowException or InvalidCastException)
                    {
                        throw new RefusalException(code, Invariant($"\"{name}\" is far too large a number."));
                    }
                default:
                    throw new RefusalException(code, Invariant($"\"{name}\" must be a number."));
            }
        }

        public int Integer(string name)
        {
            var value = Decimal(name, Codes.InvalidCustomRates);
            return value == decimal.Truncate(value) && value is >= 0 and <= 9999
                ? (int)value
                : throw new RefusalException(Codes.InvalidCustomRates, Invariant($"\"{name}\" must be a whole number."));
        }

        public IReadOnlyList<T>? OptionalRows<T>(string name, Func<Members, T> read)
        {
            switch (Take(name))
            {
                case null or { Type: JTokenType.Null }:
                    return null;
                case JArray array:
                    return array.Select(item => Row(name, item, read)).ToList();
                default:
                    throw Refuse(Invariant($"\"{name}\" must be a list."));
            }
        }

        public void RefuseTheRest()
        {
            if (source.Properties().FirstOrDefault(property => !_taken.Contains(property.Name)) is { } unknown)
                throw Refuse(Invariant($"\"{Shown(unknown.Name)}\" is not part of this change. Remove it, or install the version of the connector that knows it."));
        }

        private static T Row<T>(string name, JToken item, Func<Members, T> read)
        {
            if (item is not JObject members)
                throw Refuse(Invariant($"Each entry of \"{name}\" must be an object."));
            var row = new Members(members);
            var result = read(row);
            row.RefuseTheRest();
            return result;
        }

        private static string Shown(string name) => name.Length <= 40 ? name : name.Substring(0, 40);

        private string? Text(string name) => Take(name) switch
        {
            null or { Type: JTokenType.Null } => null,
            JValue { Type: JTokenType.String } value => (string?)value.Value,
            _ => throw Refuse(Invariant($"\"{name}\" must be text.")),
        };

        private JToken? Take(string name)
        {
            _taken.Add(name);
            return source.TryGetValue(name, StringComparison.Ordinal, out var value) ? value : null;
        }
    }
}
