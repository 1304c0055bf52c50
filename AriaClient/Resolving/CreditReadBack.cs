using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>A credit is done when there is exactly one new one of its amount and reason.</summary>
internal static class CreditReadBack
{
    private const string Number = "credit_no";

    /// <summary>A list as long as this may be cut. <em>Assumed</em>: get_acct_credits_m names no limit; get_acct_trans_history_m gives 99 rows unless asked for more.</summary>
    private const int MayBeCut = 99;

    public static async Task<ChangeMark?> MarkAsync(AriaClient client, AriaRequest change, CancellationToken cancellationToken) =>
        new((await ReadAsync(client, change, cancellationToken).ConfigureAwait(false)).Select(KeyOf));

    public static async Task<Finding> FindAsync(AriaClient client, AriaRequest change, decimal? amount, long? reason, ChangeMark mark, CancellationToken cancellationToken)
    {
        var credits = await ReadAsync(client, change, cancellationToken).ConfigureAwait(false);
        var added = credits.Where(credit => mark.IsNew(KeyOf(credit))).ToList();
        var found = added.Where(credit => Same(credit["amount"], amount) && Same(credit["reason_code"], reason)).ToList();
        if (found.Count == 1 && amount is not null)
            return Finding.Done("There is a new credit of that amount and reason.", new ChangeIdentifier(Number, KeyOf(found[0])));
        if (found.Count > 0)
            return Finding.CannotTell("There are new credits, but which is this one cannot be told. Look at the account in Aria.");
        return credits.Count < MayBeCut
            ? Finding.Nothing("There is no new credit of that amount and reason.")
            : Finding.CannotTell("The account has more credits than Aria may list at once. Look at the account in Aria.");
    }

    private static Task<IReadOnlyList<JObject>> ReadAsync(AriaClient client, AriaRequest change, CancellationToken cancellationToken) =>
        UntypedReads.AccountListAsync(client, "get_acct_credits_m", "all_credits", change, cancellationToken);

    private static string KeyOf(JObject credit) => credit[Number]?.ToString() ?? "";

    private static bool Same(JToken? value, decimal? wanted) =>
        wanted is null || value is { Type: not JTokenType.Null } && decimal.TryParse(value.ToString(), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number) && number == wanted;
}

/// <inheritdoc cref="CreditReadBack" />
internal sealed class ServiceCreditReadBack : ReadBack<ApplyServiceCreditRequest>
{
    protected override Task<ChangeMark?> MarkAsync(AriaClient client, ApplyServiceCreditRequest change, CancellationToken cancellationToken) => CreditReadBack.MarkAsync(client, change, cancellationToken);

    protected override Task<Finding> FindAsync(AriaClient client, ApplyServiceCreditRequest change, ChangeMark? mark, CancellationToken cancellationToken) =>
        mark is null ? Task.FromResult(NoMark("credits")) : CreditReadBack.FindAsync(client, change, change.CreditAmount, change.CreditReasonCode, mark, cancellationToken);
}

/// <inheritdoc cref="CreditReadBack" />
internal sealed class AdvancedCreditReadBack : ReadBack<CreateAdvancedServiceCreditRequest>
{
    protected override Task<ChangeMark?> MarkAsync(AriaClient client, CreateAdvancedServiceCreditRequest change, CancellationToken cancellationToken) => CreditReadBack.MarkAsync(client, change, cancellationToken);

    protected override Task<Finding> FindAsync(AriaClient client, CreateAdvancedServiceCreditRequest change, ChangeMark? mark, CancellationToken cancellationToken) =>
        mark is null ? Task.FromResult(NoMark("credits"))
        // One that is given later, or again and again, need not be among the credits yet.
        : change.InitialCreditDate is not null || change.FrequencyNo is not null ? Task.FromResult(Finding.CannotTell("A credit for a later day, or one that comes again, need not be listed yet. Look at the account in Aria."))
        : CreditReadBack.FindAsync(client, change, change.Amount, change.ReasonCode, mark, cancellationToken);
}
