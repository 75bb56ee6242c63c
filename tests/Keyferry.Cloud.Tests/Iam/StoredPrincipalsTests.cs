using System.Collections.Immutable;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Language;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Iam;

/// <summary>Principals are kept by unique id, and shown by ARN (F5.31).</summary>
public sealed class StoredPrincipalsTests
{
    private const string Ann = "arn:aws:iam::111122223333:user/ann";

    [Fact]
    public void Only_the_principal_is_kept_by_id_and_the_rest_of_the_text_stays()
    {
        const string Text = """
            { "Version": "2012-10-17",
              "Statement": [ { "Effect": "Allow", "Principal": { "AWS": [ "arn:aws:iam::111122223333:user\/ann", "arn:aws:iam::444455556666:root" ] },
                "Action": "sts:AssumeRole", "Condition": { "ArnEquals": { "aws:PrincipalArn": "arn:aws:iam::111122223333:user/ann" } } } ] }
            """;
        World world = WithAnn("AIDAEXAMPLEID1234567");

        (Policy? stored, string? invalid) = StoredPrincipals.Store(world, Trusting(Text));

        Assert.Null(invalid);
        Assert.Equal(Text.Replace("\"arn:aws:iam::111122223333:user\\/ann\"", "\"AIDAEXAMPLEID1234567\"", StringComparison.Ordinal), stored?.Text);
        Assert.Contains($"\"{Ann}\", \"arn:aws:iam::444455556666:root\"", StoredPrincipals.Show(world, stored!), StringComparison.Ordinal);
    }

    [Fact]
    public void One_who_is_gone_shows_by_id_even_if_another_has_the_name()
    {
        Policy stored = StoredPrincipals.Store(WithAnn("AIDAEXAMPLEID1234567"), Trusting(Trust(Ann))).Policy!;

        Assert.Equal(Trust("AIDAEXAMPLEID1234567"), StoredPrincipals.Show(WithAnn("AIDAANOTHERID1234567"), stored));
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/bob")]
    [InlineData("arn:aws:iam::111122223333:user/path/ann")]
    [InlineData("arn:aws:iam::111122223333:role/ann")]
    public void One_who_does_not_exist_is_refused(string arn) =>
        Assert.Equal(arn, StoredPrincipals.Store(WithAnn("AIDAEXAMPLEID1234567"), Trusting(Trust(arn))).Invalid);

    [Theory]
    [InlineData("*")]
    [InlineData("444455556666")]
    [InlineData("arn:aws:iam::444455556666:root")]
    [InlineData("arn:aws:sts::444455556666:assumed-role/build/s1")]
    public void Accounts_and_sessions_stay_as_they_are(string principal)
    {
        Policy policy = Trusting(Trust(principal));

        Assert.Same(policy, StoredPrincipals.Store(new World(), policy).Policy);
    }

    private static World WithAnn(string id) => new()
    {
        Users = ImmutableDictionary<(AccountId, string), User>.Empty.Add(
            (Source, "ann"), new User { Account = Source, Name = "ann", UniqueId = id }),
    };

    private static Policy Trusting(string text) => Policy("trust policy", text, PolicyKind.Trust).Policy.Value;
}
