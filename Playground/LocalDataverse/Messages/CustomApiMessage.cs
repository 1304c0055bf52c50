using System;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>A Custom API: typed parameters, a privilege, and a plug-in as its main operation.</summary>
internal sealed class CustomApiMessage(CustomApiMetadata api, Action handler) : IMessage
{
    private const string Target = "Target";

    public string Name => api.UniqueName;

    public MessageSubject Prepare(Model model, StoreTransaction rows, ParameterCollection input)
    {
        CheckInput(input);
        if (api.Binding != CustomApiBinding.Table)
            return new MessageSubject(api.BoundTable, Guid.Empty);
        var target = Targets.Reference(model, rows, input);
        if (target.LogicalName != api.BoundTable)
            throw Fault.Invalid($"{api.UniqueName} is bound to table '{api.BoundTable}'; its Target cannot be of table '{target.LogicalName}'.");
        return new MessageSubject(target.LogicalName, target.Id);
    }

    public void Run(MessageContext context)
    {
        if (context.ChecksAccess && api.ExecutePrivilegeName is { Length: > 0 } privilege)
            context.Access.DemandPrivilege(privilege);
        handler();
        CheckOutput(context.Output);
    }

    private void CheckInput(ParameterCollection input)
    {
        var known = api.RequestParameters.ToDictionary(parameter => parameter.UniqueName, StringComparer.Ordinal);
        foreach (var (name, value) in input)
        {
            if (name == Target && api.Binding == CustomApiBinding.Table)
                continue;
            if (!known.TryGetValue(name, out var parameter))
                throw Fault.Invalid($"{api.UniqueName} has no request parameter '{name}'. It has: {string.Join(", ", known.Keys)}.");
            if (value is not null)
                CheckType("request parameter", parameter, value);
        }
        foreach (var missing in known.Values.Where(parameter => !parameter.IsOptional && (!input.TryGetValue(parameter.UniqueName, out var value) || value is null)))
            throw Fault.Invalid($"{api.UniqueName} demands the request parameter '{missing.UniqueName}'.");
    }

    private void CheckOutput(ParameterCollection output)
    {
        var known = api.ResponseProperties.ToDictionary(property => property.UniqueName, StringComparer.Ordinal);
        foreach (var (name, value) in output)
        {
            if (!known.TryGetValue(name, out var property))
                throw Fault.Invalid($"The plug-in of {api.UniqueName} set the response property '{name}', which the Custom API does not declare.");
            if (value is not null)
                CheckType("response property", property, value);
        }
        foreach (var unset in known.Keys.Where(name => !output.Contains(name)).ToList())
            output[unset] = null;
    }

    private void CheckType(string role, CustomApiParameter parameter, object value)
    {
        if (!TypeOf(parameter.Type).IsInstanceOfType(value))
            throw Fault.Invalid($"The {role} '{parameter.UniqueName}' of {api.UniqueName} is {TypeOf(parameter.Type).Name}; it cannot hold {value.GetType().Name}.");
        var table = value switch
        {
            Entity entity => entity.LogicalName,
            EntityReference reference => reference.LogicalName,
            _ => null
        };
        if (table is not null && parameter.Table is { Length: > 0 } expected && table != expected)
            throw Fault.Invalid($"The {role} '{parameter.UniqueName}' of {api.UniqueName} takes rows of table '{expected}', not of '{table}'.");
    }

    private Type TypeOf(int type) => type switch
    {
        0 => typeof(bool),
        1 => typeof(DateTime),
        2 => typeof(decimal),
        3 => typeof(Entity),
        4 => typeof(EntityCollection),
        5 => typeof(EntityReference),
        6 => typeof(double),
        7 => typeof(int),
        8 => typeof(Money),
        9 => typeof(OptionSetValue),
        10 => typeof(string),
        11 => typeof(string[]),
        12 => typeof(Guid),
        _ => throw Fault.NotSupported($"the parameter type {type} of the Custom API {api.UniqueName}")
    };
}
