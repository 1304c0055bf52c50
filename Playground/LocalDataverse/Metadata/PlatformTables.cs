using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace CrmAriaConnector.LocalDataverse.Metadata;

/// <summary>The platform's own tables, with its names, lengths, type codes and option values.</summary>
internal static class PlatformTables
{
    public static IEnumerable<TableMetadata> All()
    {
        yield return Account();
        yield return Contact();
        yield return User();
        yield return Table("team", 9, "teams", "Team", "Teams", "Team", TableOwnership.Organization, hasState: false,
            Id("TeamId"),
            PlatformColumns.Text("Name", "Team Name", 160) with { RequiredLevel = RequiredLevel.SystemRequired },
            PlatformColumns.Memo("Description", "Description", 2000),
            PlatformColumns.Choice("TeamType", "Team Type", "team", (0, "Owner"), (1, "Access"), (2, "Security Group"), (3, "Office Group")) with { DefaultValue = 0 },
            PlatformColumns.YesNo("IsDefault", "Is Default", "team"),
            PlatformColumns.Lookup("AdministratorId", "Administrator", "systemuser"),
            PlatformColumns.Lookup("BusinessUnitId", "Business Unit", "businessunit") with { RequiredLevel = RequiredLevel.SystemRequired });
        yield return Table("businessunit", 10, "businessunits", "Business Unit", "Business Units", "BusinessUnit", TableOwnership.Organization, hasState: false,
            Id("BusinessUnitId"),
            PlatformColumns.Text("Name", "Name", 160) with { RequiredLevel = RequiredLevel.SystemRequired },
            PlatformColumns.Lookup("ParentBusinessUnitId", "Parent Business", "businessunit"),
            PlatformColumns.YesNo("IsDisabled", "Is Disabled", "businessunit"));
        yield return Table("organization", 1019, "organizations", "Organization", "Organizations", "Organization", TableOwnership.Organization, hasState: false,
            Id("OrganizationId"),
            PlatformColumns.Text("Name", "Organization Name", 160) with { RequiredLevel = RequiredLevel.SystemRequired },
            PlatformColumns.Whole("LanguageCode", "Language", 0),
            PlatformColumns.Lookup("BaseCurrencyId", "Currency", "transactioncurrency"));
        yield return Table("role", 1036, "roles", "Security Role", "Security Roles", "Role", TableOwnership.Organization, hasState: false,
            Id("RoleId"),
            PlatformColumns.Text("Name", "Name", 100) with { RequiredLevel = RequiredLevel.SystemRequired },
            PlatformColumns.Lookup("BusinessUnitId", "Business Unit", "businessunit"));
        yield return Table("transactioncurrency", 9105, "transactioncurrencies", "Currency", "Currencies", "TransactionCurrency", TableOwnership.Organization, hasState: true,
            Id("TransactionCurrencyId"),
            PlatformColumns.Text("CurrencyName", "Currency Name", 100) with { RequiredLevel = RequiredLevel.SystemRequired },
            PlatformColumns.Text("ISOCurrencyCode", "Currency Code", 5) with { RequiredLevel = RequiredLevel.SystemRequired },
            PlatformColumns.Text("CurrencySymbol", "Currency Symbol", 13) with { RequiredLevel = RequiredLevel.SystemRequired },
            PlatformColumns.Whole("CurrencyPrecision", "Currency Precision", 0, 4) with { RequiredLevel = RequiredLevel.SystemRequired },
            Rate()) with { PrimaryNameColumn = "currencyname" };
    }

    public static IEnumerable<RelationshipMetadata> Relationships() =>
    [
        Relationship("account_parent_account", "account", "account", "parentaccountid", CascadeBehavior.RemoveLink),
        Relationship("account_master_account", "account", "account", "masterid", CascadeBehavior.NoCascade),
        Relationship("contact_master_contact", "contact", "contact", "masterid", CascadeBehavior.NoCascade),
        Relationship("account_primary_contact", "contact", "account", "primarycontactid", CascadeBehavior.RemoveLink),
        Relationship("transactioncurrency_account", "transactioncurrency", "account", "transactioncurrencyid", CascadeBehavior.Restrict),
        Relationship("contact_customer_accounts", "account", "contact", "parentcustomerid", CascadeBehavior.Cascade) with { LookupNavigationProperty = "parentcustomerid_account" },
        Relationship("contact_customer_contacts", "contact", "contact", "parentcustomerid", CascadeBehavior.Cascade) with { LookupNavigationProperty = "parentcustomerid_contact" },
        Relationship("business_unit_system_users", "businessunit", "systemuser", "businessunitid", CascadeBehavior.Restrict),
        Relationship("user_parent_user", "systemuser", "systemuser", "parentsystemuserid", CascadeBehavior.RemoveLink),
        Relationship("business_unit_parent_business_unit", "businessunit", "businessunit", "parentbusinessunitid", CascadeBehavior.Restrict),
        Relationship("business_unit_teams", "businessunit", "team", "businessunitid", CascadeBehavior.Restrict),
        Relationship("lk_teambase_administratorid", "systemuser", "team", "administratorid", CascadeBehavior.NoCascade),
        Relationship("business_unit_roles", "businessunit", "role", "businessunitid", CascadeBehavior.Cascade),
        Relationship("basecurrency_organization", "transactioncurrency", "organization", "basecurrencyid", CascadeBehavior.NoCascade),
    ];

    private static TableMetadata Account() => Table("account", 1, "accounts", "Account", "Accounts", "Account", TableOwnership.User, hasState: true,
    [
        Id("AccountId"),
        PlatformColumns.Text("Name", "Account Name", 160) with { RequiredLevel = RequiredLevel.ApplicationRequired },
        PlatformColumns.Text("AccountNumber", "Account Number", 20),
        PlatformColumns.Text("Telephone1", "Main Phone", 50),
        PlatformColumns.Text("Telephone2", "Other Phone", 50),
        PlatformColumns.Text("Fax", "Fax", 50),
        PlatformColumns.Text("EMailAddress1", "Email", 100),
        PlatformColumns.Text("EMailAddress2", "Email Address 2", 100),
        PlatformColumns.Text("WebSiteURL", "Website", 200),
        PlatformColumns.Memo("Description", "Description", 2000),
        PlatformColumns.Choice("CustomerTypeCode", "Relationship Type", "account",
            (1, "Competitor"), (2, "Consultant"), (3, "Customer"), (4, "Investor"), (5, "Partner"), (6, "Influencer"), (7, "Press"), (8, "Prospect"), (9, "Reseller"), (10, "Supplier"), (11, "Vendor"), (12, "Other")),
        PlatformColumns.Whole("NumberOfEmployees", "Number of Employees", 0, 1_000_000_000),
        PlatformColumns.Of("Revenue", "Annual Revenue", ColumnKind.Money) with { MinValue = 0, MaxValue = 100_000_000_000_000, Precision = 2 },
        PlatformColumns.Of("Revenue_Base", "Annual Revenue (Base)", ColumnKind.Money) with { MinValue = -922_337_203_685_477, MaxValue = 922_337_203_685_477, Precision = 4, ValidForCreate = false, ValidForUpdate = false },
        PlatformColumns.YesNo("CreditOnHold", "Credit Hold", "account"),
        PlatformColumns.YesNo("DoNotEMail", "Do not allow Emails", "account"),
        .. Merging("account"),
        PlatformColumns.Lookup("ParentAccountId", "Parent Account", "account"),
        PlatformColumns.Lookup("PrimaryContactId", "Primary Contact", "contact"),
        PlatformColumns.Lookup("TransactionCurrencyId", "Currency", "transactioncurrency"),
        Rate(),
        .. Address(1),
        .. Address(2),
    ]);

    private static TableMetadata Contact() => Table("contact", 2, "contacts", "Contact", "Contacts", "Contact", TableOwnership.User, hasState: true,
    [
        Id("ContactId"),
        PlatformColumns.Text("FullName", "Full Name", 160) with { ValidForCreate = false, ValidForUpdate = false },
        PlatformColumns.Text("FirstName", "First Name", 50),
        PlatformColumns.Text("LastName", "Last Name", 50) with { RequiredLevel = RequiredLevel.ApplicationRequired },
        PlatformColumns.Text("JobTitle", "Job Title", 100),
        PlatformColumns.Text("EMailAddress1", "Email", 100),
        PlatformColumns.Text("Telephone1", "Business Phone", 50),
        PlatformColumns.Text("MobilePhone", "Mobile Phone", 50),
        PlatformColumns.Memo("Description", "Description", 2000),
        PlatformColumns.Of("ParentCustomerId", "Company Name", ColumnKind.Customer) with { Targets = ["account", "contact"] },
        .. Merging("contact"),
        .. Address(1),
    ]) with { PrimaryNameColumn = "fullname" };

    /// <summary>What a merge leaves on the row that was given up.</summary>
    private static ColumnMetadata[] Merging(string table) =>
    [
        PlatformColumns.YesNo("Merged", "Merged", table) with { ValidForCreate = false, ValidForUpdate = false },
        PlatformColumns.Lookup("MasterId", "Master ID", table) with { ValidForCreate = false, ValidForUpdate = false },
    ];

    private static TableMetadata User() => Table("systemuser", 8, "systemusers", "User", "Users", "User", TableOwnership.Organization, hasState: false,
        Id("SystemUserId"),
        PlatformColumns.Text("FullName", "Full Name", 200) with { ValidForCreate = false, ValidForUpdate = false },
        PlatformColumns.Text("FirstName", "First Name", 256),
        PlatformColumns.Text("LastName", "Last Name", 256),
        PlatformColumns.Text("Title", "Title", 128),
        PlatformColumns.Text("DomainName", "User Name", 1024),
        PlatformColumns.Text("InternalEMailAddress", "Primary Email", 100),
        PlatformColumns.YesNo("IsDisabled", "Status", "systemuser"),
        PlatformColumns.Choice("AccessMode", "Access Mode", "systemuser", (0, "Read-Write"), (1, "Administrative"), (2, "Read"), (3, "Support User"), (4, "Non-interactive"), (5, "Delegated Admin")) with { DefaultValue = 0 },
        PlatformColumns.Lookup("ParentSystemUserId", "Manager", "systemuser"),
        PlatformColumns.Lookup("BusinessUnitId", "Business Unit", "businessunit") with { RequiredLevel = RequiredLevel.SystemRequired }) with { PrimaryNameColumn = "fullname" };

    private static IEnumerable<ColumnMetadata> Address(int number)
    {
        string Name(string part) => $"Address{number}_{part}";
        string Label(string part) => $"Address {number}: {part}";

        yield return PlatformColumns.Text(Name("Name"), Label("Name"), 200);
        foreach (var line in new[] { 1, 2, 3 })
            yield return PlatformColumns.Text(Name($"Line{line}"), Label($"Street {line}"), 250);
        yield return PlatformColumns.Text(Name("City"), Label("City"), 80);
        yield return PlatformColumns.Text(Name("StateOrProvince"), Label("State/Province"), 50);
        yield return PlatformColumns.Text(Name("PostalCode"), Label("ZIP/Postal Code"), 20);
        yield return PlatformColumns.Text(Name("Country"), Label("Country/Region"), 80);
    }

    private static ColumnMetadata Id(string schemaName) =>
        PlatformColumns.Of(schemaName, "Id", ColumnKind.PrimaryKey) with { RequiredLevel = RequiredLevel.SystemRequired, ValidForUpdate = false };

    private static ColumnMetadata Rate() => PlatformColumns.Of("ExchangeRate", "Exchange Rate", ColumnKind.Decimal) with
    {
        MinValue = 0.000000000001m,
        MaxValue = 100_000_000_000,
        Precision = 12,
        ValidForCreate = false,
        ValidForUpdate = false,
    };

    private static TableMetadata Table(string name, int code, string set, string label, string collection, string privilegeStem, TableOwnership ownership, bool hasState, params ColumnMetadata[] columns) =>
        new TableMetadata
        {
            LogicalName = name,
            EntitySetName = set,
            Ownership = ownership,
            PrimaryIdColumn = columns[0].LogicalName,
            PrimaryNameColumn = "name",
            DisplayName = label,
            CollectionName = collection,
            ObjectTypeCode = code,
            PrivilegeStem = privilegeStem,
            Columns = columns.ToImmutableSortedDictionary(c => c.LogicalName, c => c, StringComparer.Ordinal),
        }.WithSystemColumns(hasState);

    private static RelationshipMetadata Relationship(string name, string referenced, string referencing, string column, CascadeBehavior delete) => new()
    {
        SchemaName = name,
        ReferencedTable = referenced,
        ReferencingTable = referencing,
        ReferencingColumn = column,
        LookupNavigationProperty = column,
        CollectionNavigationProperty = name,
        Delete = delete,
    };
}
