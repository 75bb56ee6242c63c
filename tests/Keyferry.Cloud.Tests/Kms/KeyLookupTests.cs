using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Kms;

/// <summary>What key identifiers name (F2.6, F2.7, F4.8, F4.40–F4.43).</summary>
public sealed class KeyLookupTests
{
    private static readonly World s_world = new TestWorld()
        .Key(Source, East, KeyId)
        .With(w => w with
        {
            Aliases = w.Aliases.Add(Subjects.Alias(Source, East, "alias/golden"), new KmsAlias(Source, East, "alias/golden", KeyId)),
        })
        .World;

    [Theory]
    [InlineData("1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData("alias/golden")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/golden")]
    public void Finds_the_key_of_the_own_account_by_every_form(string identifier) =>
        Assert.Equal(SourceKey, Assert.IsType<KeyLookup.Found>(KeyLookup.Resolve(s_world, Source, East, identifier)).Key.Arn);

    [Theory]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/golden")]
    public void Finds_a_foreign_key_by_arn(string identifier) =>
        Assert.Equal(SourceKey, Assert.IsType<KeyLookup.Found>(KeyLookup.Resolve(s_world, Target, East, identifier)).Key.Arn);

    [Theory]
    [InlineData("1234abcd-12ab-34cd-56ef-1234567890ab", KeyUnresolvedReason.NotInOwnAccount,
        "Key 'arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab' does not exist")]
    [InlineData("alias/golden", KeyUnresolvedReason.NotInOwnAccount,
        "Alias arn:aws:kms:us-east-1:444455556666:alias/golden is not found.")]
    [InlineData("arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", KeyUnresolvedReason.OtherRegion,
        "Invalid arn us-west-2")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321", KeyUnresolvedReason.DoesNotExist,
        "Key 'arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321' does not exist")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/other", KeyUnresolvedReason.AliasDoesNotExist,
        "Alias arn:aws:kms:us-east-1:111122223333:alias/other is not found.")]
    [InlineData("kms_key", KeyUnresolvedReason.Malformed, "Invalid keyId 'kms_key'")]
    public void Says_why_an_identifier_names_nothing(string identifier, KeyUnresolvedReason reason, string message)
    {
        KeyLookup.Missing missing = Assert.IsType<KeyLookup.Missing>(KeyLookup.Resolve(s_world, Target, East, identifier));

        Assert.Equal((reason, "NotFoundException", message), (missing.Reason, missing.Error.Code, missing.Error.Message));
    }

    [Fact]
    public void Each_account_and_region_has_its_aws_managed_key()
    {
        KmsKey key = Assert.IsType<KeyLookup.Found>(KeyLookup.Resolve(s_world, Target, West, "alias/aws/ebs")).Key;

        Assert.Equal((Target, West, KeyManager.Aws), (key.Account, key.Region, key.Manager));
    }

    [Fact]
    public void A_key_of_an_account_that_cannot_be_read_may_exist()
    {
        World world = new TestWorld()
            .Account(Source, a => a with { Unreadable = a.Unreadable.Add("kms", "kms:ListKeys was denied in 111122223333") }).World;

        KeyLookup.Unknown unknown = Assert.IsType<KeyLookup.Unknown>(KeyLookup.Resolve(world, Target, East, SourceKey));

        Assert.Equal("kms:ListKeys was denied in 111122223333", unknown.Because);
    }
}
