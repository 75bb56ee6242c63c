using System.Text;
using System.Text.Json.Nodes;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Reading;
using Keyferry.Aws.Tests.Harness;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Cloud.Iam;

namespace Keyferry.Aws.Tests.Reading;

/// <summary>moto, which others wrote, is read as well: EC2, KMS, IAM, STS and Organizations.</summary>
public sealed class ForeignEndpointTests : IAsyncLifetime
{
    private static readonly AccountId s_account = new("123456789012");
    private static readonly Region s_region = new("us-east-1");

    private MotoServer? _moto;
    private string _folder = "";
    private AwsAccess _access = null!;

    public async ValueTask InitializeAsync()
    {
        _moto = await MotoServer.StartAsync();
        if (_moto is null)
        {
            return;
        }

        _folder = Directory.CreateTempSubdirectory("keyferry-moto-").FullName;
        string profiles = Path.Combine(_folder, "credentials");
        await File.WriteAllTextAsync(profiles, "[moto]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = any\n");
        _access = new AwsAccess(new AccessOptions
        {
            Profile = "moto",
            EndpointUrl = _moto.Endpoint,
            ProfilesFile = profiles,
            Retries = 0,

            // moto loads each of its services when it is asked the first time.
            AttemptTime = TimeSpan.FromMinutes(1),
            ReadTime = TimeSpan.FromMinutes(2),
        });
    }

    public ValueTask DisposeAsync()
    {
        _access?.Dispose();
        _moto?.Dispose();
        if (_folder.Length > 0)
        {
            Directory.Delete(_folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_foreign_endpoint_is_read_without_an_error()
    {
        if (_moto is null)
        {
            // moto is asked where somebody has installed it: neither .NET nor Debian brings it.
            TestContext.Current.TestOutputHelper?.WriteLine("not on this machine: moto_server; no foreign endpoint was read");
            return;
        }

        string key = (string)(await MakeAsync("kms", "CreateKey", """{"Description":"golden"}"""))["KeyMetadata"]!["Arn"]!;
        string keyId = key[(key.LastIndexOf('/') + 1)..];
        Answer<Amazon.KeyManagementService.Model.CreateAliasResponse> alias = await _access.ReadAsync(
            s_account, s_region, ReadActions.ListAliases, "", (aws, stop) => aws.Kms.CreateAliasAsync(
                new Amazon.KeyManagementService.Model.CreateAliasRequest { AliasName = "alias/golden-ami", TargetKeyId = keyId }, stop));
        Assert.IsType<Answer<Amazon.KeyManagementService.Model.CreateAliasResponse>.Known>(alias);
        await MakeAsync("kms", "CreateGrant",
            $$"""{"KeyId":"{{keyId}}","GranteePrincipal":"arn:aws:iam::123456789012:role/builder","Operations":["Decrypt"]}""");
        JsonObject role = new()
        {
            ["RoleName"] = "builder",
            ["AssumeRolePolicyDocument"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"imagebuilder.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
        };
        await MakeAsync("iam", "CreateRole", role.ToJsonString());
        JsonObject inline = new()
        {
            ["RoleName"] = "builder",
            ["PolicyName"] = "kms",
            ["PolicyDocument"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""",
        };
        await MakeAsync("iam", "PutRolePolicy", inline.ToJsonString());
        await MakeAsync("organizations", "CreateOrganization", """{"FeatureSet":"ALL"}""");

        WorldDraft draft = new(DateTimeOffset.UnixEpoch);
        Readers readers = new(_access, draft, s_account, s_region, null);
        string image = await AnyImageAsync();
        await Task.WhenAll(
            readers.Keys.ReadAsync(s_account, s_region, key),
            readers.Keys.ReadAsync(s_account, s_region, "alias/golden-ami"),
            readers.Keys.ReadAsync(s_account, s_region, "alias/nothing"),
            readers.Roles.ReadAsync(s_account, "builder"),
            readers.Roles.ReadAsync(s_account, "nobody"),
            readers.Organizations.ReadAsync(s_account),
            readers.Images.ReadAsync(s_account, s_region, image),
            readers.Images.ReadNameAsync(s_account, s_region, "golden"),
            readers.Settings.ReadEncryptionAsync(s_account, s_region));

        World world = draft.Finish();
        // moto hasn't got this one (NotImplementedError, HTTP 500).
        Assert.Empty(draft.Unread.Where(u => u.Action != ReadActions.GetEbsDefaultKmsKeyId.Name));
        KmsKey read = world.Keys[key];
        Assert.True(read.Policy.Policy.IsKnown);
        Assert.Single(read.Grants.Value);
        Assert.Equal(keyId, world.Aliases[$"arn:aws:kms:us-east-1:{s_account}:alias/golden-ami"].TargetKeyId);
        Assert.Contains($"arn:aws:kms:us-east-1:{s_account}:alias/nothing", world.Horizon.Absent);
        Role builder = world.Roles[(s_account, "builder")];
        Assert.True(builder.TrustPolicy.Policy.IsKnown);
        Assert.Equal($"inline policy kms of {builder.Arn}", Assert.Single(builder.InlinePolicies).Name);
        Assert.Contains(Subjects.Role(s_account, "/", "nobody"), world.Horizon.Absent);
        Assert.NotNull(world.Accounts[s_account].OrganizationId);
        Assert.True(world.Images.ContainsKey((s_region, image)));
        Assert.True(world.Ec2Settings[(s_account, s_region)].EncryptionByDefault.IsKnown);
    }

    // moto has public images from the start.
    private async Task<string> AnyImageAsync()
    {
        Answer<string> answer = await _access.ReadAsync(
            s_account, s_region, ReadActions.DescribeImages, "",
            async (aws, stop) => (await aws.Ec2.DescribeImagesAsync(new Amazon.EC2.Model.DescribeImagesRequest(), stop)).Images[0].ImageId);
        Assert.True(answer is Answer<string>.Known, $"{answer}");
        return ((Answer<string>.Known)answer).Value;
    }

    private async Task<JsonNode> MakeAsync(string service, string operation, string input)
    {
        Answer<string> answer = await _access.InvokeAsync(s_account, s_region, service, operation, Encoding.UTF8.GetBytes(input));
        Assert.True(answer is Answer<string>.Known, $"{operation}: {answer}");
        return JsonNode.Parse(((Answer<string>.Known)answer).Value)!;
    }
}
