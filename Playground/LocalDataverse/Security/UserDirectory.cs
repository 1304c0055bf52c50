using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Store;

namespace CrmAriaConnector.LocalDataverse.Security;

/// <summary>Who has which roles and profiles. Names, titles and business units stand in the rows of systemuser.</summary>
internal sealed class UserDirectory
{
    public const string SystemAdministrator = "System Administrator";
    public const string BasicUser = "Basic User";

    private readonly Lock _gate = new();
    private readonly Records _records;
    private readonly Guid _systemUserId;
    private readonly Dictionary<Guid, Principal> _principals = [];
    private ILookup<Guid, string> _roles;
    private ILookup<Guid, string> _profiles;

    public UserDirectory(Records records, Guid systemUserId)
    {
        _records = records;
        _systemUserId = systemUserId;
        (_roles, _profiles) = Load();
    }

    public Principal Principal(Model model, Guid userId)
    {
        lock (_gate)
        {
            if (!_principals.TryGetValue(userId, out var principal))
                _principals[userId] = principal = Make(model, userId);
            return principal;
        }
    }

    public ImmutableArray<string> RolesOf(Guid userId)
    {
        lock (_gate)
            return [.. _roles[userId]];
    }

    public void AddRole(Guid userId, string role) => Change(() => _records.AddUserRole(userId, role));

    public void AddProfile(Guid userId, string profile) => Change(() => _records.AddUserProfile(userId, profile));

    /// <summary>After an import or a removal: roles and profiles may have changed or gone.</summary>
    public void Adapt(Model model) => Change(() =>
    {
        foreach (var role in _records.UserRoles().Select(pair => pair.Role).Distinct().Where(role => model.Role(role) is null))
            _records.DeleteRole(role);
        foreach (var profile in _records.UserProfiles().Select(pair => pair.Profile).Distinct().Where(profile => model.Profile(profile) is null))
            _records.DeleteProfile(profile);
    });

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            (_roles, _profiles) = Load();
            _principals.Clear();
        }
    }

    private (ILookup<Guid, string> Roles, ILookup<Guid, string> Profiles) Load() =>
        (_records.UserRoles().ToLookup(pair => pair.User, pair => pair.Role), _records.UserProfiles().ToLookup(pair => pair.User, pair => pair.Profile));

    private Principal Make(Model model, Guid userId)
    {
        var roles = _roles[userId].ToList();
        if (userId != _systemUserId && roles.Count == 0)
            throw Fault.Of(ErrorCodes.PrivilegeDenied, $"The user with id {userId:D} has no roles in this organisation.");
        var privileges = new Dictionary<string, PrivilegeDepth>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, depth) in roles.Select(model.Role).OfType<RoleMetadata>().SelectMany(role => role.Privileges))
            privileges[name] = privileges.TryGetValue(name, out var already) && already > depth ? already : depth;
        var permissions = _profiles[userId].Select(model.Profile).OfType<FieldSecurityProfileMetadata>().SelectMany(profile => profile.Permissions).ToList();
        return new Principal(userId, userId == _systemUserId || roles.Contains(SystemAdministrator), roles, privileges, permissions);
    }
}
