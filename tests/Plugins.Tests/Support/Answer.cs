using System;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Plugins.Tests.Support;

/// <summary>The five properties every Custom API answers with.</summary>
internal sealed record Answer(bool Success, string Code, string Message, string CorrelationId, string ResultJson)
{
    /// <summary>The result, read without turning text into dates or decimals into doubles.</summary>
    public JObject Result
    {
        get
        {
            using var reader = new JsonTextReader(new System.IO.StringReader(ResultJson)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            return JObject.Load(reader);
        }
    }

    public Guid OperationId => Guid.Parse((string)Result["operationId"]!);

    public string State => (string)Result["state"]!;

    public string Version => (string)Result["version"]!;
}
