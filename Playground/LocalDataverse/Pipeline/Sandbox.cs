using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;
using CrmAriaConnector.LocalDataverse.Messages;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>
/// The time one message from outside has, together with everything it starts. Its plug-ins run on a thread of their own, so
/// that the caller gets its answer when time is up; .NET cannot stop the thread, but it is let into nothing any more.
/// </summary>
internal sealed class Sandbox(TimeSpan limit, IReadOnlyCollection<Uri> hostStandIns)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private Thread? _thread;
    private volatile bool _over;

    public TimeSpan Left => limit > _clock.Elapsed ? limit - _clock.Elapsed : TimeSpan.Zero;

    public void DemandTime()
    {
        if (_over || Left == TimeSpan.Zero)
            throw TimeIsUp();
    }

    public void Run(Action work)
    {
        DemandTime();
        if (_thread == Thread.CurrentThread)
        {
            work();
            return;
        }
        ExceptionDispatchInfo? problem = null;
        _thread = new Thread(() =>
        {
            try
            {
                OutboundCalls.Restrict(hostStandIns);
                work();
            }
            catch (Exception thrown)
            {
                problem = ExceptionDispatchInfo.Capture(thrown);
            }
        }) { IsBackground = true, Name = "Plug-in sandbox" };
        _thread.Start();
        if (!_thread.Join(Left))
        {
            _over = true;
            throw TimeIsUp();
        }
        problem?.Throw();
    }

    private Exception TimeIsUp() =>
        Fault.Of(ErrorCodes.PluginTimeout, $"The plug-in execution failed because the operation has timed-out at the Sandbox Worker: a message has {limit.TotalSeconds:0} seconds for everything it starts.");
}
