using System.Linq;

namespace CrmAriaConnector.Aria;

internal sealed class IndexesMeetTheirRow : AriaRule
{
    private static readonly string[] Plans = ["plan_updates", "master_plans_detail"];
    private static readonly string[] BillingGroups = ["acct_billing_groups", "billing_group"];

    /// <summary>The index rows are known by and their lists; the lists of rows that point at them and by which member.</summary>
    private static readonly (string Index, string[] Lists, string[] From, string Pointer)[] References =
    [
        ("billing_group_idx", BillingGroups, Plans, "billing_group_idx"),
        ("dunning_group_idx", ["acct_dunning_groups", "dunning_group"], Plans, "dunning_group_idx"),
        ("payment_method_idx", ["acct_payment_methods", "payment_method"], BillingGroups, "primary_payment_method_idx"),
        ("payment_method_idx", ["acct_payment_methods", "payment_method"], BillingGroups, "backup_payment_method_idx"),
    ];

    public override string Demand => "An index of a billing group, dunning group or payment method points at a row of the same request.";

    public override string Source => "the API's release 19: idx members are the caller's own numbers that tie the rows of a request together; error 1010 where what they point at is missing";

    public override void Check(AriaRequest request)
    {
        CheckWithin(request);
        foreach (var account in request.Rows("acct"))
            CheckWithin(account);
    }

    private void CheckWithin(AriaObject scope)
    {
        foreach (var (index, lists, from, pointer) in References)
        {
            var known = lists.SelectMany(scope.Rows).Select(row => row.Long(index)).ToList();
            foreach (var row in from.SelectMany(scope.Rows))
                if (row.Long(pointer) is { } wanted && !known.Contains(wanted))
                    throw Refuse(pointer, wanted, $"No row of {lists.First(scope.Takes)} has {index} {wanted}. Add the row, or name what exists already by its number.");
        }
    }
}
