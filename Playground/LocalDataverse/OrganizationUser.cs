using System;
using System.Collections.Immutable;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>A person who can sign in, or an application user: another program, which has the roles it was given and no other.</summary>
public sealed record OrganizationUser(Guid Id, string FullName, string Title, ImmutableArray<string> Roles, bool IsApplication);
