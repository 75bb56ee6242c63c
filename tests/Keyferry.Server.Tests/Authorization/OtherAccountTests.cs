using System.Text;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Authorization;

/// <summary>
/// What isn't shared belongs to its account: the root of another account, which may everything there, asks every operation
/// for what is in account 111122223333.
/// </summary>
public sealed class OtherAccountTests(AuthorizedAccounts accounts) : IClassFixture<AuthorizedAccounts>
{
    private const string Owner = "111122223333";
    private const string Stranger = "444455556666";

    // Their answers are of the moment or of the caller alone.
    private static readonly HashSet<string> s_everChanging =
    [
        "kms:GetParametersForImport", "sts:GetSessionToken", "sts:GetFederationToken", "sts:GetCallerIdentity",
        "cloudtrail:LookupEvents", "kms:GetKeyLastUsage", "ebs:ListSnapshotBlocks", "ebs:ListChangedBlocks",
    ];

    // EC2 gives the key back that it was given and looks at it when it uses it; whose an access key is, anybody may ask; and
    // in the stranger's own trail stands what the stranger asked for.
    private static readonly HashSet<string> s_echoes =
        ["ec2:ModifyEbsDefaultKmsKeyId", "sts:GetAccessKeyInfo", "cloudtrail:LookupEvents"];

    public static TheoryData<string> Operations => [.. AuthorizedAccounts.Operations];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Shows_a_stranger_nothing_of_an_account(string call)
    {
        accounts.Restore();
        if (accounts.Call(call, accounts.Who(Stranger)) is DecodedResponse.Success { Output: var output }
            && !s_echoes.Contains(call))
        {
            Assert.DoesNotContain($":{Owner}:", output.ToString());
            Assert.DoesNotContain($"={Owner}", output.ToString());
        }
    }

    [Fact]
    public void Lets_a_stranger_change_nothing_of_an_account()
    {
        accounts.Restore();
        StringBuilder changes = new();
        string[] calls = [.. AuthorizedAccounts.Operations];
        string[] views = [.. calls.Where(IsView)];
        string[] before = [.. views.Select(Seen)];
        foreach (string call in calls)
        {
            accounts.Call(call, accounts.Who(Stranger));
            accounts.Cloud.Settle();
        }

        foreach ((string view, string first, string second) in views.Zip(before, views.Select(Seen)))
        {
            if (first != second)
            {
                changes.Append($"{view}\n  was {first}\n  is {second}\n");
            }
        }

        Assert.Equal("", changes.ToString());
    }

    private static bool IsView(string call) =>
        !s_everChanging.Contains(call)
        && (call.Contains(":Describe", StringComparison.Ordinal) || call.Contains(":Get", StringComparison.Ordinal)
            || call.Contains(":List", StringComparison.Ordinal));

    private string Seen(string call) => accounts.Call(call, accounts.Who(Owner)) switch
    {
        DecodedResponse.Success success => success.Output.With("requestId", WireValue.Of("any")).ToString(),
        DecodedResponse.Failure failure => failure.Error.ToString(),
        var other => $"{other}",
    };
}
