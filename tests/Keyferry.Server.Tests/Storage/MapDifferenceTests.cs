using System.Collections.Immutable;
using CsCheck;
using Keyferry.Server.Storage.Rows;

namespace Keyferry.Server.Tests.Storage;

public sealed class MapDifferenceTests
{
    private sealed record Thing(int Value);

    /// <summary>Keys collide on purpose: what shares a hash has no order among itself.</summary>
    private sealed class FewHashes : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => x == y;

        public int GetHashCode(int obj) => obj % 3;
    }

    [Fact]
    public void What_is_told_makes_the_one_map_out_of_the_other() =>
        Gen.Select(Gen.Int[0, 30].List[0, 30], Gen.Select(Gen.Int[0, 30], Gen.Bool).List[0, 20], Gen.Bool).Sample((keys, edits, collide) =>
        {
            var before = keys.Distinct()
                .ToImmutableDictionary(k => k, k => new Thing(k), collide ? new FewHashes() : null);
            ImmutableDictionary<int, Thing> after = edits.Aggregate(
                before, (map, edit) => edit.Item2 ? map.Remove(edit.Item1) : map.SetItem(edit.Item1, new Thing(edit.Item1)));
            ImmutableDictionary<int, Thing> made = before;
            HashSet<int> told = [];
            MapDifference.Find(
                before,
                after,
                (key, value) => { made = made.SetItem(key, value); Assert.True(told.Add(key)); },
                key => { made = made.Remove(key); Assert.True(told.Add(key)); });

            Assert.Equal(after.OrderBy(e => e.Key), made.OrderBy(e => e.Key));
            Assert.All(told, key => Assert.False(
                before.TryGetValue(key, out Thing? old) && after.TryGetValue(key, out Thing? now) && ReferenceEquals(old, now)));
        });
}
