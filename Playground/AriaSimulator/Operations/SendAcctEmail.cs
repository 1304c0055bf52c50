using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Notes a mail to the customer: A activation, W welcome, P password, S plan change, N comment. No mail leaves this machine.</summary>
internal sealed class SendAcctEmail : IOperation
{
    private static readonly string[] Classes = ["A", "W", "P", "S", "N"];

    public string Name => "send_acct_email_m";

    public string Summary => "template classes A, W, P, S, N; noted on the account, sent nowhere";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "user_id", "template_class", "client_template_id", "client_receipt_id" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var found = call.AccountOfUser(call.Request.Text("user_id")!);
        if (call.Request.Has("client_template_id"))
            throw new AriaFailure(ErrorCode.InvalidTemplate, "invalid client template id: this tenant has no templates of its own");
        var template = call.Request.Text("template_class") ?? throw AriaFailure.Missing("template_class");
        if (!Classes.Contains(template))
            throw AriaFailure.Invalid("template_class must be A, W, P, S or N");

        var account = call.Work.Change(found.AcctNo);
        var mail = new Mail(call.Work.Next(Sequence.Message), call.Work.Head.Now, template, account.Contact.Email);
        account.Mails.Add(mail);
        call.Did(ActionType.Email, "Email", "Email sent", "message_id", mail.No);
        return [];
    }
}
