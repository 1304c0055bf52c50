using System;
using System.Collections.Generic;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Store;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>The rows every organisation has from the beginning, and its users. Written past the pipeline, as the platform's set-up does.</summary>
internal sealed class BaseRows(OrganizationCore core)
{
    /// <summary>Access modes of the platform's users.</summary>
    public const int ReadWrite = 0;
    public const int NonInteractive = 4;

    private const string Organization = "organization";

    /// <summary>Tables a reset does not empty.</summary>
    public static readonly IReadOnlySet<string> Kept = new HashSet<string> { Organization, SystemColumns.BusinessUnit, SystemColumns.User };

    public void Add()
    {
        Put(Organization, core.OrganizationId, new() { ["name"] = "Local", ["languagecode"] = 1033 });
        Put(SystemColumns.BusinessUnit, core.RootBusinessUnitId, new() { ["name"] = "Local" });
        AddUser(core.SystemUserId, "SYSTEM", "", ReadWrite);
    }

    public Guid AddUser(Guid id, string fullName, string title, int accessMode)
    {
        var space = fullName.LastIndexOf(' ');
        var values = new Dictionary<string, object>
        {
            ["fullname"] = fullName,
            ["lastname"] = fullName[(space + 1)..],
            ["businessunitid"] = new RowReference(SystemColumns.BusinessUnit, core.RootBusinessUnitId),
            ["isdisabled"] = false,
            ["accessmode"] = accessMode,
        };
        if (space > 0)
            values["firstname"] = fullName[..space];
        if (title.Length > 0)
            values["title"] = title;
        return Put(SystemColumns.User, id, values);
    }

    private Guid Put(string table, Guid id, Dictionary<string, object> values)
    {
        using var rows = core.Begin(core.NewSandbox());
        if (rows.Find(new RowReference(table, id)) is not null)
            return id;
        var now = new DateTime(core.UtcNow.Ticks - core.UtcNow.Ticks % TimeSpan.TicksPerSecond);
        values[core.Model.Table(table).PrimaryIdColumn] = id;
        values[SystemColumns.CreatedOn] = values[SystemColumns.ModifiedOn] = now;
        values[SystemColumns.CreatedBy] = values[SystemColumns.ModifiedBy] = new RowReference(SystemColumns.User, core.SystemUserId);
        rows.Put(table, id, values);
        rows.Commit(null);
        return id;
    }
}
