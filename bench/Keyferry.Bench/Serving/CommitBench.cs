using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Storage;

namespace Keyferry.Bench.Serving;

/// <summary>
/// How long a change of one entry takes to be kept in SQLite, and a session that begins, in worlds of which the map that is changed
/// has more and more entries.
/// </summary>
internal static class CommitBench
{
    private const int Commits = 400;

    public static int Run()
    {
        foreach (int entries in (ReadOnlySpan<int>)[10, 1_000, 10_000, 100_000])
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("keyferry-bench-");
            try
            {
                Measure("parameters", entries, folder.FullName, WithParameters(entries), ChangeParameter);
                Measure("sessions", entries, Path.Combine(folder.FullName, "sessions"), WithSessions(entries), AddSession);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        return 0;
    }

    private static void Measure(string what, int entries, string folder, World world, Func<World, int, World> change)
    {
        OpenedStore store = WorldStores.Open(new StoreOptions(folder), out string? error) ?? throw new InvalidOperationException(error);
        using IWorldStore worlds = store.Worlds;
        worlds.Commit(new World(), world);
        double[] times = new double[Commits];
        for (int i = 0; i < Commits; i++)
        {
            World after = change(world, i);
            long began = Stopwatch.GetTimestamp();
            worlds.Commit(world, after);
            times[i] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
            world = after;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{entries} {what}: a commit of one takes {times[0]:F0} µs at least, {times[Commits / 2]:F0} µs in the middle"));
    }

    private static World WithParameters(int count) => new()
    {
        Parameters = Enumerable.Range(0, count).Select(Parameter).ToImmutableDictionary(p => p.Arn),
    };

    private static World ChangeParameter(World world, int number)
    {
        SsmParameter changed = Parameter(number * 7919 % world.Parameters.Count) with { Value = $"new {number}" };
        return world with { Parameters = world.Parameters.SetItem(changed.Arn, changed) };
    }

    private static World WithSessions(int count) => new()
    {
        Sts = StsState.Empty with
        {
            SweepAt = int.MaxValue,
            Sessions = Enumerable.Range(0, count).Select(NewSession).ToImmutableDictionary(s => s.AccessKeyId),
        },
    };

    private static World AddSession(World world, int number) =>
        world with { Sts = world.Sts.With(NewSession(int.MaxValue - number), DateTimeOffset.UnixEpoch) };

    private static Session NewSession(int number) => new()
    {
        AccessKeyId = string.Create(CultureInfo.InvariantCulture, $"ASIA{number:X16}"),
        Secret = new string('s', 40),
        Token = new string('t', 128),
        Issued = DateTimeOffset.UnixEpoch,
        Expires = DateTimeOffset.UnixEpoch.AddHours(1),
        Kind = SessionKind.Role,
        Account = new AccountId("111122223333"),
    };

    private static SsmParameter Parameter(int number) => new(
        new AccountId("111122223333"),
        new Region("us-east-1"),
        string.Create(CultureInfo.InvariantCulture, $"/measured/{number}"),
        "old",
        "text");
}
