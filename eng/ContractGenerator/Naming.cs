using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>C# names and words for Aria's names.</summary>
public static class Naming
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["acct"] = "account", ["addr"] = "address", ["amt"] = "amount", ["cc"] = "card", ["cd"] = "code", ["cn"] = "credit note", ["coa"] = "chart of accounts",
        ["dest"] = "destination", ["desc"] = "description", ["dt"] = "date", ["expectd"] = "expected", ["ind"] = "indicator", ["info"] = "information", ["inst"] = "instance",
        ["mi"] = "middle initial", ["mm"] = "month", ["mp"] = "master plan", ["mthly"] = "monthly", ["annu"] = "annual", ["no"] = "number", ["num"] = "number",
        ["pmt"] = "payment", ["po"] = "purchase order", ["prov"] = "province", ["proc"] = "payment processor", ["resp"] = "responsibility", ["rs"] = "rate schedule",
        ["sched"] = "schedule", ["seq"] = "sequence", ["stmt"] = "statement", ["supp"] = "supplemental", ["svc"] = "service", ["uom"] = "unit of measure",
        ["txn"] = "transaction", ["usg"] = "usage", ["yyyy"] = "year", ["val"] = "value", ["gl"] = "general ledger", ["id"] = "id", ["bg"] = "billing group",
        ["func"] = "functional", ["recurr"] = "recurring", ["msg"] = "message", ["auth"] = "authorization", ["char"] = "character", ["alt"] = "alternative", ["def"] = "defined",
        ["bal"] = "balance", ["eval"] = "evaluated", ["outacct"] = "account", ["rec"] = "recurring", ["ref"] = "referenced",
    };

    public static string Pascal(string wireName) => string.Concat(wireName.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The operation's class name: update_acct_plan_m becomes UpdateAcctPlan.</summary>
    public static string OperationClass(string operation) => Pascal(operation.EndsWith("_m", StringComparison.Ordinal) ? operation[..^2] : operation);

    /// <summary>The row's class name; a class may not have a property of its own name, so such a row gets "Row" behind it.</summary>
    public static string RowClass(RowShape shape) => shape.Fields.Any(field => Pascal(field.Name) == shape.Name) ? shape.Name + "Row" : shape.Name;

    /// <summary>The name in words: rollover_plan_status_cd becomes "Rollover plan status code".</summary>
    public static string InWords(string wireName)
    {
        var words = string.Join(' ', wireName.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => Words.GetValueOrDefault(word, word)));
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
