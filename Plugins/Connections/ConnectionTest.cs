using System;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Readings;

namespace CrmAriaConnector.Plugins.Connections;

/// <summary>
/// Asks Aria whether it accepts a connection: first for client number and key, then for its date, which only a tenant
/// that may use the calls of this connector is told.
/// </summary>
internal sealed class ConnectionTest(CallContext call)
{
    public ApiAnswer Run(Guid connectionId)
    {
        var connection = call.Connection(connectionId);
        try
        {
            using var aria = call.OpenAria(connection);
            aria.Send(new AuthenticateCallerRequest());
            return ApiAnswer.Ok(PluginJson.Write(new { ClientNo = connection.ClientNumber, Today = new BillingReader(aria).Today() }));
        }
        catch (AriaException problem)
        {
            return ApiAnswer.No(AriaWords.Code(problem), AriaWords.ForAdministrator(problem.Entry));
        }
    }
}
