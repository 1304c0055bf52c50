using System.Linq;
using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>
/// What failed beside a change that was carried out. An error code of 0 does not mean that money moved. The catalogue's
/// cures are for calls that failed; here the call succeeded, and "try again" would be read as advice to repeat the change.
/// </summary>
internal static class Remarks
{
    public static string Of(AriaResponse answer)
    {
        if (answer.Warnings.Count == 0)
            return "";
        var beside = answer.Warnings.Where(warning => !IsCollection(warning)).Select(warning => warning.Entry.Cause).Distinct().ToList();
        return string.Join(" ",
        [
            .. answer.Warnings.Where(IsCollection).Select(Uncollected).Distinct(),
            .. beside.Count == 0 ? [] : new[] { $"The change is made, but something beside it failed: {string.Join(" ", beside)} Do not repeat the change; tell your billing lead." },
        ]);
    }

    public static bool IsCollection(AriaWarning warning) => warning.Member == "collection_error_code";

    private static string Uncollected(AriaWarning warning) =>
        $"The change is made and billed, but the money was not collected. {warning.Entry.Cause} Do not repeat the change. The amount is owed on the account: ask the customer for another way to pay, and have it collected in Aria.";
}
