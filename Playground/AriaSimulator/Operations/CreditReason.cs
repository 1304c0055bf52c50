using System.Collections.Generic;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Aria's reasons for a credit. Source: the apply_service_credit_m and create_advanced_service_credit_m guides.</summary>
internal static class CreditReason
{
    private static readonly HashSet<long> Known =
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 97, 98, 99,
        1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 9999,
    ];

    private static readonly HashSet<long> Advanced = [1, 2, 3, 4, 5, 6, 9, 11];

    public static bool IsKnown(long code) => Known.Contains(code);

    public static bool IsForAdvanced(long code) => Advanced.Contains(code);
}
