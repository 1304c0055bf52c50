namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>What outside of Aria does not work while a call or a midnight runs. It is ordered as a fault.</summary>
public sealed class Outages
{
    /// <summary>Whether the processor declines every payment.</summary>
    public bool DeclinesPayments { get; init; }

    /// <summary>Whether the tax engine does not answer, so that invoices are made without tax.</summary>
    public bool TaxEngineDown { get; init; }

    /// <summary>Whether a line went without its tax because of it.</summary>
    public bool TaxWasMissed { get; set; }
}
