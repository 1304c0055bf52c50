using System;
using CrmAriaConnector.Plugins.Intents;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Rows;

/// <summary>aria_connection: one Aria tenant. The secret columns are read by ConnectionSecretSource and written by ConnectionKeys alone.</summary>
internal sealed class ConnectionRow(Entity row)
{
    public const string Table = "aria_connection";
    public const string Name = "aria_name";
    public const string Environment = "aria_environment";
    public const string ClientNo = "aria_clientno";
    public const string AuthKey = "aria_authkey";
    public const string NotificationKey = "aria_notificationkey";
    public const string CompanyProration = "aria_companyproration";
    public const string KeepMonthsColumn = "aria_keepmonths";

    public static readonly string[] Columns = [Name, Environment, ClientNo, CompanyProration, KeepMonthsColumn, RowValues.State];

    public Guid Id => row.Id;

    /// <summary>False once an administrator deactivated it: nothing goes through it, neither a call nor an event.</summary>
    public bool IsActive => row.IsActive();

    public int? EnvironmentValue => row.Choice(Environment);

    public string? ClientNumber => row.Text(ClientNo);

    /// <summary>How many months settled rows are kept; null for ever.</summary>
    public int? KeepMonths => row.Whole(KeepMonthsColumn);

    /// <summary>The rule the tenant applies by default; null where the administrator has not said.</summary>
    public Proration? CompanyRule => row.Choice(CompanyProration) switch
    {
        0 => Proration.None,
        1 => Proration.Full,
        2 => Proration.ChargeOnly,
        3 => Proration.CreditOnly,
        _ => null,
    };
}
