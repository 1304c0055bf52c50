using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>The rules a source must keep before it is packed. Every finding is a sentence that says what to do.</summary>
public static class AllGates
{
    /// <summary>The quick ones first; what reads the bundles last.</summary>
    private static readonly Func<PackInput, IEnumerable<string>>[] Gates =
    [
        LayoutGate.Check, ManifestGate.Check, IdGate.Check,
        TableGate.Check, ChoiceGate.Check, RelationshipGate.Check, ViewGate.Check, FormGate.Check,
        RoleGate.Check, SecretGate.Check, CustomApiGate.Check, StepGate.Check, PluginGate.Check, PackageGate.Check,
        WebResourceGate.Check, RibbonGate.Check, AppGate.Check, SettingGate.Check, ContractGate.Check, VersionGate.Check, ShippedGate.Check, ScriptGate.Check, TextGate.Check,
    ];

    /// <summary>The findings as they are made, for whom one is enough.</summary>
    public static IEnumerable<string> Find(PackInput input) => Gates.SelectMany(gate => gate(input));

    public static IReadOnlyList<string> Check(PackInput input) => Find(input).ToList();

    public static void Demand(PackInput input)
    {
        var findings = Check(input);
        if (findings.Count > 0)
            throw new PackException(string.Join('\n', findings));
    }
}
