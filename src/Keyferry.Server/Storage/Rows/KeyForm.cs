using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;

namespace Keyferry.Server.Storage.Rows;

/// <summary>A key as text and back.</summary>
internal abstract class KeyForm<TKey>
    where TKey : notnull
{
    public abstract string Write(TKey key);

    public abstract bool TryRead(string text, [MaybeNullWhen(false)] out TKey key);
}

/// <summary>The kinds of keys that the world's maps have; of several parts only the last may have a <c>/</c>.</summary>
internal static class KeyForm
{
    public static KeyForm<string> Text { get; } = new Single<string>(text => text, text => text);

    public static KeyForm<AccountId> Account { get; } = new Single<AccountId>(a => a.Value, text => new AccountId(text));

    public static KeyForm<Region> Region { get; } = new Single<Region>(r => r.Value, text => new Region(text));

    public static KeyForm<(AccountId, string)> AccountAndName { get; } = new Parts<(AccountId, string)>(
        2, key => [key.Item1.Value, key.Item2], parts => (new AccountId(parts[0]), parts[1]));

    public static KeyForm<(AccountId, Region)> AccountAndRegion { get; } = new Parts<(AccountId, Region)>(
        2, key => [key.Item1.Value, key.Item2.Value], parts => (new AccountId(parts[0]), new Region(parts[1])));

    public static KeyForm<(Region, string)> RegionAndId { get; } = new Parts<(Region, string)>(
        2, key => [key.Item1.Value, key.Item2], parts => (new Region(parts[0]), parts[1]));

    public static KeyForm<(AccountId, Region, string)> AccountRegionAndId { get; } = new Parts<(AccountId, Region, string)>(
        3,
        key => [key.Item1.Value, key.Item2.Value, key.Item3],
        parts => (new AccountId(parts[0]), new Region(parts[1]), parts[2]));

    public static KeyForm<(AccountId, Region, string, string)> AccountRegionAndTwo { get; } =
        new Parts<(AccountId, Region, string, string)>(
            4,
            key => [key.Item1.Value, key.Item2.Value, key.Item3, key.Item4],
            parts => (new AccountId(parts[0]), new Region(parts[1]), parts[2], parts[3]));

    public static KeyForm<Position> Position { get; } = new PositionForm();

    private sealed class Single<TKey>(Func<TKey, string> write, Func<string, TKey> read) : KeyForm<TKey>
        where TKey : notnull
    {
        public override string Write(TKey key) => write(key);

        public override bool TryRead(string text, [MaybeNullWhen(false)] out TKey key)
        {
            key = read(text);
            return true;
        }
    }

    private sealed class Parts<TKey>(int count, Func<TKey, string[]> split, Func<string[], TKey> join) : KeyForm<TKey>
        where TKey : notnull
    {
        public override string Write(TKey key) => string.Join('/', split(key));

        public override bool TryRead(string text, [MaybeNullWhen(false)] out TKey key)
        {
            string[] parts = text.Split('/', count);
            key = parts.Length == count ? join(parts) : default;
            return parts.Length == count;
        }
    }

    private sealed class PositionForm : KeyForm<Position>
    {
        public override string Write(Position key) => string.Create(CultureInfo.InvariantCulture, $"{key.Line}:{key.Column}");

        public override bool TryRead(string text, out Position key)
        {
            int cut = text.IndexOf(':', StringComparison.Ordinal);
            if (cut > 0
                && int.TryParse(text.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out int line)
                && int.TryParse(text.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int column))
            {
                key = new Position(line, column);
                return true;
            }

            key = default;
            return false;
        }
    }
}
