namespace CrmAriaConnector.Plugins.Readings;

/// <summary>What is read of an account in Aria. CRM mirrors its figures; names are shown when a customer is linked to it and not kept.</summary>
internal sealed record AccountFigures
{
    public string AcctNo { get; init; } = "";

    public string? Company { get; init; }

    public string? Person { get; init; }

    public string? ClientAcctId { get; init; }

    public string? UserId { get; init; }

    public int? Status { get; init; }

    public decimal? Balance { get; init; }

    public string? Currency { get; init; }
}
