using System;
using System.Globalization;
using Newtonsoft.Json;

namespace CrmAriaConnector.Aria;

/// <summary>A calendar day without time and time zone, as Aria's billing dates are. Written and read as yyyy-MM-dd.</summary>
[JsonConverter(typeof(AriaDateConverter))]
public readonly struct AriaDate : IEquatable<AriaDate>, IComparable<AriaDate>, IComparable
{
    private const string Format = "yyyy-MM-dd";
    private readonly int _dayNumber;

    /// <summary>The day with this year, month (1–12) and day of the month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day in the calendar.</exception>
    public AriaDate(int year, int month, int day) : this(new DateTime(year, month, day)) { }

    private AriaDate(DateTime day) => _dayNumber = (int)(day.Ticks / TimeSpan.TicksPerDay);

    /// <summary>The year.</summary>
    public int Year => Midnight.Year;

    /// <summary>The month, 1–12.</summary>
    public int Month => Midnight.Month;

    /// <summary>The day of the month, 1–31.</summary>
    public int Day => Midnight.Day;

    /// <summary>The number of days in this day's month.</summary>
    public int DaysInMonth => DateTime.DaysInMonth(Year, Month);

    private DateTime Midnight => new(_dayNumber * TimeSpan.TicksPerDay, DateTimeKind.Unspecified);

    /// <summary>The calendar day of a point in time, as its own clock shows it; nothing is converted between time zones.</summary>
    public static AriaDate FromDateTime(DateTime moment) => new(moment);

    /// <summary>Midnight of this day, of unspecified kind.</summary>
    public DateTime ToDateTime() => Midnight;

    /// <summary>The day this many days later, or earlier when negative.</summary>
    public AriaDate AddDays(int days) => new(Midnight.AddDays(days));

    /// <summary>The same day of the month this many months later; the last day where that month is shorter.</summary>
    public AriaDate AddMonths(int months) => new(Midnight.AddMonths(months));

    /// <summary>Days from this day to the other: 1 from the 14th to the 15th, negative when the other is earlier.</summary>
    public int DaysUntil(AriaDate other) => other._dayNumber - _dayNumber;

    /// <summary>Reads yyyy-MM-dd.</summary>
    /// <exception cref="FormatException">The text is not a day of the calendar written that way.</exception>
    public static AriaDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is not a date. Write it as yyyy-MM-dd, for instance 2019-02-22.");

    /// <summary>Reads yyyy-MM-dd; says no to anything else.</summary>
    public static bool TryParse(string? text, out AriaDate date)
    {
        var read = DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        date = read ? new AriaDate(day) : default;
        return read;
    }

    /// <summary>The day as yyyy-MM-dd.</summary>
    public override string ToString() => Midnight.ToString(Format, CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public bool Equals(AriaDate other) => _dayNumber == other._dayNumber;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is AriaDate other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _dayNumber;

    /// <inheritdoc />
    public int CompareTo(AriaDate other) => _dayNumber.CompareTo(other._dayNumber);

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        AriaDate other => CompareTo(other),
        _ => throw new ArgumentException("An AriaDate is compared with another AriaDate only.", nameof(obj)),
    };

    /// <summary>The same day.</summary>
    public static bool operator ==(AriaDate left, AriaDate right) => left.Equals(right);

    /// <summary>Another day.</summary>
    public static bool operator !=(AriaDate left, AriaDate right) => !left.Equals(right);

    /// <summary>Earlier.</summary>
    public static bool operator <(AriaDate left, AriaDate right) => left._dayNumber < right._dayNumber;

    /// <summary>Later.</summary>
    public static bool operator >(AriaDate left, AriaDate right) => left._dayNumber > right._dayNumber;

    /// <summary>Earlier or the same day.</summary>
    public static bool operator <=(AriaDate left, AriaDate right) => left._dayNumber <= right._dayNumber;

    /// <summary>Later or the same day.</summary>
    public static bool operator >=(AriaDate left, AriaDate right) => left._dayNumber >= right._dayNumber;
}

internal sealed class AriaDateConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(AriaDate) || objectType == typeof(AriaDate?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        reader.Value switch
        {
            null when objectType == typeof(AriaDate?) => null,
            DateTime moment => AriaDate.FromDateTime(moment),
            string text when AriaDate.TryParse(text, out var date) => date,
            _ => throw new JsonSerializationException($"'{reader.Value}' is not a date. Write it as yyyy-MM-dd."),
        };

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteValue(value?.ToString());
}
