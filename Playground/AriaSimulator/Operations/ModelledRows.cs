using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Refuses, by name, fields of a row the operation would otherwise ignore.</summary>
internal static class ModelledRows
{
    public static void Check(AriaRow row, IReadOnlySet<string> modelled, string where)
    {
        var ignored = row.Given().FirstOrDefault(name => !modelled.Contains(name));
        if (ignored != null)
            throw AriaFailure.Invalid($"{ignored} of {where} is not modelled by this simulator.");
    }
}
