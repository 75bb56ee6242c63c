using System.Collections.Immutable;
using System.Text;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Kms.Api;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Xunit;

namespace Keyferry.Cloud.Tests.Kms;

/// <summary>
/// Each condition key of KMS's, at an operation that carries it
/// (https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html): a role that may do everything under the one
/// condition gets through, and under its contrary it doesn't.
/// </summary>
public class KmsConditionTests
{
    private const string Role = "operator";
    private static readonly byte[] s_data = Encoding.UTF8.GetBytes("data");

    private static readonly Dictionary<string, Func<Scene, Func<KmsApi, ServiceError?>>> s_calls = new()
    {
        ["CreateKey"] = _ => kms => kms.CreateKey(new NewKeyRequest { KeySpec = "HMAC_256", KeyUsage = "GENERATE_VERIFY_MAC" }).Error,
        ["CreateKey everywhere"] = _ => kms => kms.CreateKey(new NewKeyRequest { MultiRegion = true }).Error,
        ["CreateKey external"] = _ => kms => kms.CreateKey(new NewKeyRequest { Origin = "EXTERNAL" }).Error,
        ["CreateKey unchecked"] = _ => kms => kms.CreateKey(new NewKeyRequest { BypassPolicyLockoutSafetyCheck = true }).Error,
        ["DescribeKey"] = s => kms => kms.DescribeKey(s.Key.KeyId).Error,
        ["DescribeKey alias"] = _ => kms => kms.DescribeKey("alias/app").Error,
        ["DescribeKey everywhere"] = s => kms => kms.DescribeKey(s.Everywhere.KeyId).Error,
        ["Encrypt"] = s => kms => kms.Encrypt(
            new CipherRequest(s.Key.KeyId) { EncryptionContext = ImmutableDictionary<string, string>.Empty.Add("stage", "prod") },
            s_data).Error,
        ["ReEncrypt"] = s => kms => kms.ReEncrypt(new CipherRequest(null), s.Ciphertext, new CipherRequest(s.Key.KeyId)).Error,
        ["GenerateDataKeyPair"] = s => kms =>
            kms.GenerateDataKeyPair("GenerateDataKeyPair", new CipherRequest(s.Key.KeyId), "ECC_NIST_P384").Error,
        ["Sign"] = s => kms => kms.Sign(new SigningRequest(s.Signing.KeyId, new byte[32], "DIGEST", "ECDSA_SHA_256")).Error,
        ["GenerateMac"] = s => kms => kms.GenerateMac(new MacRequest(s.Hmac.KeyId, s_data, "HMAC_SHA_512")).Error,
        ["DeriveSharedSecret"] = s => kms => kms.DeriveSharedSecret(s.Agreeing.KeyId, "ECDH", s.OtherPublicKey, null, false).Error,
        ["CreateGrant"] = s => kms => kms.CreateGrant(new GrantRequest(s.Key.KeyId, "arn:aws:iam::444455556666:root", ["Decrypt"])
        {
            RetiringPrincipal = "arn:aws:iam::777788889999:root",
            EncryptionContextEquals = ImmutableDictionary<string, string>.Empty.Add("stage", "prod"),
        }).Error,
        ["ScheduleKeyDeletion"] = s => kms => kms.ScheduleKeyDeletion(s.Key.KeyId, 9).Error,
        ["EnableKeyRotation"] = s => kms => kms.EnableKeyRotation(s.Key.KeyId, 200).Error,
        ["GetParametersForImport"] = s => kms => kms.GetParametersForImport(s.External.KeyId, "RSAES_OAEP_SHA_256", "RSA_2048").Error,
        ["ReplicateKey"] = s => kms => kms.ReplicateKey(new ReplicaRequest(s.Everywhere.KeyId, new Region("eu-west-1"))).Error,
        ["UpdatePrimaryRegion"] = s => kms => kms.UpdatePrimaryRegion(s.Everywhere.KeyId, TestWorld.West).Error,
        ["TagResource"] = s => kms => kms.TagResource(s.Key.KeyId, [new Tag("stage", "prod")]).Error,
    };

    public static TheoryData<string, string, string, string> Table => new()
    {
        { "CreateKey", "kms:KeySpec", "HMAC_256", "SYMMETRIC_DEFAULT" },
        { "CreateKey", "kms:KeyUsage", "GENERATE_VERIFY_MAC", "ENCRYPT_DECRYPT" },
        { "CreateKey", "kms:KeyOrigin", "AWS_KMS", "EXTERNAL" },
        { "CreateKey external", "kms:KeyOrigin", "EXTERNAL", "AWS_KMS" },
        { "CreateKey everywhere", "kms:MultiRegion", "true", "false" },
        { "CreateKey everywhere", "kms:MultiRegionKeyType", "PRIMARY", "REPLICA" },
        { "CreateKey unchecked", "kms:BypassPolicyLockoutSafetyCheck", "true", "false" },
        { "CreateKey", "kms:CallerAccount", "111122223333", "444455556666" },
        { "DescribeKey", "kms:KeySpec", "SYMMETRIC_DEFAULT", "RSA_2048" },
        { "DescribeKey", "kms:KeyUsage", "ENCRYPT_DECRYPT", "SIGN_VERIFY" },
        { "DescribeKey", "kms:KeyOrigin", "AWS_KMS", "EXTERNAL" },
        { "DescribeKey", "kms:MultiRegion", "false", "true" },
        { "DescribeKey", "ForAnyValue:kms:ResourceAliases", "alias/app", "alias/other" },
        { "DescribeKey", "aws:ResourceTag/team", "images", "others" },
        { "DescribeKey alias", "kms:RequestAlias", "alias/app", "alias/other" },
        { "DescribeKey everywhere", "kms:MultiRegionKeyType", "PRIMARY", "REPLICA" },
        { "Encrypt", "kms:EncryptionAlgorithm", "SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_256" },
        { "Encrypt", "kms:EncryptionContext:stage", "prod", "test" },
        { "Encrypt", "ForAnyValue:kms:EncryptionContextKeys", "stage", "team" },
        { "ReEncrypt", "kms:ReEncryptOnSameKey", "true", "false" },
        { "GenerateDataKeyPair", "kms:DataKeyPairSpec", "ECC_NIST_P384", "RSA_2048" },
        { "Sign", "kms:SigningAlgorithm", "ECDSA_SHA_256", "ECDSA_SHA_384" },
        { "Sign", "kms:MessageType", "DIGEST", "RAW" },
        { "GenerateMac", "kms:MacAlgorithm", "HMAC_SHA_512", "HMAC_SHA_256" },
        { "DeriveSharedSecret", "kms:KeyAgreementAlgorithm", "ECDH", "other" },
        { "CreateGrant", "kms:GranteePrincipal", "arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root" },
        { "CreateGrant", "kms:RetiringPrincipal", "arn:aws:iam::777788889999:root", "arn:aws:iam::444455556666:root" },
        { "CreateGrant", "ForAnyValue:kms:GrantOperations", "Decrypt", "Encrypt" },
        { "CreateGrant", "kms:GrantConstraintType", "EncryptionContextEquals", "EncryptionContextSubset" },
        { "CreateGrant", "kms:GrantIsForAWSResource", "false", "true" },
        { "CreateGrant", "kms:EncryptionContext:stage", "prod", "test" },
        { "ScheduleKeyDeletion", "kms:ScheduleKeyDeletionPendingWindowInDays", "9", "10" },
        { "EnableKeyRotation", "kms:RotationPeriodInDays", "200", "365" },
        { "GetParametersForImport", "kms:WrappingAlgorithm", "RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1" },
        { "GetParametersForImport", "kms:WrappingKeySpec", "RSA_2048", "RSA_4096" },
        { "ReplicateKey", "kms:ReplicaRegion", "eu-west-1", "eu-west-2" },
        { "UpdatePrimaryRegion", "kms:PrimaryRegion", "us-west-2", "us-east-1" },
        { "TagResource", "aws:RequestTag/stage", "prod", "test" },
        { "TagResource", "ForAnyValue:aws:TagKeys", "stage", "team" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void An_operation_carries_its_condition_keys(string call, string key, string value, string other)
    {
        string action = $"kms:{call.Split(' ')[0]}{(call == "ReEncrypt" ? "*" : "")}";

        Assert.Null(Ask(call, action, key, value));
        Assert.Equal("AccessDeniedException", Ask(call, action, key, other)?.Code);
    }

    [Fact]
    public void A_service_control_policy_stops_what_key_policy_and_identity_allow()
    {
        Scene scene = new(Everything);
        scene.Bench.World = Attached(scene.Bench.World, OrganizationPolicyType.ServiceControlPolicy, "kms:Encrypt", "");

        ServiceError error = scene.Bench.Fail(kms => kms.Encrypt(new CipherRequest(scene.Key.KeyId), s_data), scene.Operator);

        Assert.EndsWith("with an explicit deny in a service control policy: arn:aws:organizations::999988887777:policy/o-exampleorgid/service_control_policy/p-denied", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_control_policy_stops_even_the_root_of_the_account()
    {
        Scene scene = new(Everything);
        scene.Bench.World = Attached(
            scene.Bench.World, OrganizationPolicyType.ResourceControlPolicy, "kms:Encrypt", """ "Principal":"*","""[1..]);

        ServiceError error = scene.Bench.Fail(kms => kms.Encrypt(new CipherRequest(scene.Key.KeyId), s_data));

        Assert.EndsWith("with an explicit deny in a resource control policy", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_that_is_silent_is_named_in_the_denial()
    {
        Scene scene = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:List*","Resource":"*"}]}""");

        Assert.EndsWith(
            $"is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because no identity-based policy allows the kms:Decrypt action",
            scene.Bench.Fail(kms => kms.Decrypt(new CipherRequest(null), scene.Ciphertext), scene.Operator).Message,
            StringComparison.Ordinal);
        Assert.EndsWith(
            $"on resource: {scene.Key.Arn} because no identity-based policy allows the kms:Encrypt action",
            scene.Bench.Fail(kms => kms.Encrypt(new CipherRequest(scene.Key.KeyId), s_data), scene.Operator).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_make_grants_by_a_grant_passes_on_no_more_than_that_grant_holds()
    {
        Scene scene = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:List*","Resource":"*"}]}""");
        scene.Bench.Do(kms => kms.CreateGrant(new GrantRequest(
            scene.Key.KeyId, $"arn:aws:iam::{TestWorld.Source}:role/{Role}", ["Decrypt", "CreateGrant"])));
        GrantRequest child = new(scene.Key.KeyId, "arn:aws:iam::444455556666:root", ["Decrypt"]);

        scene.Bench.Do(kms => kms.CreateGrant(child), scene.Operator);
        Assert.Equal(
            "AccessDeniedException",
            scene.Bench.Fail(kms => kms.CreateGrant(child with { Operations = ["Decrypt", "Encrypt"] }), scene.Operator).Code);
    }

    private const string Everything = TestWorld.AllowAll;

    private static ServiceError? Ask(string call, string action, string key, string value)
    {
        bool isBoolean = value is "true" or "false";
        bool isNumber = key.EndsWith("InDays", StringComparison.Ordinal);
        string set = key.StartsWith("ForAnyValue:", StringComparison.Ordinal) ? "ForAnyValue:" : "";
        string name = key[set.Length..];
        string op = isBoolean ? "Bool" : isNumber ? "NumericEquals" : $"{set}StringEquals";
        string condition = $"{{\"{op}\":{{\"{name}\":\"{value}\"}}}}";
        Scene scene = new($$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","NotAction":"{{action}}","Resource":"*"},
              {"Effect":"Allow","Action":"{{action}}","Resource":"*","Condition":{{condition}} }]}
            """);
        ServiceError? error = null;
        scene.Bench.Call<Done>(
            kms =>
            {
                error = s_calls[call](scene)(kms);
                return error is null ? default(Done) : error;
            },
            scene.Operator);
        return error;
    }

    private static World Attached(World world, OrganizationPolicyType type, string action, string principal)
    {
        TestWorld holder = new();
        holder.With(_ => world).Attach(type, TestWorld.Source.Value, "p-denied", TestWorld.Deny(action, principal));
        return holder.World;
    }

    /// <summary>An account with keys of each kind, and a role with one policy.</summary>
    private sealed class Scene
    {
        public Scene(string policy)
        {
            TestWorld world = new TestWorld().Role(TestWorld.Source, Role, policy);
            Bench = new KmsBench(world);
            Operator = world.Session(TestWorld.Source, Role);
            Key = Bench.CreateKey(new NewKeyRequest { Tags = [new Tag("team", "images")] });
            Bench.Do(kms => kms.CreateAlias("alias/app", Key.KeyId));
            Ciphertext = Bench.Encrypt(Key.KeyId, "data").Bytes;
            Signing = Bench.CreateKey(new NewKeyRequest { KeySpec = "ECC_NIST_P256", KeyUsage = KeySpecs.SignVerify });
            Hmac = Bench.CreateKey(new NewKeyRequest { KeySpec = "HMAC_512", KeyUsage = KeySpecs.GenerateVerifyMac });
            Agreeing = Bench.CreateKey(new NewKeyRequest { KeySpec = "ECC_NIST_P256", KeyUsage = KeySpecs.KeyAgreement });
            OtherPublicKey = Bench.Do(kms => kms.GetPublicKey(Signing.KeyId, null)).PublicKey;
            External = Bench.CreateKey(new NewKeyRequest { Origin = KeyOrigins.External });
            Everywhere = Bench.CreateKey(new NewKeyRequest { MultiRegion = true });
            Bench.Do(kms => kms.ReplicateKey(new ReplicaRequest(Everywhere.KeyId, TestWorld.West)));
            Bench.Pass(TimeSpan.FromSeconds(1));
        }

        public KmsBench Bench { get; }

        public Caller Operator { get; }

        public KmsKey Key { get; }

        public byte[] Ciphertext { get; }

        public KmsKey Signing { get; }

        public KmsKey Hmac { get; }

        public KmsKey Agreeing { get; }

        public byte[] OtherPublicKey { get; }

        public KmsKey External { get; }

        public KmsKey Everywhere { get; }
    }
}
