using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>Stands in for Aria without HTTP: answers by operation and keeps what was asked.</summary>
internal sealed class AriaDouble : IAriaTransport
{
    private readonly Dictionary<string, Queue<string>> _answers = [];

    public List<JObject> Calls { get; } = [];

    public List<AriaHttpRequest> Requests { get; } = [];

    /// <summary>The next answers of an operation; the last one answers all further calls.</summary>
    public AriaDouble On(string operation, params string[] answers)
    {
        _answers[operation] = new Queue<string>(answers);
        return this;
    }

    public AriaClient Client() => new(new AriaClientOptions(Tests.Calls.ClientNo, new AriaSecret(Tests.Calls.AuthKeyCanary)), this);

    public Task<AriaHttpResponse> SendAsync(AriaHttpRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        Calls.Add(JObject.Parse(request.GetBody()));
        if (!_answers.TryGetValue(request.Operation, out var answers))
            throw new InvalidOperationException($"The test expects no call of {request.Operation}.");
        var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        return Task.FromResult(new AriaHttpResponse(200, Encoding.UTF8.GetBytes(answer)));
    }
}
