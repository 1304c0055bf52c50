using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>An account made from an acct row: contact, fields, payment methods and groups, still without plans.</summary>
/// <param name="Account">The account.</param>
/// <param name="BillingGroups">Its billing groups under the caller's index.</param>
/// <param name="DunningGroups">Its dunning groups under the caller's index.</param>
internal sealed record NewAccount(Account Account, IReadOnlyList<(long? Index, BillingGroup Group)> BillingGroups, IReadOnlyList<(long? Index, DunningGroup Group)> DunningGroups)
{
    private static readonly HashSet<string> AcctFields =
    [
        "acct", "client_acct_id", "userid", "password", "secret_question", "secret_question_answer", "status_cd", "notify_method", "invoicing_option",
        "alt_start_date", "override_bill_thru_date", "alt_bill_day", "retroactive_start_date", "test_acct_ind", "acct_currency", "senior_acct_no",
        "senior_acct_userid", "client_senior_acct_id", "supp_field", "coupon_codes", "payment_method", "billing_group", "dunning_group",
        "master_plans_detail", "consumer_acct_ind", "combine_invoices", "include_plan_instance_queue", "invoice_approval_required", "create_session",
        .. ContactFields.New.Names,
    ];

    private static readonly HashSet<string> MethodFields =
    [
        "pay_method_type", "pay_method_name", "pay_method_description", "client_pay_method_cdid", "payment_method_idx",
        .. ContactFields.New.Names, .. PaymentDetails.Names,
    ];

    private static readonly HashSet<string> BillingGroupFields =
    [
        "billing_group_name", "billing_group_description", "client_billing_group_id", "billing_group_idx", "notify_method", "payment_option",
        "primary_client_payment_method_id", "primary_payment_method_idx", "backup_client_payment_method_id", "backup_payment_method_idx",
        "payment_terms_no", "payment_terms_name", .. ContactFields.New.Names,
    ];

    private static readonly HashSet<string> DunningGroupFields = ["dunning_group_name", "client_dunning_group_id", "dunning_group_idx"];

    public static NewAccount Read(Call call, AriaRow row, Account? parent)
    {
        ModelledRows.Check(row, AcctFields, "acct");
        var account = Header(call, row);
        account.SeniorAcctNo = parent?.AcctNo ?? Senior(call, row);
        call.Work.Add(account);
        foreach (var field in row.Rows("supp_field"))
            SuppFieldBook.Change(call.Work.Catalogue, account, field.Text("supp_field_name") ?? throw AriaFailure.Missing("supp_field_name"), field.Text("supp_field_value"), SuppFieldBook.Add);
        SuppFieldBook.CheckRequired(call.Work.Catalogue, account);

        var methods = row.Rows("payment_method").Select(method => (Index: method.Long("payment_method_idx"), Method: Method(call, account, method))).ToList();
        return new NewAccount(
            account,
            [.. row.Rows("billing_group").Select(group => (group.Long("billing_group_idx"), Group(call, account, methods, group)))],
            [.. row.Rows("dunning_group").Select(group => (group.Long("dunning_group_idx"), DunningGroup(call, account, group)))]);
    }

    private static Account Header(Call call, AriaRow row)
    {
        var number = call.Work.Next(Sequence.Account);
        var clientId = row.Text("client_acct_id");
        if (clientId != null && call.Work.Accounts.Any(other => other.ClientAcctId == clientId))
            throw new AriaFailure(ErrorCode.DuplicateEntry, $"client_acct_id {clientId} is in use");
        var status = row.Long("status_cd") ?? AccountStatus.Active;
        if (status is not (AccountStatus.Active or AccountStatus.Registered or AccountStatus.TemporaryBan or AccountStatus.Permanent))
            throw new AriaFailure(ErrorCode.InvalidAccountStatus, $"invalid account status code: {status}");

        var contact = new Contact { No = call.Work.Next(Sequence.Contact) };
        ContactFields.New.Read(row, contact);
        var account = new Account
        {
            AcctNo = number,
            ClientAcctId = clientId,
            UserId = row.Text("userid") is { } userId ? Credentials.NewUserId(call, userId, null) : string.Create(CultureInfo.InvariantCulture, $"acct{number}"),
            Status = (int)status,
            Currency = Currency(call, row),
            StartDate = call.Today,
            CreateReceiptId = call.Request.Text("client_receipt_id"),
            ContactNo = contact.No,
            Contacts = [contact],
            NotifyMethod = NotifyMethods.Read(row, "notify_method") ?? NotifyMethods.PdfByMail,
            IsTest = Indicator.Read(row, "test_acct_ind", absent: false),
            IsConsumer = row.Flag("consumer_acct_ind", absent: false),
            ApprovesInvoices = row.Flag("invoice_approval_required", absent: false),
        };
        Credentials.Read(row, account);
        return account;
    }

    private static long? Senior(Call call, AriaRow row)
    {
        if (row.Long("senior_acct_no") is { } no)
            return call.Work.Find(no)?.AcctNo ?? throw InvalidParent();
        if (row.Text("senior_acct_userid") is { } user)
            return call.Work.Accounts.FirstOrDefault(other => other.UserId == user)?.AcctNo ?? throw InvalidParent();
        if (row.Text("client_senior_acct_id") is { } id)
            return call.Work.Accounts.FirstOrDefault(other => other.ClientAcctId == id)?.AcctNo ?? throw InvalidParent();
        return null;
    }

    private static AriaFailure InvalidParent() => new(ErrorCode.InvalidParent, "invalid parent account");

    private static string Currency(Call call, AriaRow row)
    {
        var known = call.Work.Catalogue.Plans.SelectMany(plan => plan.Schedules).Select(schedule => schedule.Currency).ToList();
        var currency = row.Text("acct_currency") ?? known[0];
        return known.Contains(currency) ? currency : throw new AriaFailure(ErrorCode.InvalidCurrency, $"invalid currency: {currency}");
    }

    private static PaymentMethod Method(Call call, Account account, AriaRow row)
    {
        ModelledRows.Check(row, MethodFields, "payment_method");
        var method = PaymentDetails.Read(row, row.Long("pay_method_type") ?? throw AriaFailure.Missing("pay_method_type"), call.Today);
        method.Name = row.Text("pay_method_name");
        method.Description = row.Text("pay_method_description");
        PaymentMethodBook.Add(call, account, method, row.Text("client_pay_method_cdid"));
        if (ContactFields.New.AnyIn(row))
            method.ContactNo = ContactBook.Write(call, account, null, ContactFields.New, row);
        return method;
    }

    private static BillingGroup Group(Call call, Account account, List<(long? Index, PaymentMethod Method)> methods, AriaRow row)
    {
        ModelledRows.Check(row, BillingGroupFields, "billing_group");
        var group = new BillingGroup
        {
            No = call.Work.Next(Sequence.Group),
            ClientId = row.Text("client_billing_group_id"),
            Name = row.Text("billing_group_name"),
            Description = row.Text("billing_group_description"),
            NotifyMethod = NotifyMethods.Read(row, "notify_method") ?? account.NotifyMethod,
        };
        var primary = Method(methods, row, "primary_payment_method_idx", "primary_client_payment_method_id");
        switch (row.Text("payment_option") ?? (primary == null ? "Terms" : "Methods"))
        {
            case "Terms":
                group.TermsNo = Terms(row).No;
                break;
            case "Methods":
                group.PrimaryMethodNo = (primary ?? throw AriaFailure.Missing("primary_payment_method_idx")).No;
                group.BackupMethodNo = Method(methods, row, "backup_payment_method_idx", "backup_client_payment_method_id")?.No;
                GroupPayment.DemandTwoOfOneType(account, group);
                break;
            default:
                throw AriaFailure.Invalid("payment_option must be Methods or Terms");
        }

        account.BillingGroups.Add(group);
        if (ContactFields.New.AnyIn(row))
            group.StatementContactNo = ContactBook.Write(call, account, null, ContactFields.New, row);
        return group;
    }

    private static PaymentMethod? Method(List<(long? Index, PaymentMethod Method)> methods, AriaRow row, string indexField, string idField)
    {
        var index = row.Long(indexField);
        var id = row.Text(idField);
        if (index == null && id == null)
            return null;

        var found = methods.Where(method => index != null ? method.Index == index : method.Method.ClientId == id).ToList();
        return found.Count == 1 ? found[0].Method : throw AriaFailure.Invalid($"{(index != null ? indexField : idField)} names no payment method of this call");
    }

    private static PaymentTerms Terms(AriaRow row)
    {
        if (row.Long("payment_terms_no") is { } no)
            return PaymentTerms.Find(no) ?? throw AriaFailure.Invalid($"payment_terms_no {no} names no payment terms");
        return row.Text("payment_terms_name") is { } name
            ? PaymentTerms.All.FirstOrDefault(terms => string.Equals(terms.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw AriaFailure.Invalid($"payment_terms_name {name} names no payment terms")
            : PaymentTerms.Find(PaymentTerms.Net30)!;
    }

    private static DunningGroup DunningGroup(Call call, Account account, AriaRow row)
    {
        ModelledRows.Check(row, DunningGroupFields, "dunning_group");
        var group = new DunningGroup
        {
            No = call.Work.Next(Sequence.Group),
            ClientId = row.Text("client_dunning_group_id"),
            Name = row.Text("dunning_group_name"),
        };
        account.DunningGroups.Add(group);
        return group;
    }
}
