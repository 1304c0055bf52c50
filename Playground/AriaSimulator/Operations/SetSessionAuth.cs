using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Logs a customer in with user id and password. An unknown user and a wrong password get the same answer.</summary>
internal sealed class SetSessionAuth : IOperation
{
    public string Name => "set_session_auth_m";

    public string Summary => "log-in with user id and password";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "user_id", "password" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var userId = call.Request.Text("user_id") ?? throw AriaFailure.Missing("user_id");
        var password = call.Request.Text("password") ?? throw AriaFailure.Missing("password");
        var account = call.Work.Accounts.FirstOrDefault(account => account.UserId == userId);
        if (account == null || !Passwords.Matches(account.PasswordHash, password))
            throw new AriaFailure(ErrorCode.Authentication, "authentication error");

        return new JsonObject { ["session_id"] = SessionBook.Open(call, account).Id };
    }
}
