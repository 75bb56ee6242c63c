using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Cloud.Sts;

/// <summary>The session policies and tags of a request, read and measured.</summary>
/// <param name="Policies">Inline and managed ones; their union is the limit.</param>
/// <param name="Tags">By key.</param>
/// <param name="PackedPolicySize">Percent; null if there is nothing to pack.</param>
internal sealed record SessionLimits(
    ImmutableArray<PolicySource> Policies, ImmutableDictionary<string, string> Tags, int? PackedPolicySize)
{
    private const int MaxTags = 50;
    private const int MaxPolicyArns = 10;
    private const int MaxPlainText = 2_048;

    // AWS doesn't tell how it packs; we take the compressed texts against the length that plain ones may have.
    private const int MaxPacked = 2_048;

    /// <summary>Reads what a request gives, or says which rule it breaks.</summary>
    /// <param name="world">Where managed policies are.</param>
    /// <param name="account">The account whose managed policies may be named.</param>
    /// <param name="ask">The request.</param>
    public static Reply<SessionLimits> Read(World world, AccountId account, SessionAsk ask)
    {
        Reply<ImmutableDictionary<string, string>> tags = ReadTags(ask);
        if (!tags.Succeeded)
        {
            return tags.Error;
        }

        if (ask.PolicyArns.Length > MaxPolicyArns)
        {
            return StsErrors.Invalid($"The number of policy ARNs exceeds the limit of {MaxPolicyArns}");
        }

        if ((ask.Policy?.Length ?? 0) + ask.PolicyArns.Sum(a => a.Length) > MaxPlainText)
        {
            return StsErrors.Invalid($"The plaintext of the session policies exceeds the limit of {MaxPlainText} characters");
        }

        var policies = ImmutableArray.CreateBuilder<PolicySource>();
        if (ask.Policy is { } text)
        {
            Reply<Policy> read = PolicyDocuments.Read("session policy", text, PolicyKind.Session);
            if (!read.Succeeded)
            {
                return StsErrors.Malformed(read.Error.Message);
            }

            policies.Add(new PolicySource("session policy", read.Value!));
        }

        foreach (string arn in ask.PolicyArns)
        {
            ManagedPolicy? managed = arn.StartsWith($"arn:aws:iam::{account}:policy/", StringComparison.Ordinal)
                ? world.ManagedPolicies.GetValueOrDefault(arn)
                : AwsManagedPolicies.Find(arn);
            if (managed is null)
            {
                return StsErrors.Malformed($"Policy {arn} does not exist or is not attachable.");
            }

            policies.Add(managed.Source);
        }

        int? packed = Pack(ask);
        return packed > 100 ? StsErrors.Packed(packed.Value) : new SessionLimits(policies.DrainToImmutable(), tags.Value!, packed);
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_know
    private static Reply<ImmutableDictionary<string, string>> ReadTags(SessionAsk ask)
    {
        if (ask.Tags.IsEmpty && ask.TransitiveTagKeys.IsEmpty)
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        var tags = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);
        HashSet<string> keys = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, string value) in ask.Tags)
        {
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                return StsErrors.InvalidParameter("One of the provided tag keys is reserved for AWS use: keys can't begin with aws:");
            }

            if (!keys.Add(key))
            {
                return StsErrors.InvalidParameter("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }

            tags.Add(key, value);
        }

        return tags.Count > MaxTags ? StsErrors.Invalid($"The number of session tags exceeds the limit of {MaxTags}")
            : ask.TransitiveTagKeys.Any(k => !keys.Contains(k))
            ? StsErrors.InvalidParameter("The specified transitive tag key must be included in the requested tags.")
            : tags.ToImmutable();
    }

    private static int? Pack(SessionAsk ask)
    {
        if (ask.Policy is null && ask.PolicyArns.IsEmpty && ask.Tags.IsEmpty)
        {
            return null;
        }

        byte[] plain = Encoding.UTF8.GetBytes(string.Join(
            '\n', ask.PolicyArns.Append(ask.Policy ?? "").Concat(ask.Tags.Select(t => $"{t.Key}={t.Value}"))));
        byte[] packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        int length = BrotliEncoder.TryCompress(plain, packed, out int written, quality: 5, window: 18) ? written : plain.Length;
        return (int)Math.Ceiling(length * 100.0 / MaxPacked);
    }
}
