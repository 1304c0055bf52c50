using System;
using System.Collections.Generic;

namespace CrmAriaConnector.LocalDataverse.Store;

/// <summary>What the organisation keeps besides rows of tables: imported zips and who has which role and profile.</summary>
internal sealed class Records(SqliteStore store)
{
    public static readonly string[] Schema =
    [
        "CREATE TABLE IF NOT EXISTS \"$settings\" (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS \"$solutions\" (uniquename TEXT PRIMARY KEY, place INTEGER NOT NULL, zip BLOB NOT NULL)",
        "CREATE TABLE IF NOT EXISTS \"$userroles\" (userid TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (userid, role))",
        "CREATE TABLE IF NOT EXISTS \"$userprofiles\" (userid TEXT NOT NULL, profile TEXT NOT NULL, PRIMARY KEY (userid, profile))",
        "CREATE TABLE IF NOT EXISTS \"$jobs\" (jobid TEXT PRIMARY KEY, place INTEGER NOT NULL, job TEXT NOT NULL)",
    ];

    public string? Setting(string name) => store.Query("SELECT value FROM \"$settings\" WHERE name = $0", reader => reader.GetString(0), name) is [var value] ? value : null;

    public void SetSetting(string name, string value) => store.Execute("INSERT OR REPLACE INTO \"$settings\" (name, value) VALUES ($0, $1)", name, value);

    /// <summary>The imported zips in the order of their first import.</summary>
    public IReadOnlyList<byte[]> Solutions() => store.Query("SELECT zip FROM \"$solutions\" ORDER BY place", reader => (byte[])reader[0]);

    public void SaveSolution(string uniqueName, byte[] zip) => store.Execute(
        "INSERT INTO \"$solutions\" (uniquename, place, zip) VALUES ($0, (SELECT COALESCE(MAX(place), 0) + 1 FROM \"$solutions\"), $1) ON CONFLICT (uniquename) DO UPDATE SET zip = $1",
        uniqueName, zip);

    public void DeleteSolution(string uniqueName) => store.Execute("DELETE FROM \"$solutions\" WHERE uniquename = $0", uniqueName);

    public IReadOnlyList<(Guid User, string Role)> UserRoles() => Pairs("SELECT userid, role FROM \"$userroles\" ORDER BY rowid");

    public void AddUserRole(Guid user, string role) => store.Execute("INSERT OR IGNORE INTO \"$userroles\" (userid, role) VALUES ($0, $1)", user.ToString("D"), role);

    public void DeleteRole(string role) => store.Execute("DELETE FROM \"$userroles\" WHERE role = $0", role);

    public IReadOnlyList<(Guid User, string Profile)> UserProfiles() => Pairs("SELECT userid, profile FROM \"$userprofiles\" ORDER BY rowid");

    public void AddUserProfile(Guid user, string profile) => store.Execute("INSERT OR IGNORE INTO \"$userprofiles\" (userid, profile) VALUES ($0, $1)", user.ToString("D"), profile);

    public void DeleteProfile(string profile) => store.Execute("DELETE FROM \"$userprofiles\" WHERE profile = $0", profile);

    private IReadOnlyList<(Guid, string)> Pairs(string sql) => store.Query(sql, reader => (Guid.Parse(reader.GetString(0)), reader.GetString(1)));
}
