using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>The row a message is about, for steps and for the log.</summary>
internal sealed record MessageSubject(string? Table, System.Guid Id)
{
    public static readonly MessageSubject None = new(null, System.Guid.Empty);
}

/// <summary>The platform's own work for one message (stage 30).</summary>
internal interface IMessage
{
    string Name { get; }

    /// <summary>Names the row, resolving alternate keys in the input; runs before the first step.</summary>
    MessageSubject Prepare(Model model, StoreTransaction rows, ParameterCollection input);

    void Run(MessageContext context);
}
