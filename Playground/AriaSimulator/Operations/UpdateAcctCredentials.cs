using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Sets password, secret question and answer, or PIN. Open sessions stay open.</summary>
internal sealed class UpdateAcctCredentials : IOperation
{
    private static readonly string[] Secrets = ["password", "secret_question", "secret_question_answer", "pin"];

    public string Name => "update_acct_credentials_m";

    public string Summary => "password (5012–5014), secret question and answer, pin";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>(["account_no", .. Secrets]);

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount("account_no");
        if (!Secrets.Any(call.Request.Has))
            throw AriaFailure.Missing("password");

        Credentials.Read(call.Request, account);
        account.CredentialChanges++;
        return [];
    }
}
