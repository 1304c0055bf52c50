using System;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>A Custom API bound to account: asks for access, does its work, answers with the five properties they all share.</summary>
public abstract class AccountApiPlugin : PluginBase
{
    private protected AccountApiPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected abstract AccountRight Right { get; }

    private protected abstract ApiAnswer Answer(CallContext call, EntityReference account);

    private protected sealed override void Run(CallContext call)
    {
        var account = Required<EntityReference>(call, "Target");
        AccountAccess.Demand(call.System, call.CallerId, account, Right);
        var answer = AnswerOrRefusal(call, account);
        call.Trace.Trace("Code " + answer.Code);
        var output = call.Execution.OutputParameters;
        output["Success"] = answer.Success;
        output["Code"] = answer.Code;
        output["Message"] = answer.Message;
        output["CorrelationId"] = call.CorrelationId;
        output["ResultJson"] = answer.ResultJson;
    }

    /// <exception cref="InvalidPluginExecutionException">400: the caller left the parameter out.</exception>
    private protected static T Required<T>(CallContext call, string name) =>
        call.Execution.InputParameters.TryGetValue(name, out var value) && value is T typed
            ? typed
            : throw new InvalidPluginExecutionException($"The parameter {name} is missing.", PluginHttpStatusCode.BadRequest);

    private ApiAnswer AnswerOrRefusal(CallContext call, EntityReference account)
    {
        try
        {
            return Answer(call, account);
        }
        catch (RefusalException no)
        {
            return ApiAnswer.No(no.Code, no.Message);
        }
        catch (AriaException problem)
        {
            return ApiAnswer.No(AriaWords.Code(problem), AriaWords.Sentence(problem));
        }
        catch (AriaRuleException rule)
        {
            return ApiAnswer.No(Codes.InvalidIntent, rule.Message);
        }
    }
}
