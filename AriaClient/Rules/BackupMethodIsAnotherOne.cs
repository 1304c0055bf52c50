using System;
using System.Globalization;

namespace CrmAriaConnector.Aria;

internal sealed class BackupMethodIsAnotherOne : AriaRule
{
    /// <summary>The operations name the two methods of a billing group differently.</summary>
    private static readonly (string Primary, string Backup)[] Pairs =
    [
        ("primary_payment_method_no", "backup_payment_method_no"),
        ("client_primary_payment_method_id", "client_backup_payment_method_id"),
        ("primary_client_payment_method_id", "backup_client_payment_method_id"),
        ("primary_payment_method_idx", "backup_payment_method_idx"),
        ("existing_primary_payment_method_no", "existing_backup_payment_method_no"),
        ("existing_client_primary_payment_method_id", "existing_client_backup_payment_method_id"),
    ];

    public override string Demand => "Primary and backup payment method of a billing group are two methods.";

    public override string Source => "guide of update_acct_billing_group_m: never the same method twice";

    public override void Check(AriaRequest request)
    {
        foreach (var (primary, backup) in Pairs)
            foreach (var group in request.Holders(backup))
                if (Text(group.Value(backup)) is { Length: > 0 } method && Text(group.Value(primary)) == method)
                    throw Refuse(backup, method, "The backup method must be another than the primary one.");
    }

    private static string? Text(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}
