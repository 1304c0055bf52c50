using System;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Days from one to another, both included; an open end has no limit.</summary>
internal sealed record DayRange(DateOnly? From, DateOnly? To)
{
    public static DayRange Read(AriaRow request, string fromField, string toField)
    {
        var range = new DayRange(request.Date(fromField), request.Date(toField));
        return range.From > range.To ? throw AriaFailure.BadDate(toField, $"must not be before {fromField}") : range;
    }

    public bool Holds(DateOnly day) => !(day < From) && !(day > To);
}
