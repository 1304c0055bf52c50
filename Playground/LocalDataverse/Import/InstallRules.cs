using System;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>What an import does to an organisation that may have the solution already. Every change of version is the platform's "upgrade": what the new version lacks goes.</summary>
public static class InstallRules
{
    /// <exception cref="ImportException">The installed solution is newer, or of the other kind (managed, unmanaged).</exception>
    public static ImportOutcome Outcome(OrganizationMetadata organization, SolutionMetadata solution)
    {
        var installed = organization.Solutions.FirstOrDefault(s => string.Equals(s.UniqueName, solution.UniqueName, StringComparison.OrdinalIgnoreCase));
        if (installed is null)
            return ImportOutcome.New;
        if (installed.IsManaged != solution.IsManaged)
            throw new ImportException($"{solution.UniqueName} is installed as {Kind(installed)} solution and the zip is {Kind(solution)}; import {Kind(installed)} zip, or remove the solution first.");
        if (solution.Version < installed.Version)
            throw new ImportException($"{solution.UniqueName} {installed.Version} is installed and the zip is older ({solution.Version}); import a newer one, or remove the solution first.");
        // The same version with another content is what a developer's build brings.
        return installed.ContentHash == solution.ContentHash && solution.ContentHash.Length > 0 ? ImportOutcome.Unchanged : ImportOutcome.Upgraded;
    }

    private static string Kind(SolutionMetadata solution) => solution.IsManaged ? "a managed" : "an unmanaged";
}
