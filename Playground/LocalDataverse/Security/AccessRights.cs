using System;

namespace CrmAriaConnector.LocalDataverse.Security;

/// <summary>What a principal may do with one row; names and numbers are those of the SDK's enumeration, which lives in an assembly not every feed holds.</summary>
[Flags]
public enum AccessRights
{
    None = 0,
    ReadAccess = 1,
    WriteAccess = 2,
    AppendAccess = 4,
    AppendToAccess = 16,
    CreateAccess = 32,
    DeleteAccess = 65536,
    ShareAccess = 262144,
    AssignAccess = 524288
}
