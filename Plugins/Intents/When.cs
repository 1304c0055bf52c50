namespace CrmAriaConnector.Plugins.Intents;

/// <summary>When a change takes effect.</summary>
internal enum When
{
    Today,
    NextBillDate,
    OnDate,
}
