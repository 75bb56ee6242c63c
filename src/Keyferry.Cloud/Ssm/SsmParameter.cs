using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ssm;

/// <summary>A version of a parameter; DataType is <c>text</c> or <c>aws:ec2:image</c>.</summary>
public sealed record SsmParameter(AccountId Account, Region Region, string Name, string Value, string DataType)
{
    public const string SecureString = "SecureString";

    public const string Advanced = "Advanced";

    public int Version { get; init; } = 1;

    /// <summary><c>String</c>, <c>StringList</c> or <c>SecureString</c>; a SecureString's value is its ciphertext, in base64.</summary>
    public string Type { get; init; } = "String";

    public string? Description { get; init; }

    /// <summary>The key of a SecureString as it was named: <c>alias/aws/ssm</c>, an id, an ARN.</summary>
    public string? KeyId { get; init; }

    /// <summary>The ARN of the key under which it was encrypted; null unless it is a SecureString.</summary>
    public string? KeyArn { get; init; }

    public string? AllowedPattern { get; init; }

    /// <summary><c>Standard</c> or <c>Advanced</c>.</summary>
    public string Tier { get; init; } = "Standard";

    public ImmutableArray<ParameterPolicy> Policies { get; init; } = [];

    public ImmutableArray<string> Labels { get; init; } = [];

    public DateTimeOffset LastModified { get; init; }

    /// <summary>An ARN; null where it isn't known.</summary>
    public string? LastModifiedUser { get; init; }

    public string Arn => Subjects.Parameter(Account, Region, Name);

    // A value must not end up in a log because somebody printed the record.
    public override string ToString() => $"{Arn}:{Version}";
}

/// <summary>What is to happen to an advanced parameter by itself.</summary>
/// <param name="Type"><c>Expiration</c>, <c>ExpirationNotification</c> or <c>NoChangeNotification</c>.</param>
/// <param name="Text">As it was given, JSON.</param>
/// <param name="Expires">When the parameter is gone; null for notifications.</param>
public sealed record ParameterPolicy(string Type, string Text, DateTimeOffset? Expires);
