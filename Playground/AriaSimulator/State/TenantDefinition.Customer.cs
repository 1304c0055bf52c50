using System.Collections.Generic;

namespace CrmAriaConnector.AriaSimulator.State;

/// <content>Coupons and supplemental fields of accounts.</content>
public sealed partial class TenantDefinition
{
    /// <summary>The coupons.</summary>
    public List<Coupon> Coupons { get; set; } = [];

    /// <summary>The fields the tenant added to accounts.</summary>
    public List<SuppFieldDefinition> SuppFields { get; set; } = [];
}
