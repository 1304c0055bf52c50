using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>Reads a change back from its row.</summary>
internal static class ChangeReader
{
    public static IChange Read(OperationRow row) => row.KindValue switch
    {
        OperationKind.UpdatePlan => Read<UpdatePlanChange>(row),
        OperationKind.AssignCustomRates => Read<AssignCustomRatesChange>(row),
        _ => throw new InvalidPluginExecutionException("This kind of operation belongs to another version of the connector."),
    };

    private static T Read<T>(OperationRow row) where T : class, IChange =>
        PluginJson.Read<T>(row.RequestJson) ?? throw new InvalidPluginExecutionException("The operation row holds no request.");
}
