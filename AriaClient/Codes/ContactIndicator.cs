using System.Globalization;

namespace CrmAriaConnector.Aria;

/// <summary>Which contact is changed. Any code may be held; the known ones have names. Source: the guide of update_contact_m.</summary>
/// <param name="Code">The number on the wire.</param>
public readonly record struct ContactIndicator(long Code)
{
    /// <summary>1: the account's contact, and payment method, statement and service contacts that share it.</summary>
    public static ContactIndicator AccountAndShared { get; } = new(1);

    /// <summary>2: of the billing group's payment method.</summary>
    public static ContactIndicator Billing { get; } = new(2);

    /// <summary>3: of its backup method.</summary>
    public static ContactIndicator BackupBilling { get; } = new(3);

    /// <summary>4: of its statements.</summary>
    public static ContactIndicator Statement { get; } = new(4);

    /// <summary>5: the account's contact alone; newer than release 19.</summary>
    public static ContactIndicator AccountOnly { get; } = new(5);

    /// <summary>The number.</summary>
    public override string ToString() => Code.ToString(CultureInfo.InvariantCulture);
}
