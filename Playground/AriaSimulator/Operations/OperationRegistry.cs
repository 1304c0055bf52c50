using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>All modelled operations by name: every class here that is an <see cref="IOperation"/>.</summary>
internal static class OperationRegistry
{
    private static readonly Dictionary<string, IOperation> ByName = typeof(OperationRegistry).Assembly.GetTypes()
        .Where(type => type.IsClass && !type.IsAbstract && typeof(IOperation).IsAssignableFrom(type))
        .Select(type => (IOperation)Activator.CreateInstance(type)!)
        .ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<IOperation> All => ByName.Values;

    public static IOperation? Find(string name) => ByName.GetValueOrDefault(name);
}
