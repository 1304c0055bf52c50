using System.Globalization;

namespace CrmAriaConnector.Aria;

/// <summary>When an order is billed. Any code may be held; the known ones have names. Source: the guide of create_order_m.</summary>
/// <param name="Code">The number on the wire.</param>
public readonly record struct BillImmediately(long Code)
{
    /// <summary>0: not now.</summary>
    public static BillImmediately No { get; } = new(0);

    /// <summary>1: now, and collected.</summary>
    public static BillImmediately Yes { get; } = new(1);

    /// <summary>2: not before update_order_m releases it.</summary>
    public static BillImmediately Hold { get; } = new(2);

    /// <summary>3: at the next anniversary after fulfilment.</summary>
    public static BillImmediately NextAnniversary { get; } = new(3);

    /// <summary>4: on the day of fulfilment.</summary>
    public static BillImmediately OnFulfilment { get; } = new(4);

    /// <summary>5: at the next anniversary that bills arrears up to fulfilment.</summary>
    public static BillImmediately NextArrearsAnniversary { get; } = new(5);

    /// <summary>The number.</summary>
    public override string ToString() => Code.ToString(CultureInfo.InvariantCulture);
}
