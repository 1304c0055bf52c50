using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Secret columns are secured, and no profile lets anybody read or write them: a Custom API enters them.</summary>
public static class SecretGate
{
    public static IEnumerable<string> Check(PackInput input)
    {
        var source = input.Source;
        var path = source.FieldSecurityProfiles.Path;
        var schema = source.Schema;
        var released = new HashSet<(string, string)>();
        foreach (var permission in source.FieldSecurityProfiles.Root.Descendants("FieldPermission"))
        {
            var (table, name) = (permission.Child("EntityName"), permission.Child("AttributeName"));
            if (!released.Add((table, name)))
                yield return $"{path}: {table}.{name} is released twice; remove one.";
            if (schema.Column(table, name) is not { } column)
                yield return $"{path}: there is no column {table}.{name}; restore it or correct the permission.";
            else if (column.Child("IsSecured") != "1")
                yield return $"{path}: {table}.{name} is not secured, so everybody reads it; set IsSecured to 1 on the column.";
            if (permission.Child("CanRead") != "0" || permission.Child("CanUpdate") != "0" || permission.Child("CanCreate") != "0")
                yield return $"{path}: {table}.{name} must be neither read nor written by people: write CanRead 0, CanUpdate 0, CanCreate 0.";
        }
        foreach (var table in source.OwnTables)
        {
            foreach (var column in table.Columns.Where(c => c.Child("IsSecured") == "1"))
            {
                var name = column.Child("LogicalName");
                if (!released.Contains((table.LogicalName, name)))
                    yield return $"{path}: nothing takes back the right to {table.LogicalName}.{name} that an earlier version gave; add a FieldPermission that grants nothing.";
                if (column.Child("IsAuditEnabled") != "0")
                    yield return $"{table.Entity.Path}: {name} is a secret and auditing would keep its values; set IsAuditEnabled to 0.";
                if (column.Child("DisplayMask") != "ValidForForm")
                    yield return $"{table.Entity.Path}: {name} is a secret and may stand on the form alone; set DisplayMask to ValidForForm.";
            }
        }
    }
}
