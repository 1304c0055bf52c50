using System.Collections.Generic;

namespace CrmAriaConnector.StandIns.Tests.Surface;

/// <summary>One public type: its full name, kind, base class, interfaces and members.</summary>
internal sealed class SurfaceType
{
    public SurfaceType(string name, string kind, string parent, IReadOnlyCollection<string> interfaces, IReadOnlyCollection<string> members)
    {
        Name = name;
        Kind = kind;
        Parent = parent;
        Interfaces = interfaces;
        Members = members;
    }

    public string Name { get; }

    public string Kind { get; }

    public string Parent { get; }

    public IReadOnlyCollection<string> Interfaces { get; }

    public IReadOnlyCollection<string> Members { get; }
}
