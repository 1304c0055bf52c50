namespace CrmAriaConnector.Plugins.Rows;

/// <summary>The columns that aria_statement and aria_order share.</summary>
internal static class HistoryRow
{
    public const string Name = "aria_name";
    public const string Link = "aria_ariaaccountid";
    public const string CreateDate = "aria_createdate";
    public const string CurrencyCode = "aria_currencycode";
    public const string InvoiceNo = "aria_invoiceno";
    public const string IsWithdrawn = "aria_iswithdrawn";
    public const string SyncedOn = "aria_syncedon";
}
