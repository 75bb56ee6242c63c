using System.Collections.Immutable;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Sts;

/// <summary>Who an access key id stands for.</summary>
public sealed class CredentialsTests
{
    private const string KeyId = "AKIAIOSFODNN7EXAMPLE";
    private const string SessionId = "ASIAIOSFODNN7EXAMPLE";

    private static readonly DateTimeOffset s_begun = new(2026, 9, 1, 11, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Twelve_digits_are_the_root_user_of_the_account_with_any_secret()
    {
        Credential? root = Credentials.Find(new World(), "111122223333");

        Assert.Equal("arn:aws:iam::111122223333:root", root?.Caller.Arn);
        Assert.Null(root?.Secret);
    }

    [Fact]
    public void A_users_key_is_the_user_while_it_is_active_and_the_user_there()
    {
        World world = WithUser();

        Assert.Equal("arn:aws:iam::111122223333:user/ann", Credentials.Find(world, KeyId)?.Caller.Arn);
        Assert.Null(Credentials.Find(world with { Users = world.Users.Clear() }, KeyId));
        Assert.Null(Credentials.Find(Key(world, key => key with { IsActive = false }), KeyId));
        Assert.Null(Credentials.Find(world, "AKIAI44QH8DHBEXAMPLE"));
    }

    [Fact]
    public void A_role_session_carries_its_tags_above_the_roles()
    {
        World world = WithRole(out Role role);
        world = Begin(world, SessionKind.Role, role.Name, role.UniqueId, session => session with
        {
            Tags = ImmutableDictionary<string, string>.Empty.Add("team", "blue").Add("cost", "1"),
            TransitiveTagKeys = ["Team"],
            SourceIdentity = "ann",
        });

        Credential credential = Credentials.Find(world, SessionId)!;

        Assert.Equal("arn:aws:sts::111122223333:assumed-role/builder/ci", credential.Caller.Arn);
        Assert.Equal(("s3cret", "token", s_begun.AddHours(1)), (credential.Secret, credential.SessionToken, credential.Expires));
        Assert.Equal(["blue"], credential.Caller.Context["aws:PrincipalTag/team"].Values);
        Assert.Equal(["ann"], credential.Caller.Context["aws:SourceIdentity"].Values);
        Assert.Equal(["2026-09-01T11:00:00Z"], credential.Caller.Context["aws:TokenIssueTime"].Values);
        Assert.Equal(["false"], credential.Caller.Context["aws:MultiFactorAuthPresent"].Values);
        Assert.Equal(["team"], credential.Caller.TransitiveTags.Keys);
    }

    [Fact]
    public void A_session_ends_with_its_role_even_if_another_takes_the_name()
    {
        World world = WithRole(out Role role);
        world = Begin(world, SessionKind.Role, role.Name, role.UniqueId);
        Role another = role with { UniqueId = "AROAANOTHERID1234567" };

        Assert.NotNull(Credentials.Find(world, SessionId));
        Assert.Null(Credentials.Find(world with { Roles = world.Roles.SetItem((Source, role.Name), another) }, SessionId));
        Assert.Null(Credentials.Find(world with { Roles = world.Roles.Clear() }, SessionId));
    }

    [Fact]
    public void A_federated_user_is_its_own_principal_with_its_creators_policies()
    {
        World world = Begin(WithUser(), SessionKind.Federation, "ann", null);

        Credential credential = Credentials.Find(world, SessionId)!;

        Assert.Equal("arn:aws:sts::111122223333:federated-user/ci", credential.Caller.Arn);
        Assert.Equal(PrincipalType.FederatedUser, credential.Caller.Principal.Type);
        Assert.Equal("ann", credential.Caller.Identity?.Name);
        Assert.Single(credential.Caller.SessionPolicies);
    }

    [Theory]
    [InlineData("ann", "arn:aws:iam::111122223333:user/ann")]
    [InlineData(null, "arn:aws:iam::111122223333:root")]
    public void A_session_token_is_whoever_asked_for_it(string? user, string arn) =>
        Assert.Equal(arn, Credentials.Find(Begin(WithUser(), SessionKind.SessionToken, user, null), SessionId)?.Caller.Arn);

    private static World WithUser()
    {
        User user = new() { Account = Source, Name = "ann", UniqueId = "AIDAEXAMPLEID1234567" };
        World world = new() { Users = ImmutableDictionary<(AccountId, string), User>.Empty.Add((Source, "ann"), user) };
        return Key(world, key => key);
    }

    private static World WithRole(out Role role)
    {
        World world = new TestWorld().Role(Source, "builder").World;
        role = world.Roles[(Source, "builder")];
        return world;
    }

    private static World Key(World world, Func<AccessKey, AccessKey> change)
    {
        AccessKey key = change(new AccessKey(KeyId, Source, "ann") { Secret = "s3cret" });
        return world with { Iam = world.Iam with { AccessKeys = world.Iam.AccessKeys.SetItem(KeyId, key) } };
    }

    private static World Begin(World world, SessionKind kind, string? identity, string? id, Func<Session, Session>? change = null)
    {
        Session session = new()
        {
            AccessKeyId = SessionId,
            Secret = "s3cret",
            Token = "token",
            Issued = s_begun,
            Expires = s_begun.AddHours(1),
            Kind = kind,
            Account = Source,
            IdentityName = identity,
            IdentityId = id,
            Name = "ci",
        };
        session = change?.Invoke(session) ?? session;
        return world with { Sts = world.Sts with { Sessions = world.Sts.Sessions.Add(SessionId, session) } };
    }
}
