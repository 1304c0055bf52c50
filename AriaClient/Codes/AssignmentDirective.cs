using System.Collections.Generic;
using System.Globalization;

namespace CrmAriaConnector.Aria;

/// <summary>
/// When a plan change takes place and by which proration rule. Any code may be held; the known ones have names.
/// Sources: the vendor's guides of the plan operations; where a member says <em>inferred</em>, from the order of the choices in Aria's own pages.
/// </summary>
/// <param name="Code">The number on the wire.</param>
public readonly record struct AssignmentDirective(long Code)
{
    private static readonly Dictionary<long, string> Names = new()
    {
        [1] = nameof(NextAnniversary),
        [2] = nameof(NowByCompanyRule),
        [3] = nameof(NowWithoutProration),
        [4] = nameof(NowFullProration),
        [5] = nameof(NowChargeOnly),
        [6] = nameof(NowCreditOnly),
        [7] = nameof(OnDateByCompanyRule),
        [8] = nameof(OnDateWithoutProration),
        [9] = nameof(OnDateFullProration),
        [10] = nameof(OnDateChargeOnly),
        [11] = nameof(OnDateCreditOnly),
    };

    /// <summary>1: on the next billing anniversary, without proration.</summary>
    public static AssignmentDirective NextAnniversary { get; } = new(1);

    /// <summary>2: at once, by the tenant's own proration rule.</summary>
    public static AssignmentDirective NowByCompanyRule { get; } = new(2);

    /// <summary>3: at once, without proration.</summary>
    public static AssignmentDirective NowWithoutProration { get; } = new(3);

    /// <summary>4: at once, charge and credit prorated.</summary>
    public static AssignmentDirective NowFullProration { get; } = new(4);

    /// <summary>5: at once, only the charge prorated. Inferred.</summary>
    public static AssignmentDirective NowChargeOnly { get; } = new(5);

    /// <summary>6: at once, only the credit prorated. Inferred.</summary>
    public static AssignmentDirective NowCreditOnly { get; } = new(6);

    /// <summary>7: on the effective date, by the tenant's own proration rule.</summary>
    public static AssignmentDirective OnDateByCompanyRule { get; } = new(7);

    /// <summary>8: on the effective date, without proration.</summary>
    public static AssignmentDirective OnDateWithoutProration { get; } = new(8);

    /// <summary>9: on the effective date, charge and credit prorated.</summary>
    public static AssignmentDirective OnDateFullProration { get; } = new(9);

    /// <summary>10: on the effective date, only the charge prorated. Inferred.</summary>
    public static AssignmentDirective OnDateChargeOnly { get; } = new(10);

    /// <summary>11: on the effective date, only the credit prorated. Inferred.</summary>
    public static AssignmentDirective OnDateCreditOnly { get; } = new(11);

    /// <summary>True for 1: the change waits for the next billing anniversary.</summary>
    public bool IsAnniversary => Code == 1;

    /// <summary>True for 2–6: the change is made at once.</summary>
    public bool IsImmediate => Code is >= 2 and <= 6;

    /// <summary>True for 7–11: the change waits for an effective date.</summary>
    public bool IsDated => Code is >= 7 and <= 11;

    /// <summary>The name, with the number; the number alone for an unknown code.</summary>
    public override string ToString() =>
        Names.TryGetValue(Code, out var name) ? $"{Code.ToString(CultureInfo.InvariantCulture)} ({name})" : Code.ToString(CultureInfo.InvariantCulture);
}
