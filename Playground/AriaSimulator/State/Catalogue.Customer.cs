using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.State;

/// <content>Coupons and supplemental fields of accounts.</content>
public sealed partial class Catalogue
{
    /// <summary>The coupons.</summary>
    public List<Coupon> Coupons { get; set; } = [];

    /// <summary>The fields the tenant added to accounts.</summary>
    public List<SuppFieldDefinition> SuppFields { get; set; } = [];

    /// <summary>The coupon with this code, or null.</summary>
    public Coupon? Coupon(string code) => Coupons.FirstOrDefault(coupon => string.Equals(coupon.Code, code, StringComparison.OrdinalIgnoreCase));
}
