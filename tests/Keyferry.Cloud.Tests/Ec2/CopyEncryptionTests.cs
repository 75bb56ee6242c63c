using Keyferry.Cloud.Ec2;
using Xunit;

namespace Keyferry.Cloud.Tests.Ec2;

/// <summary>The outcome table for copies, row by row as AWS's documents give it (section 2.3 of the facts).</summary>
public sealed class CopyEncryptionTests
{
    // row; source; own or shared; same or other Region; Encrypted; KmsKeyId; encryption by default; result
    private const string Table = """
        T1  plain     own    same   absent -   off  Unencrypted
        T1  plain     shared other  false  -   off  Unencrypted
        T2  plain     own    same   absent -   on   DefaultKey
        T2  plain     shared other  absent -   on   DefaultKey
        T3  plain     own    same   false  -   on   DefaultKey
        T4  plain     own    same   true   -   off  DefaultKey
        T4  plain     shared other  true   -   on   DefaultKey
        T5  plain     own    same   true   K   off  GivenKey
        T5  plain     shared other  true   K   on   GivenKey
        T6  plain     own    same   absent K   on   KeyNeedsEncrypted
        T6  plain     own    same   false  K   off  KeyNeedsEncrypted
        T7  encrypted own    same   absent -   off  SourceKey
        T7  encrypted own    same   true   -   off  SourceKey
        T8  encrypted own    same   absent -   on   SourceKey
        T9  encrypted own    other  absent -   off  DefaultKey
        T9  encrypted own    other  true   -   on   DefaultKey
        T13 encrypted shared same   absent -   off  DefaultKey
        T13 encrypted shared other  true   -   on   DefaultKey
        T15 encrypted own    same   true   K   off  GivenKey
        T15 encrypted shared other  true   K   on   GivenKey
        T16 encrypted own    same   false  -   off  CannotDecrypt
        T16 encrypted shared other  false  -   on   CannotDecrypt
        T17 encrypted own    same   absent K   off  KeyNeedsEncrypted
        T17 encrypted shared other  false  K   on   KeyNeedsEncrypted
        """;

    public static TheoryData<string> Rows => [.. Table.Split('\n').Select(r => r.Trim())];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Follows_the_table(string row)
    {
        string[] cell = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        CopyKey result = Resolve(cell, ownKeepsKey: true);

        Assert.Equal(cell[7], result.ToString());
    }

    [Theory]
    [InlineData("T7 encrypted own same absent - off")]
    [InlineData("T8 encrypted own same true - on")]
    public void Own_snapshots_take_the_default_key_if_the_newer_text_of_AWS_is_right(string row) =>
        Assert.Equal(CopyKey.DefaultKey, Resolve(row.Split(' '), ownKeepsKey: false));

    [Fact]
    public void Has_exactly_one_row_for_every_combination()
    {
        foreach (int bits in Enumerable.Range(0, 32))
        {
            foreach (Flag flag in new[] { Flag.Absent, Flag.False, Flag.True })
            {
                int rows = CopyEncryption.Rows.Count(r =>
                    Is(r.SourceEncrypted, bits, 1) && Is(r.Own, bits, 2) && Is(r.SameRegion, bits, 4)
                    && Is(r.KeyGiven, bits, 8) && Is(r.ByDefault, bits, 16) && r.Encrypted.HasFlag(flag));
                Assert.Equal(1, rows);
            }
        }

        static bool Is(bool? wanted, int bits, int bit) => wanted is null || wanted == ((bits & bit) != 0);
    }

    private static CopyKey Resolve(string[] cell, bool ownKeepsKey) => CopyEncryption.Resolve(
        cell[1] == "encrypted", cell[2] == "own", cell[3] == "same",
        cell[4] switch { "absent" => null, var text => bool.Parse(text) }, cell[5] == "K", cell[6] == "on", ownKeepsKey);
}
