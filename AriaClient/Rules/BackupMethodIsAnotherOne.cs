namespace CrmAriaConnector.Aria;

internal sealed class BackupMethodIsAnotherOne : AriaRule<UpdateAcctBillingGroupRequest>
{
    public override string Demand => "Primary and backup payment method of a billing group are two methods.";

    public override string Source => "guide of update_acct_billing_group_m: never the same method twice";

    protected override void Check(UpdateAcctBillingGroupRequest request)
    {
        if (request.PrimaryPaymentMethodNo is { } number && request.BackupPaymentMethodNo == number)
            throw Refuse("backup_payment_method_no", number, "The backup method must be another than the primary one.");
        if (request.ClientPrimaryPaymentMethodId is { Length: > 0 } id && request.ClientBackupPaymentMethodId == id)
            throw Refuse("client_backup_payment_method_id", id, "The backup method must be another than the primary one.");
    }
}
