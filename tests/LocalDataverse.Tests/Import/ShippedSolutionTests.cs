using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Import;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Tests.Import;

/// <summary>What an administrator imports is what docs/architecture.md promises to the code and the pages.</summary>
[TestFixture]
public class ShippedSolutionTests
{
    private const int Choice = 727_900_000;

    [Test]
    public void It_is_the_managed_solution_and_its_unmanaged_twin_differs_in_nothing_else()
    {
        var managed = ShippedZip.Solution;
        var unmanaged = SolutionZipReader.Read(ShippedZip.UnmanagedPath);
        Assert.Multiple(() =>
        {
            Assert.That(managed.UniqueName, Is.EqualTo("CrmAriaConnector"));
            Assert.That(managed.Publisher, Is.EqualTo("CrmAriaConnector"));
            Assert.That(managed.IsManaged, Is.True);
            Assert.That(unmanaged.IsManaged, Is.False);
            Assert.That(unmanaged.Tables.Select(t => t.LogicalName), Is.EqualTo(managed.Tables.Select(t => t.LogicalName)));
            Assert.That(unmanaged.ContentHash, Is.Not.EqualTo(managed.ContentHash));
        });
    }

    /// <summary>docs/architecture.md, Tables: name, kind, length or precision, required, of every column the solution adds.</summary>
    private static readonly Dictionary<string, string> Tables = new()
    {
        ["aria_connection"] = """
            aria_authkey Text 100 secured
            aria_clientno Text 22 required
            aria_companyproration Choice aria_prorationrule
            aria_environment Choice aria_environment required
            aria_keepmonths WholeNumber
            aria_name Text 100 required
            aria_notificationkey Text 100 secured
            """,
        ["aria_account"] = """
            aria_acctno Text 22 required
            aria_balance Decimal 4
            aria_billingtoday Date DateOnly
            aria_changelock Text 50
            aria_clientacctid Text 50
            aria_connectionid Lookup aria_connection required
            aria_currencycode Text 3
            aria_customerid Lookup account required
            aria_name Text 200 required
            aria_nextbilldate Date DateOnly
            aria_notread Text 1000
            aria_status WholeNumber
            aria_statuslabel Text 100
            aria_syncedon DateAndTime UserLocal
            aria_userid Text 32
            """,
        ["aria_planinstance"] = """
            aria_ariaaccountid Lookup aria_account required
            aria_billday WholeNumber
            aria_billthrudate Date DateOnly
            aria_clientplaninstanceid Text 100
            aria_currencycode Text 3
            aria_issupplemental YesNo
            aria_lastbilldate Date DateOnly
            aria_name Text 200 required
            aria_nextbilldate Date DateOnly
            aria_parentinstanceno Text 22
            aria_planinstanceno Text 22 required
            aria_planno Text 22
            aria_rates Memo 1048576
            aria_ratescheduleno Text 22
            aria_rateschedulename Text 200
            aria_recurringinterval WholeNumber
            aria_status WholeNumber
            aria_statuslabel Text 100
            aria_syncedon DateAndTime UserLocal
            aria_units Decimal 6
            """,
        ["aria_queuedchange"] = """
            aria_ariaaccountid Lookup aria_account required
            aria_currentplanname Text 200
            aria_currentratescheduleno Text 22
            aria_currentunits Decimal 6
            aria_effectivedate Date DateOnly
            aria_name Text 200 required
            aria_planinstanceid Lookup aria_planinstance
            aria_planinstanceno Text 22
            aria_queuedby Text 100
            aria_queuedon Date DateOnly
            aria_queueid Text 22 required
            aria_status WholeNumber
            aria_statuslabel Text 100
            aria_syncedon DateAndTime UserLocal
            aria_targetplanname Text 200
            aria_targetratescheduleno Text 22
            aria_targetunits Decimal 6
            """,
        ["aria_statement"] = """
            aria_ariaaccountid Lookup aria_account required
            aria_balanceforward Decimal 4
            aria_createdate Date DateOnly
            aria_currencycode Text 3
            aria_duedate Date DateOnly
            aria_graceenddate Date DateOnly
            aria_invoiceno Text 22
            aria_ispaid YesNo
            aria_iswithdrawn YesNo
            aria_name Text 200 required
            aria_newcharges Decimal 4
            aria_newpayments Decimal 4
            aria_statementno Text 22 required
            aria_syncedon DateAndTime UserLocal
            aria_totalamount Decimal 4
            """,
        ["aria_order"] = """
            aria_amount Decimal 4
            aria_ariaaccountid Lookup aria_account required
            aria_clientorderid Text 100
            aria_createdate Date DateOnly
            aria_currencycode Text 3
            aria_invoiceno Text 22
            aria_isopen YesNo
            aria_iswithdrawn YesNo
            aria_items Text 2000
            aria_name Text 200 required
            aria_orderno Text 22 required
            aria_planinstanceno Text 22
            aria_ponumber Text 100
            aria_statuslabel Text 100
            aria_syncedon DateAndTime UserLocal
            aria_updatedate Date DateOnly
            """,
        ["aria_operation"] = """
            aria_actual Memo 1048576
            aria_actualtotal Decimal 4
            aria_ariaaccountid Lookup aria_account required
            aria_billingday Date DateOnly
            aria_confirmedbyaria YesNo
            aria_currencycode Text 3
            aria_customerid Lookup account required
            aria_differs YesNo
            aria_emptyreads WholeNumber
            aria_errorcode WholeNumber
            aria_fingerprint Text 64
            aria_finishedon DateAndTime UserLocal
            aria_firstemptyreadon DateAndTime UserLocal
            aria_intent Memo 1048576
            aria_invoiceno Text 22
            aria_kind Choice aria_operationkind required
            aria_message Text 2000
            aria_name Text 200 required
            aria_planinstanceno Text 22
            aria_preview Memo 1048576
            aria_previewedon DateAndTime UserLocal
            aria_queueid Text 22
            aria_receiptid Text 50 required
            aria_request Memo 1048576
            aria_state Choice aria_operationstate required
            aria_submittedon DateAndTime UserLocal
            aria_total Decimal 4
            """,
        ["aria_event"] = """
            aria_acctno Text 22
            aria_action Choice aria_eventaction
            aria_ariaaccountid Lookup aria_account
            aria_attempts WholeNumber
            aria_connectionid Lookup aria_connection required
            aria_eventclass Choice aria_eventclass
            aria_eventlabel Text 200
            aria_eventno Text 22 required
            aria_message Text 2000
            aria_name Text 200 required
            aria_operationid Lookup aria_operation
            aria_processedon DateAndTime UserLocal
            aria_receiptid Text 50
            aria_receivedon DateAndTime UserLocal required
            aria_state Choice aria_eventstate required
            aria_subject Text 100
            aria_transactionid Text 50 required
            """,
    };

    [Test]
    public void Its_tables_have_the_columns_kinds_and_lengths_of_the_architecture()
    {
        Assert.That(ShippedZip.Solution.Tables.Select(t => t.LogicalName), Is.EquivalentTo(Tables.Keys));
        Assert.Multiple(() =>
        {
            foreach (var table in ShippedZip.Solution.Tables)
            {
                var own = table.Columns.Values
                    .Where(c => c.LogicalName.StartsWith("aria_", StringComparison.Ordinal) && c.LogicalName != table.PrimaryIdColumn)
                    .Select(Written).Order(StringComparer.Ordinal);
                Assert.That(own, Is.EqualTo(Tables[table.LogicalName].Split('\n').Order(StringComparer.Ordinal)), table.LogicalName);
                Assert.That(table.PrimaryIdColumn, Is.EqualTo(table.LogicalName + "id"));
                Assert.That(table.PrimaryNameColumn, Is.EqualTo("aria_name"), table.LogicalName);
                Assert.That(table.EntitySetName, Is.EqualTo(table.LogicalName + "s"));
                Assert.That(table.Ownership, Is.EqualTo(table.LogicalName == "aria_connection" ? TableOwnership.Organization : TableOwnership.User), table.LogicalName);
            }
        });
    }

    [Test]
    public void Aria_numbers_are_kept_apart_by_the_keys_of_the_architecture()
    {
        Assert.That(
            ShippedZip.Solution.Tables.SelectMany(t => t.Keys.Select(k => $"{t.LogicalName}: {k.LogicalName} = {string.Join(" + ", k.Columns)}")),
            Is.EquivalentTo(new[]
            {
                "aria_connection: aria_connection_client = aria_environment + aria_clientno",
                "aria_account: aria_account_number = aria_connectionid + aria_acctno",
                "aria_planinstance: aria_planinstance_number = aria_ariaaccountid + aria_planinstanceno",
                "aria_queuedchange: aria_queuedchange_number = aria_ariaaccountid + aria_queueid",
                "aria_statement: aria_statement_number = aria_ariaaccountid + aria_statementno",
                "aria_order: aria_order_number = aria_ariaaccountid + aria_orderno",
                "aria_operation: aria_operation_receipt = aria_receiptid",
                "aria_event: aria_event_document = aria_connectionid + aria_eventno + aria_transactionid",
            }));
    }

    [Test]
    public void A_customer_with_an_Aria_account_is_not_deleted_silently()
    {
        var own = ShippedZip.Solution.Relationships.Where(r => r.SchemaName.StartsWith("aria_", StringComparison.Ordinal));
        Assert.That(
            own.Select(r => $"{r.SchemaName} {r.ReferencedTable}->{r.ReferencingTable}.{r.ReferencingColumn} {r.Delete}"),
            Is.EquivalentTo(new[]
            {
                "aria_account_customer account->aria_account.aria_customerid Restrict",
                "aria_account_connection aria_connection->aria_account.aria_connectionid Restrict",
                "aria_planinstance_account aria_account->aria_planinstance.aria_ariaaccountid Cascade",
                "aria_queuedchange_account aria_account->aria_queuedchange.aria_ariaaccountid Cascade",
                "aria_queuedchange_planinstance aria_planinstance->aria_queuedchange.aria_planinstanceid RemoveLink",
                "aria_statement_account aria_account->aria_statement.aria_ariaaccountid Cascade",
                "aria_order_account aria_account->aria_order.aria_ariaaccountid Cascade",
                "aria_operation_customer account->aria_operation.aria_customerid Restrict",
                "aria_operation_account aria_account->aria_operation.aria_ariaaccountid Restrict",
                "aria_event_account aria_account->aria_event.aria_ariaaccountid RemoveLink",
                "aria_event_connection aria_connection->aria_event.aria_connectionid Cascade",
                "aria_event_operation aria_operation->aria_event.aria_operationid RemoveLink",
            }));
        Assert.That(own.All(r => r.LookupNavigationProperty == r.ReferencingColumn && r.CollectionNavigationProperty == r.SchemaName), "navigation properties are named as the pages use them");
    }

    [Test]
    public void Its_choices_have_the_values_the_code_writes()
    {
        Assert.That(
            ShippedZip.Solution.Choices.ToDictionary(c => c.Name, c => string.Join(", ", c.Options.Select(o => $"{o.Key - Choice} {o.Value}"))),
            Is.EquivalentTo(new Dictionary<string, string>
            {
                ["aria_environment"] = "0 Production US, 1 Production EU, 2 Production AUS, 3 Stage current US, 4 Stage current EU, 5 Stage current AUS, 6 Stage future US, 7 Stage future EU, 8 Stage future AUS",
                ["aria_prorationrule"] = "0 None, 1 Full, 2 Charge only, 3 Credit only",
                ["aria_operationkind"] = "0 Update plan, 1 Assign custom rates, 2 Link account, 3 Unlink account",
                ["aria_operationstate"] = "0 Previewed, 1 Submitted, 2 Done, 3 Refused, 4 Not done, 5 Unknown, 6 Stale",
                ["aria_eventclass"] = "0 Accounts and plans, 1 Orders, 2 Financial transactions, 3 Notifications, 4 Usage, 5 Products, 6 Other",
                ["aria_eventaction"] = "0 Added, 1 Modified, 2 Deleted",
                ["aria_eventstate"] = "0 Received, 1 Processed, 2 Not linked, 3 Failed",
            }));
    }

    [Test]
    public void Apps_let_people_write_the_tables_they_work_on_and_only_read_what_follows_Aria() => Assert.That(
        ShippedZip.Solution.Tables.Where(t => t.IsReadOnlyInApps).Select(t => t.LogicalName),
        Is.EquivalentTo(new[] { "aria_planinstance", "aria_queuedchange", "aria_statement", "aria_order" }));

    [Test]
    public void Its_roles_let_representatives_read_everything_and_write_nothing()
    {
        string[] reader = ["prvAppendToaria_operation Basic", .. Tables.Keys.Select(t => $"prvRead{t} Global")];
        string[] administrator = [.. reader, .. new[] { "Create", "Write", "Delete" }.Select(k => $"prv{k}aria_connection Global")];
        var roles = ShippedZip.Solution.Roles.ToDictionary(r => r.Name, r => r.Privileges.Select(p => $"{p.Key} {p.Value}"));
        Assert.That(roles.Keys, Is.EquivalentTo(new[] { "Aria Representative", "Aria Billing Lead", "Aria Administrator", "Aria Event Receiver" }));
        Assert.That(roles["Aria Representative"], Is.EquivalentTo(reader));
        Assert.That(roles["Aria Billing Lead"], Is.EquivalentTo(reader.Append("prvAppendToaria_account Basic")), "which lets its holder link customers and by itself write nothing");
        Assert.That(roles["Aria Administrator"], Is.EquivalentTo(administrator));
        Assert.That(roles["Aria Event Receiver"], Is.EqualTo(new[] { "prvAppendToaria_event Basic" }));
    }

    [Test]
    public void No_profile_lets_anybody_read_or_write_the_secrets()
    {
        Assert.That(
            ShippedZip.Solution.FieldSecurityProfiles.Single().Permissions,
            Is.EquivalentTo(new[]
            {
                new FieldPermission("aria_connection", "aria_authkey", CanRead: false, CanCreate: false, CanUpdate: false),
                new FieldPermission("aria_connection", "aria_notificationkey", CanRead: false, CanCreate: false, CanUpdate: false),
            }));
    }

    [TestCase("aria_GetOptions", "account", "prvAppendToaria_operation", "PlanInstanceNo 10")]
    [TestCase("aria_PreviewChange", "account", "prvAppendToaria_operation", "Intent 10")]
    [TestCase("aria_SubmitOperation", "account", "prvAppendToaria_operation", "OperationId 12")]
    [TestCase("aria_CommitOperation", "account", "prvAppendToaria_operation", "OperationId 12", "Version 10")]
    [TestCase("aria_ResolveOperation", "account", "prvAppendToaria_operation", "OperationId 12")]
    [TestCase("aria_RefreshAccount", "account", "prvAppendToaria_operation")]
    [TestCase("aria_FindAriaAccount", "account", "prvAppendToaria_account", "ConnectionId 12", "SearchFor 10")]
    [TestCase("aria_LinkAccount", "account", "prvAppendToaria_account", "ConnectionId 12", "AcctNo 10", "Fingerprint 10")]
    [TestCase("aria_UnlinkAccount", "account", "prvAppendToaria_account", "LinkId 12")]
    [TestCase("aria_SetConnectionKeys", "aria_connection", "prvWritearia_connection", "AuthKey 10 optional", "NotificationKey 10 optional")]
    [TestCase("aria_TestConnection", "aria_connection", "prvWritearia_connection")]
    [TestCase("aria_ReceiveEvents", null, "prvAppendToaria_event", "Document 10")]
    public void A_Custom_API_takes_and_gives_what_the_pages_expect(string name, string? table, string privilege, params string[] request)
    {
        var api = ShippedZip.Solution.CustomApis.Single(a => a.UniqueName == name);
        Assert.Multiple(() =>
        {
            Assert.That((api.Binding, api.BoundTable), Is.EqualTo((table is null ? CustomApiBinding.Global : CustomApiBinding.Table, table)));
            Assert.That((api.IsFunction, api.IsPrivate, api.AllowedCustomProcessingStepType), Is.EqualTo((false, true, 0)));
            Assert.That(api.ExecutePrivilegeName, Is.EqualTo(privilege));
            Assert.That(api.PluginTypeName, Is.EqualTo($"CrmAriaConnector.Plugins.CustomApis.{name[5..]}Plugin"));
            Assert.That(api.RequestParameters.Select(p => $"{p.UniqueName} {p.Type}{(p.IsOptional ? " optional" : "")}"), Is.EquivalentTo(request));
            Assert.That(api.ResponseProperties.Select(p => $"{p.UniqueName} {p.Type}"), Is.EquivalentTo(new[] { "Success 0", "Code 10", "Message 10", "CorrelationId 10", "ResultJson 10" }));
        });
    }

    [Test]
    public void There_is_no_Custom_API_the_architecture_does_not_know() => Assert.That(ShippedZip.Solution.CustomApis, Has.Length.EqualTo(12));

    [Test]
    public void Its_steps_follow_up_operations_and_events_behind_the_users_back() => Assert.That(
        ShippedZip.Solution.Steps.Select(step => $"{step.PluginAssemblyName} {step.PluginTypeName}: {step.Message} of {step.Table} [{string.Join(", ", step.FilteringAttributes)}] {step.Stage} {step.Mode} {step.AsyncAutoDelete}"),
        Is.EquivalentTo(new[]
        {
            "CrmAriaConnector.Plugins CrmAriaConnector.Plugins.Steps.OperationFollowUpPlugin: Update of aria_operation [aria_state] 40 1 True",
            "CrmAriaConnector.Plugins CrmAriaConnector.Plugins.Steps.EventFollowUpPlugin: Create of aria_event [] 40 1 True",
        }));

    [Test]
    public void Its_package_carries_the_digest_of_its_sources()
    {
        var assembly = ShippedZip.Solution.PluginAssemblies.Single();
        Assert.Multiple(() =>
        {
            Assert.That(assembly.Name, Is.EqualTo("CrmAriaConnector.Plugins"));
            Assert.That(assembly.PackageName, Is.EqualTo("aria_CrmAriaConnector.Plugins"));
            Assert.That(assembly.SourceHash, Does.Match("^[0-9a-f]{64}$"));
            Assert.That(assembly.TypeNames, Is.SupersetOf(ShippedZip.Solution.CustomApis.Select(a => a.PluginTypeName)), "every API is answered by a class of the package");
        });
    }

    [TestCase("aria_/billing.html", 1)]
    [TestCase("aria_/change.html", 1)]
    [TestCase("aria_/connection.html", 1)]
    [TestCase("aria_/link.html", 1)]
    [TestCase("aria_/css/aria.css", 2)]
    [TestCase("aria_/js/commands.js", 3)]
    [TestCase("aria_/js/billing.js", 3)]
    [TestCase("aria_/js/change.js", 3)]
    [TestCase("aria_/js/connection.js", 3)]
    [TestCase("aria_/js/link.js", 3)]
    [TestCase("aria_/strings/Billing.1033.resx", 12)]
    public void The_pages_and_their_parts_are_inside(string name, int type)
    {
        var resource = ShippedZip.Solution.WebResources.Single(w => w.Name == name);
        Assert.That(resource.Type, Is.EqualTo(type));
        Assert.That(resource.Content, Is.Not.Empty);
    }

    [Test]
    public void Every_table_has_a_form_and_a_default_view_of_each_kind()
    {
        Assert.Multiple(() =>
        {
            foreach (var table in Tables.Keys)
            {
                Assert.That(ShippedZip.Solution.Forms.Count(f => f.Table == table && f.Type == "main"), Is.EqualTo(1), table);
                foreach (var kind in new[] { 0, 1, 2, 4, 64 })
                    Assert.That(ShippedZip.Solution.Views.Count(v => v.Table == table && v.QueryType == kind && v.IsDefault), Is.EqualTo(1), $"{table}, views of type {kind}");
            }
        });
    }

    [Test]
    public void Importing_it_into_an_empty_organisation_leaves_nothing_unresolved()
    {
        var organization = ShippedZip.Organization;
        Assert.That(organization.Solutions.Select(s => s.UniqueName), Is.EqualTo(new[] { "CrmAriaConnector" }));
        Assert.That(organization.Tables["aria_operation"].Columns["versionnumber"].Kind, Is.EqualTo(ColumnKind.BigInt), "the platform adds its own columns");
    }

    private static string Written(ColumnMetadata column)
    {
        var detail = column.Kind switch
        {
            ColumnKind.Text or ColumnKind.Memo => $" {column.MaxLength}",
            ColumnKind.Decimal => $" {column.Precision}",
            ColumnKind.Choice => $" {column.Choice!.Name}",
            ColumnKind.Lookup => $" {string.Join("|", column.Targets)}",
            ColumnKind.Date or ColumnKind.DateAndTime => $" {column.DateBehavior}",
            _ => string.Empty,
        };
        return $"{column.LogicalName} {column.Kind}{detail}{(column.RequiredLevel == RequiredLevel.ApplicationRequired ? " required" : "")}{(column.IsSecured ? " secured" : "")}";
    }
}
