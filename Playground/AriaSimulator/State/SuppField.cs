using System.Collections.Generic;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>A field the tenant added to accounts.</summary>
public sealed class SuppFieldDefinition
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether an account must have a value.</summary>
    public bool IsRequired { get; set; }

    /// <summary>The most values an account may have.</summary>
    public int MaximumValues { get; set; } = 1;

    /// <summary>The values allowed; any when empty.</summary>
    public List<string> Allowed { get; set; } = [];
}

/// <summary>The values an account has in one supplemental field.</summary>
public sealed class SuppField
{
    /// <summary>The field.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its values.</summary>
    public List<string> Values { get; set; } = [];
}
