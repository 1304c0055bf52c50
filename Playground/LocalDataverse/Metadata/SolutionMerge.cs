using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Xml.Linq;

namespace CrmAriaConnector.LocalDataverse.Metadata;

/// <summary>
/// Puts solutions on an organisation and takes them off. An organisation is the platform with its solutions in the order of
/// their import, so each change makes it anew, and what a solution brought leaves with it completely.
/// </summary>
public static class SolutionMerge
{
    /// <summary>Numbers of tables that solutions bring begin here.</summary>
    private const int FirstOwnTypeCode = 10_000;

    /// <summary>The organisation with the solution; an older version of the same solution gives way to it at its place.</summary>
    /// <exception cref="ImportException">
    /// Something in the solution refers to what is neither in it nor in the organisation, or it changes what never changes.
    /// </exception>
    public static OrganizationMetadata With(this OrganizationMetadata organization, SolutionMetadata solution)
    {
        var installed = organization.Solutions.FirstOrDefault(s => Same(s.UniqueName, solution.UniqueName));
        var after = Build(installed is null ? organization.Solutions.Add(solution) : organization.Solutions.Replace(installed, solution));
        var changes = MetadataChanges.Between(organization, after);
        return changes.Impossible.IsEmpty ? after : throw new ImportException(changes.Impossible);
    }

    /// <summary>The organisation as it would be had the solution never been imported.</summary>
    /// <exception cref="ImportException">Another solution needs something of this one, or it is not there.</exception>
    public static OrganizationMetadata Without(this OrganizationMetadata organization, SolutionMetadata solution) =>
        organization.Without(solution.UniqueName);

    /// <inheritdoc cref="Without(OrganizationMetadata, SolutionMetadata)"/>
    public static OrganizationMetadata Without(this OrganizationMetadata organization, string uniqueName)
    {
        var solution = organization.Solutions.FirstOrDefault(s => Same(s.UniqueName, uniqueName))
            ?? throw new ImportException($"There is no solution {uniqueName} to remove; installed: {Installed(organization)}.");
        if (!solution.IsManaged)
            throw new ImportException($"{solution.UniqueName} is unmanaged; removing it would leave its components behind. Delete the components, or work with the managed zip.");
        try
        {
            return Build(organization.Solutions.Remove(solution));
        }
        catch (ImportException exception)
        {
            throw new ImportException(exception.Problems.Select(p => $"{solution.UniqueName} cannot be removed, because another solution needs it. {p}"));
        }
    }

    private static OrganizationMetadata Build(ImmutableArray<SolutionMetadata> solutions)
    {
        var organization = Finish(solutions.Aggregate(PlatformMetadata.Create(), Add)) with { Solutions = solutions };
        var problems = References.Problems(organization);
        return problems.Count == 0 ? organization : throw new ImportException(problems);
    }

    private static OrganizationMetadata Add(OrganizationMetadata organization, SolutionMetadata solution)
    {
        var tables = organization.Tables.ToBuilder();
        var relationships = solution.Relationships.Where(IsStored).ToList();
        foreach (var table in solution.Tables)
        {
            if (tables.TryGetValue(table.LogicalName, out var known))
            {
                if (known.Ownership != table.Ownership || known.PrimaryIdColumn != table.PrimaryIdColumn)
                    throw new ImportException($"The table {table.LogicalName} of the solution {solution.UniqueName} ({table.Ownership}, {table.PrimaryIdColumn}) is not the one the organisation has ({known.Ownership}, {known.PrimaryIdColumn}). Give the new one another name.");
                tables[table.LogicalName] = Layer(known, new TableExtension(table.LogicalName, table.Columns, table.Keys), solution);
                continue;
            }
            var whole = table.WithSystemColumns() with { ObjectTypeCode = table.ObjectTypeCode > 0 ? table.ObjectTypeCode : NextTypeCode(tables.Values) };
            tables.Add(table.LogicalName, whole);
            relationships.AddRange(StandardColumns.Relationships(whole)
                .Where(r => !relationships.Any(o => o.ReferencingTable == r.ReferencingTable && o.ReferencingColumn == r.ReferencingColumn)));
        }
        foreach (var extension in solution.TableExtensions)
        {
            tables[extension.Table] = tables.TryGetValue(extension.Table, out var known)
                ? Layer(known, extension, solution)
                : throw new ImportException($"The solution {solution.UniqueName} adds to the table {extension.Table}, which the organisation does not have; import the solution that brings the table first.");
        }
        return organization with
        {
            Tables = tables.ToImmutable(),
            Relationships = Replace(organization.Relationships, relationships, r => r.SchemaName),
            Choices = Replace(organization.Choices, [.. solution.Choices.Select(c => Join(organization.Choices, c))], c => c.Name),
            Roles = Replace(organization.Roles, solution.Roles, r => r.Id.ToString()),
            FieldSecurityProfiles = Replace(organization.FieldSecurityProfiles, solution.FieldSecurityProfiles, p => p.Id.ToString()),
            CustomApis = Replace(organization.CustomApis, solution.CustomApis, a => a.UniqueName),
            Steps = Replace(organization.Steps, solution.Steps, s => s.Id.ToString()),
            Views = Replace(organization.Views, solution.Views, v => v.Id.ToString()),
            Forms = Replace(organization.Forms, solution.Forms, f => f.Id.ToString()),
            WebResources = Replace(organization.WebResources, solution.WebResources, w => w.Name),
            Apps = Replace(organization.Apps, solution.Apps, a => a.UniqueName),
            Ribbons = solution.Ribbons.Aggregate(organization.Ribbons, (all, ribbon) =>
                all.SetItem(ribbon.Key, all.TryGetValue(ribbon.Key, out var known) ? Combine(known, ribbon.Value) : ribbon.Value)),
        };
    }

    /// <summary>What can be known only when all solutions are there: values of shared choices, targets of lookups, the administrator's privileges.</summary>
    private static OrganizationMetadata Finish(OrganizationMetadata organization)
    {
        var choices = organization.Choices.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        var targets = organization.Relationships.ToLookup(r => (r.ReferencingTable, r.ReferencingColumn), r => r.ReferencedTable);
        var tables = organization.Tables.ToImmutableSortedDictionary(
            t => t.Key,
            t => t.Value with { Columns = t.Value.Columns.ToImmutableSortedDictionary(c => c.Key, c => Complete(t.Key, c.Value), StringComparer.Ordinal) },
            StringComparer.Ordinal);
        return organization with
        {
            Tables = tables,
            Roles = Replace(organization.Roles, [PlatformMetadata.Administrator(tables.Values)], r => r.Id.ToString()),
        };

        ColumnMetadata Complete(string table, ColumnMetadata column) => column switch
        {
            { Choice: { IsGlobal: true } choice } when choices.TryGetValue(choice.Name, out var known) => column with { Choice = known },
            { Kind: ColumnKind.Lookup or ColumnKind.Customer } => column with { Targets = [.. column.Targets.Union(targets[(table, column.LogicalName)])] },
            _ => column,
        };
    }

    private static TableMetadata Layer(TableMetadata table, TableExtension extension, SolutionMetadata solution)
    {
        foreach (var column in extension.Columns.Values)
        {
            if (table.Columns.TryGetValue(column.LogicalName, out var known) && known.Kind != column.Kind)
                throw new ImportException($"The column {column.LogicalName} of {table.LogicalName} is of kind {column.Kind} in the solution {solution.UniqueName}, but {known.Kind} in the organisation; a column never changes its kind. Give the new one another name.");
        }
        return table with
        {
            Columns = table.Columns.SetItems(extension.Columns),
            Keys = Replace(table.Keys, extension.Keys, k => k.LogicalName),
        };
    }

    /// <summary>A choice that two solutions bring has the options of both; the later one's labels win.</summary>
    private static ChoiceMetadata Join(ImmutableArray<ChoiceMetadata> known, ChoiceMetadata choice) =>
        known.FirstOrDefault(c => Same(c.Name, choice.Name)) is { } earlier ? choice with { Options = earlier.Options.SetItems(choice.Options) } : choice;

    /// <summary>Two solutions' diffs of one ribbon, section by section; the later one wins where both define the same id.</summary>
    private static string Combine(string earlier, string later)
    {
        var combined = XElement.Parse(earlier);
        foreach (var section in XElement.Parse(later).Elements())
        {
            if (combined.Element(section.Name) is not { } known)
            {
                combined.Add(section);
            }
            else if (section.Name.LocalName == "RuleDefinitions")
            {
                foreach (var rules in section.Elements())
                {
                    if (known.Element(rules.Name) is { } list)
                        Join(list, rules);
                    else
                        known.Add(rules);
                }
            }
            else
            {
                Join(known, section);
            }
        }
        return combined.ToString(SaveOptions.DisableFormatting);
    }

    private static void Join(XElement list, XElement more)
    {
        foreach (var item in more.Elements())
        {
            list.Elements().Where(e => e.Attribute("Id") is { } id && id.Value == item.Attribute("Id")?.Value).Remove();
            list.Add(item);
        }
    }

    /// <summary>Ownership is a kind of column and not a stored relationship; zips list it as one to the table "owner", which has no rows.</summary>
    private static bool IsStored(RelationshipMetadata relationship) => relationship.ReferencedTable != "owner";

    private static ImmutableArray<T> Replace<T>(ImmutableArray<T> known, IReadOnlyCollection<T> incoming, Func<T, string> key)
    {
        var names = incoming.Select(key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. known.Where(k => !names.Contains(key(k))), .. incoming];
    }

    private static int NextTypeCode(IEnumerable<TableMetadata> tables) => tables.Select(t => t.ObjectTypeCode + 1).Append(FirstOwnTypeCode).Max();

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Installed(OrganizationMetadata organization) =>
        organization.Solutions.IsEmpty ? "none" : string.Join(", ", organization.Solutions.Select(s => s.UniqueName));
}
