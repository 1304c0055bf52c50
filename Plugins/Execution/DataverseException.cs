using System;
using System.Globalization;

namespace CrmAriaConnector.Plugins.Execution;

/// <summary>Dataverse refused a request. Its own text stays out: another plug-in may have written anything into it.</summary>
internal sealed class DataverseException(int errorCode)
    : Exception("Dataverse refused a request with code " + errorCode.ToString(CultureInfo.InvariantCulture) + ".")
{
    // Published error codes of Dataverse.
    private const int ConcurrencyVersionMismatch = -2147088254;
    private const int DuplicateRecordEntityKey = -2147088238;
    private const int ObjectDoesNotExist = -2147220969;

    public int ErrorCode => errorCode;

    /// <summary>Somebody else changed the row in between.</summary>
    public bool IsLostRace => errorCode == ConcurrencyVersionMismatch;

    /// <summary>Another row has the same alternate key.</summary>
    public bool IsDuplicateKey => errorCode == DuplicateRecordEntityKey;

    public bool IsNotThere => errorCode == ObjectDoesNotExist;

    /// <summary>Somebody else wrote the same row, or took it away, between the look and the write.</summary>
    public bool IsOvertaken => IsLostRace || IsDuplicateKey || IsNotThere;
}
