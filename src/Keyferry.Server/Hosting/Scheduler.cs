using System.Collections.Concurrent;
using Keyferry.Cloud.Execution;

namespace Keyferry.Server.Hosting;

/// <summary>Does what the world has scheduled, when it is due.</summary>
public sealed class Scheduler : IDisposable
{
    private static readonly TimeSpan s_longestSleep = TimeSpan.FromSeconds(30);

    private readonly LocalAws _aws;
    private readonly Action<ScheduledTask, Run> _done;
    private readonly Action<ScheduledTask, Exception> _failed;
    private readonly ConcurrentDictionary<string, Task> _underWay = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _wake = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _workers = new(Math.Max(2, Environment.ProcessorCount));

    /// <param name="aws">Whose world.</param>
    /// <param name="done">Told of a task that was done, with what was called.</param>
    /// <param name="failed">Told of a task that met a fault of ours; the task is taken off the schedule.</param>
    public Scheduler(LocalAws aws, Action<ScheduledTask, Run> done, Action<ScheduledTask, Exception> failed)
    {
        _aws = aws;
        _done = done;
        _failed = failed;
        aws.Scheduled += Wake;
    }

    public async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            TimeSpan sleep = BeginDue();
            try
            {
                await _wake.WaitAsync(sleep, _stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Does all that is due until this long from now, and what follows from it; for tests and for a quick world.</summary>
    public void Settle(TimeSpan within)
    {
        while (Next(within) is { } task)
        {
            TimeSpan wait = task.Due - _aws.Clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                Thread.Sleep(wait);
            }

            Perform(task);
        }
    }

    public void Dispose()
    {
        _aws.Scheduled -= Wake;
        _stop.Cancel();
        Task.WaitAll([.. _underWay.Values], TimeSpan.FromSeconds(5));
        _stop.Dispose();
    }

    private void Wake() => _wake.Release();

    private ScheduledTask? Next(TimeSpan within)
    {
        DateTimeOffset last = _aws.Clock.GetUtcNow() + within;
        return _aws.World.Schedule.Values.Where(t => t.Due <= last).MinBy(t => t.Due);
    }

    // Gives how long nothing is due after this.
    private TimeSpan BeginDue()
    {
        DateTimeOffset now = _aws.Clock.GetUtcNow();
        TimeSpan sleep = s_longestSleep;
        foreach (ScheduledTask task in _aws.World.Schedule.Values)
        {
            if (_underWay.ContainsKey(task.Id))
            {
                continue;
            }

            TimeSpan wait = task.Due - now;
            if (wait > TimeSpan.Zero)
            {
                sleep = wait < sleep ? wait : sleep;
            }
            else
            {
                _underWay[task.Id] = Task.Run(() => PerformInTurn(task));
            }
        }

        // A timer may fire a little early.
        return sleep + TimeSpan.FromMilliseconds(1);
    }

    private async Task PerformInTurn(ScheduledTask task)
    {
        await _workers.WaitAsync(_stop.Token);
        try
        {
            Perform(task);
        }
        finally
        {
            _workers.Release();
            _underWay.TryRemove(task.Id, out _);
            Wake();
        }
    }

    private void Perform(ScheduledTask task)
    {
        try
        {
            string? failure = ScheduledWork.Prepare(_aws.World, _aws.Platform, task, _stop.Token);
            (_, Run performed) = _aws.Execute<Done>(run =>
            {
                // Another one may have called it off meanwhile.
                if (run.World.Schedule.ContainsKey(task.Id))
                {
                    ScheduledWork.Complete(run, task, failure);
                }

                return default(Done);
            });
            _done(task, performed);
        }
        catch (OperationCanceledException)
        {
            // The next start does it.
        }
        catch (Exception e)
        {
            _failed(task, e);
            _aws.Execute<Done>(run =>
            {
                run.World = run.World with { Schedule = run.World.Schedule.Remove(task.Id) };
                return default(Done);
            });
        }
    }
}
