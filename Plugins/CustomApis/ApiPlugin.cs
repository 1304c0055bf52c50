using System;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>A Custom API: does its work and answers with the five properties they all share. Refusals are answers, too.</summary>
public abstract class ApiPlugin : PluginBase
{
    private protected ApiPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected abstract ApiAnswer Answer(CallContext call);

    private protected sealed override void Run(CallContext call)
    {
        var answer = AnswerOrRefusal(call);
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

    /// <summary>A text that may be left out: then null, which is not the same as empty.</summary>
    private protected static string? Optional(CallContext call, string name) =>
        call.Execution.InputParameters.TryGetValue(name, out var value) ? value as string : null;

    private ApiAnswer AnswerOrRefusal(CallContext call)
    {
        try
        {
            return Answer(call);
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
