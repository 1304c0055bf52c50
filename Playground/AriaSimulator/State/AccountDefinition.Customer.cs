using System.Collections.Generic;

namespace CrmAriaConnector.AriaSimulator.State;

/// <content>Who stands above the customer, how it pays, what it ordered.</content>
public sealed partial class AccountDefinition
{
    /// <summary>The account above it.</summary>
    public long? SeniorAcctNo { get; set; }

    /// <summary>Stored payment methods, numbered from 1.</summary>
    public List<PaymentMethod> PaymentMethods { get; set; } = [];

    /// <summary>The method its invoices are charged to; Net 30 when left out.</summary>
    public long? PrimaryMethodNo { get; set; }

    /// <summary>The method that is charged when the first one fails.</summary>
    public long? BackupMethodNo { get; set; }

    /// <summary>What it ordered before the tenant's day.</summary>
    public List<OrderDefinition> Orders { get; set; } = [];
}
