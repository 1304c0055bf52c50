using System;
using System.Collections.Immutable;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>Custom APIs with their parameters; one folder each.</summary>
internal static class CustomApiReader
{
    private const int LastType = 12;

    public static ImmutableArray<CustomApiMetadata> Read(ImportContext context, PluginReader plugins) =>
        [.. context.OpenAll("customapis", "customapi.xml", "customapi").Select(file => Read(context, plugins, file.Part, file.Node))];

    private static CustomApiMetadata Read(ImportContext context, PluginReader plugins, string part, Node node)
    {
        var name = node.RequiredAttribute("uniquename");
        var folder = part[..part.LastIndexOf('/')];
        if (!folder.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase))
            throw node.Refusal($"the folder must be named like the API, {name}");
        var binding = (CustomApiBinding)node.OneOf("bindingtype", null, 0, 1, 2);
        var table = node.OptionalText("boundentitylogicalname");
        if ((binding == CustomApiBinding.Global) == (table is not null))
            throw node.Refusal("<boundentitylogicalname> goes with binding type 1 (table) and 2 (collection), and only with them");
        var handler = node.Optional("plugintypeid") is { IsEmpty: false } plugin
            ? plugins.Resolve(plugin.OptionalText("plugintypeexportkey") ?? plugin.RequiredText("plugintypeid"), plugin)
            : ((string Assembly, string Type)?)null;
        var api = new CustomApiMetadata
        {
            UniqueName = name,
            Binding = binding,
            BoundTable = table,
            IsFunction = node.Flag("isfunction"),
            IsPrivate = node.Flag("isprivate"),
            AllowedCustomProcessingStepType = node.OneOf("allowedcustomprocessingsteptype", 0, 0, 1, 2),
            ExecutePrivilegeName = node.OptionalText("executeprivilegename"),
            PluginAssemblyName = handler?.Assembly,
            PluginTypeName = handler?.Type,
            RequestParameters = Parameters(context, folder, "customapirequestparameter", isRequest: true),
            ResponseProperties = Parameters(context, folder, "customapiresponseproperty", isRequest: false),
        };
        if (api.IsFunction && api.ResponseProperties.IsEmpty)
            throw node.Refusal("a function answers with at least one response property; add one, or make the API an action");
        if (binding == CustomApiBinding.Table && api.RequestParameters.Any(p => p.UniqueName == "Target"))
            throw node.Refusal("a bound API has the parameter Target by itself; name yours otherwise");
        return api;
    }

    private static ImmutableArray<CustomApiParameter> Parameters(ImportContext context, string api, string kind, bool isRequest)
    {
        var plural = isRequest ? "customapirequestparameters" : "customapiresponseproperties";
        return [.. context.OpenAll($"{api}/{plural}", $"{kind}.xml", kind).Select(file => Parameter(file.Node, isRequest))];
    }

    private static CustomApiParameter Parameter(Node node, bool isRequest)
    {
        var type = node.Number("type");
        if (type is < 0 or > LastType)
            throw node.Refusal($"<type> {type} is not known; it is a number from 0 (Boolean) to {LastType} (Guid)");
        // Read for a request parameter only: the platform refuses a response property that has the element, and so does the sweep of what was left unread.
        var optional = isRequest && node.Flag("isoptional");
        return new CustomApiParameter(node.RequiredAttribute("uniquename"), type, optional, node.OptionalText("logicalentityname"));
    }
}
