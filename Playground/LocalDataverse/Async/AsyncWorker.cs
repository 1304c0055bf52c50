using System;
using System.Threading;

namespace CrmAriaConnector.LocalDataverse.Async;

/// <summary>Runs due jobs in the background, woken by new ones and by the passing of time.</summary>
internal sealed class AsyncWorker : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;

    public AsyncWorker(JobQueue jobs, JobRunner runner)
    {
        _thread = new Thread(() =>
        {
            while (!_stop.IsCancellationRequested)
            {
                runner.RunDue(_stop.Token);
                WaitHandle.WaitAny([jobs.Added, _stop.Token.WaitHandle], AsyncSettings.Poll);
            }
        }) { IsBackground = true, Name = "Asynchronous service" };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _stop.Dispose();
    }
}
