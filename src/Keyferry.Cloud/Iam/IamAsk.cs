using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Iam;

/// <summary>What one operation of IAM asks of the policies.</summary>
/// <param name="Action"><c>iam:GetRole</c></param>
/// <param name="Resource">The ARN that policies see.</param>
/// <param name="Shown">How a denial names the resource: <c>role build</c>; null for the ARN itself.</param>
internal sealed record IamAsk(string Action, string Resource, string? Shown = null)
{
    /// <summary>Tags of the resource: iam:ResourceTag and aws:ResourceTag.</summary>
    public ImmutableDictionary<string, string> ResourceTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Tags that the request sets.</summary>
    public ImmutableDictionary<string, string> RequestTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Tag keys that the request takes away; with those of <see cref="RequestTags"/> they are aws:TagKeys.</summary>
    public ImmutableArray<string> TagKeys { get; init; } = [];

    /// <summary>iam:PermissionsBoundary: the boundary that is set, or the one that the identity has.</summary>
    public string? Boundary { get; init; }

    /// <summary>iam:PolicyARN.</summary>
    public string? PolicyArn { get; init; }

    /// <summary>iam:AWSServiceName.</summary>
    public string? ServiceName { get; init; }

    /// <summary>The account in whose name the resource stands; null for the caller's.</summary>
    public AccountId? Owner { get; init; }

    /// <summary>The condition keys of the service (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html).</summary>
    public ImmutableArray<KeyValuePair<string, ContextValue>> Context
    {
        get
        {
            var context = ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>();
            Add(context, "iam:PermissionsBoundary", Boundary);
            Add(context, "iam:PolicyARN", PolicyArn);
            Add(context, "iam:AWSServiceName", ServiceName);
            foreach ((string key, string value) in ResourceTags)
            {
                Add(context, $"iam:ResourceTag/{key}", value);
            }

            if (!TagKeys.IsEmpty)
            {
                context.Add(new("aws:TagKeys", ContextValue.Many(TagKeys.Concat(RequestTags.Keys).Order(StringComparer.Ordinal))));
            }

            return context.DrainToImmutable();
        }
    }

    private static void Add(ImmutableArray<KeyValuePair<string, ContextValue>>.Builder context, string key, string? value)
    {
        if (value is not null)
        {
            context.Add(new(key, ContextValue.Of(value)));
        }
    }
}
