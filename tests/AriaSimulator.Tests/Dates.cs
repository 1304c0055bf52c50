using System;
using System.Globalization;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Days written the way the sources write them.</summary>
internal static class Dates
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
