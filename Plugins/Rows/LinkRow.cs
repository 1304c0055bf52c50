using System;
using CrmAriaConnector.Aria;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Rows;

/// <summary>aria_account: the link from a customer to an account in Aria, with its mirrored figures.</summary>
internal sealed class LinkRow(Entity row)
{
    public const string Table = "aria_account";
    public const string Name = "aria_name";
    public const string Customer = "aria_customerid";
    public const string Connection = "aria_connectionid";
    public const string AcctNo = "aria_acctno";
    public const string ClientAcctId = "aria_clientacctid";
    public const string UserId = "aria_userid";
    public const string Status = "aria_status";
    public const string StatusLabel = "aria_statuslabel";
    public const string Balance = "aria_balance";
    public const string CurrencyCode = "aria_currencycode";
    public const string NextBillDate = "aria_nextbilldate";
    public const string BillingToday = "aria_billingtoday";
    public const string SyncedOn = "aria_syncedon";
    public const string NotRead = "aria_notread";
    public const string ChangeLock = "aria_changelock";
    public const string Owner = "ownerid";
    public const string State = RowValues.State;
    public const string StatusReason = "statuscode";

    /// <summary>Values of statecode; the status reason of each is one more.</summary>
    public const int Active = 0;
    public const int Inactive = 1;

    public static readonly string[] Columns =
    [
        Customer, Connection, AcctNo, ClientAcctId, UserId, Status, StatusLabel, Balance, CurrencyCode, NextBillDate,
        BillingToday, NotRead, SyncedOn, State,
    ];

    /// <summary>What a refresh brings and an unlink takes away. By the rest the account is recognised.</summary>
    public static readonly string[] Figures = [Status, StatusLabel, Balance, NextBillDate, BillingToday, NotRead, SyncedOn];

    public Entity Row => row;

    public Guid Id => row.Id;

    public Guid CustomerId => row.Lookup(Customer)?.Id ?? Guid.Empty;

    public Guid ConnectionId => row.Lookup(Connection)?.Id ?? Guid.Empty;

    /// <summary>False once the customer was unlinked: the row stays for the operations that refer to it, and nothing goes through it.</summary>
    public bool IsActive => row.IsActive();

    public string Number => row.Text(AcctNo) ?? "";

    public string? Currency => row.Currency(CurrencyCode);

    /// <summary>When the reading began whose figures stand in this row and in the rows below it.</summary>
    public DateTime? LastReading => row.Time(SyncedOn);

    public AriaDate? Today => row.Day(BillingToday);

    public EntityReference Reference => new(Table, row.Id);
}
