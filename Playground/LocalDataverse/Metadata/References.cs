using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CrmAriaConnector.LocalDataverse.Metadata;

/// <summary>Holds every name in an organisation against what it names. A problem is a sentence that says where it is and what to do.</summary>
internal sealed class References
{
    private const string WebResourceScheme = "$webresource:";

    /// <summary>Messages of the platform a step may be registered for.</summary>
    private static readonly HashSet<string> PlatformMessages = new(StringComparer.Ordinal) { "Create", "Update", "Delete", "Retrieve", "RetrieveMultiple", "Associate", "Disassociate" };

    private readonly OrganizationMetadata _organization;
    private readonly HashSet<string> _webResources;
    private readonly Dictionary<string, TableMetadata> _privileges;
    private readonly List<string> _problems = [];

    private References(OrganizationMetadata organization)
    {
        _organization = organization;
        _webResources = organization.WebResources.Select(w => w.Name).ToHashSet(StringComparer.Ordinal);
        _privileges = organization.Tables.Values
            .SelectMany(t => t.PrivilegeKinds().Select(k => (Name: t.Privilege(k), Table: t)))
            .ToDictionary(p => p.Name, p => p.Table, StringComparer.OrdinalIgnoreCase);
    }

    public static IReadOnlyList<string> Problems(OrganizationMetadata organization)
    {
        var references = new References(organization);
        references.CheckTables();
        references.CheckRelationships();
        references.CheckViews();
        references.CheckForms();
        references.CheckRibbons();
        references.CheckWebResources();
        references.CheckSecurity();
        references.CheckCustomApis();
        references.CheckSteps();
        references.CheckApps();
        return references._problems;
    }

    private void CheckTables()
    {
        foreach (var table in _organization.Tables.Values)
        {
            foreach (var column in table.Columns.Values)
                CheckColumn(table, column);
            foreach (var key in table.Keys)
            {
                foreach (var column in key.Columns)
                    Column(table.LogicalName, column, $"The key {key.LogicalName}");
            }
            if (table.Icon is { } icon)
                WebResource(icon, $"The icon of the table {table.LogicalName}");
            CheckStates(table);
        }
    }

    private void CheckColumn(TableMetadata table, ColumnMetadata column)
    {
        var where = $"The column {column.LogicalName} of {table.LogicalName}";
        if (column.Choice is { Options.IsEmpty: true } choice)
            Problem($"{where} takes its values from the choice {choice.Name}, which no solution brings; add the choice, or import its solution first.");
        if (column.Kind is not (ColumnKind.Lookup or ColumnKind.Customer))
            return;
        if (column.Targets.IsEmpty)
            Problem($"{where} is a lookup without a relationship, so it points to no table; add the relationship.");
        foreach (var target in column.Targets)
            Table(target, where);
    }

    private void CheckStates(TableMetadata table)
    {
        if (!table.TryColumn(StandardColumns.State, out var state) || !table.TryColumn(StandardColumns.Status, out var status) || state.Choice is null || status.Choice is null)
            return;
        foreach (var (value, status1) in state.Choice.DefaultStatusOfState)
        {
            if (!status.Choice.StateOfStatus.TryGetValue(status1, out var owner) || owner != value)
                Problem($"The state {value} of {table.LogicalName} has the default status {status1}, which is no status of that state; correct defaultstatus.");
        }
        foreach (var (value, owner) in status.Choice.StateOfStatus)
        {
            if (!state.Choice.Options.ContainsKey(owner))
                Problem($"The status {value} of {table.LogicalName} belongs to the state {owner}, which the table does not have; correct the status.");
        }
    }

    private void CheckRelationships()
    {
        foreach (var relationship in _organization.Relationships)
        {
            var where = $"The relationship {relationship.SchemaName}";
            Table(relationship.ReferencedTable, where);
            if (Column(relationship.ReferencingTable, relationship.ReferencingColumn, where) is { Kind: not (ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner) } column)
                Problem($"{where} goes through {relationship.ReferencingTable}.{column.LogicalName}, which is no lookup but {column.Kind}; name the lookup column.");
        }
    }

    private void CheckViews()
    {
        foreach (var view in _organization.Views)
        {
            var where = $"The view '{view.Name}' of {view.Table}";
            var aliases = new HashSet<string>(StringComparer.Ordinal);
            if (view.FetchXml.Length > 0 && XElement.Parse(view.FetchXml).Element("entity") is { } entity)
            {
                if (!string.Equals((string?)entity.Attribute("name"), view.Table, StringComparison.Ordinal))
                    Problem($"{where} fetches rows of {(string?)entity.Attribute("name")}; a view fetches rows of its own table.");
                CheckFetch(entity, view.Table, where, aliases);
            }
            foreach (var cell in view.Columns)
            {
                var dot = cell.IndexOf('.');
                if (dot < 0)
                    Column(view.Table, cell, where);
                else if (!aliases.Contains(cell[..dot]))
                    Problem($"{where} shows {cell}, but its fetch joins no table under the alias {cell[..dot]}; add the join or take the column out.");
            }
        }
    }

    private void CheckFetch(XElement node, string table, string where, HashSet<string> aliases)
    {
        if (!Table(table, where))
            return;
        foreach (var attribute in node.Elements("attribute").Attributes("name").Concat(node.Elements("order").Attributes("attribute")))
            Column(table, attribute.Value, where);
        foreach (var condition in node.Elements("filter").Descendants("condition").Where(c => c.Attribute("entityname") is null))
            Column(table, (string?)condition.Attribute("attribute") ?? string.Empty, where);
        foreach (var link in node.Elements("link-entity"))
        {
            var linked = (string?)link.Attribute("name") ?? string.Empty;
            if ((string?)link.Attribute("alias") is { } alias)
                aliases.Add(alias);
            if (Table(linked, where))
            {
                Column(linked, (string?)link.Attribute("from") ?? string.Empty, where);
                Column(table, (string?)link.Attribute("to") ?? string.Empty, where);
            }
            CheckFetch(link, linked, where, aliases);
        }
    }

    private void CheckForms()
    {
        foreach (var form in _organization.Forms)
        {
            var where = $"The form '{form.Name}' of {form.Table}";
            foreach (var column in form.Columns)
                Column(form.Table, column, where);
            var xml = XElement.Parse(form.FormXml);
            foreach (var library in xml.Descendants("Library").Attributes("name"))
                WebResource(library.Value, where);
            CheckWebResourceAttributes(xml, where);
        }
    }

    private void CheckRibbons()
    {
        foreach (var (table, xml) in _organization.Ribbons)
        {
            var where = $"The ribbon of {table}";
            if (!Table(table, where))
                continue;
            var diff = XElement.Parse(xml);
            CheckWebResourceAttributes(diff, where);
            foreach (var rule in diff.Descendants().Attributes("EntityName"))
                Table(rule.Value, $"{where} (rule {(string?)rule.Parent?.Parent?.Attribute("Id")})");
        }
    }

    private void CheckWebResourceAttributes(XElement xml, string where)
    {
        var names = xml.DescendantsAndSelf().Attributes().Select(a => a.Value)
            .Where(v => v.StartsWith(WebResourceScheme, StringComparison.OrdinalIgnoreCase))
            .Select(v => v[WebResourceScheme.Length..]);
        foreach (var name in names.Distinct())
            WebResource(name, where);
    }

    private void CheckWebResources()
    {
        foreach (var resource in _organization.WebResources)
        {
            foreach (var dependency in resource.Dependencies)
                WebResource(dependency, $"The web resource {resource.Name}");
        }
    }

    private void CheckSecurity()
    {
        foreach (var role in _organization.Roles)
        {
            foreach (var (privilege, depth) in role.Privileges)
            {
                if (Privilege(privilege, $"The role {role.Name}") is { Ownership: TableOwnership.Organization } table && depth != PrivilegeDepth.Global)
                    Problem($"The role {role.Name} holds {privilege} at {depth}, but the rows of {table.LogicalName} belong to the organisation as a whole; write Global.");
            }
        }
        foreach (var profile in _organization.FieldSecurityProfiles)
        {
            foreach (var permission in profile.Permissions)
            {
                var where = $"The field security profile {profile.Name}";
                if (Column(permission.Table, permission.Column, where) is { IsSecured: false })
                    Problem($"{where} speaks of {permission.Table}.{permission.Column}, which is not column-secured; secure the column or take the permission out.");
            }
        }
    }

    private void CheckCustomApis()
    {
        foreach (var api in _organization.CustomApis)
        {
            var where = $"The Custom API {api.UniqueName}";
            if (api.BoundTable is { } table)
                Table(table, where);
            if (api.ExecutePrivilegeName is { } privilege)
                Privilege(privilege, where);
            foreach (var parameter in api.RequestParameters.Concat(api.ResponseProperties).Where(p => p.Table is not null))
                Table(parameter.Table!, $"{where}, parameter {parameter.UniqueName},");
        }
    }

    private void CheckSteps()
    {
        foreach (var step in _organization.Steps)
        {
            var where = $"The step '{step.Name}'";
            CheckMessage(step, where);
            if (step.Table is null || !Table(step.Table, where))
                continue;
            foreach (var column in step.FilteringAttributes.Concat(step.Images.SelectMany(i => i.Columns)).Distinct())
                Column(step.Table, column, where);
        }
    }

    private void CheckMessage(StepMetadata step, string where)
    {
        if (PlatformMessages.Contains(step.Message))
            return;
        var api = _organization.CustomApis.FirstOrDefault(a => string.Equals(a.UniqueName, step.Message, StringComparison.OrdinalIgnoreCase));
        if (api is null)
            Problem($"{where} waits for the message {step.Message}, which is neither a Custom API of the organisation nor one of {string.Join(", ", PlatformMessages.Order(StringComparer.Ordinal))}; correct the message.");
        else if (api.AllowedCustomProcessingStepType == 0 || (api.AllowedCustomProcessingStepType == 1 && step.Mode == 0))
            Problem($"{where} is registered on {api.UniqueName}, which allows {(api.AllowedCustomProcessingStepType == 0 ? "no steps" : "asynchronous steps only")}; take the step out.");
    }

    private void CheckApps()
    {
        var roles = _organization.Roles.Select(r => r.Id).ToHashSet();
        foreach (var app in _organization.Apps)
        {
            var where = $"The app {app.UniqueName}";
            foreach (var table in app.Tables)
                Table(table, where);
            foreach (var role in app.Roles.Where(r => !roles.Contains(r)))
                Problem($"{where} is for the role {role}, which the organisation does not have; add the role to the solution or take it out of the app.");
            var siteMap = XElement.Parse(app.SiteMapXml);
            foreach (var entity in siteMap.Descendants("SubArea").Attributes("Entity"))
                Table(entity.Value, $"{where}, in its site map,");
            CheckWebResourceAttributes(siteMap, where);
        }
    }

    private bool Table(string name, string where)
    {
        if (_organization.Tables.ContainsKey(name))
            return true;
        Problem($"{where} refers to the table {name}, which the organisation does not have; correct the name, or import the solution that brings it first.");
        return false;
    }

    private ColumnMetadata? Column(string table, string name, string where)
    {
        if (!_organization.Tables.TryGetValue(table, out var known))
        {
            Table(table, where);
            return null;
        }
        if (known.Columns.TryGetValue(name, out var column))
            return column;
        Problem($"{where} refers to {table}.{name}, but the table has no such column; correct the name or add the column.");
        return null;
    }

    private void WebResource(string name, string where)
    {
        if (!_webResources.Contains(name))
            Problem($"{where} refers to the web resource {name}, which the organisation does not have; correct the name or add the web resource.");
    }

    private TableMetadata? Privilege(string name, string where)
    {
        if (_privileges.TryGetValue(name, out var table))
            return table;
        Problem($"{where} names the privilege {name}, which no table of the organisation has; write prv, one of {string.Join(", ", Enum.GetNames<PrivilegeKind>())}, then the table.");
        return null;
    }

    private void Problem(string sentence) => _problems.Add(sentence);
}
