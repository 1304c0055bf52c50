using System.Collections.Generic;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Grants a service credit. It lowers later regular invoices, oldest credit first, and is no part of the balance until then.</summary>
internal sealed class ApplyServiceCredit : IOperation
{
    private const int LongestComment = 300;

    public string Name => "apply_service_credit_m";

    public string Summary => "lowers later regular invoices; of one master or of any";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "master_plan_instance_no", "client_master_plan_instance_id", "credit_amount", "comments", "credit_reason_code",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var master = Call.Instance(account, call.Request, "master_plan_instance_no", "client_master_plan_instance_id");
        var amount = Amounts.Positive(call.Request, "credit_amount", account.Currency)!.Value;
        if (call.Request.Text("comments")?.Length > LongestComment)
            throw new AriaFailure(ErrorCode.Unexpected, $"comments must not have more than {LongestComment} characters");
        if (!CreditReason.IsKnown(call.Request.Long("credit_reason_code")!.Value))
            throw AriaFailure.Invalid("credit_reason_code is none of Aria's reasons");

        var credit = new ServiceCredit
        {
            TransactionId = call.Work.Next(Sequence.Credit),
            Remaining = amount,
            MasterInstanceNo = master == null ? null : account.MasterOf(master).No,
            ReasonCode = call.Request.Long("credit_reason_code"),
            Comments = call.Request.Text("comments"),
        };
        account.ServiceCredits.Add(credit);
        return new JsonObject { ["credit_id"] = credit.TransactionId };
    }
}
