using System;
using System.Collections.Generic;
using CrmAriaConnector.Aria.Rows;
using static CrmAriaConnector.Aria.Tests.RuleCase;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>Rules of accounts, contacts, sessions and readings.</summary>
internal static class AccountCases
{
    private static CreateAcctCompleteRequest Creation(Action<AcctRow> change)
    {
        var account = new AcctRow
        {
            BillingGroup = { new BillingGroup { BillingGroupIdx = 1 } },
            DunningGroup = { new DunningGroup { DunningGroupIdx = 1 } },
            PaymentMethod = { new PaymentMethod { PaymentMethodIdx = 1 }, new PaymentMethod { PaymentMethodIdx = 2 } },
            MasterPlansDetail = { new MasterPlansDetail { PlanNo = 20100, PlanInstanceUnits = 1, BillingGroupIdx = 1, DunningGroupIdx = 1 } },
        };
        change(account);
        return new CreateAcctCompleteRequest { Acct = { account } };
    }

    private static RuleCase New(string rule, string field, string? value, Action<AcctRow> breaks, Action<AcctRow>? sound = null) =>
        new(rule, field, value, Creation(breaks), Creation(sound ?? (_ => { })));

    private static UpdateContactRequest Contact(ContactIndicator which) => new() { AcctNo = AcctNo, ContactInd = which };

    private static SetSessionAuthRequest Session(int userId, int password) => new() { UserId = new string('u', userId), Password = new AriaSecret(new string('p', password)) };

    private static UpdateAcctSuppFieldsRequest Field(int name, int value) => new() { AccountNo = 1, FieldName = new string('n', name), ValueText = new string('v', value) };

    private static UpdateAcctCompleteRequest Fields(int name, int value) =>
        new() { AcctNo = AcctNo, AcctSuppFieldsUpdate = { new AcctSuppFieldsUpdate { AcctSuppFieldName = new string('n', name), AcctSuppFieldValue = new string('v', value) } } };

    public static IEnumerable<RuleCase> All() =>
    [
        new("RowsAreGiven", "acct", null, new CreateAcctCompleteRequest(), Creation(_ => { })),
        New("PlanIsNamed", "plan_no", null, a => a.MasterPlansDetail[0].PlanNo = null),
        New("PlanIsNamed", "plan_no", null, a => a.MasterPlansDetail[0].PlanNo = null, a => { a.MasterPlansDetail[0].PlanNo = null; a.MasterPlansDetail[0].ClientPlanId = "LINE"; }),
        New("RequiredMembersAreGiven", "master_plans_detail", null, a => a.MasterPlansDetail.Clear()),
        New("RequiredMembersAreGiven", "dunning_group", null, a => { a.DunningGroup.Clear(); a.MasterPlansDetail[0].DunningGroupIdx = null; }),
        New("IndexesMeetTheirRow", "billing_group_idx", "2", a => a.MasterPlansDetail[0].BillingGroupIdx = 2),
        New("IndexesMeetTheirRow", "dunning_group_idx", "2", a => a.MasterPlansDetail[0].DunningGroupIdx = 2),
        New("IndexesMeetTheirRow", "primary_payment_method_idx", "3", a => a.BillingGroup[0].PrimaryPaymentMethodIdx = 3, a => a.BillingGroup[0].PrimaryPaymentMethodIdx = 2),
        New("IndexesMeetTheirRow", "backup_payment_method_idx", "3", a => a.BillingGroup[0].BackupPaymentMethodIdx = 3, a => a.BillingGroup[0].BackupPaymentMethodIdx = 2),
        New("BackupMethodIsAnotherOne", "backup_client_payment_method_id", "A", a => a.BillingGroup[0].PrimaryClientPaymentMethodId = a.BillingGroup[0].BackupClientPaymentMethodId = "A", a => a.BillingGroup[0].BackupClientPaymentMethodId = "A"),
        New("StartDateOrBillDay", "alt_start_date", "2022-04-02", a => { a.AltBillDay = 5; a.AltStartDate = Day; }, a => a.AltStartDate = Day),
        New("OverriddenDatesNeedProration", "status_until_alt_start", "32", a => { a.InvoicingOption = InvoicingOption.Prorated; a.OverrideBillThruDate = Day; a.MasterPlansDetail[0].StatusUntilAltStart = PlanStatus.PendingActivation; }, a => { a.InvoicingOption = InvoicingOption.Prorated; a.OverrideBillThruDate = Day; }),
        New("UnitsAreAboveZero", "plan_instance_units", "0", a => a.MasterPlansDetail[0].PlanInstanceUnits = 0),
        New("CustomRateTiersFollowOneAnother", "custom_rate_seq_no", "2", a => a.MasterPlansDetail[0].CustomRates.Add(With(RateCases.Rate(), r => r.CustomRateSeqNo = 2)), a => a.MasterPlansDetail[0].CustomRates.Add(RateCases.Rate())),
        New("TextsFit", "client_acct_id", "51 characters", a => a.ClientAcctId = new string('x', 51), a => a.ClientAcctId = new string('x', 50)),
        New("TextsFit", "userid", "33 characters", a => a.Userid = new string('x', 33), a => a.Userid = new string('x', 32)),

        RuleCase.Of("ContactOfABillingGroupNamesIt", "billing_group_no", null, () => Contact(ContactIndicator.AccountAndShared), c => c.ContactInd = ContactIndicator.Billing),
        RuleCase.Of("ContactOfABillingGroupNamesIt", "billing_group_no", null, () => With(Contact(ContactIndicator.BackupBilling), c => c.BillingGroupNo = 1), c => c.BillingGroupNo = null),
        RuleCase.Of("ContactOfABillingGroupNamesIt", "billing_group_no", null, () => With(Contact(ContactIndicator.Statement), c => c.ClientBillingGroupId = "B"), c => c.ClientBillingGroupId = null),
        new("ContactOfABillingGroupNamesIt", "billing_group_no", null, Contact(ContactIndicator.Statement), Contact(ContactIndicator.AccountOnly)),

        new("TextsFit", "user_id", "33 characters", Session(33, 32), Session(32, 32)),
        new("TextsFit", "password", "40 characters", Session(32, 40), Session(32, 32)),
        new("TextsFit", "field_name", "101 characters", Field(101, 300), Field(100, 300)),
        new("TextsFit", "value_text", "301 characters", Field(100, 301), Field(100, 300)),
        new("TextsFit", "acct_supp_field_name", "101 characters", Fields(101, 300), Fields(100, 300)),
        new("TextsFit", "acct_supp_field_value", "301 characters", Fields(100, 301), Fields(100, 300)),
        new("TextsFit", "client_acct_id", "51 characters", new WriteAcctCommentRequest { Comment = "x", ClientAcctId = new string('x', 51) }, new WriteAcctCommentRequest { Comment = "x", ClientAcctId = new string('x', 50) }),

        new("LimitsAreInRange", "limit", "1000", new GetAcctPlansAllRequest { Limit = 1000 }, new GetAcctPlansAllRequest { Limit = 999 }),
        new("LimitsAreInRange", "limit", "0", new GetAcctPlansAllRequest { Limit = 0 }, new GetAcctPlansAllRequest { Limit = 1 }),
        new("LimitsAreInRange", "offset", "999", new GetAcctPlansAllRequest { Offset = 999 }, new GetAcctPlansAllRequest { Offset = 998 }),
        new("LimitsAreInRange", "offset", "-1", new GetAcctPlansAllRequest { Offset = -1 }, new GetAcctPlansAllRequest { Offset = 0 }),
        new("LimitsAreInRange", "record_limit", "0", new GetAcctTransHistoryRequest { RecordLimit = 0 }, new GetAcctTransHistoryRequest { RecordLimit = 1 }),
        new("LimitsAreInRange", "record_limit", "1000", new GetAcctTransHistoryRequest { RecordLimit = 1000 }, new GetAcctTransHistoryRequest { RecordLimit = 999 }),
        new("PartsOfAnAccountAreAskedForTogether", "include_master_plans", "0", new GetAcctDetailsAllRequest { AcctNo = 1, IncludeMasterPlans = 0, IncludeSuppPlans = 1 }, new GetAcctDetailsAllRequest { AcctNo = 1, IncludeSuppPlans = 1 }),
        new("PartsOfAnAccountAreAskedForTogether", "include_master_plans", "0", new GetAcctDetailsAllRequest { AcctNo = 1, IncludeMasterPlans = 0, IncludeSuppPlans = 1 }, new GetAcctDetailsAllRequest { AcctNo = 1, IncludeMasterPlans = 0, IncludeSuppPlans = 0 }),
        new("PartsOfAnAccountAreAskedForTogether", "include_billing_groups", null, new GetAcctDetailsAllRequest { AcctNo = 1, IncludePaymentMethods = 1 }, new GetAcctDetailsAllRequest { AcctNo = 1, IncludePaymentMethods = 1, IncludeBillingGroups = 1 }),
        new("PartsOfAnAccountAreAskedForTogether", "include_billing_groups", "0", new GetAcctDetailsAllRequest { AcctNo = 1, IncludePaymentMethods = 1, IncludeBillingGroups = 0 }, new GetAcctDetailsAllRequest { AcctNo = 1, IncludePaymentMethods = 0 }),

        new("ClockMovesForward", "offset_hours", "0", new AdvanceVirtualDatetimeRequest { OffsetHours = 0 }, new AdvanceVirtualDatetimeRequest { OffsetHours = 1 }),
        new("RequiredMembersAreGiven", "order_no", null, new CancelOrderRequest { AcctNo = 1 }, new CancelOrderRequest { AcctNo = 1, OrderNo = 2 }),
        new("RequiredMembersAreGiven", "date_range_end", null, new GetAcctCommentsRequest { AcctNo = 1, DateRangeStart = Day }, new GetAcctCommentsRequest { AcctNo = 1, DateRangeStart = Day, DateRangeEnd = Day }),
    ];
}
