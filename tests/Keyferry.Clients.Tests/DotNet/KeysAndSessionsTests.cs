using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Keyferry.Clients.Tests.Harness;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Hosting;

namespace Keyferry.Clients.Tests.DotNet;

/// <summary>KMS, STS and SSM by the AWS SDK for .NET.</summary>
public sealed class KeysAndSessionsTests : IAsyncLifetime
{
    private const string AnnsKey = "AKIAIOSFODNN7EXAMPLE";
    private const string AnnsSecret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private KeyferryServer _server = null!;
    private DotNetAccount _source = null!;
    private DotNetAccount _destination = null!;

    public async ValueTask InitializeAsync()
    {
        const string Path = "tests/Keyferry.Clients.Tests/DotNet/two-accounts.yaml";
        World world = Scenario.Load(Path, Repository.Read(Path)).Value!.World;
        AccessKey key = new(AnnsKey, new AccountId("111122223333"), "ann") { Secret = AnnsSecret };
        _server = await LocalServer.StartAsync(
            world with { Iam = world.Iam with { AccessKeys = world.Iam.AccessKeys.Add(AnnsKey, key) } });
        _source = new DotNetAccount(_server.Endpoint, "111122223333");
        _destination = new DotNetAccount(_server.Endpoint, "444455556666");
    }

    public async ValueTask DisposeAsync()
    {
        _source.Dispose();
        _destination.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>By its name, its ARN and its id; bound to the context; not for anybody else.</summary>
    [Fact]
    public async Task What_a_key_seals_only_those_open_who_may_use_it()
    {
        KeyMetadata key = (await _source.Kms.CreateKeyAsync(new CreateKeyRequest { Description = "ours" })).KeyMetadata;
        Assert.Equal(KeyState.Enabled, key.KeyState);
        await _source.Kms.CreateAliasAsync("alias/ours", key.KeyId);
        byte[] sealedBytes = (await _source.Kms.EncryptAsync(new EncryptRequest
        {
            KeyId = "alias/ours",
            Plaintext = new MemoryStream(Encoding.UTF8.GetBytes("a word in your ear")),
            EncryptionContext = new() { ["case"] = "one" },
        })).CiphertextBlob.ToArray();

        DecryptResponse opened = await OpenAsync(_source, sealedBytes, "one");
        Assert.Equal("a word in your ear", Encoding.UTF8.GetString(opened.Plaintext.ToArray()));
        Assert.Equal(key.Arn, opened.KeyId);
        await Assert.ThrowsAsync<InvalidCiphertextException>(() => OpenAsync(_source, sealedBytes, "two"));
        AmazonKeyManagementServiceException refused =
            await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => OpenAsync(_destination, sealedBytes, "one"));
        Assert.Equal("AccessDeniedException", refused.ErrorCode);

        CreateGrantResponse grant = await _source.Kms.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = key.Arn,
            GranteePrincipal = "arn:aws:iam::444455556666:root",
            Operations = ["Decrypt"],
        });
        Assert.Equal(key.Arn, (await OpenAsync(_destination, sealedBytes, "one")).KeyId);
        await _source.Kms.RevokeGrantAsync(grant.GrantId, key.Arn);
        await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => OpenAsync(_destination, sealedBytes, "one"));
        Assert.Empty((await _source.Kms.ListGrantsAsync(new ListGrantsRequest { KeyId = key.Arn })).Grants ?? []);
    }

    /// <summary>A key that is to be deleted does nothing any more.</summary>
    [Fact]
    public async Task A_key_that_is_to_be_deleted_is_not_used()
    {
        string key = (await _source.Kms.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        ScheduleKeyDeletionResponse scheduled = await _source.Kms.ScheduleKeyDeletionAsync(key, 7);
        Assert.Equal(KeyState.PendingDeletion, scheduled.KeyState);
        Assert.InRange(scheduled.DeletionDate!.Value.ToUniversalTime(), DateTime.UtcNow.AddDays(6), DateTime.UtcNow.AddDays(8));
        KMSInvalidStateException refused = await Assert.ThrowsAsync<KMSInvalidStateException>(
            () => _source.Kms.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = key, KeySpec = DataKeySpec.AES_256 }));
        Assert.Contains("is pending deletion", refused.Message, StringComparison.Ordinal);
        await _source.Kms.CancelKeyDeletionAsync(key);
        Assert.Equal(KeyState.Disabled, (await _source.Kms.DescribeKeyAsync(key)).KeyMetadata.KeyState);
    }

    /// <summary>A session is the role: what it may do, and what it is called.</summary>
    [Fact]
    public async Task A_user_takes_a_role_of_another_account()
    {
        using DotNetAccount ann = new(_server.Endpoint, new BasicAWSCredentials(AnnsKey, AnnsSecret));
        Assert.Equal("arn:aws:iam::111122223333:user/ann", (await ann.Sts.GetCallerIdentityAsync(new())).Arn);
        AssumeRoleRequest request = new() { RoleArn = "arn:aws:iam::444455556666:role/visitor", RoleSessionName = "visit" };
        Amazon.SecurityToken.Model.Credentials session = (await ann.Sts.AssumeRoleAsync(request)).Credentials;
        using DotNetAccount visitor = new(
            _server.Endpoint, new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken));
        Assert.Equal("arn:aws:sts::444455556666:assumed-role/visitor/visit", (await visitor.Sts.GetCallerIdentityAsync(new())).Arn);
        await visitor.Ec2.DescribeImagesAsync(new Amazon.EC2.Model.DescribeImagesRequest { Owners = ["self"] });
        AmazonServiceException refused = await Assert.ThrowsAnyAsync<AmazonServiceException>(
            () => visitor.Kms.CreateKeyAsync(new CreateKeyRequest()));
        Assert.Equal("AccessDeniedException", refused.ErrorCode);

        refused = await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(() => _source.Sts.AssumeRoleAsync(request));
        Assert.Equal(("AccessDenied", "Roles may not be assumed by root accounts."), (refused.ErrorCode, refused.Message));
        using DotNetAccount forger = new(_server.Endpoint, new BasicAWSCredentials(AnnsKey, "another secret"));
        refused = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => forger.Sts.GetCallerIdentityAsync(new()));
        Assert.Equal("SignatureDoesNotMatch", refused.ErrorCode);
    }

    /// <summary>Plain and secret ones, their versions, and AWS's own.</summary>
    [Fact]
    public async Task Parameters_are_kept_with_their_history()
    {
        PutParameterRequest put = new() { Name = "/golden/name", Type = ParameterType.SecureString, Value = "first" };
        Assert.Equal(1, (await _source.Ssm.PutParameterAsync(put)).Version);
        await Assert.ThrowsAsync<ParameterAlreadyExistsException>(() => _source.Ssm.PutParameterAsync(put));
        put.Value = "second";
        put.Overwrite = true;
        Assert.Equal(2, (await _source.Ssm.PutParameterAsync(put)).Version);
        Parameter read = (await _source.Ssm.GetParameterAsync(
            new GetParameterRequest { Name = "/golden/name", WithDecryption = true })).Parameter;
        Assert.Equal(("second", 2L), (read.Value, read.Version));
        GetParameterHistoryResponse history = await _source.Ssm.GetParameterHistoryAsync(
            new GetParameterHistoryRequest { Name = "/golden/name", WithDecryption = true });
        Assert.Equal(["first", "second"], history.Parameters.Select(p => p.Value));
        await Assert.ThrowsAsync<ParameterNotFoundException>(
            () => _destination.Ssm.GetParameterAsync(new GetParameterRequest { Name = "/golden/name" }));
        Parameter image = (await _source.Ssm.GetParameterAsync(new GetParameterRequest
        {
            Name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
        })).Parameter;
        Assert.StartsWith("ami-", image.Value, StringComparison.Ordinal);
    }

    private static Task<DecryptResponse> OpenAsync(DotNetAccount account, byte[] ciphertext, string context) =>
        account.Kms.DecryptAsync(new DecryptRequest
        {
            CiphertextBlob = new MemoryStream(ciphertext),
            EncryptionContext = new() { ["case"] = context },
        });
}
