using System;

namespace CrmAriaConnector.Aria;

/// <summary>The name a property has on the wire.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AriaMemberAttribute(string name) : Attribute
{
    /// <summary>The name Aria uses.</summary>
    public string Name { get; } = name;

    /// <summary>An older name Aria may still answer with; read only when <see cref="Name"/> gives nothing.</summary>
    public string? Fallback { get; set; }

    /// <summary>True where the contract demands a value.</summary>
    public bool Required { get; set; }

    /// <summary>The one key of each object when the property is a list of plain values.</summary>
    public string? RowKey { get; set; }
}
