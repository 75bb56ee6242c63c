using System.Collections.Immutable;
using System.Reflection;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Server.Tests.Storage;

/// <summary>
/// Makes values in which every member is filled, whatever their type, so that a member that somebody adds is filled too. By
/// reflection: this is a test.
/// </summary>
internal sealed class SampleValues(int seed)
{
    private const string PolicyJson =
        """
        { "Version": "2012-10-17", "Id": "sample", "Statement": [ { "Sid": "one", "Effect": "Allow", "Principal": { "AWS": "*" },
          "Action": [ "kms:Decrypt", "kms:CreateGrant" ], "Resource": "*",
          "Condition": { "StringEquals": { "kms:ViaService": "ec2.us-east-1.amazonaws.com" } } } ] }
        """;

    private readonly Random _random = new(seed);

    public World World() => (World)Of(typeof(World)) with { Origins = OriginMap.Empty };

    private object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner);
        }

        if (type.IsEnum)
        {
            Array all = Enum.GetValues(type);
            return all.GetValue(_random.Next(all.Length))!;
        }

        return Simple(type) ?? (type.IsGenericType ? Generic(type) : null) ?? Thing(type);
    }

    private object? Simple(Type type) =>
        type == typeof(string) ? Text()
        : type == typeof(bool) ? _random.Next(2) == 0
        : type == typeof(byte) ? (byte)_random.Next(256)
        : type == typeof(int) ? _random.Next()
        : type == typeof(long) ? _random.NextInt64()
        : type == typeof(ulong) ? (ulong)_random.NextInt64()
        : type == typeof(double) ? _random.NextDouble()
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(_random.NextInt64(6_000_000_000_000_000_00L), TimeSpan.FromHours(_random.Next(-9, 9)))
        : type == typeof(TimeSpan) ? TimeSpan.FromTicks(_random.NextInt64(1_000_000_000_000))
        : type == typeof(AccountId) ? new AccountId(_random.NextInt64(100_000_000_000, 999_999_999_999).ToString())
        : type == typeof(Region) ? new Region("us-east-" + _random.Next())
        : type == typeof(Policy) ? SamplePolicy()
        : type == typeof(OriginMap) ? OriginMap.Empty
        : type == typeof(byte[]) ? BitConverter.GetBytes(_random.NextInt64())
        : null;

    private string Text() => $"\"{_random.Next():x}\" é 😀 \\ <b>\n\u0001";

    // As a service is given it, and as it stands in a scenario.
    private Policy SamplePolicy() => _random.Next(2) == 0
        ? Policy.Parse(Text(), "sample.json", PolicyJson, PolicyKind.Resource).Required()
        : Policy.Read(Text(), "sample.json", JsonSource.Read("sample.json", PolicyJson).Required(), PolicyKind.Resource, "/x").Required();

    private object? Generic(Type type)
    {
        Type[] of = type.GetGenericArguments();
        Type definition = type.GetGenericTypeDefinition();
        string? maker =
            definition == typeof(Fact<>) ? nameof(Known)
            : definition == typeof(ImmutableArray<>) || definition == typeof(IReadOnlyList<>) ? nameof(Items)
            : definition == typeof(ImmutableList<>) ? nameof(List)
            : definition == typeof(ImmutableHashSet<>) ? nameof(Set)
            : definition == typeof(ImmutableDictionary<,>) ? nameof(Map)
            : definition == typeof(ImmutableSortedDictionary<,>) ? nameof(SortedMap)
            : null;
        return maker is null
            ? null
            : GetType().GetMethod(maker, BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(of).Invoke(this, null);
    }

    private Fact<T> Known<T>() => _random.Next(3) == 0 ? Fact<T>.Unknown(Text()) : Fact<T>.Known((T)Of(typeof(T)));

    private ImmutableArray<T> Items<T>() => [(T)Of(typeof(T)), (T)Of(typeof(T))];

    private ImmutableList<T> List<T>() => [(T)Of(typeof(T)), (T)Of(typeof(T))];

    private ImmutableHashSet<T> Set<T>() => [(T)Of(typeof(T)), (T)Of(typeof(T))];

    private ImmutableDictionary<TKey, TValue> Map<TKey, TValue>()
        where TKey : notnull => Enumerable.Range(0, 2)
        .ToImmutableDictionary(_ => (TKey)Of(typeof(TKey)), _ => (TValue)Of(typeof(TValue)));

    private ImmutableSortedDictionary<TKey, TValue> SortedMap<TKey, TValue>()
        where TKey : notnull => Enumerable.Range(0, 2)
        .ToImmutableSortedDictionary(_ => (TKey)Of(typeof(TKey)), _ => (TValue)Of(typeof(TValue)));

    private object Thing(Type type)
    {
        if (type.IsAbstract)
        {
            Type[] cases = [.. type.Assembly.GetTypes().Where(t => t.IsSubclassOf(type) && !t.IsAbstract)];
            return Of(cases[_random.Next(cases.Length)]);
        }

        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        object thing = constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType))]);
        foreach (PropertyInfo property in DeepComparison.Kept(type))
        {
            property.SetValue(thing, Of(property.PropertyType));
        }

        return thing;
    }
}
