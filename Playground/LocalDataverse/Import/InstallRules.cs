using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>
/// What an import does to an organisation that may have the solution already. A higher version is the platform's "upgrade":
/// what it lacks goes. An equal version is its "update", which adds and overwrites and takes nothing away.
/// </summary>
public static class InstallRules
{
    /// <exception cref="ImportException">
    /// The installed solution is newer, or of the other kind (managed, unmanaged), or of the same version with parts that the
    /// zip lacks: the platform would keep them, and nobody could tell any more what the version holds.
    /// </exception>
    public static ImportOutcome Outcome(OrganizationMetadata organization, SolutionMetadata solution)
    {
        var installed = organization.Solutions.FirstOrDefault(s => string.Equals(s.UniqueName, solution.UniqueName, StringComparison.OrdinalIgnoreCase));
        if (installed is null)
            return ImportOutcome.New;
        if (installed.IsManaged != solution.IsManaged)
            throw new ImportException($"{solution.UniqueName} is installed as {Kind(installed)} solution and the zip is {Kind(solution)}; import {Kind(installed)} zip, or remove the solution first.");
        if (solution.Version < installed.Version)
            throw new ImportException($"{solution.UniqueName} {installed.Version} is installed and the zip is older ({solution.Version}); import a newer one, or remove the solution first.");
        if (solution.Version > installed.Version)
            return ImportOutcome.Upgraded;
        if (installed.ContentHash == solution.ContentHash && solution.ContentHash.Length > 0)
            return ImportOutcome.Unchanged;
        var kept = Parts(installed).Except(Parts(solution), StringComparer.Ordinal).ToList();
        return kept.Count == 0
            ? ImportOutcome.Updated
            : throw new ImportException($"{solution.UniqueName} {installed.Version} is installed with parts the zip of the same version lacks: {string.Join(", ", kept)}. The platform takes parts away for a higher version alone; raise the version of the zip, or remove the solution first.");
    }

    private static IEnumerable<string> Parts(SolutionMetadata solution) =>
    [
        .. solution.Tables.SelectMany(table => table.Columns.Keys.Select(column => $"column {table.LogicalName}.{column}").Concat(table.Keys.Select(key => $"key {key.LogicalName}"))),
        .. solution.TableExtensions.SelectMany(table => table.Columns.Keys.Select(column => $"column {table.Table}.{column}").Concat(table.Keys.Select(key => $"key {key.LogicalName}"))),
        .. solution.Relationships.Select(relationship => $"relationship {relationship.SchemaName}"),
        .. solution.Choices.Select(choice => $"choice {choice.Name}"),
        .. solution.Views.Select(view => $"view {view.Name} of {view.Table} ({view.Id})"),
        .. solution.Forms.Select(form => $"form {form.Name} of {form.Table} ({form.Id})"),
        .. solution.Ribbons.Keys.Select(table => $"commands of {table}"),
        .. solution.Roles.Select(role => $"role {role.Name} ({role.Id})"),
        .. solution.FieldSecurityProfiles.Select(profile => $"column security profile {profile.Name}"),
        .. solution.CustomApis.Select(api => $"Custom API {api.UniqueName}"),
        .. solution.Steps.Select(step => $"step {step.Name}"),
        .. solution.WebResources.Select(resource => $"web resource {resource.Name}"),
        .. solution.Apps.Select(app => $"app {app.UniqueName}"),
    ];

    private static string Kind(SolutionMetadata solution) => solution.IsManaged ? "a managed" : "an unmanaged";
}
