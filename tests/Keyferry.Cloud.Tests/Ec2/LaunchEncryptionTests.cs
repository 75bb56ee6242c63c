using Keyferry.Cloud.Ec2;
using Xunit;

namespace Keyferry.Cloud.Tests.Ec2;

/// <summary>The launch table, row by row (section 2.4 of the facts).</summary>
public sealed class LaunchEncryptionTests
{
    // row; source; own or shared; Encrypted; KmsKeyId; encryption by default; result
    private const string Table = """
        T20 Nothing   own    absent - off Unencrypted
        T21 Nothing   own    true   - off DefaultKey
        T21 Nothing   own    absent - on  DefaultKey
        T22 Plain     shared absent - off Unencrypted
        T23 Plain     own    absent - on  DefaultKey
        T24 Plain     shared true   - off DefaultKey
        T25 Encrypted own    absent - on  SourceKey
        T25 Encrypted own    true   - off SourceKey
        T26 Encrypted shared absent - off DefaultKey
        T26 Encrypted shared true   - on  DefaultKey
        T27 Nothing   own    true   K off GivenKey
        T27 Plain     shared true   K on  GivenKey
        T27 Encrypted shared true   K off GivenKey
        T28 Nothing   own    absent K on  KeyNeedsEncrypted
        T28 Encrypted own    false  K off KeyNeedsEncrypted
        """;

    public static TheoryData<string> Rows => [.. Table.Split('\n').Select(r => r.Trim())];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Follows_the_table(string row)
    {
        string[] cell = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        CopyKey result = LaunchEncryption.Resolve(
            Enum.Parse<VolumeSource>(cell[1]), cell[2] == "own",
            cell[3] switch { "absent" => null, var text => bool.Parse(text) }, cell[4] == "K", cell[5] == "on");

        Assert.Equal(cell[6], result.ToString());
    }
}
