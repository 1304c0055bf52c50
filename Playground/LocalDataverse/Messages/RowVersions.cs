using System.Globalization;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>Optimistic concurrency: a write may demand that nobody wrote the row in between.</summary>
internal static class RowVersions
{
    /// <summary>The version to demand; null when the request does not ask for it.</summary>
    public static string? Expected(ParameterCollection input, string? rowVersion)
    {
        if (!input.TryGetValue("ConcurrencyBehavior", out var value) || value is not ConcurrencyBehavior.IfRowVersionMatches)
            return null;
        return string.IsNullOrEmpty(rowVersion)
            ? throw Fault.Of(ErrorCodes.VersionMissing, "The RowVersion property must be provided when the value of ConcurrencyBehavior is IfVersionMatches.")
            : rowVersion;
    }

    public static void Demand(Row row, string expected)
    {
        if (row.Version.ToString(CultureInfo.InvariantCulture) != expected)
            throw Fault.Of(ErrorCodes.VersionMismatch, $"The version of the existing record doesn't match the RowVersion property provided: {row.Table} {row.Id:D}.");
    }
}
