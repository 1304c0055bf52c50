using System;
using System.Threading;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>Requests pass together; an import waits until all have gone through and keeps new ones out.</summary>
internal sealed class Gate
{
    private readonly object _lock = new();
    private int _inside;
    private bool _closed;

    public IDisposable Enter()
    {
        lock (_lock)
        {
            while (_closed)
                Monitor.Wait(_lock);
            _inside++;
        }
        return new Pass(Leave);
    }

    public IDisposable Close()
    {
        lock (_lock)
        {
            while (_closed)
                Monitor.Wait(_lock);
            _closed = true;
            while (_inside > 0)
                Monitor.Wait(_lock);
        }
        return new Pass(Open);
    }

    private void Leave()
    {
        lock (_lock)
        {
            _inside--;
            Monitor.PulseAll(_lock);
        }
    }

    private void Open()
    {
        lock (_lock)
        {
            _closed = false;
            Monitor.PulseAll(_lock);
        }
    }

    private sealed class Pass(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
