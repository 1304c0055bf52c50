using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>Steps: which class runs at which stage of which message.</summary>
internal static class StepReader
{
    /// <summary>Ids of messages, the same in every organisation.</summary>
    private static readonly Dictionary<Guid, string> Messages = new()
    {
        [new Guid("9ebdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "Create",
        [new Guid("20bebb1b-ea3e-db11-86a7-000a3a5473e8")] = "Update",
        [new Guid("a1bdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "Delete",
    };

    public static StepMetadata Read(Node node, PluginReader plugins)
    {
        var message = Message(node);
        var table = node.OptionalText("PrimaryEntity") is { } primary && primary != "none" ? primary.ToLowerInvariant() : null;
        if (node.OptionalText("SecondaryEntity") is { } secondary && secondary != "none")
            throw node.Refusal($"a second table ({secondary}) is not supported by the local organisation; take <SecondaryEntity> out");
        if (node.OptionalText("ImpersonatingUserIdName") is { } user)
            throw node.Refusal($"running as another user ({user}) is not supported by the local organisation; take <ImpersonatingUserIdName> out");
        node.OneOf("InvocationSource", 0, 0);
        node.OneOf("SupportedDeployment", 0, 0, 2);
        var stage = node.OneOf("Stage", null, 10, 20, 40);
        var mode = node.OneOf("Mode", null, 0, 1);
        if (mode == 1 && stage != 40)
            throw node.Refusal($"an asynchronous step (mode 1) runs at stage 40, not {stage}");
        var columns = Columns(node.OptionalText("FilteringAttributes"));
        if (!columns.IsEmpty && message != "Update")
            throw node.Refusal($"filtering attributes are for Update, not for {message}; take <FilteringAttributes> out");
        var (assembly, type) = plugins.Resolve(Key(node), node);
        return new StepMetadata
        {
            Id = node.AttributeId("SdkMessageProcessingStepId"),
            Name = node.RequiredAttribute("Name"),
            Message = message,
            Table = table,
            PluginAssemblyName = assembly,
            PluginTypeName = type,
            Stage = stage,
            Mode = mode,
            Rank = node.Number("Rank", 1),
            AsyncAutoDelete = node.Flag("AsyncAutoDelete"),
            FilteringAttributes = columns,
            Configuration = node.OptionalText("Configuration"),
            Images = [.. node.Each("SdkMessageProcessingStepImages", "SdkMessageProcessingStepImage").Select(i => Image(i, message, stage))],
        };
    }

    private static string Message(Node node)
    {
        var name = node.OptionalText("SdkMessageName");
        if (node.OptionalText("SdkMessageId") is null)
            return name ?? throw node.Refusal("the step names no message; add <SdkMessageId> or <SdkMessageName>");
        var id = node.Id("SdkMessageId");
        return Messages.TryGetValue(id, out var known)
            ? known
            : name ?? throw node.Refusal($"the message {id} is not known to the local organisation (known: {string.Join(", ", Messages.Values)}); name the message with <SdkMessageName>");
    }

    private static string Key(Node node)
    {
        // Beside the id, the assembly-qualified name says the same again.
        node.OptionalText("PluginTypeName");
        return node.OptionalText("PluginTypeExportKey") ?? node.OptionalText("PluginTypeId")
            ?? throw node.Refusal("the step names no plug-in type; add <PluginTypeExportKey> or <PluginTypeId>");
    }

    private static StepImage Image(Node node, string message, int stage)
    {
        var type = node.OneOf("ImageType", null, 0, 1, 2);
        if (message == "Create" && type != 1)
            throw node.Refusal("a row that is being created has no image from before; use ImageType 1");
        if (message == "Delete" && type != 0)
            throw node.Refusal("a row that was deleted has no image from after; use ImageType 0");
        if (stage != 40 && type != 0)
            throw node.Refusal($"at stage {stage} there is no image from after yet; use ImageType 0, or stage 40");
        var alias = node.RequiredText("EntityAlias");
        return new StepImage(node.Attribute("Name") ?? alias, alias, type, node.RequiredText("MessagePropertyName"), Columns(node.OptionalText("Attributes")));
    }

    private static ImmutableArray<string> Columns(string? list) =>
        list is null ? [] : [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(c => c.ToLowerInvariant())];
}
