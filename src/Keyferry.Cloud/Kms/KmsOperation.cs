namespace Keyferry.Cloud.Kms;

/// <summary>The operations that EBS uses (3.2).</summary>
public enum KmsOperation
{
    DescribeKey,
    CreateGrant,
    Encrypt,
    Decrypt,
    GenerateDataKey,
    GenerateDataKeyWithoutPlaintext,
    ReEncryptFrom,
    ReEncryptTo,
}

/// <summary>What a KMS request carries besides the key.</summary>
public sealed record KmsRequest
{
    /// <summary>The value of <c>aws:ebs:id</c> in the encryption context (for CreateGrant: in its constraint); null: there is one, but it isn't known.</summary>
    public string? EbsId { get; init; }

    /// <summary>The alias by which the key was named, or null.</summary>
    public string? Alias { get; init; }

    /// <summary>For CreateGrant: whom EC2 names as grantee; null where AWS doesn't say.</summary>
    public string? GranteePrincipal { get; init; }

    /// <summary>For ReEncrypt: whether source and destination key are the same.</summary>
    public bool SameKey { get; init; }

    public (string Subject, string Field)? Setting { get; init; }
}
