using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Server.Victim;

/// <summary>
/// The changes that clients make, one after another, each to several entries of the world at once: what the n-th change of a
/// client leaves behind is known, and half of it can be told.
/// </summary>
public static class Clients
{
    public const int Count = 8;

    // Each change replaces what the client's change this many before it made.
    private const int Slots = 8;

    private static readonly AccountId s_account = new("111122223333");
    private static readonly Region s_region = new("us-east-1");

    /// <summary>The number of the client's last change; 0 before the first.</summary>
    public static int Last(World world, int client) =>
        world.Parameters.TryGetValue(Counter(client, 0).Arn, out SsmParameter? counter)
            ? int.Parse(counter.Value, CultureInfo.InvariantCulture)
            : 0;

    /// <summary>The layer that a change adds, with one block; null for most.</summary>
    public static string? LayerOf(int client, int number) =>
        Removes(number) || number % 3 != 0 ? null : $"{client}-{number % Slots}-{number}";

    public static byte[] BlockOf(string layer)
    {
        byte[] block = new byte[20_000 + layer.Length];
        block.AsSpan().Fill((byte)layer.Sum(c => c));
        return block;
    }

    /// <summary>A key with its alias, material and layer, made anew or removed; and the counter, with every change.</summary>
    public static World Change(World world, int client, int number)
    {
        KmsKey key = Key(client, number);
        string alias = Alias(client, number).Arn;
        SsmParameter counter = Counter(client, number);
        string? layer = LayerOf(client, number);
        ImmutableDictionary<string, BlockLayer> others = world.Ebs.Layers.RemoveRange(
            world.Ebs.Layers.Keys.Where(id => id.StartsWith($"{client}-{number % Slots}-", StringComparison.Ordinal)));
        bool removes = Removes(number);
        return world with
        {
            Now = world.Now.AddSeconds(1),
            Ids = new IdSource(world.Ids.Next + 1),
            Parameters = world.Parameters.SetItem(counter.Arn, counter),
            Keys = removes ? world.Keys.Remove(key.Arn) : world.Keys.SetItem(key.Arn, key),
            Aliases = removes ? world.Aliases.Remove(alias) : world.Aliases.SetItem(alias, Alias(client, number)),
            Ebs = world.Ebs with { Layers = layer is null ? others : others.Add(layer, new BlockLayer(layer, LayerState.Ready)) },
        };
    }

    /// <summary>What isn't as the counters say.</summary>
    public static IEnumerable<string> Faults(World world, IBlockStore blocks)
    {
        ulong total = 1;
        for (int client = 0; client < Count; client++)
        {
            int last = Last(world, client);
            total += (ulong)last;
            for (int number = Math.Max(1, last - Slots + 1); number <= last; number++)
            {
                foreach (string fault in Faults(world, blocks, client, number))
                {
                    yield return fault;
                }
            }
        }

        if (total != world.Ids.Next)
        {
            yield return $"the counters add up to {total}, the world says {world.Ids.Next}";
        }
    }

    private static IEnumerable<string> Faults(World world, IBlockStore blocks, int client, int number)
    {
        string wanted = Removes(number) ? "" : number.ToString(CultureInfo.InvariantCulture);
        string key = world.Keys.GetValueOrDefault(Key(client, number).Arn)?.Tags["number"] ?? "";
        string alias = world.Aliases.GetValueOrDefault(Alias(client, number).Arn)?.TargetKeyId ?? "";
        if (key != wanted || alias != wanted)
        {
            yield return $"change {number} of client {client}: key `{key}`, alias `{alias}`";
        }

        if (LayerOf(client, number) is { } layer
            && !(world.Ebs.Layers.ContainsKey(layer) && blocks.Get(layer, 0) is { } block && block.Memory.Span.SequenceEqual(BlockOf(layer))))
        {
            yield return $"change {number} of client {client}: the layer or its block isn't there";
        }
    }

    private static bool Removes(int number) => number % 5 == 4;

    private static SsmParameter Counter(int client, int number) =>
        new(s_account, s_region, $"/client/{client}", number.ToString(CultureInfo.InvariantCulture), "text");

    private static KmsKey Key(int client, int number) => new()
    {
        Account = s_account,
        Region = s_region,
        KeyId = $"{client}-{number % Slots}",
        Policy = new PolicySource("key policy", Fact<Policy>.Unknown("it doesn't matter here")),
        Tags = ImmutableDictionary<string, string>.Empty.Add("number", number.ToString(CultureInfo.InvariantCulture)),
    };

    private static KmsAlias Alias(int client, int number) =>
        new(s_account, s_region, $"alias/{client}-{number % Slots}", number.ToString(CultureInfo.InvariantCulture));
}
