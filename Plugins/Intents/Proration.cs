namespace CrmAriaConnector.Plugins.Intents;

/// <summary>How the part of the running period is billed.</summary>
internal enum Proration
{
    CompanyDefault,
    None,
    Full,
    ChargeOnly,
    CreditOnly,
}
