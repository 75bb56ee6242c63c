using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using CsCheck;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Language;
using Keyferry.Server.Storage.Rows;

namespace Keyferry.Server.Tests.Storage;

public sealed class WorldRowsTests
{
    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(Repository.PathOf("examples"), "*.yaml").Select(f => Path.GetFileName(f)).Order()];

    /// <summary>Whoever adds a member to the world finds out here if it isn't kept.</summary>
    [Fact]
    public void A_world_in_which_everything_is_filled_comes_back_the_same()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            World world = new SampleValues(seed).World();
            string? difference = DeepComparison.Difference(world, Read(world));
            Assert.True(difference is null, $"seed {seed}: {difference}");
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_comes_back_the_same(string example)
    {
        World world = Load(example) with { Origins = OriginMap.Empty };
        Assert.Null(DeepComparison.Difference(world, Read(world)));
    }

    [Fact]
    public void A_world_without_rows_is_none() => Assert.Null(WorldRows.Read([]));

    /// <summary>What the sessions tell of their change is what a look at all of them finds.</summary>
    [Fact]
    public void Sessions_that_begin_end_and_are_swept_are_kept_as_they_are() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4]).List[1, 40].Sample(steps =>
        {
            int made = 0;
            DateTimeOffset now = DateTimeOffset.UnixEpoch;
            World world = new() { Sts = StsState.Empty with { SweepAt = 8 } };
            Dictionary<string, string> rows = Rows(WorldRows.Changes(new World(), world));
            foreach ((int kind, int count) in steps)
            {
                World before = world;
                now = now.AddMinutes(10);
                StsState sts = world.Sts;
                for (int i = 0; i < count; i++)
                {
                    sts = sts.With(NewSession(made++, now), now);
                }

                if (kind == 0 && !sts.Sessions.IsEmpty)
                {
                    sts = sts with { Sessions = sts.Sessions.Remove(sts.Sessions.Keys.First()) };
                }

                world = world with { Sts = sts };
                foreach (RowChange change in WorldRows.Changes(before, world).Where(c => c.Collection == "Sts.Sessions"))
                {
                    _ = change.Json is null ? rows.Remove(change.Key) : (rows[change.Key] = change.Json).Length > 0;
                }

                Assert.Equal(world.Sts.Sessions.Keys.Order(), rows.Keys.Order());
            }
        });

    private static Dictionary<string, string> Rows(IEnumerable<RowChange> changes) =>
        changes.Where(c => c.Collection == "Sts.Sessions").ToDictionary(c => c.Key, c => c.Json!);

    private static Session NewSession(int number, DateTimeOffset now) => new()
    {
        AccessKeyId = $"ASIA{number}.{now.ToUnixTimeSeconds()}",
        Secret = "secret",
        Token = "token",
        Issued = now,
        Expires = now.AddMinutes(15 + (number % 3 * 60)),
        Kind = SessionKind.Role,
        Account = new AccountId("111122223333"),
    };

    /// <summary>A map that isn't listed in WorldCollections is written as a whole with every change.</summary>
    [Fact]
    public void Every_map_of_the_world_has_rows_of_its_own()
    {
        IEnumerable<string> missing =
            from type in typeof(World).GetProperties().Select(p => p.PropertyType).Append(typeof(World))
            where type == typeof(World) || type.Name.EndsWith("State", StringComparison.Ordinal)
            from property in type.GetProperties()
            where property.PropertyType.IsGenericType
                && property.PropertyType.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>)
                && !WorldCollections.HasRows(type, property.Name)
            select $"{type.Name}.{property.Name}";
        Assert.Empty(missing.Distinct());
    }

    /// <summary>What can be read but not set is taken for computed, and isn't kept.</summary>
    [Fact]
    public void Nothing_in_the_world_has_a_value_that_cannot_be_set()
    {
        HashSet<Type> seen = [];
        Collect(typeof(World), seen);
        IEnumerable<string> lost =
            from type in seen
            where type != typeof(Policy) && !DeepComparison.IsFact(type)
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            where !property.CanWrite
                && type.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance) is not null
            select $"{type.Name}.{property.Name}";
        Assert.Empty(lost);
        Assert.Contains(typeof(KmsKey), seen);
    }

    [Fact]
    public void A_change_of_one_entry_writes_that_entry_and_the_clock_alone()
    {
        World before = Load("golden.yaml");
        (string arn, KmsKey key) = before.Keys.First();
        World after = before with { Now = before.Now.AddSeconds(1), Keys = before.Keys.SetItem(arn, key with { KeyUsage = "SIGN_VERIFY" }) };

        List<RowChange> changes = WorldRows.Changes(before, after);

        Assert.Equal([("Keys", arn), (WorldRows.Rest, "")], changes.Select(c => (c.Collection, c.Key)));
        Assert.All(changes, c => Assert.NotNull(c.Json));
    }

    [Fact]
    public void What_is_gone_is_removed()
    {
        World before = Load("golden.yaml");
        string arn = before.Keys.Keys.First();

        List<RowChange> changes = WorldRows.Changes(before, before with { Keys = before.Keys.Remove(arn) });

        Assert.Contains(new RowChange("Keys", arn, null), changes);
    }

    [Fact]
    public void A_clock_that_went_on_is_no_change()
    {
        World before = Load("golden.yaml");
        Assert.Empty(WorldRows.Changes(before, before with { Now = before.Now.AddHours(1) }));
    }

    [Fact]
    public void A_row_that_was_not_written_here_is_refused_and_named()
    {
        JsonException refused = Assert.Throws<JsonException>(() => WorldRows.Read([new RowChange("Keys", "arn:x", "[1]")]));
        Assert.Contains("Keys `arn:x`", refused.Message, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => WorldRows.Read([new RowChange("Dragons", "1", "{}")]));
        Assert.Throws<JsonException>(() => WorldRows.Read([new RowChange("Roles", "no-name", "{}")]));
    }

    private static World? Read(World world) => WorldRows.Read(WorldRows.Changes(new World(), world));

    private static World Load(string example) =>
        Scenario.Load(example, Repository.Read("examples/" + example)).Required().World;

    private static void Collect(Type type, HashSet<Type> seen)
    {
        foreach (Type argument in type.GetGenericArguments())
        {
            Collect(argument, seen);
        }

        if (type.Namespace?.StartsWith("Keyferry", StringComparison.Ordinal) != true || !seen.Add(type))
        {
            return;
        }

        foreach (Type part in type.GetProperties().Select(p => p.PropertyType)
            .Concat(type.Assembly.GetTypes().Where(t => type.IsAbstract && t.IsSubclassOf(type))))
        {
            Collect(part, seen);
        }
    }
}
