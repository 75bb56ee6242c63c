using System.Collections.Immutable;

namespace Keyferry.Server.Storage.Rows;

/// <summary>Finds what differs between two maps of which one came from the other by few changes.</summary>
internal static class MapDifference
{
    /// <summary>
    /// Tells each key whose value is another object now, and each key that is gone. The maps are walked side
    /// by side: equal keys stand in the same order in both (that of their hashes), so keys are looked up only near a change.
    /// </summary>
    public static void Find<TKey, TValue>(
        ImmutableDictionary<TKey, TValue> before, ImmutableDictionary<TKey, TValue> after,
        Action<TKey, TValue> changed, Action<TKey> gone)
        where TKey : notnull
    {
        ImmutableDictionary<TKey, TValue>.Enumerator old = before.GetEnumerator();
        ImmutableDictionary<TKey, TValue>.Enumerator now = after.GetEnumerator();
        bool moreOld = old.MoveNext();
        bool moreNow = now.MoveNext();
        while (moreOld || moreNow)
        {
            int order = !moreOld ? 1 : !moreNow ? -1 : 0;
            if (order == 0)
            {
                if (Same(old.Current.Value, now.Current.Value)
                    && before.KeyComparer.Equals(old.Current.Key, now.Current.Key))
                {
                    moreOld = old.MoveNext();
                    moreNow = now.MoveNext();
                    continue;
                }

                order = before.KeyComparer.GetHashCode(old.Current.Key).CompareTo(after.KeyComparer.GetHashCode(now.Current.Key));
            }

            if (order <= 0)
            {
                if (!after.ContainsKey(old.Current.Key))
                {
                    gone(old.Current.Key);
                }

                moreOld = old.MoveNext();
            }

            if (order >= 0)
            {
                if (!before.TryGetValue(now.Current.Key, out TValue? earlier) || !Same(earlier, now.Current.Value))
                {
                    changed(now.Current.Key, now.Current.Value);
                }

                moreNow = now.MoveNext();
            }
        }
    }

    private static bool Same<TValue>(TValue one, TValue other) =>
        typeof(TValue).IsValueType ? EqualityComparer<TValue>.Default.Equals(one, other) : ReferenceEquals(one, other);
}
