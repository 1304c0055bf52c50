using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.AriaSimulator;
using CrmAriaConnector.LocalDataverse;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.Playground.Loading;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.Playground.Http;

/// <summary>What the frame around the pages shows: who is signed in, the list of rows, one row with the rows that belong to it. Everything is read as the signed-in user.</summary>
internal sealed class ShellData(Organization organization, ShellView view)
{
    private const int English = 1033;
    private const int RowsShown = 200;

    private static readonly string[] WritingVerbs = ["Create", "Write", "Delete", "Assign", "Share"];

    public object Session(OrganizationUser user, AriaSimulatorServer simulator)
    {
        var metadata = organization.Metadata;
        var solution = organization.Solutions[0];
        return new
        {
            solution = new { name = solution.DisplayName, version = solution.Version.ToString() },
            simulator = new Uri(simulator.BaseAddress, "/_sim/").ToString(),
            users = organization.Users.Where(each => !each.IsApplication).Select(each => new { id = each.Id, name = each.FullName, title = each.Title }),
            user = new
            {
                id = user.Id,
                name = user.FullName,
                title = user.Title,
                roles = RolesOf(user).Select(role => new { id = role.Id, name = role.Name }),
                privileges = PrivilegesInApps(user).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
            },
            today = simulator.Tenant.Today,
            table = view.Table,
            apps = AppsOf(user),
            languageId = English,
            orgId = OrganizationId(user.Id),
            orgName = "playground",
            entitySets = metadata.Tables.Values.ToDictionary(table => table.LogicalName, table => table.EntitySetName),
            dependencies = metadata.WebResources.Where(resource => resource.Dependencies.Length > 0).ToDictionary(resource => resource.Name, resource => resource.Dependencies),
        };
    }

    /// <param name="userId">Who reads.</param>
    /// <param name="tableName">The table.</param>
    /// <param name="viewId">One of the table's views; null for the default one.</param>
    public object Records(Guid userId, string tableName, Guid? viewId)
    {
        var table = Table(tableName);
        var views = table.LogicalName == view.Table ? [] : RelatedRows.Views(organization, table);
        var chosen = viewId is { } id
            ? views.FirstOrDefault(each => each.Id == id) ?? throw new ArgumentException($"The table '{tableName}' has no view {id}.")
            : views.FirstOrDefault(each => each.IsDefault);
        var columns = chosen is not null ? RelatedRows.Columns(table, chosen)
            : table.LogicalName == view.Table ? Known(table, view.ListColumns) : RelatedRows.ViewColumns(organization, table);
        var rows = organization.ServiceFor(userId).RetrieveMultiple(chosen is null ? ByName(table, columns) : Of(chosen)).Entities;
        return new
        {
            label = table.CollectionName,
            views = views.Select(each => new { id = each.Id, name = each.Name }),
            view = chosen?.Id,
            columns = columns.Select(column => new { label = column.DisplayName, isName = column.LogicalName == table.PrimaryNameColumn }),
            records = rows.Select(row => new { id = row.Id, name = NameOf(table, row), cells = columns.Select(column => Shown(row, column)) }),
        };
    }

    private static QueryExpression ByName(TableMetadata table, List<ColumnMetadata> columns)
    {
        var query = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet([table.PrimaryIdColumn, .. columns.Select(column => column.LogicalName)]), TopCount = RowsShown };
        if (table.PrimaryNameColumn is { } name)
            query.AddOrder(name, OrderType.Ascending);
        return query;
    }

    private static FetchExpression Of(ViewMetadata view)
    {
        var fetch = XElement.Parse(view.FetchXml);
        fetch.SetAttributeValue("top", RowsShown);
        return new FetchExpression(fetch.ToString());
    }

    /// <summary>The system jobs that wait or did not succeed, newest first: what the platform shows under Settings.</summary>
    /// <exception cref="UnauthorizedAccessException">The user administers nothing.</exception>
    public object Jobs(OrganizationUser user)
    {
        if (!AppsOf(user).Any())
            throw new UnauthorizedAccessException("System jobs are for administrators. Switch to one at the top of the page.");
        return organization.AsyncJobs.Where(job => job.State != AsyncJobState.Succeeded).OrderByDescending(job => job.CreatedOn).Take(RowsShown).Select(job => new
        {
            id = job.Id,
            name = job.Name,
            state = job.State.ToString(),
            table = job.Table,
            rowId = job.RowId,
            row = organization.Metadata.TryTable(job.Table, out var table) ? table.DisplayName : job.Table,
            attempts = job.Attempts,
            message = job.Message,
            createdOn = job.CreatedOn,
            nextOn = job.PostponeUntil,
            completedOn = job.CompletedOn,
        });
    }

    public object Record(Guid userId, string tableName, Guid id)
    {
        var table = Table(tableName);
        var columns = table.LogicalName == view.Table ? Known(table, view.FormColumns) : FormColumns(table);
        var row = organization.ServiceFor(userId).Retrieve(table.LogicalName, id, new ColumnSet(columns.Select(column => column.LogicalName).ToArray()));
        return new
        {
            title = NameOf(table, row),
            tableLabel = table.DisplayName,
            primaryName = table.PrimaryNameColumn,
            fields = columns.Select(column => new { name = column.LogicalName, label = column.DisplayName, value = Plain(row, column), text = Shown(row, column) }),
            related = new RelatedRows(organization, userId, PrivilegesOf(organization.Users.First(user => user.Id == userId))).Of(table, id).Select(list => new
            {
                label = list.Table.CollectionName,
                columns = list.Columns.Select(column => new { label = column.DisplayName, isNumber = IsNumber(column) }),
                rows = list.Rows.Select(each => list.Columns.Select(column => Shown(each, column))),
            }),
        };
    }

    private TableMetadata Table(string name) => organization.Metadata.TryTable(name, out var table)
        ? table
        : throw new ArgumentException($"The organisation has no table '{name}'.");

    /// <summary>The apps of imported solutions that the user may open, with the tables their site maps lead to.</summary>
    private IEnumerable<object> AppsOf(OrganizationUser user)
    {
        var roles = RolesOf(user).Select(role => role.Id).ToHashSet();
        return organization.Metadata.Apps.Where(app => app.Roles.Any(roles.Contains)).Select(app => new
        {
            name = app.Name,
            tables = XElement.Parse(app.SiteMapXml).Descendants("SubArea").Where(area => area.Attribute("Entity") is not null).Select(area => new
            {
                table = (string)area.Attribute("Entity")!,
                label = (string?)area.Descendants("Title").FirstOrDefault(title => (int?)title.Attribute("LCID") == English)?.Attribute("Title"),
            }),
        });
    }

    /// <summary>The columns that stand on a table's main form where people see them.</summary>
    private List<ColumnMetadata> FormColumns(TableMetadata table)
    {
        var form = organization.Metadata.Forms.FirstOrDefault(each => each.Table == table.LogicalName && each.Type == "main");
        return form is null ? Known(table, [table.PrimaryNameColumn ?? table.PrimaryIdColumn]) : Known(table, XElement.Parse(form.FormXml).Descendants("control")
            .Where(control => control.Ancestors().All(part => (string?)part.Attribute("visible") != "false"))
            .Select(control => (string?)control.Attribute("datafieldname")).OfType<string>().ToArray());
    }

    private static List<ColumnMetadata> Known(TableMetadata table, string[] names) => names
        .Select(name => table.TryColumn(name, out var column) ? column : throw new PlaygroundException($"The page shows the column '{name}', which the table '{table.LogicalName}' does not have."))
        .ToList();

    private static string NameOf(TableMetadata table, Entity row) =>
        (table.PrimaryNameColumn is { } name ? row.GetAttributeValue<string>(name) : null) ?? row.Id.ToString("D");

    private Guid OrganizationId(Guid userId) => (Guid)organization.ServiceFor(userId).Execute(new OrganizationRequest("WhoAmI")).Results["OrganizationId"];

    private IEnumerable<RoleMetadata> RolesOf(OrganizationUser user) => organization.Metadata.Roles.Where(role => user.Roles.Contains(role.Name));

    private Dictionary<string, PrivilegeDepth> PrivilegesOf(OrganizationUser user) => RolesOf(user)
        .SelectMany(role => role.Privileges)
        .GroupBy(privilege => privilege.Key.ToLowerInvariant(), privilege => privilege.Value)
        .ToDictionary(group => group.Key, group => group.Max());

    /// <summary>What rules of the command bar go by: of a table that is read-only in apps, nobody has a right to write.</summary>
    private Dictionary<string, PrivilegeDepth> PrivilegesInApps(OrganizationUser user)
    {
        var privileges = PrivilegesOf(user);
        foreach (var table in organization.Metadata.Tables.Values.Where(table => table.IsReadOnlyInApps))
        {
            foreach (var verb in WritingVerbs)
                privileges.Remove($"prv{verb}{table.PrivilegeStem}".ToLowerInvariant());
        }
        return privileges;
    }

    private static bool IsNumber(ColumnMetadata column) =>
        column.Kind is ColumnKind.WholeNumber or ColumnKind.BigInt or ColumnKind.Decimal or ColumnKind.Double or ColumnKind.Money;

    private static string? Shown(Entity row, ColumnMetadata column)
    {
        if (row.FormattedValues.TryGetValue(column.LogicalName, out var text))
            return text;
        var value = Plain(row, column);
        return value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value?.ToString();
    }

    /// <summary>The value as script sees it: an id for a lookup, a number for a choice.</summary>
    private static object? Plain(Entity row, ColumnMetadata column) => !row.Contains(column.LogicalName) ? null : row[column.LogicalName] switch
    {
        EntityReference reference => reference.Name ?? reference.Id.ToString("D"),
        OptionSetValue choice => choice.Value,
        Money money => money.Value,
        var value => value,
    };
}
