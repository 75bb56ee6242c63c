using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Storage;

namespace Keyferry.Bench.Serving;

/// <summary>
/// How long a change of one entry takes to be kept in SQLite, in worlds of which the map that is changed has more and more entries.
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
                Measure(entries, folder.FullName);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        return 0;
    }

    private static void Measure(int entries, string folder)
    {
        OpenedStore store = WorldStores.Open(new StoreOptions(folder), out string? error) ?? throw new InvalidOperationException(error);
        using IWorldStore worlds = store.Worlds;
        World world = new()
        {
            Parameters = Enumerable.Range(0, entries).Select(Parameter).ToImmutableDictionary(p => p.Arn),
        };
        worlds.Commit(new World(), world);
        double[] times = new double[Commits];
        for (int i = 0; i < Commits; i++)
        {
            SsmParameter changed = Parameter(i * 7919 % entries) with { Value = "new" };
            World after = world with { Parameters = world.Parameters.SetItem(changed.Arn, changed) };
            long began = Stopwatch.GetTimestamp();
            worlds.Commit(world, after);
            times[i] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
            world = after;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{entries} entries: a commit of one takes {times[Commits / 2]:F0} µs in the middle, {times[Commits * 9 / 10]:F0} µs in nine of ten"));
    }

    private static SsmParameter Parameter(int number) => new(
        new AccountId("111122223333"),
        new Region("us-east-1"),
        string.Create(CultureInfo.InvariantCulture, $"/measured/{number}"),
        "old",
        "text");
}
