namespace CrmAriaConnector.Aria;

/// <summary>An operation that takes a receipt id, by which its outcome can be looked up after a lost answer.</summary>
public interface IReceipted
{
    /// <summary>
    /// Letters and digits, at most 50, never used before in the whole tenant. Aria refuses a used one (1012); it does not repeat the old answer.
    /// A dry run must not carry one.
    /// </summary>
    string? ClientReceiptId { get; set; }
}
