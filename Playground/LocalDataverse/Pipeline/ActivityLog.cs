using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>The newest traces and requests; they survive what their transactions do not.</summary>
internal sealed class ActivityLog
{
    private const int MostTraces = 5000;
    private const int MostRequests = 100_000;

    private readonly Lock _gate = new();
    private readonly Queue<TraceEntry> _traces = [];
    private readonly Queue<RequestEntry> _requests = [];

    public IReadOnlyList<TraceEntry> Traces
    {
        get
        {
            lock (_gate)
                return _traces.ToList();
        }
    }

    public IReadOnlyList<RequestEntry> Requests
    {
        get
        {
            lock (_gate)
                return _requests.ToList();
        }
    }

    public void Add(TraceEntry trace)
    {
        lock (_gate)
            Add(_traces, trace, MostTraces);
    }

    public void Add(RequestEntry request)
    {
        lock (_gate)
            Add(_requests, request, MostRequests);
    }

    public void Clear()
    {
        lock (_gate)
        {
            _traces.Clear();
            _requests.Clear();
        }
    }

    private static void Add<T>(Queue<T> queue, T item, int most)
    {
        queue.Enqueue(item);
        if (queue.Count > most)
            queue.Dequeue();
    }
}
