using System.Security.Cryptography;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Kms.Api;
using Xunit;

namespace Keyferry.Cloud.Tests.Kms;

public class KeyLifeTests
{
    [Fact]
    public void A_key_is_gone_after_its_waiting_period_with_its_aliases_and_its_ciphertexts()
    {
        KmsBench bench = new();
        KmsKey key = bench.CreateKey();
        bench.Do(kms => kms.CreateAlias("alias/app", key.KeyId));
        byte[] ciphertext = bench.Encrypt("alias/app", "secret").Bytes;

        bench.Do(kms => kms.ScheduleKeyDeletion(key.KeyId, 7));
        Assert.Equal($"{key.Arn} is pending deletion.", bench.Fail(kms => kms.Decrypt(new CipherRequest(null), ciphertext)).Message);
        bench.Pass(TimeSpan.FromDays(8));

        Assert.Empty(bench.World.Keys);
        Assert.Empty(bench.World.Aliases);
        Assert.Empty(bench.World.Kms.Material);
        Assert.Equal($"Key '{key.Arn}' does not exist", bench.Fail(kms => kms.DescribeKey(key.KeyId)).Message);
    }

    [Fact]
    public void A_cancelled_deletion_leaves_the_key_disabled_however_long_one_waits()
    {
        KmsBench bench = new();
        string key = bench.CreateKey().KeyId;
        bench.Do(kms => kms.ScheduleKeyDeletion(key, 7));
        bench.Do(kms => kms.CancelKeyDeletion(key));

        bench.Pass(TimeSpan.FromDays(40));

        Assert.Equal(KeyState.Disabled, bench.Do(kms => kms.DescribeKey(key)).State);
        bench.Do(kms => kms.EnableKey(key));
        Assert.Equal("secret", bench.Decrypt(bench.Encrypt(key, "secret").Bytes));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(31)]
    public void The_waiting_period_is_from_7_to_30_days(int days)
    {
        KmsBench bench = new();
        string key = bench.CreateKey().KeyId;

        Assert.Equal("ValidationException", bench.Fail(kms => kms.ScheduleKeyDeletion(key, days)).Code);
    }

    [Fact]
    public void After_a_rotation_new_material_encrypts_and_the_old_still_decrypts()
    {
        KmsBench bench = new();
        string key = bench.CreateKey().KeyId;
        Ciphered before = bench.Encrypt(key, "before");
        bench.Do(kms => kms.RotateKeyOnDemand(key));
        Ciphered after = bench.Encrypt(key, "after");

        Assert.NotEqual(before.MaterialId, after.MaterialId);
        Assert.Equal("before", bench.Decrypt(before.Bytes));
        Assert.Equal("after", bench.Decrypt(after.Bytes));
        Assert.Equal(after.MaterialId, bench.Do(kms => kms.DescribeKey(key)).CurrentKeyMaterialId);
        Page<MaterialEntry> all = bench.Do(kms => kms.ListKeyRotations(key, "ALL_KEY_MATERIAL", new PageRequest(null, null)));
        Assert.Equal(["NON_CURRENT", "CURRENT"], all.Items.Select(e => e.State));
    }

    [Fact]
    public void Automatic_rotation_goes_by_its_period_and_rests_while_the_key_is_disabled()
    {
        KmsBench bench = new();
        string key = bench.CreateKey().KeyId;
        bench.Do(kms => kms.EnableKeyRotation(key, 100));
        int Rotations() => bench.Do(kms => kms.ListKeyRotations(key, null, new PageRequest(null, null))).Items.Length;

        bench.Pass(TimeSpan.FromDays(350));
        Assert.Equal(3, Rotations());
        bench.Do(kms => kms.DisableKey(key));
        bench.Pass(TimeSpan.FromDays(200));
        Assert.Equal(3, Rotations());
        bench.Do(kms => kms.EnableKey(key));
        bench.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(4, Rotations());
    }

    [Fact]
    public void What_one_Region_encrypts_another_decrypts_with_the_replica()
    {
        KmsBench bench = new();
        KmsKey primary = bench.CreateKey(new NewKeyRequest { MultiRegion = true });
        bench.Do(kms => kms.ReplicateKey(new ReplicaRequest(primary.KeyId, TestWorld.West)));
        byte[] ciphertext = bench.Encrypt(primary.KeyId, "secret").Bytes;
        Assert.Equal(
            "KMSInvalidStateException",
            bench.Fail(kms => kms.Decrypt(new CipherRequest(null), ciphertext), region: TestWorld.West).Code);

        bench.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal("secret", bench.Decrypt(ciphertext, TestWorld.West));
        KeyMetadata replica = bench.Do(kms => kms.DescribeKey(primary.KeyId), region: TestWorld.West);
        Assert.Equal("REPLICA", replica.Set!.Type);
        Assert.Equal(primary.Arn, replica.Set.Primary.Arn);
    }

    [Fact]
    public void A_primary_key_waits_for_its_last_replica_to_be_gone()
    {
        KmsBench bench = new();
        KmsKey primary = bench.CreateKey(new NewKeyRequest { MultiRegion = true });
        bench.Do(kms => kms.ReplicateKey(new ReplicaRequest(primary.KeyId, TestWorld.West)));
        bench.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(KeyState.PendingReplicaDeletion, bench.Do(kms => kms.ScheduleKeyDeletion(primary.KeyId, 7)).State.Value);
        bench.Pass(TimeSpan.FromDays(60));
        Assert.True(bench.World.Keys.ContainsKey(primary.Arn));
        bench.Do(kms => kms.ScheduleKeyDeletion(primary.KeyId, 10), region: TestWorld.West);
        bench.Pass(TimeSpan.FromDays(11));
        Assert.Equal(KeyState.PendingDeletion, bench.World.Keys[primary.Arn].State.Value);
        bench.Pass(TimeSpan.FromDays(8));

        Assert.Empty(bench.World.Keys);
        Assert.Empty(bench.World.Kms.Material);
    }

    [Fact]
    public void The_primary_Region_moves_to_a_replica()
    {
        KmsBench bench = new();
        KmsKey key = bench.CreateKey(new NewKeyRequest { MultiRegion = true });
        bench.Do(kms => kms.ReplicateKey(new ReplicaRequest(key.KeyId, TestWorld.West)));
        bench.Pass(TimeSpan.FromSeconds(1));

        bench.Do(kms => kms.UpdatePrimaryRegion(key.KeyId, TestWorld.West));
        Assert.Equal(KeyState.Updating, bench.World.Keys[key.Arn].State.Value);
        bench.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal("REPLICA", bench.Do(kms => kms.DescribeKey(key.KeyId)).Set!.Type);
        Assert.Equal("UnsupportedOperationException", bench.Fail(kms => kms.EnableKeyRotation(key.KeyId, null)).Code);
        bench.Do(kms => kms.EnableKeyRotation(key.KeyId, null), region: TestWorld.West);
    }

    [Theory]
    [InlineData("RSAES_OAEP_SHA_256")]
    [InlineData("RSA_AES_KEY_WRAP_SHA_256")]
    [InlineData("RSA_AES_KEY_WRAP_SHA_1")]
    public void Imported_material_works_until_it_is_deleted_and_again_when_it_is_imported_again(string algorithm)
    {
        KmsBench bench = new();
        KmsKey key = bench.CreateKey(new NewKeyRequest { Origin = KeyOrigins.External });
        Assert.Equal($"{key.Arn} is pending import.", bench.Fail(kms => kms.Encrypt(new CipherRequest(key.KeyId), "x"u8.ToArray())).Message);
        byte[] material = RandomNumberGenerator.GetBytes(32);

        Import(bench, key, algorithm, material);
        byte[] ciphertext = bench.Encrypt(key.KeyId, "secret").Bytes;
        bench.Do(kms => kms.DeleteImportedKeyMaterial(key.KeyId, null));
        Assert.Equal($"{key.Arn} is pending import.", bench.Fail(kms => kms.Decrypt(new CipherRequest(null), ciphertext)).Message);
        Assert.Equal(
            "IncorrectKeyMaterialException",
            Record.Exception(() => Import(bench, key, algorithm, RandomNumberGenerator.GetBytes(32)))?.Message.Split(' ')[0]);
        Import(bench, key, algorithm, material);

        Assert.Equal("secret", bench.Decrypt(ciphertext));
    }

    [Fact]
    public void Imported_material_expires()
    {
        KmsBench bench = new();
        KmsKey key = bench.CreateKey(new NewKeyRequest { Origin = KeyOrigins.External });
        Import(bench, key, "RSAES_OAEP_SHA_256", RandomNumberGenerator.GetBytes(32), bench.World.Now.AddDays(10));
        Assert.Equal("KEY_MATERIAL_EXPIRES", bench.Do(kms => kms.DescribeKey(key.KeyId)).ExpirationModel);

        bench.Pass(TimeSpan.FromDays(11));

        Assert.Equal(KeyState.PendingImport, bench.Do(kms => kms.DescribeKey(key.KeyId)).State);
    }

    [Fact]
    public void Imported_keys_rotate_to_the_material_that_was_imported_for_it()
    {
        KmsBench bench = new();
        KmsKey key = bench.CreateKey(new NewKeyRequest { Origin = KeyOrigins.External });
        Import(bench, key, "RSAES_OAEP_SHA_256", RandomNumberGenerator.GetBytes(32));
        byte[] before = bench.Encrypt(key.KeyId, "before").Bytes;
        Assert.Equal(
            $"No available key material pending rotation for the key: {key.Arn}.",
            bench.Fail(kms => kms.RotateKeyOnDemand(key.KeyId)).Message);

        Import(bench, key, "RSAES_OAEP_SHA_256", RandomNumberGenerator.GetBytes(32), type: "NEW_KEY_MATERIAL");
        bench.Do(kms => kms.RotateKeyOnDemand(key.KeyId));

        Assert.Equal("before", bench.Decrypt(before));
        Assert.Equal("after", bench.Decrypt(bench.Encrypt(key.KeyId, "after").Bytes));
    }

    [Fact]
    public void An_import_token_ends_after_a_day()
    {
        KmsBench bench = new();
        KmsKey key = bench.CreateKey(new NewKeyRequest { Origin = KeyOrigins.External });
        WrappingParameters parameters = bench.Do(kms => kms.GetParametersForImport(key.KeyId, "RSAES_OAEP_SHA_256", "RSA_2048"));
        bench.Pass(TimeSpan.FromHours(25));

        ServiceError error = bench.Fail(kms => kms.ImportKeyMaterial(new ImportRequest(key.KeyId, parameters.ImportToken, new byte[256])
        {
            ExpirationModel = "KEY_MATERIAL_DOES_NOT_EXPIRE",
        }));

        Assert.Equal("ExpiredImportTokenException", error.Code);
    }

    [Fact]
    public void The_AWS_managed_key_appears_when_it_is_asked_for()
    {
        KmsBench bench = new();
        AliasEntry Alias() => bench.Do(kms => kms.ListAliases(null, new PageRequest(null, null)))
            .Items.Single(a => a.Name == AwsManagedKeys.EbsAlias);
        Assert.Null(Alias().TargetKeyId);

        KeyMetadata described = bench.Do(kms => kms.DescribeKey("alias/aws/ebs"));

        Assert.Equal(KeyManager.Aws, described.Key.Manager);
        Assert.Equal(described.Key.KeyId, Alias().TargetKeyId);
        Assert.Single(bench.Do(kms => kms.ListKeys(new PageRequest(null, null))).Items);
    }

    [Fact]
    public void A_list_is_given_in_pages_without_loss_or_repetition()
    {
        KmsBench bench = new();
        string[] made = [.. Enumerable.Range(0, 7).Select(_ => bench.CreateKey().KeyId).Order(StringComparer.Ordinal)];
        List<string> listed = [];
        string? marker = null;
        do
        {
            Page<KmsKey> page = bench.Do(kms => kms.ListKeys(new PageRequest(3, marker)));
            listed.AddRange(page.Items.Select(k => k.KeyId));
            marker = page.NextToken;
        }
        while (marker is not null);

        Assert.Equal(made, listed);
        Assert.Equal("InvalidMarkerException", bench.Fail(kms => kms.ListKeys(new PageRequest(3, "no marker!"))).Code);
    }

    private static void Import(
        KmsBench bench, KmsKey key, string algorithm, byte[] material, DateTimeOffset? validTo = null, string? type = null)
    {
        WrappingParameters parameters = bench.Do(kms => kms.GetParametersForImport(key.KeyId, algorithm, "RSA_2048"));
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(parameters.PublicKey, out _);
        RSAEncryptionPadding padding = algorithm.EndsWith("SHA_1", StringComparison.Ordinal)
            ? RSAEncryptionPadding.OaepSHA1
            : RSAEncryptionPadding.OaepSHA256;
        using var aes = Aes.Create();
        byte[] wrapped = algorithm.StartsWith("RSA_AES", StringComparison.Ordinal)
            ? [.. rsa.Encrypt(aes.Key, padding), .. aes.EncryptKeyWrapPadded(material)]
            : rsa.Encrypt(material, padding);

        Reply<ImportedMaterial> reply = bench.Call(kms => kms.ImportKeyMaterial(
            new ImportRequest(key.KeyId, parameters.ImportToken, wrapped)
            {
                ValidTo = validTo,
                ExpirationModel = validTo is null ? "KEY_MATERIAL_DOES_NOT_EXPIRE" : null,
                ImportType = type,
            }));
        if (!reply.Succeeded)
        {
            throw new InvalidOperationException($"{reply.Error.Code} {reply.Error.Message}");
        }
    }
}
