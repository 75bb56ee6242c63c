using System.Text.RegularExpressions;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>A form that texts have: its pattern (for people's editors too), and what to say when a text hasn't it.</summary>
/// <param name="What">What it is, with its article: <c>an account id</c>.</param>
/// <param name="Example">One that is right.</param>
/// <param name="Pattern">Null for any text.</param>
internal sealed record TextForm(string What, string Example, Regex? Pattern)
{
    public static TextForm Any { get; } = new("a text", "golden", null);

    public static TextForm AccountId { get; } = new("an account id: twelve digits", "\"111122223333\"", TextPatterns.AccountId());

    /// <summary>The pattern is for editors; the loader asks the catalogue of Regions.</summary>
    public static TextForm Region { get; } = new("an AWS Region's code", "us-east-1", TextPatterns.Region());

    public static TextForm ImageId { get; } = new("an AMI id", "ami-0123456789abcdef0", TextPatterns.ImageId());

    public static TextForm SnapshotId { get; } = new("a snapshot id", "snap-0123456789abcdef0", TextPatterns.SnapshotId());

    public static TextForm LaunchTemplateId { get; } =
        new("a launch template id", "lt-0123456789abcdef0", TextPatterns.LaunchTemplateId());

    public static TextForm Arn { get; } =
        new("an ARN", "arn:aws:iam::111122223333:role/builder", TextPatterns.Arn());

    public static TextForm OrganizationId { get; } = new("an organization's id", "o-exampleorg1", TextPatterns.OrganizationId());

    public static TextForm RootId { get; } = new("a root's id", "r-ab12", TextPatterns.RootId());

    public static TextForm UnitId { get; } = new("an OU's id", "ou-ab12-11111111", TextPatterns.UnitId());

    public static TextForm ParentId { get; } = new("a root's or OU's id", "ou-ab12-11111111", TextPatterns.ParentId());

    public static TextForm Target { get; } =
        new("a root's, OU's or account's id", "ou-ab12-11111111", TextPatterns.Target());

    public static TextForm PolicyId { get; } = new("a policy's id", "p-examplepolicy1", TextPatterns.PolicyId());

    public static TextForm PolicyVersion { get; } = new("a version of a managed policy", "v1", TextPatterns.PolicyVersion());

    public static TextForm KeyId { get; } =
        new("a KMS key id", "1a2b3c4d-0000-4000-8000-000000000001", TextPatterns.KeyId());

    public static TextForm AliasName { get; } = new("a KMS alias", "alias/golden-ami", TextPatterns.AliasName());

    public static TextForm IamPath { get; } = new("an IAM path", "/build/", TextPatterns.IamPath());

    public static TextForm Version { get; } = new("a semantic version", "1.0.0", TextPatterns.Version());

    public static TextForm Time { get; } = new("a time as ISO 8601 writes it", "2026-08-01T12:00:00Z", TextPatterns.Time());

    public static TextForm Counter { get; } = new("a whole number", "1", TextPatterns.Counter());

    /// <summary>Why the text hasn't the form, or null if it has.</summary>
    public (string Message, string Help)? Fault(string text)
    {
        if (ReferenceEquals(this, Region))
        {
            if (RegionCatalog.Find(text) is not null)
            {
                return null;
            }

            string? near = Spelling.Closest(text, RegionCatalog.All.Select(r => r.Region.Value));
            return ($"`{text}` is not an AWS Region", near is null ? $"like `{Example}`" : $"did you mean `{near}`?");
        }

        return Pattern is null || Pattern.IsMatch(text) ? null : ($"`{text}` is not {What}", $"like `{Example}`");
    }
}

/// <summary>AWS's own patterns, as its API models give them.</summary>
internal static partial class TextPatterns
{
    [GeneratedRegex("^[0-9]{12}$")]
    public static partial Regex AccountId();

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]$")]
    public static partial Regex Region();

    [GeneratedRegex("^ami-[0-9a-f]{8}([0-9a-f]{9})?$")]
    public static partial Regex ImageId();

    [GeneratedRegex("^snap-[0-9a-f]{8}([0-9a-f]{9})?$")]
    public static partial Regex SnapshotId();

    [GeneratedRegex("^lt-[0-9a-f]{8}([0-9a-f]{9})?$")]
    public static partial Regex LaunchTemplateId();

    [GeneratedRegex("^arn:aws[-a-z]*:[-a-z0-9]+:[-a-z0-9]*:([0-9]{12}|aws)?:.+$")]
    public static partial Regex Arn();

    [GeneratedRegex("^o-[a-z0-9]{10,32}$")]
    public static partial Regex OrganizationId();

    [GeneratedRegex("^r-[0-9a-z]{4,32}$")]
    public static partial Regex RootId();

    [GeneratedRegex("^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$")]
    public static partial Regex UnitId();

    [GeneratedRegex("^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$")]
    public static partial Regex ParentId();

    [GeneratedRegex("^([0-9]{12}|r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$")]
    public static partial Regex Target();

    [GeneratedRegex("^p-[0-9a-zA-Z_]{8,128}$")]
    public static partial Regex PolicyId();

    [GeneratedRegex("^(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$")]
    public static partial Regex KeyId();

    [GeneratedRegex("^alias/[-a-zA-Z0-9/_]+$")]
    public static partial Regex AliasName();

    [GeneratedRegex("^/([!-~]+/)?$")]
    public static partial Regex IamPath();

    [GeneratedRegex("^[0-9]+\\.[0-9]+\\.[0-9]+$")]
    public static partial Regex Version();

    [GeneratedRegex("^v[1-9][0-9]{0,8}$")]
    public static partial Regex PolicyVersion();

    [GeneratedRegex("^[0-9]{1,19}$")]
    public static partial Regex Counter();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,7})?(Z|[-+][0-9]{2}:[0-9]{2})$")]
    public static partial Regex Time();
}
