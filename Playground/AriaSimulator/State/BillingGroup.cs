using System.Text.Json.Serialization;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>The masters that are invoiced and paid together.</summary>
public sealed partial class BillingGroup
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id.</summary>
    public string? ClientId { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; set; }

    /// <summary>Whether plans may be put into it.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>How statements are sent; 10 is a PDF by mail.</summary>
    public long NotifyMethod { get; set; } = 10;

    /// <summary>The contact statements go to; null shares the account contact.</summary>
    public long? StatementContactNo { get; set; }

    /// <summary>The number of the terms it is on while no stored method is charged; null is Net 30.</summary>
    public long? TermsNo { get; set; }

    /// <summary>The stored method that is charged first.</summary>
    public long? PrimaryMethodNo { get; set; }

    /// <summary>The stored method that is charged when the first one fails.</summary>
    public long? BackupMethodNo { get; set; }

    /// <summary>Days until an invoice is due; none when a stored method is charged.</summary>
    [JsonIgnore]
    public int DueDays => Terms?.Days ?? 0;

    /// <summary>The terms it is paid by; null when a stored method is charged.</summary>
    [JsonIgnore]
    public PaymentTerms? Terms => PrimaryMethodNo == null ? PaymentTerms.Find(TermsNo ?? PaymentTerms.Net30) : null;

    /// <summary>Whether a method is its primary or backup method.</summary>
    public bool Uses(PaymentMethod method) => PrimaryMethodNo == method.No || BackupMethodNo == method.No;
}

/// <summary>A dunning group; kept so that answers can name it.</summary>
public sealed partial class DunningGroup
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id.</summary>
    public string? ClientId { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }
}
