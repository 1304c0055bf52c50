namespace CrmAriaConnector.Plugins.Readings;

/// <summary>The figures of an account in Aria that CRM mirrors.</summary>
internal sealed record AccountFigures
{
    public string? ClientAcctId { get; init; }

    public string? UserId { get; init; }

    public int? Status { get; init; }

    public decimal? Balance { get; init; }

    public string? Currency { get; init; }
}
