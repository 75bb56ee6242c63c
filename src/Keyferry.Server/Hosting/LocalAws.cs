using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Storage;

namespace Keyferry.Server.Hosting;

/// <summary>
/// Holds the newest world. A call runs without a lock on the world as it is; what it changed is committed only if no other
/// call committed meanwhile, else it runs again, so that calls are as if they came one after another. Readers never wait.
/// </summary>
public sealed class LocalAws : IDisposable
{
    // What is remembered of decisions belongs to policies and identities of the past, too.
    private const long MostRemembered = 20_000;

    private readonly Lock _commits = new();
    private readonly IWorldStore _store;
    private readonly TimeProvider _clock;
    private volatile World _world;
    private volatile DecisionCache _decisions = new();

    /// <param name="platform">What the services may use of this machine.</param>
    /// <param name="store">Where the world is kept; its last world goes on.</param>
    /// <param name="initial">The world to begin with where the store has none.</param>
    /// <param name="clock">The time.</param>
    public LocalAws(Platform platform, IWorldStore store, World initial, TimeProvider clock)
    {
        Platform = platform;
        _store = store;
        _clock = clock;
        if (store.Load() is { } kept)
        {
            _world = kept;
        }
        else
        {
            _world = Begun(initial);
            store.Commit(new World(), _world);
        }
    }

    /// <summary>Told after each commit that left something to do later.</summary>
    public event Action? Scheduled;

    public Platform Platform { get; }

    public World World => _world;

    public TimeProvider Clock => _clock;

    /// <summary>Runs a call; its world is kept if it succeeded. The run that is given back is the one that counts.</summary>
    public (Reply<T> Reply, Run Run) Execute<T>(Func<Run, Reply<T>> call)
    {
        World before = _world;
        (Reply<T> reply, Run run, World begun) = Try(before, call);
        if (!reply.Succeeded || ReferenceEquals(run.World, begun))
        {
            return (reply, run);
        }

        lock (_commits)
        {
            if (!ReferenceEquals(before, _world))
            {
                before = _world;
                (reply, run, begun) = Try(before, call);
                if (!reply.Succeeded || ReferenceEquals(run.World, begun))
                {
                    return (reply, run);
                }
            }

            Commit(before, run.World);
        }

        if (!ReferenceEquals(before.Schedule, run.World.Schedule))
        {
            Scheduled?.Invoke();
        }

        return (reply, run);
    }

    /// <summary>Puts another world in the place of this one.</summary>
    public void Reset(World world)
    {
        lock (_commits)
        {
            Commit(_world, Begun(world));
            _decisions = new DecisionCache();
        }

        Scheduled?.Invoke();
    }

    public void Dispose() => _store.Dispose();

    private (Reply<T> Reply, Run Run, World Begun) Try<T>(World before, Func<Run, Reply<T>> call)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        World begun = before with { Now = now > before.Now ? now : before.Now, IsWhole = true };
        if (_decisions.Asked > MostRemembered)
        {
            _decisions = new DecisionCache();
        }

        Run run = new(begun, ExecutionMode.Actual, _decisions) { Platform = Platform };
        return (call(run), run, begun);
    }

    // A scenario tells what is; what follows from it by itself is put into the schedule.
    private World Begun(World world)
    {
        Run begun = Try(InstanceProfiles.Completed(world), run =>
        {
            ScheduledWork.Begin(run);
            return default(Reply<Done>);
        }).Run;
        return begun.World with { Now = world.Now };
    }

    private void Commit(World before, World after)
    {
        _store.Commit(before, after);
        _world = after;
    }
}
