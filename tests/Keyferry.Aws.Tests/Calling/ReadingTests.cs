using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Amazon.KeyManagementService.Model;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Tests.Harness;
using Keyferry.Cloud.Worlds;
using Keyferry.Wire.Services.Iam;

namespace Keyferry.Aws.Tests.Calling;

/// <summary>What a read of a live account comes to, and with whose credentials it is made.</summary>
public sealed class ReadingTests : IAsyncLifetime
{
    private const string Path = "tests/Keyferry.Aws.Tests/Calling/reading.yaml";

    private LocalAccounts _local = null!;

    private static AccountId Source => LocalAccounts.Source;

    private static AccountId Target => LocalAccounts.Target;

    public async ValueTask InitializeAsync() => _local = await LocalAccounts.OfAsync(Path);

    public ValueTask DisposeAsync() => _local.DisposeAsync();

    [Fact]
    public async Task What_is_there_is_known()
    {
        using AwsAccess access = new(_local.Options);
        var role = Assert.IsType<Answer<Role>.Known>(await RoleAsync(access, Source, "golden-instance-profile"));
        Assert.Equal("arn:aws:iam::111122223333:role/golden-instance-profile", role.Value.Arn);
    }

    [Fact]
    public async Task What_AWS_says_is_not_there_is_missing_in_AWSs_words()
    {
        using AwsAccess access = new(_local.Options);
        var role = Assert.IsType<Answer<Role>.Missing>(await RoleAsync(access, Source, "nobody"));
        Assert.Equal("NoSuchEntity: The role with name nobody cannot be found.", role.Error.ToString());
        var key = Assert.IsType<Answer<KeyMetadata>.Missing>(await KeyAsync(access, Source, "alias/nothing"));
        Assert.Equal("NotFoundException", key.Error.Code);
    }

    /// <summary>The reason names the action, the account, the Region, and has AWS's own words.</summary>
    [Fact]
    public async Task What_is_denied_is_unknown_with_the_reason()
    {
        using AwsAccess access = new(_local.Options with
        {
            Profile = "ann",
            AccountProfiles = ImmutableDictionary<AccountId, string>.Empty,
            RoleName = "keyferry-read",
            ExternalId = "golden",
        });
        Unread why = Why(await access.ReadAsync(
            Target, LocalAccounts.UsEast1, ReadActions.ListRolePolicies, "keyferry-read",
            (clients, ct) => clients.Iam.ListRolePoliciesAsync(new ListRolePoliciesRequest { RoleName = "keyferry-read" }, ct)));
        Assert.Equal(UnreadCause.Denied, why.Cause);
        Assert.StartsWith(
            "iam:ListRolePolicies of keyferry-read was denied in 444455556666 (us-east-1): AccessDenied: User: "
                + "arn:aws:sts::444455556666:assumed-role/keyferry-read/keyferry is not authorized to perform: iam:ListRolePolicies",
            why.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_assumed_in_accounts_without_a_profile()
    {
        using AwsAccess access = new(_local.Options with
        {
            Profile = "ann",
            AccountProfiles = ImmutableDictionary<AccountId, string>.Empty,
            RoleName = "keyferry-read",
            ExternalId = "golden",
        });
        var role = Assert.IsType<Answer<Role>.Known>(await RoleAsync(access, Target, "keyferry-read"));
        Assert.Equal("arn:aws:iam::444455556666:role/keyferry-read", role.Value.Arn);
    }

    [Fact]
    public async Task A_profile_may_be_a_role_that_another_profile_assumes()
    {
        _local.AddProfiles("""

            [reader]
            role_arn = arn:aws:iam::444455556666:role/keyferry-read
            source_profile = ann
            external_id = golden

            """);
        using AwsAccess access = new(_local.Options with
        {
            AccountProfiles = ImmutableDictionary<AccountId, string>.Empty.Add(Target, "reader"),
        });
        Assert.IsType<Answer<Role>.Known>(await RoleAsync(access, Target, "keyferry-read"));
    }

    [Theory]
    [InlineData("build", null, null, "profile build is of account 111122223333; name a profile for this one (--profile 444455556666=NAME)")]
    [InlineData("ann", null, "keyferry-read", "role arn:aws:iam::444455556666:role/keyferry-read could not be assumed: AccessDenied: User: arn:aws:iam::111122223333:user/ann is not authorized to perform: sts:AssumeRole")]
    [InlineData("build", "build", null, "profile build is of account 111122223333, not of 444455556666")]
    [InlineData("build", "none", null, "the AWS config has no profile `none` with credentials")]
    [InlineData("wrong-secret", null, null, "profile wrong-secret: SignatureDoesNotMatch: The request signature we calculated")]
    public async Task An_account_without_credentials_of_its_own_is_unknown(
        string profile, string? named, string? role, string words)
    {
        AccessOptions options = _local.Options with
        {
            Profile = profile,
            AccountProfiles = named is null
                ? ImmutableDictionary<AccountId, string>.Empty
                : ImmutableDictionary<AccountId, string>.Empty.Add(Target, named),
            RoleName = role,
        };
        using AwsAccess access = new(options);
        Unread why = Why(await RoleAsync(access, Target, "keyferry-read"));
        Assert.Contains(words, why.ToString(), StringComparison.Ordinal);
        Assert.Contains("iam:GetRole of keyferry-read", why.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Nobody has signed in there yet: that is the reason, and not that the account has no profile.</summary>
    [Fact]
    public async Task A_profile_of_IAM_Identity_Center_for_the_account_is_found_in_the_config()
    {
        _local.AddProfiles("""

            [golden-target]
            sso_account_id = 444455556666
            sso_role_name = ReadOnly
            sso_region = us-east-1
            sso_start_url = https://example.awsapps.com/start

            """);
        using AwsAccess access = new(_local.Options with { AccountProfiles = ImmutableDictionary<AccountId, string>.Empty });
        Unread why = Why(await RoleAsync(access, Target, "keyferry-read"));
        Assert.Equal(UnreadCause.NoCredentials, why.Cause);
        Assert.Contains("profile golden-target", why.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_can_not_be_reached_is_unknown_and_is_soon_not_asked_any_more()
    {
        using AwsAccess access = new(_local.Options with { EndpointUrl = new Uri("http://127.0.0.1:9"), Retries = 0 });
        Unread why = Why(await RoleAsync(access, Source, "golden-instance-profile"));
        Assert.Contains("iam:GetRole of golden-instance-profile", why.ToString(), StringComparison.Ordinal);
        Assert.Contains("refused", why.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Somebody accepts and says nothing: after three such reads the service isn't waited for any more.</summary>
    [Fact]
    public async Task A_place_that_hangs_costs_no_more_than_a_few_reads()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        using AwsAccess access = new(_local.Options with
        {
            EndpointUrl = new Uri($"http://{silent.LocalEndpoint}"),
            ReadTime = TimeSpan.FromSeconds(0.5),
            AttemptTime = TimeSpan.FromSeconds(0.2),
            Concurrency = 1,
        });
        var clock = Stopwatch.StartNew();
        Answer<Role>[] answers =
            await Task.WhenAll(Enumerable.Range(0, 100).Select(i => RoleAsync(access, Source, $"role-{i}")));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
        Assert.All(answers, answer => Assert.IsType<Answer<Role>.Unknown>(answer));
    }

    [Fact]
    public async Task What_is_not_read_when_the_run_is_stopped_is_unknown()
    {
        using CancellationTokenSource stop = new();
        using AwsAccess access = new(_local.Options with { Concurrency = 1 }, stop.Token);
        TaskCompletionSource<Role> never = new();
        Task<Answer<Role>> hanging = access.ReadAsync(Source, LocalAccounts.UsEast1, ReadActions.GetRole, "a", (_, _) => never.Task);
        Task<Answer<Role>> waiting = RoleAsync(access, Source, "golden-instance-profile");
        await stop.CancelAsync();
        Assert.Equal(UnreadCause.Interrupted, Why(await hanging).Cause);
        Assert.Equal("iam:GetRole of golden-instance-profile was interrupted in 111122223333 (us-east-1): "
            + "the run was stopped before it was read", Why(await waiting).ToString());
    }

    /// <summary>One question whose the profile is, and one for each read.</summary>
    [Fact]
    public async Task Requests_are_counted_by_action_and_place()
    {
        using AwsAccess access = new(_local.Options);
        await Task.WhenAll(
            RoleAsync(access, Source, "golden-instance-profile"),
            RoleAsync(access, Source, "nobody"),
            KeyAsync(access, Source, "alias/golden-ami"));
        Assert.Equal(
            ["iam:GetRole 2", "kms:DescribeKey 1", "sts:GetCallerIdentity 1"],
            access.Meter.Calls.Select(c => $"{c.Key.Action} {c.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(4, access.Meter.Total);
    }

    [Fact]
    public async Task Any_operation_can_be_called_by_its_name()
    {
        using AwsAccess access = new(_local.Options);
        Answer<string> made = await access.InvokeAsync(
            Source, LocalAccounts.UsEast1, "kms", "CreateAlias",
            """{"AliasName": "alias/second", "TargetKeyId": "1a2b3c4d-0000-4000-8000-000000000001"}"""u8.ToArray());
        Assert.Equal("{}", Assert.IsType<Answer<string>.Known>(made).Value);
        var key = Assert.IsType<Answer<KeyMetadata>.Known>(await KeyAsync(access, Source, "alias/second"));
        Assert.Equal("1a2b3c4d-0000-4000-8000-000000000001", key.Value.KeyId);

        Answer<string> again = await access.InvokeAsync(
            Source, LocalAccounts.UsEast1, "kms", "CreateAlias",
            """{"AliasName": "alias/second", "TargetKeyId": "1a2b3c4d-0000-4000-8000-000000000001"}"""u8.ToArray());
        Assert.StartsWith(
            "kms:CreateAlias failed in 111122223333 (us-east-1): AlreadyExistsException: ",
            Assert.IsType<Answer<string>.Unknown>(again).Because.ToString(),
            StringComparison.Ordinal);
    }

    internal static Task<Answer<Role>> RoleAsync(AwsAccess access, AccountId account, string name) => access.ReadAsync(
        account, LocalAccounts.UsEast1, ReadActions.GetRole, name,
        async (clients, ct) => (await clients.Iam.GetRoleAsync(new GetRoleRequest { RoleName = name }, ct)).Role);

    internal static Task<Answer<KeyMetadata>> KeyAsync(AwsAccess access, AccountId account, string id) => access.ReadAsync(
        account, LocalAccounts.UsEast1, ReadActions.DescribeKey, id,
        async (clients, ct) => (await clients.Kms.DescribeKeyAsync(id, ct)).KeyMetadata);

    private static Unread Why<T>(Answer<T> answer) => Assert.IsType<Answer<T>.Unknown>(answer).Because;
}
