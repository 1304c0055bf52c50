using System.Globalization;

namespace CrmAriaConnector.Aria;

/// <summary>Who pays for a plan instance. Any code may be held; the known ones have names. Source: the guides of the plan operations; they list a fourth code without a meaning.</summary>
/// <param name="Code">The number on the wire.</param>
public readonly record struct ResponsibilityLevel(long Code)
{
    /// <summary>1: the account itself; it needs a billing group.</summary>
    public static ResponsibilityLevel Self { get; } = new(1);

    /// <summary>2: an instance of the parent account.</summary>
    public static ResponsibilityLevel Parent { get; } = new(2);

    /// <summary>3: the parent, for usage too.</summary>
    public static ResponsibilityLevel ParentUsageAndPay { get; } = new(3);

    /// <summary>The number.</summary>
    public override string ToString() => Code.ToString(CultureInfo.InvariantCulture);
}
