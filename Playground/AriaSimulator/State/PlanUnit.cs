using System;
using System.Collections.Generic;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>One unit of a plan that numbers its units.</summary>
public sealed class PlanUnit
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id; the number as text when none was given.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Whether it is in use; a removed unit stays listed.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Fulfilment, per service.</summary>
    public List<Fulfilment> Fulfilments { get; set; } = [];

    /// <summary>Free fields, by name; a name may have several values.</summary>
    public List<UnitField> Fields { get; set; } = [];
}

/// <summary>The day from which a service of a unit is fulfilled.</summary>
public sealed record Fulfilment(long ServiceNo, DateOnly Date);

/// <summary>A free field of a unit.</summary>
public sealed record UnitField(string Name, string Value);
