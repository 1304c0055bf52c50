using System;
using System.Collections.Immutable;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>A person who can sign in.</summary>
public sealed record OrganizationUser(Guid Id, string FullName, string Title, ImmutableArray<string> Roles);
