using System;
using System.Collections.Generic;
using CrmAriaConnector.Aria.Rows;
using static CrmAriaConnector.Aria.Tests.RuleCase;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>Rules of payments, refunds, credits, payment methods and orders.</summary>
internal static class MoneyCases
{
    private static CollectFromAccountRequest Collect() => new() { AcctNo = AcctNo, AmountToCollect = 0.01m };

    private static CollectFromAccountRequest Of(Action<CollectFromAccountRequest> target) => With(new CollectFromAccountRequest { AcctNo = AcctNo }, target);

    private static RecordExternalPaymentRequest Payment() => new() { AcctNo = AcctNo, ReferenceCode = "R-1", PaymentAmount = 0.01m };

    private static IssueRefundToAcctRequest Refund() => new() { AcctNo = AcctNo, PaymentTransactionId = 1, ReasonCode = 1, TotalRefundAmount = 0.01m };

    private static ApplyServiceCreditRequest Credit() => new() { AcctNo = AcctNo, CreditAmount = 0.01m, CreditReasonCode = 1, Comments = new string('x', 300) };

    private static CreateAdvancedServiceCreditRequest Advanced() => new() { AcctNo = AcctNo, Amount = 0.01m, PercentAmount = 100 };

    private static UpdateAcctBillingGroupRequest Group() => new() { AcctNo = AcctNo, PrimaryPaymentMethodNo = 1, BackupPaymentMethodNo = 2 };

    private static UpdatePaymentMethodRequest Bank() => new() { AcctNo = AcctNo, BankSwiftCd = new AriaSecret("DEUTDEFF"), BankIdCd = new AriaSecret("1234567890") };

    private static CreateOrderRequest Order() => new() { AcctNo = AcctNo, BillImmediately = BillImmediately.No, StatementMessage = new string('x', 1000), OrderLineItems = { new OrderLineItem { ClientSku = "ROUTER", Units = 0.5m } } };

    private static T Qualified<T>(T request, int count) where T : AriaRequest
    {
        for (var i = 0; i < count; i++)
            ((List<OptionalTransactionQualifier>)typeof(T).GetProperty("OptionalTransactionQualifiers")!.GetValue(request)!).Add(new OptionalTransactionQualifier { QualifierName = "q" + i, QualifierValue = "v" });
        return request;
    }

    public static IEnumerable<RuleCase> All() =>
    [
        RuleCase.Of("CollectByAmountOrByTargets", "amount_to_collect", "0", Collect, c => c.AmountToCollect = 0),
        RuleCase.Of("CollectByAmountOrByTargets", "amount_to_collect", null, Collect, c => c.AmountToCollect = null),
        RuleCase.Of("CollectByAmountOrByTargets", "specific_invoices_list", "7, 8", () => Of(c => c.SpecificInvoicesList.AddRange([7, 8])), c => c.AmountToCollect = 5),
        RuleCase.Of("CollectByAmountOrByTargets", "specific_master_plan_instances_list", """{"master_plan_instance_no":9}""", () => Of(c => c.SpecificMasterPlanInstancesList.Add(new SpecificMasterPlanInstancesList { MasterPlanInstanceNo = 9 })), c => c.AmountToCollect = 5),
        RuleCase.Of("CollectByAmountOrByTargets", "amount_to_collect", null, () => With(Collect(), c => c.SpecificChargeTransactionId.Add(1)), c => c.AmountToCollect = null),
        RuleCase.Of("CollectByAmountOrByTargets", "amount_to_collect", null, () => Of(c => c.SpecificInvoicesList.Add(7)), c => c.SpecificChargeTransactionId.Add(1)),

        RuleCase.Of("OneKindOfTarget", "invoice_no", "1, 2", () => With(Payment(), p => p.InvoiceNo.AddRange([1, 2])), p => p.SpecificChargeTransactionId.Add(3)),
        RuleCase.Of("OneKindOfTarget", "specific_master_plan_instances_list", """{"master_plan_instance_no":9}""", () => With(Payment(), p => p.SpecificMasterPlanInstancesList.Add(new SpecificMasterPlanInstancesList { MasterPlanInstanceNo = 9 })), p => p.InvoiceNo.Add(1)),

        RuleCase.Of("ExternalDestinationHasItsId", "external_destination_id", "4", () => With(Payment(), p => { p.ExternalDestinationId = 4; p.ExternalId = "X-1"; }), p => p.ExternalId = null),
        RuleCase.Of("ExternalDestinationHasItsId", "external_id", "X-1", () => With(Payment(), p => { p.ExternalDestinationId = 4; p.ExternalId = "X-1"; }), p => p.ExternalDestinationId = null),

        RuleCase.Of("AmountsAreAboveZero", "payment_amount", "0", Payment, p => p.PaymentAmount = 0),
        RuleCase.Of("AmountsAreAboveZero", "total_refund_amount", "-0.01", Refund, r => r.TotalRefundAmount = -0.01m),
        RuleCase.Of("AmountsAreAboveZero", "credit_amount", "0", Credit, c => c.CreditAmount = 0),
        RuleCase.Of("AmountsAreAboveZero", "amount", "-1", Advanced, c => c.Amount = -1),
        RuleCase.Of("AmountsAreAboveZero", "percent_amount", "0", Advanced, c => c.PercentAmount = 0),
        RuleCase.Of("AmountsAreAboveZero", "percent_amount", "100.5", Advanced, c => c.PercentAmount = 100.5m),

        RuleCase.Of("BackupMethodIsAnotherOne", "backup_payment_method_no", "2", Group, g => g.PrimaryPaymentMethodNo = 2),
        RuleCase.Of("BackupMethodIsAnotherOne", "client_backup_payment_method_id", "B", () => With(Group(), g => { g.ClientPrimaryPaymentMethodId = "A"; g.ClientBackupPaymentMethodId = "B"; }), g => g.ClientPrimaryPaymentMethodId = "B"),

        RuleCase.Of("BankCodesAreWellFormed", "bank_swift_cd", "7 characters", Bank, b => b.BankSwiftCd = new AriaSecret("DEUTDEF")),
        RuleCase.Of("BankCodesAreWellFormed", "bank_swift_cd", "11 characters", () => With(Bank(), b => b.BankSwiftCd = new AriaSecret("DEUTDEFF500")), b => b.BankSwiftCd = new AriaSecret("DEUTDEFF-00")),
        RuleCase.Of("BankCodesAreWellFormed", "bank_id_cd", "11 characters", Bank, b => b.BankIdCd = new AriaSecret("12345678901")),
        RuleCase.Of("BankCodesAreWellFormed", "bank_id_cd", "2 characters", Bank, b => b.BankIdCd = new AriaSecret("1A")),

        RuleCase.Of("BillImmediatelyIsGiven", "bill_immediately", null, Order, o => o.BillImmediately = null),
        RuleCase.Of("BillImmediatelyIsGiven", "bill_immediately", null, PlanCases.OrderWithPlan, o => o.BillImmediately = null),
        RuleCase.Of("RowsAreGiven", "order_line_items", null, Order, o => o.OrderLineItems.Clear()),
        RuleCase.Of("RowsAreGiven", "order_line_items", null, PlanCases.OrderWithPlan, o => o.OrderLineItems.Clear()),
        RuleCase.Of("UnitsAreAboveZero", "units", "0", Order, o => o.OrderLineItems[0].Units = 0),
        RuleCase.Of("RequiredMembersAreGiven", "units", null, Order, o => o.OrderLineItems[0].Units = null),
        RuleCase.Of("RequiredMembersAreGiven", "client_sku", null, Order, o => o.OrderLineItems[0].ClientSku = null),
        new("OrderQualifiersAreFew", "optional_transaction_qualifiers", "10", Qualified(Order(), 10), Qualified(Order(), 9)),
        new("OrderQualifiersAreFew", "optional_transaction_qualifiers", "10", Qualified(PlanCases.OrderWithPlan(), 10), Qualified(PlanCases.OrderWithPlan(), 9)),
        new("OrderQualifiersAreFew", "optional_transaction_qualifiers", "10", Qualified(new UpdateOrderRequest { AccountNo = 1, OrderNo = 2 }, 10), Qualified(Payment(), 10)),

        RuleCase.Of("TextsFit", "comments", "301 characters", Credit, c => c.Comments += "x"),
        RuleCase.Of("TextsFit", "statement_message", "1001 characters", Order, o => o.StatementMessage += "x"),
        RuleCase.Of("TextsFit", "client_notes", "1001 characters", () => new ManagePendingInvoiceRequest { AcctNo = 1, ClientNotes = new string('x', 1000) }, m => m.ClientNotes += "x"),
    ];
}
