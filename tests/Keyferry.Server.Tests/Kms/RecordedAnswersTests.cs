using System.Security.Cryptography;
using System.Text;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services.Kms;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Kms;

/// <summary>What AWS answered to these calls, Keyferry answers too, to the letter.</summary>
public sealed class RecordedAnswersTests : IDisposable
{
    private readonly TestCloud _cloud = new();

    private TestCaller Me => _cloud.As("111122223333");

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public void A_described_key_has_the_members_that_AWS_gives()
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        KeyMetadata made = Create(new CreateKeyRequest { Description = "test - description" });

        Recorded.AssertSame(Recorded.Step("TestKMS::test_describe_with_alias_arn", "created-key"), made.Write());
        Recorded.AssertSame(
            Recorded.Step("TestKMS::test_describe_with_alias_arn", "describe-key"),
            Output(KmsModel.DescribeKey, new DescribeKeyRequest { KeyId = made.Arn! }));
    }

    [Fact]
    public void A_key_for_codes_has_the_members_that_AWS_gives()
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        KeyMetadata made = Create(new CreateKeyRequest
        {
            Description = "test key",
            KeySpec = "HMAC_256",
            KeyUsage = "GENERATE_VERIFY_MAC",
        });

        Recorded.AssertSame(Recorded.Step("TestKMS::test_hmac_create_key", "create-hmac-key"), made.Write());
        Recorded.AssertSame(
            Recorded.Step("TestKMS::test_generate_and_verify_mac[HMAC_256-HMAC_SHA_256]", "generate-mac"),
            Output(KmsModel.GenerateMac, new GenerateMacRequest { KeyId = made.KeyId, Message = Bytes("m"), MacAlgorithm = "HMAC_SHA_256" }));
        Recorded.AssertSame(
            Recorded.Step("TestKMS::test_invalid_verify_mac[HMAC_256-HMAC_SHA_512-some important message]", "verify-mac"),
            Error(KmsModel.VerifyMac, new VerifyMacRequest
            {
                KeyId = made.KeyId,
                Message = Bytes("m"),
                Mac = Bytes("m"),
                MacAlgorithm = "HMAC_SHA_512",
            }));
    }

    [Fact]
    public void Encryption_answers_what_AWS_answers()
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        const string Test = "TestKMS::test_encrypt_decrypt_encryption_context";
        string key = Create(new CreateKeyRequest()).KeyId;
        Dictionary<string, string> context = new() { ["context"] = "value" };
        EncryptRequest request = new() { KeyId = key, Plaintext = Bytes("test message"), EncryptionContext = context };

        Recorded.AssertSame(Recorded.Step(Test, "encrypt_response"), Output(KmsModel.Encrypt, request));
        ReadOnlyMemory<byte> ciphertext = Me.Call(KmsModel.Service, KmsModel.Encrypt, request).CiphertextBlob!.Value;
        Recorded.AssertSame(
            Recorded.Step(Test, "decrypt_response_with_encryption_context"),
            Output(KmsModel.Decrypt, new DecryptRequest { CiphertextBlob = ciphertext, EncryptionContext = context }));
        Recorded.AssertSame(
            Recorded.Step(Test, "decrypt_response_without_encryption_context"),
            Error(KmsModel.Decrypt, new DecryptRequest { CiphertextBlob = ciphertext }));
        Recorded.AssertSame(
            Recorded.Step(Test, "decrypt_response_with_invalid_ciphertext"),
            Error(KmsModel.Decrypt, new DecryptRequest { CiphertextBlob = Bytes("bad"), EncryptionContext = context }));
    }

    [Fact]
    public void A_replica_is_told_of_as_AWS_does()
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        const string Test = "TestKMS::test_replicate_key";
        string key = Create(new CreateKeyRequest { Description = "test replicated key", MultiRegion = true }).KeyId;
        TestCaller there = Me.In("ap-southeast-1");
        DescribeKeyRequest describe = new() { KeyId = key };

        Recorded.AssertSame(
            Recorded.Step(Test, "describe-key-from-different-region"), there.Fail(KmsModel.Service, KmsModel.DescribeKey, describe));
        Recorded.AssertSame(
            Recorded.Step(Test, "replicate-key"),
            Output(KmsModel.ReplicateKey, new ReplicateKeyRequest { KeyId = key, ReplicaRegion = "ap-southeast-1" }));
        _cloud.Settle();
        Recorded.AssertSame(Recorded.Step(Test, "describe-key-from-region"), Output(KmsModel.DescribeKey, describe));
        Recorded.AssertSame(
            Recorded.Step(Test, "describe-replicated-key"),
            there.Call(KmsModel.Service, KmsModel.DescribeKey, describe).Write());
    }

    [Fact]
    public void Rotation_answers_what_AWS_answers()
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        string key = Create(new CreateKeyRequest()).KeyId;
        Me.Call(KmsModel.Service, KmsModel.EnableKeyRotation, new EnableKeyRotationRequest { KeyId = key, RotationPeriodInDays = 90 });

        Recorded.AssertSame(
            Recorded.Step("TestKMS::test_key_enable_rotation_status[90]", "match_response"),
            Output(KmsModel.GetKeyRotationStatus, new GetKeyRotationStatusRequest { KeyId = key }));
        Recorded.AssertSame(
            Recorded.Step("TestKMS::test_rotate_on_demand_returns_arn_for_key_id", "rotate-on-demand-aws-key"),
            Output(KmsModel.RotateKeyOnDemand, new RotateKeyOnDemandRequest { KeyId = key }));
        string external = Create(new CreateKeyRequest { Origin = "EXTERNAL" }).KeyId;
        Recorded.AssertSame(
            Recorded.Step(
                "TestKMS::test_rotate_key_on_demand_on_external_key_with_no_key_material[RSA_4096]",
                "rotate-key-on-demand-error-response-RSA_4096"),
            Error(KmsModel.RotateKeyOnDemand, new RotateKeyOnDemandRequest { KeyId = external }));
        string signing = Create(new CreateKeyRequest { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" }).KeyId;
        Recorded.AssertSame(
            Recorded.Step("TestKMS::test_rotate_key_on_demand_raises_error_given_non_symmetric_key", "error-response"),
            Error(KmsModel.RotateKeyOnDemand, new RotateKeyOnDemandRequest { KeyId = signing }));
    }

    [Fact]
    public void An_imported_key_is_told_of_as_AWS_does()
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        const string Test = "TestKMS::test_import_key_ecc_keys[ECC_NIST_P256]";
        string key = Create(new CreateKeyRequest
        {
            Description = "test ecc key import",
            KeySpec = "ECC_NIST_P256",
            KeyUsage = "SIGN_VERIFY",
            Origin = "EXTERNAL",
        }).KeyId;
        DescribeKeyRequest describe = new() { KeyId = key };
        Recorded.AssertSame(Recorded.Step(Test, "describe-key-before-import"), Output(KmsModel.DescribeKey, describe));

        GetParametersForImportResponse parameters = Me.Call(KmsModel.Service, KmsModel.GetParametersForImport, new GetParametersForImportRequest
        {
            KeyId = key,
            WrappingAlgorithm = "RSAES_OAEP_SHA_256",
            WrappingKeySpec = "RSA_2048",
        });
        using var wrapping = RSA.Create();
        wrapping.ImportSubjectPublicKeyInfo(parameters.PublicKey!.Value.Span, out _);
        using var material = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Me.Call(KmsModel.Service, KmsModel.ImportKeyMaterial, new ImportKeyMaterialRequest
        {
            KeyId = key,
            ImportToken = parameters.ImportToken!.Value,
            EncryptedKeyMaterial = wrapping.Encrypt(material.ExportPkcs8PrivateKey(), RSAEncryptionPadding.OaepSHA256),
            ExpirationModel = "KEY_MATERIAL_DOES_NOT_EXPIRE",
        });

        Recorded.AssertSame(Recorded.Step(Test, "describe-key-after-import"), Output(KmsModel.DescribeKey, describe));
        Recorded.AssertSame(
            Recorded.Step(Test, "sign-result"),
            Output(KmsModel.Sign, new SignRequest { KeyId = key, Message = Bytes("m"), SigningAlgorithm = "ECDSA_SHA_256" }));
        Me.Call(KmsModel.Service, KmsModel.DeleteImportedKeyMaterial, new DeleteImportedKeyMaterialRequest { KeyId = key });
        Recorded.AssertSame(Recorded.Step(Test, "describe-key-after-deleted-import"), Output(KmsModel.DescribeKey, describe));
    }

    // The test that was recorded, the step, and the request that leads to the error.
    public static TheoryData<string, string, string, string> Errors => new()
    {
        { "test_create_alias", "create_alias", "CreateAlias", """{"AliasName":"wrong","TargetKeyId":"$key"}""" },
        { "test_create_key_with_invalid_tag_key[lowercase_prefix]", "invalid-tag-key", "CreateKey", """{"Tags":[{"TagKey":"aws:a","TagValue":"v"}]}""" },
        { "test_create_key_with_invalid_tag_key[uppercase_prefix]", "invalid-tag-key", "CreateKey", """{"Tags":[{"TagKey":"AWS:a","TagValue":"v"}]}""" },
        { "test_derive_shared_secret", "response-invalid-key", "DeriveSharedSecret", """{"KeyId":"$key","KeyAgreementAlgorithm":"ECDH","PublicKey":"AAAA"}""" },
        { "test_derive_shared_secret", "response-invalid-key-spec", "CreateKey", """{"KeySpec":"RSA_2048","KeyUsage":"KEY_AGREEMENT"}""" },
        { "test_get_key_invalid_uuid", "describe-key-with-invalid-uuid", "DescribeKey", """{"KeyId":"fake-key-id"}""" },
        { "test_get_key_invalid_uuid", "describe-key-with-invalid-uuid-mrk", "DescribeKey", """{"KeyId":"mrk-fake-key-id"}""" },
        { "test_generate_random_invalid_number_of_bytes[None]", "generate-random-exc", "GenerateRandom", "{}" },
        { "test_generate_random_invalid_number_of_bytes[0]", "generate-random-exc", "GenerateRandom", """{"NumberOfBytes":0}""" },
        { "test_generate_random_invalid_number_of_bytes[1025]", "generate-random-exc", "GenerateRandom", """{"NumberOfBytes":1025}""" },
        { "test_hmac_create_key_invalid_operations", "create-hmac-key-without-key-usage", "CreateKey", """{"KeySpec":"HMAC_256"}""" },
        { "test_key_rotations_encryption_decryption", "bad-ciphertext", "Decrypt", """{"CiphertextBlob":"AAAA"}""" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_has_the_code_the_words_and_the_status_that_AWS_gives(string test, string step, string operation, string request)
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        string key = Create(new CreateKeyRequest()).KeyId;

        WireError error = Post(operation, request.Replace("$key", key, StringComparison.Ordinal));

        Recorded.AssertSame(Recorded.Step($"TestKMS::{test}", step), error);
    }

    private KeyMetadata Create(CreateKeyRequest request) => Me.Call(KmsModel.Service, KmsModel.CreateKey, request).KeyMetadata!;

    private WireValue.Structure Output<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput> => Me.Call(KmsModel.Service, operation, input).Write();

    private WireError Error<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput> => Me.Fail(KmsModel.Service, operation, input);

    // As text, since some requests aren't well-formed.
    private WireError Post(string operation, string json)
    {
        Operation called = KmsModel.Service.Operations[operation];
        WireValue.Structure input = new StoryValues().Input(
            called.Input!, (Keyferry.Policies.Source.SourceMap)Keyferry.Policies.Source.JsonSource.Read("request", json).Value!);
        return Assert.IsType<DecodedResponse.Failure>(
            _cloud.Call(Me.Credentials, "us-east-1", KmsModel.Service, called, input)).Error;
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
