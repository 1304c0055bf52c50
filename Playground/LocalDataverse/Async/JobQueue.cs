using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using CrmAriaConnector.LocalDataverse.Pipeline;
using CrmAriaConnector.LocalDataverse.Store;

namespace CrmAriaConnector.LocalDataverse.Async;

/// <summary>The system jobs, kept with the commit of the request that caused them.</summary>
internal sealed class JobQueue
{
    private readonly Lock _gate = new();
    private readonly SqliteStore _store;
    private readonly Func<DateTime> _utcNow;
    private readonly List<JobRecord> _jobs;
    private int _place;

    public JobQueue(SqliteStore store, Func<DateTime> utcNow)
    {
        _store = store;
        _utcNow = utcNow;
        // A job is kept as waiting until it has ended: one that was under way when the process ended starts again. Handlers are to bear that.
        _jobs = _store.Query("SELECT job FROM \"$jobs\" ORDER BY place", reader => JsonSerializer.Deserialize<JobRecord>(reader.GetString(0))!).ToList();
        _place = _store.Query("SELECT COALESCE(MAX(place), 0) FROM \"$jobs\"", reader => reader.GetInt32(0))[0];
    }

    /// <summary>Set whenever a job was added.</summary>
    public AutoResetEvent Added { get; } = new(false);

    public IReadOnlyList<AsyncJob> All
    {
        get
        {
            lock (_gate)
                return _jobs.Select(record => record.Job).ToList();
        }
    }

    public JobRecord Make(Step step, PluginContext context) => new()
    {
        StepId = step.Id,
        DeletesItself = step.DeletesItsJob,
        Context = ContextJson.Write(context),
        Job = new AsyncJob(Guid.NewGuid(), step.Name, context.MessageName, context.PrimaryEntityName, context.PrimaryEntityId, context.CorrelationId, AsyncJobState.Waiting, 0, _utcNow(), null, null, null),
    };

    /// <summary>Runs within the commit of the request.</summary>
    public void Save(IEnumerable<JobRecord> jobs)
    {
        foreach (var job in jobs)
            _store.Execute("INSERT INTO \"$jobs\" (jobid, place, job) VALUES ($0, $1, $2)", job.Job.Id.ToString("D"), Interlocked.Increment(ref _place), JsonSerializer.Serialize(job));
    }

    /// <summary>After the commit.</summary>
    public void Announce(IReadOnlyCollection<JobRecord> jobs)
    {
        if (jobs.Count == 0)
            return;
        lock (_gate)
            _jobs.AddRange(jobs);
        Added.Set();
    }

    /// <summary>The next job that is due, marked as under way; null when none is.</summary>
    public JobRecord? Claim()
    {
        var now = _utcNow();
        lock (_gate)
        {
            var index = _jobs.FindIndex(record => record.Job.State == AsyncJobState.Waiting && (record.Job.PostponeUntil is not { } until || until <= now));
            if (index < 0)
                return null;
            var claimed = _jobs[index];
            return _jobs[index] = claimed with { Job = claimed.Job with { State = AsyncJobState.InProgress, Attempts = claimed.Job.Attempts + 1 } };
        }
    }

    public void Settle(JobRecord record, AsyncJob job)
    {
        lock (_gate)
        {
            var index = _jobs.FindIndex(candidate => candidate.Job.Id == job.Id);
            // Cleared while it ran.
            if (index < 0)
                return;
            if (job.State == AsyncJobState.Succeeded && record.DeletesItself)
            {
                _jobs.RemoveAt(index);
                _store.Execute("DELETE FROM \"$jobs\" WHERE jobid = $0", job.Id.ToString("D"));
                return;
            }
            _jobs[index] = record with { Job = job };
            _store.Execute("UPDATE \"$jobs\" SET job = $1 WHERE jobid = $0", job.Id.ToString("D"), JsonSerializer.Serialize(_jobs[index]));
        }
    }

    /// <summary>Forgets the jobs of steps that are no more.</summary>
    public void Keep(IReadOnlySet<Guid> steps) => Remove(record => !steps.Contains(record.StepId));

    public void Clear() => Remove(_ => true);

    private void Remove(Predicate<JobRecord> which)
    {
        lock (_gate)
        {
            foreach (var gone in _jobs.Where(record => which(record)).ToList())
            {
                _jobs.Remove(gone);
                _store.Execute("DELETE FROM \"$jobs\" WHERE jobid = $0", gone.Job.Id.ToString("D"));
            }
        }
    }
}
