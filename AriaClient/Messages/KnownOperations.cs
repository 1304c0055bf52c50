using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>What an operation is, whether this library has types for it or not.</summary>
[Flags]
internal enum OperationTraits
{
    None = 0,

    /// <summary>It changes nothing.</summary>
    Read = 1,

    /// <summary>It takes do_write.</summary>
    DryRun = 2,

    /// <summary>It takes client_receipt_id.</summary>
    Receipt = 4,

    /// <summary>It takes alt_caller_id.</summary>
    Caller = 8,

    /// <summary>It takes application_id.</summary>
    Application = 16,

    /// <summary>It takes optional_transaction_qualifiers.</summary>
    Qualifiers = 32,

    /// <summary>It may invoice or collect, or asks a payment processor, and so takes longer.</summary>
    Bills = 64,
}

/// <summary>The traits of every operation of the contract, and the names of every member that must not be shown.</summary>
internal static class KnownOperations
{
    private static readonly Lazy<Dictionary<string, OperationTraits>> All = new(Read);
    private static readonly Lazy<HashSet<string>> Secrets = new(() => new HashSet<string>(ContractFacts.SecretMembers.Split(' '), StringComparer.OrdinalIgnoreCase));

    public static IEnumerable<string> Names => All.Value.Keys;

    /// <summary>
    /// Of an operation the contract does not know the name tells whether it reads. It is never taken for a dry run: if it changed
    /// something all the same, it would be repeated.
    /// </summary>
    public static OperationTraits Of(string operation) =>
        All.Value.TryGetValue(operation, out var traits) ? traits
        : operation.StartsWith("get_", StringComparison.Ordinal) ? OperationTraits.Read
        : OperationTraits.Bills;

    public static bool IsSecret(string member) => Secrets.Value.Contains(member);

    /// <summary>A word an operation: its name, a colon, and its traits as a number.</summary>
    private static Dictionary<string, OperationTraits> Read() =>
        ContractFacts.Operations.Split(' ').Select(word => word.Split(':')).ToDictionary(
            parts => parts[0],
            parts => (OperationTraits)int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture),
            StringComparer.Ordinal);
}
