using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>A credit is done when there is a new one of its amount and reason.</summary>
internal static class CreditReadBack
{
    private const string Number = "credit_no";

    public static async Task<ChangeMark?> MarkAsync(AriaClient client, AriaRequest change, CancellationToken cancellationToken) =>
        new((await ReadAsync(client, change, cancellationToken).ConfigureAwait(false)).Select(KeyOf));

    public static async Task<Finding> FindAsync(AriaClient client, AriaRequest change, decimal? amount, long? reason, ChangeMark mark, CancellationToken cancellationToken)
    {
        var credits = await ReadAsync(client, change, cancellationToken).ConfigureAwait(false);
        var found = credits.Where(credit => mark.IsNew(KeyOf(credit)) && Same(credit["amount"], amount) && Same(credit["reason_code"], reason)).ToList();
        return found.Count switch
        {
            0 => Finding.Nothing("There is no new credit of that amount and reason."),
            1 => Finding.Done("There is a new credit of that amount and reason.", new ChangeIdentifier(Number, KeyOf(found[0]))),
            _ => Finding.CannotTell("There are several new credits of that amount and reason. Look at the account in Aria."),
        };
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
        mark is null ? Task.FromResult(NoMark("credits")) : CreditReadBack.FindAsync(client, change, change.Amount, change.ReasonCode, mark, cancellationToken);
}
