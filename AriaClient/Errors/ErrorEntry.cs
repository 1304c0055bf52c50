namespace CrmAriaConnector.Aria;

/// <summary>Who can do something about an error.</summary>
public enum ErrorKind
{
    /// <summary>The representative can: another value, another day, another payment method.</summary>
    RepresentativeCanFix,

    /// <summary>An administrator can: credentials, network, a setting of the tenant.</summary>
    Configuration,

    /// <summary>Aria's rules forbid it for this account, plan or state.</summary>
    RefusedByAria,

    /// <summary>The call was built wrongly.</summary>
    OurBug,

    /// <summary>Nobody knows yet whether it happened.</summary>
    OutcomeUnknown,
}

/// <summary>Whether money moved although the call failed. Of no failure is it known that some did.</summary>
public enum MoneyMoved
{
    /// <summary>None moved.</summary>
    No,

    /// <summary>It is not known.</summary>
    Unknown,
}

/// <summary>What the catalogue says about an error.</summary>
/// <param name="Kind">Who can do something about it.</param>
/// <param name="Cause">What happened, in a sentence.</param>
/// <param name="Cure">What to do, in words a representative can say.</param>
/// <param name="MoneyMoved">Whether money moved.</param>
/// <param name="Source">Where the meaning is from.</param>
public sealed record ErrorEntry(ErrorKind Kind, string Cause, string Cure, MoneyMoved MoneyMoved, string Source);
