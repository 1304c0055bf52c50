using System;
using CrmAriaConnector.LocalDataverse.Security;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>What the main operation of a message works with.</summary>
internal sealed class MessageContext
{
    public required Model Model { get; init; }
    public required StoreTransaction Rows { get; init; }
    public required AccessCheck Access { get; init; }

    /// <summary>Another user, with that user's privileges.</summary>
    public required Func<Guid, Principal> PrincipalOf { get; init; }
    public required DateTime UtcNow { get; init; }
    public required Guid OrganizationId { get; init; }
    public required ParameterCollection Input { get; init; }
    public required ParameterCollection Output { get; init; }

    /// <summary>Runs another message through the whole pipeline inside this one; the flag leaves out the check of privileges, for what the platform does by itself.</summary>
    public required Func<OrganizationRequest, bool, OrganizationResponse> Nested { get; init; }

    /// <summary>False where the platform acts by itself, as in cascades.</summary>
    public required bool ChecksAccess { get; init; }

    public T Required<T>(string name) => Input.TryGetValue(name, out var value) && value is T typed
        ? typed
        : throw Fault.Invalid($"The required parameter '{name}' of type {typeof(T).Name} is missing.");

    public T? Optional<T>(string name) => Input.TryGetValue(name, out var value) && value is T typed ? typed : default;
}
