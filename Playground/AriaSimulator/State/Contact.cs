namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>A name and an address. Account, statement and billing contacts may be one and the same.</summary>
public sealed class Contact
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; set; }

    /// <summary>Middle initial.</summary>
    public string? MiddleInitial { get; set; }

    /// <summary>Family name.</summary>
    public string? LastName { get; set; }

    /// <summary>Company.</summary>
    public string? Company { get; set; }

    /// <summary>First address line.</summary>
    public string? Address1 { get; set; }

    /// <summary>Second address line.</summary>
    public string? Address2 { get; set; }

    /// <summary>Third address line.</summary>
    public string? Address3 { get; set; }

    /// <summary>City.</summary>
    public string? City { get; set; }

    /// <summary>Locality.</summary>
    public string? Locality { get; set; }

    /// <summary>State or province.</summary>
    public string? StateProv { get; set; }

    /// <summary>Two letters, upper case.</summary>
    public string? Country { get; set; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; set; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; set; }

    /// <summary>Its extension.</summary>
    public string? PhoneExt { get; set; }

    /// <summary>Mobile telephone.</summary>
    public string? CellPhone { get; set; }

    /// <summary>Telephone at work.</summary>
    public string? WorkPhone { get; set; }

    /// <summary>Its extension.</summary>
    public string? WorkPhoneExt { get; set; }

    /// <summary>Fax.</summary>
    public string? Fax { get; set; }

    /// <summary>Mail address.</summary>
    public string? Email { get; set; }

    /// <summary>Day of birth, as sent.</summary>
    public string? Birthdate { get; set; }
}
