using System.Diagnostics;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Execution;

/// <summary>
/// Does what is due. The slow part, which moves bytes, comes first and holds up nobody; it may be done twice. Then the
/// world is changed, in one step.
/// </summary>
public static class ScheduledWork
{
    /// <summary>The slow part, over the world as it is; null: nothing went wrong, else why the task fails.</summary>
    public static string? Prepare(World world, Platform platform, ScheduledTask task, CancellationToken stop)
    {
        _ = world;
        _ = platform;
        stop.ThrowIfCancellationRequested();
        return task.Kind switch
        {
            _ => null,
        };
    }

    /// <summary>Changes the world; the task is taken from the schedule first.</summary>
    /// <param name="run">A run whose clock is past the task's time.</param>
    /// <param name="task">The task.</param>
    /// <param name="failure">What <see cref="Prepare"/> said.</param>
    public static void Complete(Run run, ScheduledTask task, string? failure)
    {
        run.World = run.World with { Schedule = run.World.Schedule.Remove(task.Id) };
        switch (task.Kind)
        {
            default:
                _ = failure;
                throw new UnreachableException();
        }
    }

    /// <summary>Puts a task into the world's schedule.</summary>
    public static void Schedule(this Run run, TimeSpan after, ScheduledTaskKind kind, string subject)
    {
        (string id, IdSource ids) = run.World.Ids.Uuid();
        ScheduledTask task = new(id, run.World.Now + after, kind, subject);
        run.World = run.World with { Ids = ids, Schedule = run.World.Schedule.Add(id, task) };
    }
}
