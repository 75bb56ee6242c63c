using System.Collections.Immutable;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.CloudTrail;

/// <summary>A resource that an event is about.</summary>
/// <param name="Type"><c>AWS::KMS::Key</c>.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="AccountId">Its owner; empty for images and snapshots, whose ARNs don't tell.</param>
/// <param name="Name">The name by which LookupEvents finds it: an EC2 id, else the ARN.</param>
internal sealed record EventResource(string Type, string Arn, string AccountId, string Name);

internal static class EventResources
{
    /// <summary>
    /// What the call is about, each once: its own resource first, then those of its authorizations; of a ReEncrypt the
    /// source's key first, which is asked about first (F3.29).
    /// </summary>
    public static ImmutableArray<EventResource> Of(Call call)
    {
        IEnumerable<string> asked = call.Authorizations.Select(a => a.Request.Resource);
        IEnumerable<string> all = call.Action.StartsWith("kms:ReEncrypt", StringComparison.Ordinal)
            ? asked.Append(call.Resource)
            : asked.Prepend(call.Resource);
        return [.. all.Distinct(StringComparer.Ordinal).Select(Read).OfType<EventResource>()];
    }

    /// <summary>
    /// The other accounts in whose trails the call stands too: the owners of keys and roles. A refused call stands only in
    /// the caller's (F3.28).
    /// </summary>
    public static ImmutableArray<string> OtherRecipients(Call call, ImmutableArray<EventResource> resources)
    {
        bool isShared = call.Error is null
            && (call.Action == "sts:AssumeRole" || call.Action.StartsWith("kms:", StringComparison.Ordinal));
        return isShared
            ? [.. resources.Select(r => r.AccountId).Where(a => a.Length > 0 && a != call.Caller.Account?.Value).Distinct()]
            : [];
    }

    private static EventResource? Read(string arn)
    {
        string[] parts = arn.Split(':', 6);
        if (parts is not ["arn", _, var service, _, var account, var resource])
        {
            return null;
        }

        string[] path = resource.Split('/', 2);
        return path.Length == 2 && path[1] != "*" && Type(service, path[0]) is { } type
            ? new EventResource(type, arn, account, service == "ec2" ? path[1] : arn)
            : null;
    }

    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events-supported-resource-types.html
    private static string? Type(string service, string kind) => (service, kind) switch
    {
        ("kms", "key") => "AWS::KMS::Key",
        ("kms", "alias") => "AWS::KMS::Alias",
        ("iam", "role") => "AWS::IAM::Role",
        ("iam", "user") => "AWS::IAM::User",
        ("iam", "group") => "AWS::IAM::Group",
        ("iam", "policy") => "AWS::IAM::Policy",
        ("iam", "instance-profile") => "AWS::IAM::InstanceProfile",
        ("ec2", "image") => "AWS::EC2::Ami",
        ("ec2", "snapshot") => "AWS::EC2::Snapshot",
        ("ec2", "instance") => "AWS::EC2::Instance",
        ("ec2", "volume") => "AWS::EC2::Volume",
        ("ec2", "launch-template") => "AWS::EC2::LaunchTemplate",
        ("ssm", "parameter") => "AWS::SSM::Parameter",
        _ => null,
    };
}
