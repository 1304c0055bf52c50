using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Forms show columns that exist, each with the control of its type and its own name as label.</summary>
public static class FormGate
{
    /// <summary>The platform's control for each type of column.</summary>
    private static readonly Dictionary<string, string> Controls = new(StringComparer.Ordinal)
    {
        ["nvarchar"] = "{4273EDBD-AC1D-40D3-9FB2-095C621B552D}",
        ["ntext"] = "{E0DECE4B-6FC8-4A8F-A065-082708572369}",
        ["lookup"] = "{270BD3DB-D9AF-4782-9025-509E298DEC0A}",
        ["owner"] = "{270BD3DB-D9AF-4782-9025-509E298DEC0A}",
        ["picklist"] = "{3EF39988-22BB-4F0B-BBBE-64B5A3748AEE}",
        ["bit"] = "{67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED}",
        ["datetime"] = "{5B773807-9FB2-42DB-97C3-7A91EFF8ADFF}",
        ["int"] = "{C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F}",
        ["decimal"] = "{C3EFE0C3-0EC6-42BE-8349-CBD9079DFD8E}",
    };

    public static IEnumerable<string> Check(PackInput input)
    {
        foreach (var table in input.Source.OwnTables)
        {
            var main = table.Forms.Count(f => f.Type == "main");
            if (main != 1)
                yield return $"Entities/{table.Folder}/FormXml/main: the table has {main} main forms and needs one; restore or remove.";
            foreach (var (type, file) in table.Forms)
            {
                foreach (var form in file.Root.Elements("systemform"))
                {
                    foreach (var finding in Form(table, file.Path, form))
                        yield return finding;
                }
            }
        }
    }

    private static IEnumerable<string> Form(TableSource table, string path, XElement form)
    {
        if (form.Items("LocalizedNames", "LocalizedName").English().Length == 0)
            yield return $"{path}: the form has no English name; write one.";
        foreach (var part in form.Descendants().Where(e => e.Name.LocalName is "tab" or "section" or "cell"))
        {
            if (part.Items("labels", "label").English().Length == 0)
                yield return $"{path}: {part.Name} {part.Attr("name")}{part.Attr("id")} has no English label; write one.";
        }
        foreach (var cell in form.Descendants("cell"))
        {
            var control = cell.Element("control");
            var name = control?.Attr("datafieldname") ?? "";
            if (control is null || table.Column(name) is not { } column)
            {
                yield return $"{path}: the control '{control?.Attr("id")}' shows the column '{name}', which {table.LogicalName} does not have; restore the column or correct datafieldname.";
                continue;
            }
            if (control.Attr("id") != name)
                yield return $"{path}: the control of {name} has the id '{control.Attr("id")}'; write {name}.";
            var expected = Controls.GetValueOrDefault(column.Child("Type"), "");
            if (control.Attr("classid") != expected)
                yield return $"{path}: {name} is of type {column.Child("Type")} and needs the control class {expected}; correct classid.";
            var label = column.Items("displaynames", "displayname").English();
            if (cell.Items("labels", "label").English() != label)
                yield return $"{path}: the label of {name} must be the column's name, '{label}'.";
            var isEntered = table.IsOrganizationOwned && column.Child("IsSecured") != "1";
            if (column.Child("IsCustomField") == "1" && control.Attr("disabled") != (isEntered ? "false" : "true"))
                yield return $"{path}: {name} is {(isEntered ? "entered by administrators" : "written by the connector alone")}; set disabled=\"{(isEntered ? "false" : "true")}\" on its control.";
        }
        foreach (var twice in form.Descendants("control").GroupBy(c => c.Attr("datafieldname"), StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"{path}: the column {twice.Key} stands on the form twice; remove one.";
    }
}
