using Keyferry.Policies.Source;
using Keyferry.Wire.Protocols;

namespace Keyferry.Server.Tests.Authorization;

/// <summary>Nobody may anything that nothing allows: every operation there is, asked by three that may none of them.</summary>
public sealed class DenialTests(AuthorizedAccounts accounts, AccountsUnderScp underScp)
    : IClassFixture<AuthorizedAccounts>, IClassFixture<AccountsUnderScp>
{
    private static readonly SourceMap s_expectations = AuthorizedAccounts.Map("expectations.yaml");

    public static TheoryData<string> Operations => [.. AuthorizedAccounts.Operations];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Denies_a_user_without_a_policy(string call) => Denies(accounts, call, "user", "nobody");

    [Theory]
    [MemberData(nameof(Operations))]
    public void Denies_a_session_whose_policy_allows_none_of_it(string call) => Denies(accounts, call, "session", "session");

    [Theory]
    [MemberData(nameof(Operations))]
    public void Denies_even_a_member_accounts_root_under_an_SCP(string call) =>
        Denies(underScp, call, "member", "111122223333");

    [Theory]
    [MemberData(nameof(Operations))]
    public void Denies_a_member_accounts_administrator_under_an_SCP(string call) => Denies(underScp, call, "member", "admin");

    private static void Denies(AuthorizedAccounts accounts, string call, string by, string who)
    {
        DecodedResponse answer = accounts.Call(call, accounts.Who(who));
        string given = answer is DecodedResponse.Failure failure ? failure.Error.Code : "success";
        if (Exception(call, by) is { } other)
        {
            Assert.True(given == other, $"{call} answered {answer}, should be {other}");
            return;
        }

        var denial = (SourceMap)((SourceMap)s_expectations.Find("denials")!.Value).Find(call.Split(':')[0])!.Value;
        Assert.True(given == Text(denial, "code"), $"{call} answered {answer}");
        Assert.Equal(Text(denial, "status"), $"{((DecodedResponse.Failure)answer).Error.Status}");
    }

    private static string? Exception(string call, string by) => ((SourceList)s_expectations.Find("exceptions")!.Value).Items
        .Cast<SourceMap>()
        .Where(e => Text(e, "call") == call && ((SourceList)e.Find("by")!.Value).Items.Any(b => ((SourceScalar)b).Text == by))
        .Select(e => Text(e, "gives"))
        .FirstOrDefault();

    private static string Text(SourceMap map, string key) => ((SourceScalar)map.Find(key)!.Value).Text;
}
