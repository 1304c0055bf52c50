using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.SolutionPacker.Packaging;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Steps listen to a message of a table of ours, with a class of ours, for the columns they need.</summary>
public static class StepGate
{
    /// <summary>Ids of the platform's messages, equal in every organisation.</summary>
    private static readonly Dictionary<string, string> Messages = new(StringComparer.Ordinal)
    {
        ["9ebdbb1b-ea3e-db11-86a7-000a3a5473e8"] = "Create",
        ["20bebb1b-ea3e-db11-86a7-000a3a5473e8"] = "Update",
        ["a1bdbb1b-ea3e-db11-86a7-000a3a5473e8"] = "Delete",
    };

    public static IEnumerable<string> Check(PackInput input)
    {
        var source = input.Source;
        var schema = source.Schema;
        foreach (var file in source.Steps)
        {
            var step = file.Root;
            if (!Messages.TryGetValue(step.Child("SdkMessageId"), out var message))
                yield return $"{file.Path}: SdkMessageId '{step.Child("SdkMessageId")}' is none of {string.Join(", ", Messages.Select(m => $"{m.Key} ({m.Value})"))}; correct it.";
            var table = step.Child("PrimaryEntity");
            if (schema.Table(table) is null)
                yield return $"{file.Path}: PrimaryEntity '{table}' is no table of the solution; correct it.";
            var columns = step.Child("FilteringAttributes").Split(',', StringSplitOptions.RemoveEmptyEntries);
            if (message == "Update" && columns.Length == 0)
                yield return $"{file.Path}: a step on Update without FilteringAttributes runs at every write; name the columns it needs.";
            foreach (var column in columns.Where(c => schema.Column(table, c) is null))
                yield return $"{file.Path}: FilteringAttributes names '{column}', which {table} does not have; restore the column or correct the step.";
            if (step.Child("Mode") != "1" || step.Child("Stage") != "40")
                yield return $"{file.Path}: a follow-up calls Aria, which must not happen inside the transaction of whoever wrote the row; set Mode to 1 (asynchronous) and Stage to 40.";
            if (step.Child("AsyncAutoDelete") != "1")
                yield return $"{file.Path}: set AsyncAutoDelete to 1, or the jobs that succeeded pile up.";
            if (step.Child("IsCustomizable") != "0")
                yield return $"{file.Path}: customers must not switch it off unawares; set IsCustomizable to 0.";

            var key = step.Child("PluginTypeExportKey");
            var handler = input.Package.Plugin.PluginTypes.FirstOrDefault(t => ExportKey.Of(source.PluginPackageName, input.Package.Id, t) == key);
            if (handler is null)
                yield return $"{file.Path}: PluginTypeExportKey is the key of no class in {input.Package.Id}; write the key of its class (PluginGate prints it).";
            else if (step.Attr("Name") != $"{handler}: {message} of {table}")
                yield return $"{file.Path}: the key is that of {handler}, so name the step '{handler}: {message} of {table}', or correct the key.";
            else if (!source.Ids.Ids.ContainsKey($"step/{table}/{message}/{handler[(handler.LastIndexOf('.') + 1)..]}"))
                yield return $"ids.json: there is no 'step/{table}/{message}/{handler[(handler.LastIndexOf('.') + 1)..]}'; register the step under that name.";
        }
        foreach (var twice in source.Steps.GroupBy(s => s.Root.Attr("Name"), StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"{twice.Last().Path}: {twice.Key} is registered in {twice.First().Path} already; remove one.";
    }
}
